"""The text message that reminds of an appointment on the day before it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import cases, contact_wishes
from intake.appointments import Backend, Booking, NoSuchBooking
from intake.contact_wishes import ContactWish
from intake.conversations import Conversation
from intake.messaging import confirmations
from intake.messaging.outbox import Message
from intake.municipalities import Municipality
from intake.settings import Settings

TEMPLATE = "sms_reminder"
JUST_CONFIRMED = timedelta(hours=20)
"""Whoever was told of it so lately needs no reminder of it."""
CONFIRMS = ("sms_booked", "sms_moved")


def bookings_of_tomorrow(
    municipality: Municipality, backend: Backend, now: datetime
) -> Iterator[Booking]:
    """Yield the living bookings of the municipality's next day, office by office.

    None where it sends no reminders or at a time of day at which it sends none. May raise
    `BackendDown`.
    """
    local = now.astimezone(municipality.timezone)
    if not _may_be_sent_at(municipality, local):
        return
    start, end = _day(municipality, local.date() + timedelta(days=1))
    for office in municipality.offices:
        yield from backend.bookings_between(f"{municipality.id}/{office}", start, end)


def record(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    booking: Booking,
    now: datetime,
) -> bool:
    """Record the reminder of a booking, to be sent by the worker; whether it is a new one.

    There is one for each time at which a booking stands, however often this is called. There is
    none where no text message can be sent (`intake.messaging.text_messages`), where the citizen
    wants another way or none at all, where the conversation told of danger (somebody else may read
    the telephone), and where the booking was confirmed within the last `JUST_CONFIRMED`.
    """
    conversation = session.get(Conversation, booking.conversation_id or "")
    if conversation is None or not _is_welcome(session, conversation.id):
        return False  # nobody knows any more whom to tell
    if _was_just_confirmed(session, booking, now):
        return False
    return confirmations.record(
        session,
        settings,
        municipality,
        booking,
        TEMPLATE,
        conversation_id=conversation.id,
        language=conversation.language,
        at=booking.slot.starts_at,
        now=now,
    )


def still_holds(
    message: Message, municipality: Municipality, backend: Backend, now: datetime
) -> bool:
    """Say whether a recorded reminder is still true and may be sent at this moment.

    It waits in the outbox where sending fails, up to some hours: meanwhile the appointment may be
    cancelled or moved, or the evening come. May raise `BackendDown`.
    """
    _, booking_id, starts_at = message.dedup_key.split(":", 2)
    if not _may_be_sent_at(municipality, now.astimezone(municipality.timezone)):
        return False
    try:
        booking = backend.booking(booking_id)
    except NoSuchBooking:
        return False
    stands = booking.slot.starts_at == datetime.fromisoformat(starts_at)
    return stands and booking.slot.starts_at > now


def _may_be_sent_at(municipality: Municipality, local: datetime) -> bool:
    hours = municipality.text_messages.reminders
    return hours is not None and hours.start <= local.time() < hours.end


def _day(municipality: Municipality, day: date) -> tuple[datetime, datetime]:
    """Return both ends of a day of the municipality's clock, in UTC."""
    midnights = (
        datetime.combine(one, time(), municipality.timezone) for one in (day, day + timedelta(1))
    )
    start, end = (midnight.astimezone(UTC) for midnight in midnights)
    return start, end


def _is_welcome(session: Session, conversation_id: str) -> bool:
    case = cases.for_conversation(session, conversation_id)
    in_danger = case is not None and (case.urgent or case.danger is not None)
    return not in_danger and _wants_texts(contact_wishes.of(session, conversation_id))


def _wants_texts(wish: ContactWish) -> bool:
    """Say whether a text message that nobody asked for fits how somebody wants to be reached."""
    if wish.how == "text":
        return True
    return not wish.no_call and wish.how in (None, "call")


def _was_just_confirmed(session: Session, booking: Booking, now: datetime) -> bool:
    """Say whether a text message told of this booking lately, in whichever conversation."""
    told = select(Message.id).where(
        Message.template.in_(CONFIRMS),
        Message.created_at > now - JUST_CONFIRMED,
        Message.dedup_key.contains(f":{booking.id}:", autoescape=True),
    )
    return session.scalar(told.limit(1)) is not None
