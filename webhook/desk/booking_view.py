"""One appointment with whom it is for; looking at it is noted."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import request
from sqlalchemy.orm import Session

from intake import appointments as store
from intake import contact_wishes, conversations
from intake.advice.booking_hours import NotBookable
from intake.appointments import Backend, Booking, Slot
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook, Unreadable
from intake.messaging import text_messages
from webhook.desk import case_view, day_view, history
from webhook.desk.access import desk
from webhook.desk.history import Told
from webhook.guards import current_services

AHEAD = timedelta(days=90)
MOST = 200


@dataclass(frozen=True)
class Seen:
    """An appointment as its page shows it."""

    booking: Booking
    day_address: str
    channel: str | None
    contact: dict[str, str]
    readable: bool
    wish: ContactWish
    """How the citizen wants to be reached, or not."""
    case: bool
    """Whether its case is this clerk's to see."""
    over: bool
    informs: bool
    """Whether the citizen will get a text message of what is done here."""
    day: date
    """Whose free times are shown."""
    today: date
    free: list[Slot]
    to: Slot | None
    """The free time that was chosen, to be confirmed."""
    next_free: date | None
    """The first day with free times, where this one has none."""
    history: list[Told]


def look(session: Session, booking: Booking, now: datetime) -> Seen:
    """Return the appointment with its contact data opened, and note who was shown them."""
    here = desk()
    store.note_act(session, booking.id, here.clerk.id, "viewed", now)
    contact, readable = _contact(session, booking)
    events = store.acts_on(session, [booking.id])
    names = case_view.names(session, [event.staff_id for event in events])
    today = now.astimezone(here.profile.timezone).date()
    day = max(day_view.asked_day(_local_day(booking)), today)
    over = booking.slot.starts_at <= now
    free = [] if over else _free(session, booking, day, now)
    return Seen(
        booking=booking,
        day_address=day_view.address(booking),
        channel=_channel(session, booking),
        contact=contact,
        readable=readable,
        wish=contact_wishes.of(session, booking.conversation_id or ""),
        case=case_view.is_mine(session, booking.reference),
        over=over,
        informs=text_messages.can_be_sent(
            session,
            current_services().settings,
            here.profile,
            booking.conversation_id,
            current_services().now(),
        ),
        day=day,
        today=today,
        free=free,
        to=next((one for one in free if one.starts_at.isoformat() == request.args.get("to")), None),
        next_free=None if free or over else _next_free(session, booking, now),
        history=[history.booking_event(event, names) for event in events],
    )


def backend() -> Backend:
    """Return the appointment system of the clerk's municipality."""
    return current_services().appointments(desk().profile)


def language_of(session: Session, booking: Booking) -> str:
    """Return the language that the citizen speaks; the municipality's own where none is known."""
    if booking.conversation_id is None:
        return desk().profile.languages[0]
    return conversations.get(session, booking.conversation_id).language


def _channel(session: Session, booking: Booking) -> str | None:
    if booking.conversation_id is None:
        return None
    return conversations.get(session, booking.conversation_id).channel


def _contact(session: Session, booking: Booking) -> tuple[dict[str, str], bool]:
    if booking.conversation_id is None:
        return {}, True
    try:
        return ContactBook(session, current_services().settings.data_key).all(
            booking.conversation_id
        ), True
    except Unreadable:
        return {}, False


def _local_day(booking: Booking) -> date:
    return booking.slot.starts_at.astimezone(desk().profile.timezone).date()


def _free(session: Session, booking: Booking, day: date, now: datetime) -> list[Slot]:
    start, end = day_view.whole(day)
    return _slots(session, booking, start, end, MOST, now)


def _next_free(session: Session, booking: Booking, now: datetime) -> date | None:
    found = _slots(session, booking, now, now + AHEAD, 1, now)
    zone = desk().profile.timezone
    return found[0].starts_at.astimezone(zone).date() if found else None


def _slots(
    session: Session, booking: Booking, start: datetime, end: datetime, limit: int, now: datetime
) -> list[Slot]:
    slot = booking.slot
    book = backend().within(session)
    try:
        return book.free_slots(slot.office, slot.service, start, end, limit, now, slot.persons)
    except (NotBookable, KeyError):  # the profile no longer has this service, or this office
        return []
