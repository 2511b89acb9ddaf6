"""Until when a department deals with a case: working days by its own hours, and who is late.

Only the day on which a case was opened counts, not its hour; days on which the department is
closed, for whatever reason, are no working days.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal

from intake.advice.opening_hours import spans
from intake.municipalities import Municipality

Light = Literal["green", "amber", "red"]
"""Later than today; today; over."""
ONE = timedelta(days=1)
LOOK_AHEAD_DAYS = 90


def due(municipality: Municipality, department: str, opened_at: datetime) -> datetime | None:
    """Return the end of work on the last working day for a case that was opened then.

    In the municipality's zone. None for a department that the profile does not have, or that is
    closed for ninety days.
    """
    if department not in municipality.departments:
        return None
    first = opened_at.astimezone(municipality.timezone).date()
    days = municipality.departments[department].answer_days
    ends = _ends(municipality, department, first)
    return next((end for number, end in enumerate(ends, 1) if number == days), None)


def light(municipality: Municipality, at: datetime, now: datetime) -> Light:
    """Return how a deadline stands now: over is red, today amber."""
    if at < now:
        return "red"
    zone = municipality.timezone
    return "amber" if at.astimezone(zone).date() <= now.astimezone(zone).date() else "green"


def late_before(municipality: Municipality, department: str, now: datetime) -> datetime | None:
    """Return the moment before which an open case of this department was opened to be late now.

    None where it has not worked often enough within ninety days, or is not there.
    """
    if department not in municipality.departments:
        return None
    zone, days = municipality.timezone, municipality.departments[department].answer_days
    today = now.astimezone(zone).date()
    for day in (today - number * ONE for number in range(LOOK_AHEAD_DAYS)):
        hours = spans(municipality, department, day)
        days -= bool(hours) and hours[-1][1] < now
        if days == 0:  # whoever came before this day has waited through all of them
            return datetime.combine(day, time(), zone)
    return None


def _ends(municipality: Municipality, department: str, after: date) -> Iterator[datetime]:
    """Yield when work ends on each working day after a day."""
    for number in range(1, LOOK_AHEAD_DAYS + 1):
        hours = spans(municipality, department, after + number * ONE)
        if hours:
            yield hours[-1][1]
