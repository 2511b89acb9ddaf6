"""The text message that confirms what was booked, moved or cancelled."""

from datetime import timedelta

import phonenumbers
from sqlalchemy.orm import Session

from actions.citizen import Citizen
from intake import clock, outbox, references
from intake.appointments import Booking
from intake.contacts import ContactBook
from intake.spoken import say_moment
from intake.suppressions import Suppressions

SOME_DAYS = timedelta(days=2)


def record(session: Session, citizen: Citizen, booking: Booking, template: str) -> bool:
    """Record the message with what it confirms, to be sent by the worker; whether there is one.

    There is none without a number, for a landline, for who opted out, and in production without
    an account to send it. `template` is a prompt: sms_booked, sms_moved or sms_cancelled.
    """
    settings = citizen.house.settings
    if settings.production and not settings.has_twilio_account:
        return False
    if not _can_be_written_to(session, citizen):
        return False
    return outbox.record(
        session,
        kind="sms",
        municipality=citizen.municipality.id,
        conversation_id=citizen.conversation,
        contact_kind="phone",
        template=template,
        values=_in_words(citizen, booking),
        language=citizen.language,
        locale=citizen.locale,
        dedup_key=f"{template}:{booking.id}:{citizen.now.isoformat()}",
        # Of the house: the worker does not live in a script's own time.
        now=clock.now(),
    )


def _can_be_written_to(session: Session, citizen: Citizen) -> bool:
    key = citizen.house.settings.data_key
    number = ContactBook(session, key).get(citizen.conversation, "phone")
    if number is None or Suppressions(session, key).holds(citizen.municipality.id, number):
        return False
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return kind != phonenumbers.PhoneNumberType.FIXED_LINE


def _in_words(citizen: Citizen, booking: Booking) -> dict[str, str]:
    """Return what the sentence names; not the service, which a locked screen would show."""
    at = booking.slot.starts_at.astimezone(citizen.municipality.timezone)
    # Said as if some days before: who reads it tomorrow must not read "tomorrow".
    when = say_moment(at, citizen.language, citizen.locale, at - SOME_DAYS, written=True)
    return {
        "municipality": citizen.municipality.name,
        "when": when,
        "place": citizen.at_office(booking.slot.office.partition("/")[2]),
        "reference": references.spaced(booking.reference),
    }
