"""Somebody was called and not reached: a try, with the moment of the next one; not an ending."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from intake.advice.opening_hours import spans
from intake.cases.changing import changed, own
from intake.cases.errors import NoteNeeded, TooFewTries
from intake.cases.models import Actor, Case
from intake.municipalities import Municipality

ENOUGH = 3
"""Tries after which a case may end as not reached."""
NOT_REACHED = "not_reached"
AFTERNOON = time(13)
LOOK_AHEAD_DAYS = 60


def tried(
    session: Session,
    municipality: Municipality,
    reference: str,
    staff_id: str,
    version: int,
    now: datetime,
) -> Case:
    """Count a try to reach the citizen of one's own case, and set when to try again.

    The case stays open and its clerk's. Raises `NotYours`, `StaleCase`, `NoSuchCase`.
    """
    case = own(session, reference, staff_id, version)
    case.tries += 1
    case.next_try_at = next_half_day(municipality, case.department, now)
    again = case.next_try_at.isoformat() if case.next_try_at else None
    actor = Actor("staff", staff_id)
    return changed(session, case, actor, "tried", now, n=case.tries, next=again)


def next_half_day(municipality: Municipality, department: str, now: datetime) -> datetime | None:
    """Return when the department next begins a morning or an afternoon of work, in its time zone.

    By its own hours, else its office's; None where it is closed for sixty days, or not there.
    """
    if department not in municipality.departments:
        return None
    return next((at for at in _beginnings(municipality, department, now) if at > now), None)


def refuse_unreached(case: Case, *, explained: bool) -> None:
    """Raise `TooFewTries` where a case may not end as not reached yet, and `NoteNeeded` where one
    about danger may not: unless `explained`, by a note or because a lead ends it."""
    if case.tries < ENOUGH:
        raise TooFewTries(case.reference)
    if case.danger and not explained:
        raise NoteNeeded(case.reference)


def _beginnings(municipality: Municipality, department: str, now: datetime) -> Iterator[datetime]:
    zone = municipality.timezone
    today = now.astimezone(zone).date()
    for offset in range(LOOK_AHEAD_DAYS + 1):
        day = today + timedelta(days=offset)
        noon = datetime.combine(day, AFTERNOON, zone)
        for start, end in spans(municipality, department, day):
            yield start
            if start < noon < end:
                yield noon
