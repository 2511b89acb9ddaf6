"""How many appointments one person, and one telephone or address, may make within a day."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from intake import conversations
from intake.contacts import ContactBook
from intake.limits.tally import Tallies
from intake.municipalities import Municipality
from intake.proof import origin
from intake.proof.names import plain_name
from intake.settings import Settings

DAY = timedelta(days=1)
"""From the first of them on."""


class TooManyBookings(Exception):
    """Who books has made as many appointments as the profile lets one make within a day."""


def count(
    session: Session,
    settings: Settings,
    municipality: Municipality,
    conversation_id: str,
    now: datetime,
) -> list[str]:
    """Count an appointment with the booking that it is made by; return which counts are now full.

    Raises `TooManyBookings`, and then nothing was counted. A cancelled appointment counts as well:
    making and cancelling keeps times from others, too. `now` is the system's.
    """
    tallies, most = Tallies(session, settings.data_key), municipality.appointments.most_a_day
    counted = [
        (by, f"{municipality.id} {of}", most.by_person if by == "person" else most.by_origin)
        for by, of in sorted(set(_whose(session, settings, conversation_id)))
    ]
    if any(tallies.so_far(_what(by), of, now, DAY).times >= limit for by, of, limit in counted):
        raise TooManyBookings(conversation_id)
    times = {(by, of): tallies.add(_what(by), of, now, DAY) for by, of, _ in counted}
    return [by for by, of, limit in counted if times[by, of] == limit]


def _whose(session: Session, settings: Settings, conversation_id: str) -> Iterator[tuple[str, str]]:
    """Yield whom an appointment counts for: a name with its telephone, or where it comes from."""
    given = ContactBook(session, settings.data_key).all(conversation_id)
    sent = conversations.get(session, conversation_id).origin
    told = origin.of_number(settings.data_key, given["phone"]) if "phone" in given else None
    yield from (("origin", of) for of in (sent, told) if of)
    if "name" in given:
        name = plain_name(given["name"], settings.data_dir)
        # Two people may have one name: what else is known of them tells them apart.
        yield "person", f"{name} {told or sent or conversation_id}"


def _what(by: str) -> str:
    return f"bookings by {by}"
