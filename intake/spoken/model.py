"""What a citizen can mean by a date or a time, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Kind = Literal["moment", "day", "part", "range", "ambiguous", "none"]
Unread = Literal["day", "time"]
PartName = Literal["morning", "afternoon", "evening"]
Bound = date | datetime | time | None
Json = None | str | int | list["Json"] | dict[str, "Json"]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PART_HOURS: Mapping[str, tuple[int, int]] = {
    "morning": (0, 12),
    "afternoon": (12, 18),
    "evening": (18, 24),
}


@dataclass(frozen=True)
class Part:
    """A part of one day, or of any day when `date` is None."""

    date: date | None
    part: PartName


@dataclass(frozen=True)
class Range:
    """From one bound to another, both inclusive; None is open.

    Bounds are dates, aware moments, or times of day when no day was named. What JSON has no
    place for: `day`, the one day that a stretch of moments stays within ("Tuesday after four"),
    and `times`, which narrow every day of a range of dates ("next week after four").
    """

    start: Bound
    end: Bound
    day: date | None = None
    times: tuple[time | None, time | None] | None = None


@dataclass(frozen=True)
class When:
    """One reading of what was said; `exclude` are English weekday names ruled out.

    `unread` names what stood there as well and could not be read: 31 February, 25 o'clock.
    """

    kind: Kind
    value: "datetime | date | Part | Range | tuple[When, ...] | None"
    exclude: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """The row that `make when` writes: kind, value and exclude."""
        return {"kind": self.kind, "value": _as_json(self.value), "exclude": list(self.exclude)}

    def fits(self, moment: datetime) -> bool:
        """Whether a slot at this aware moment, in the office's zone, is what was asked for.

        An ambiguous wish fits what any of its readings fits; no wish fits everything that is
        not excluded.
        """
        return WEEKDAYS[moment.weekday()] not in self.exclude and _fits(self.value, moment)


def _as_json(value: object) -> Json:
    if isinstance(value, tuple):
        return [{"kind": one.kind, "value": _as_json(one.value)} for one in value]
    if isinstance(value, Part):
        return {"date": _as_json(value.date), "part": value.part}
    if isinstance(value, Range):
        return {"from": _as_json(value.start), "to": _as_json(value.end)}
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, date) else None


def _fits(value: object, moment: datetime) -> bool:
    if isinstance(value, tuple):
        return any(one.fits(moment) for one in value)
    if isinstance(value, Part):
        first, last = PART_HOURS[value.part]
        return value.date in (None, moment.date()) and first <= moment.hour < last
    if isinstance(value, Range):
        return _fits_range(value, moment)
    if isinstance(value, datetime):
        return moment.timestamp() == value.timestamp()
    return value is None or moment.date() == value


def _fits_range(wish: Range, moment: datetime) -> bool:
    return (
        wish.day in (None, moment.date())
        and _between(wish.start, moment, wish.end)
        and (wish.times is None or _between(wish.times[0], moment, wish.times[1]))
    )


def _between(start: Bound, moment: datetime, end: Bound) -> bool:
    after_start = start is None or _compare(moment, start) >= 0
    return after_start and (end is None or _compare(moment, end) <= 0)


def _compare(moment: datetime, bound: date | datetime | time) -> int:
    """Below, at or above zero as the moment lies before, on or after the bound."""
    if isinstance(bound, datetime):
        at, limit = moment.timestamp(), bound.timestamp()
        return (at > limit) - (at < limit)
    if isinstance(bound, date):
        return (moment.date() > bound) - (moment.date() < bound)
    return (moment.time() > bound) - (moment.time() < bound)
