"""How many text messages leave within an hour: to one number, and from the whole installation."""

import logging
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy.orm import Session

from intake.limits.tally import Tallies
from intake.settings import Settings

log = logging.getLogger(__name__)

Full = Literal["too_many", "stopped"]
HOUR = timedelta(hours=1)
TO_ONE_NUMBER = 6
"""A booking, its move and its cancellation, twice: whoever gets more did not ask for them."""
BY_NUMBER, BY_ALL, ALL = "texts by number", "texts by all", "all"


def full(session: Session, settings: Settings, number: str, now: datetime) -> Full | None:
    """Return why no text message may leave to this number (E.164) now; changes nothing.

    "stopped" is the whole installation's: nothing leaves until its hour is over.
    """
    tallies = Tallies(session, settings.data_key)
    if is_stopped(session, settings, now):
        return "stopped"
    many = tallies.times(BY_NUMBER, number, now, HOUR) >= TO_ONE_NUMBER
    return "too_many" if many else None


def is_stopped(session: Session, settings: Settings, now: datetime) -> bool:
    """Say whether the installation has sent all that it may within an hour."""
    sent = Tallies(session, settings.data_key).times(BY_ALL, ALL, now, HOUR)
    return sent >= settings.texts_an_hour


def count(
    session: Session, settings: Settings, number: str, municipality: str, now: datetime
) -> None:
    """Count a message that was recorded; the operator is told once where the last one was.

    `now` is the system's.
    """
    tallies = Tallies(session, settings.data_key)
    tallies.add(BY_NUMBER, number, now, HOUR)
    if tallies.add(BY_ALL, ALL, now, HOUR) == settings.texts_an_hour:
        facts = {"what": "texts", "by": ALL, "municipality": municipality}
        log.error("limit reached", extra={"facts": facts})
