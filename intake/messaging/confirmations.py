"""The text message that confirms what was booked, moved or cancelled, by the bot or at the desk."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from intake import references
from intake.appointments import Booking
from intake.messaging import outbox, text_messages
from intake.municipalities import Municipality
from intake.settings import Settings
from intake.spoken import say_moment

SOME_DAYS = timedelta(days=2)


def record(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    booking: Booking,
    template: str,
    *,
    conversation_id: str | None,
    language: str,
    at: datetime,
    now: datetime,
) -> bool:
    """Record the message with what it confirms, to be sent by the worker; whether there is one.

    There is none where no text message can be sent (`intake.messaging.text_messages`). `template`
    is a prompt: sms_booked, sms_moved or sms_cancelled. `at` is the act's own moment, `now` the
    system's, by which the worker sends.
    """
    if conversation_id is None:
        return False
    if not text_messages.can_be_sent(session, settings, municipality, conversation_id, now):
        return False
    recorded = outbox.record(
        session,
        kind="sms",
        municipality=municipality.id,
        conversation_id=conversation_id,
        contact_kind="phone",
        template=template,
        values=_in_words(municipality, booking, language, settings.data_dir),
        language=language,
        locale=municipality.locale(language),
        dedup_key=f"{template}:{booking.id}:{at.isoformat()}",
        now=now,
    )
    if recorded:
        text_messages.count(session, settings, municipality, conversation_id, now)
    return recorded


def _in_words(
    municipality: Municipality, booking: Booking, language: str, data_dir: Path
) -> dict[str, str]:
    """Return what the sentence names; not the service, which a locked screen would show."""
    at = booking.slot.starts_at.astimezone(municipality.timezone)
    # Said as if some days before: who reads it tomorrow must not read "tomorrow".
    locale = municipality.locale(language)
    when = say_moment(at, language, locale, at - SOME_DAYS, written=True, data_dir=data_dir)
    office = booking.slot.office.partition("/")[2]
    place = municipality.offices.get(office)
    return {
        "municipality": municipality.name,
        "when": when,
        "place": (place.at or place.name).say(language) if place else office,
        "reference": references.spaced(booking.reference),
    }
