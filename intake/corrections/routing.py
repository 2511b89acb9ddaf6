"""How often the bot's choice of a department was right, week by week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.cases import Case
from intake.corrections.correcting import BY_HAND, all_since
from intake.municipalities import Municipality

WEEKS = 12
"""Cases are kept a year; a quarter shows whether it gets better."""


@dataclass(frozen=True)
class Week:
    """The cases that came in one week, and of how many the department was corrected."""

    monday: date
    routed: int
    wrong: int


def by_week(session: Session, municipality: Municipality, now: datetime) -> list[Week]:
    """Return the last twelve weeks of the municipality's calendar, this one last.

    A case counts in the week in which it was opened last.
    """
    this = _monday(now, municipality)
    mondays = [this - timedelta(weeks=number) for number in reversed(range(WEEKS))]
    since = datetime.combine(mondays[0], datetime.min.time(), municipality.timezone)
    asked = select(Case.reference, Case.opened_at).where(
        Case.municipality == municipality.id, Case.opened_at >= since, Case.reason != BY_HAND
    )
    opened = {row.reference: _monday(row.opened_at, municipality) for row in session.execute(asked)}
    wrong = {one.reference for one in all_since(session, municipality.id, since)}
    return [
        Week(
            monday,
            sum(week == monday for week in opened.values()),
            sum(week == monday and one in wrong for one, week in opened.items()),
        )
        for monday in mondays
    ]


def _monday(at: datetime, municipality: Municipality) -> date:
    day = at.astimezone(municipality.timezone).date()
    return day - timedelta(days=day.weekday())
