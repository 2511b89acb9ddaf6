"""Offices and departments of a profile, and the hours at which they are there for people."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, ClassVar, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from intake.municipalities.facts import Day, Fact, Ids, Phone, Text, Words

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@dataclass(frozen=True, order=True)
class Interval:
    """From one wall-clock time to another on the same day, the end excluded."""

    start: time
    end: time


def _interval(value: object) -> Interval:
    match = HOURS.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise ValueError("hours written as 09:00-12:00")
    first, second, third, fourth = (int(part) for part in match.groups())
    try:
        start, end = time(first, second), time(third, fourth)
    except ValueError:
        raise ValueError("times between 00:00 and 23:59") from None
    if end <= start:
        raise ValueError("a closing time after the opening time")
    return Interval(start, end)


def _intervals(value: object) -> tuple[Interval, ...]:
    spans = value if isinstance(value, list) else [value]
    found = tuple(sorted(_interval(span) for span in spans))
    if any(later.start < earlier.end for earlier, later in zip(found, found[1:], strict=False)):
        raise ValueError("hours that do not overlap")
    return found


OneInterval = Annotated[
    Interval,
    PlainValidator(_interval),
    WithJsonSchema({"type": "string"}),
]
Intervals = Annotated[
    tuple[Interval, ...],
    PlainValidator(_intervals),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class WeeklyHours(Fact):
    """Hours that come back each week, or on days that take turns week by week.

    With `alternate_from` (a Monday) the first of `days` is open in that week, the second in
    the next, and so on round. `called` names a consulting hour.
    """

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    open: Intervals
    alternate_from: Day | None = None
    called: Text | None = None

    def open_on(self, day: date) -> bool:
        """Say whether these hours count on this day, holidays left aside."""
        return self.holds_on(day) and WEEKDAYS[day.weekday()] in self._days_in_week_of(day)

    def _days_in_week_of(self, day: date) -> tuple[str, ...]:
        if self.alternate_from is None:
            return self.days
        weeks = (day.toordinal() - day.weekday() - self.alternate_from.toordinal()) // 7
        return (self.days[weeks % len(self.days)],)


class SpecialDay(Fact):
    """One day, or the days up to and including `until`, with other hours; none is closed."""

    day: Day
    until: Day | None = None
    open: Intervals = ()
    reason: Text | None = None

    def covers(self, day: date) -> bool:
        """Say whether the day is this one, or in the range."""
        return self.day <= day <= (self.until or self.day)


class Place(Fact):
    """Something with a name that people can reach: an office or a department."""

    name: Text
    names: dict[str, Words] = {}
    phone: Phone | None = None
    hours: list[WeeklyHours] | None = None
    exceptions: list[SpecialDay] = []
    id: ClassVar[str] = ""
    """The key under which the profile has it; given by the loader."""


class Access(Fact):
    """How people get in: freely, by appointment, not at all, or only for some purposes."""

    by: Literal["walk_in", "appointment", "purpose", "closed"]
    services: Ids = ()
    text: Text | None = None


class Office(Place):
    """A place people come to, or (`kind: home_visit`) staff who come to people.

    `at` is how a sentence names it as the place of an appointment ("op het gemeentehuis").
    """

    kind: Literal["desk", "home_visit"] = "desk"
    at: Text | None = None
    address: str | None = None
    directions: Text | None = None
    districts: Ids = ()
    capacity: Annotated[int, Field(ge=0)] = 1
    access: list[Access] = []
    notice_hours: Annotated[int, Field(ge=0, le=336)] = 0
    """How long before an appointment it has to be made here, for somebody to be ready for it."""
    travel_minutes: Annotated[int, Field(ge=0, le=120)] = 0
    """How long staff are on the way to the next after each appointment."""

    def access_on(self, day: date) -> Access | None:
        """Return how people get in on this day; None where the profile does not say."""
        return next((access for access in self.access if access.holds_on(day)), None)

    def by_appointment_only(self, day: date) -> bool:
        """Say whether nobody can walk in on this day."""
        access = self.access_on(day)
        return self.kind == "home_visit" or (access is not None and access.by != "walk_in")

    def can_be_visited(self, day: date) -> bool:
        """Say whether the office stands and is not closed to visitors on this day."""
        access = self.access_on(day)
        return self.holds_on(day) and (access is None or access.by != "closed")


Reach = Literal["phone", "desk", "appointment", "online", "home_visit"]


class Department(Place):
    """People who deal with a matter, with hours of their own or those of their office.

    They sit in the first of `offices` that stands on the day; in the default one if none is named.
    `answer_days` are the working days within which they mean to have dealt with a case.
    """

    offices: Ids = ()
    topics: Ids = ()
    services: Ids = ()
    intents: Ids = ()
    reach: tuple[Reach, ...] = ("phone",)
    answer_days: Annotated[int, Field(ge=1, le=30)] = 2
