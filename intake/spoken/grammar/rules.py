"""What the rules for days share: what they are reckoned from, their form, and common pieces."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from intake.spoken import days
from intake.spoken.mentions import Days, Spans, What


@dataclass(frozen=True)
class Today:
    """What a relative day is reckoned from; `eight_days` is what "in eight days" may mean."""

    now: datetime
    eight_days: tuple[int, ...]

    @property
    def day(self) -> date:
        """Today's date at the office."""
        return self.now.date()


Said = re.Match[str]
# None passes the place on to the next rule; an empty list is something that tells no time.
Found = list[What] | None
Reader = Callable[[Said, Today], Found]
Rule = tuple[str, Reader]

# Every symbol is followed by a space.
SMALL = r"(?:ON |THE |OF |IN ){0,4}"
WHICH = r"(?P<which>NEXT|COMING|THIS|LAST|FINAL|AFTER_NEXT) "
YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d) |(?P<century>19|20) (?P<short>\d\d) "
    r"|(?:OF |IN )?(?P<which_year>NEXT|COMING|THIS|LAST) YEAR )?"
)
# How many months or weeks from this one.
STEPS = {"NEXT": 1, "COMING": 1, "THIS": 0, "LAST": -1, "FINAL": -1, "AFTER_NEXT": 2}


def nothing(said: Said, today: Today) -> Found:
    """Words that tell no time."""
    return []


def one(day: date | None) -> Found:
    """The mention of one day, if there is such a day."""
    return None if day is None else [Days((day,))]


def span(first: date | None, last: date | None) -> Found:
    """The mention of one stretch of days."""
    return [Spans(((first, last),))]


def to_come(today: Today, first: date, last: date) -> Found:
    """A stretch of days that may have begun: what is left of it."""
    return span(max(first, today.day) if last >= today.day else first, last)


def year_of(said: Said, today: Today) -> int | None:
    """The year that was said with a date: 2027, "twintig zevenentwintig", next year."""
    if said["year"]:
        return int(said["year"])
    if said["short"]:
        return int(said["century"]) * 100 + int(said["short"])
    return today.day.year + STEPS[said["which_year"]] if said["which_year"] else None


def month_meant(said: Said, today: Today) -> tuple[date, date]:
    """First and last day of this, next or last month."""
    return days.month_after(today.day, STEPS[said["which"] or "THIS"])
