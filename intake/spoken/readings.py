"""What a wish comes down to at the office: instants, days, parts of days and ranges."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from intake.spoken.days import plus
from intake.spoken.mentions import Clock, Days, PartOfDay, Spans, Window
from intake.spoken.model import PART_HOURS, Part, PartName, Range, When
from intake.spoken.wishes import Wish

DAY, HALF_DAY = 1440, 720
PARTS: dict[str, PartName] = {"m": "morning", "a": "afternoon", "e": "evening"}
# "Tussen de middag", "mittags".
NOON_HOURS = (720, 840)

Hours = tuple[time, time]
Minutes = tuple[int | None, int | None]


def readings_of(wish: Wish, now: datetime, hours: Hours) -> list[When]:
    """Every way to understand a wish, at a local aware `now`; more than one is an ambiguity.

    A clock time without a part of day is one within the hours, both ends included. Without a
    day it is the next such moment. Moments that are past give way to those to come.
    """
    clocks = [one for one in wish.times if isinstance(one, Clock)]
    windows = [one for one in wish.times if isinstance(one, Window)]
    parts = [one.letter for one in wish.times if isinstance(one, PartOfDay)]
    if clocks:
        return _moments(wish, clocks, parts, now, hours)
    if windows:
        return _ranges_of_times(wish, windows, parts, now, hours)
    if parts:
        return [one for part in parts for one in _parts(wish, part, now)]
    return [one for what in wish.days for one in _days(what, None)]


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _within(minute: int, hours: Hours) -> bool:
    first, last = _minute(hours[0]), _minute(hours[1])
    return first <= minute <= last or (last == 0 and first <= minute)


def minutes_of(clock: Clock, part: str | None, hours: Hours) -> list[int]:
    """The minutes of the day that a time on the dial may mean."""
    if clock.exact:
        return [clock.minute]
    if clock.part or part:
        return [_in_part(clock.minute, clock.part or part)]
    both = [clock.minute, clock.minute + HALF_DAY]
    # "12:30" in figures is half past noon: noon's hour comes before that of midnight.
    if clock.figures and clock.minute < 60:
        both.reverse()
    within = [minute for minute in both if _within(minute, hours)] or both
    return within[:1] if clock.figures else within


def _in_part(minute: int, part: str | None) -> int:
    """A time on the dial in a part of the day: "half een 's middags", "elf uur 's nachts"."""
    if part == "m":
        return minute or HALF_DAY
    if part in ("a", "x"):
        return minute if minute >= 600 else minute + HALF_DAY
    if part == "n":
        return minute if minute < 420 else minute + HALF_DAY
    return minute + HALF_DAY if minute >= 60 else minute + DAY


def instants(day: date, minute: int, zone: ZoneInfo) -> list[datetime]:
    """The instants at which clocks show this minute: two in autumn, none in spring's gap."""
    naive = datetime.combine(plus(day, minute // DAY), time()) + timedelta(minutes=minute % DAY)
    found: list[datetime] = []
    for fold in (0, 1):
        moment = naive.replace(tzinfo=zone, fold=fold)
        exists = moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == naive
        if exists and all(moment.utcoffset() != one.utcoffset() for one in found):
            found.append(moment)
    return found


def _zone(now: datetime) -> ZoneInfo:
    zone = now.tzinfo
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("UTC")


def _moments(
    wish: Wish, clocks: list[Clock], parts: list[str], now: datetime, hours: Hours
) -> list[When]:
    part = parts[0] if parts else None
    if any(isinstance(one, Spans) for one in wish.days):
        return _days_at_times(wish, clocks, part, hours)
    found: list[datetime] = []
    for clock in clocks:
        minutes = minutes_of(clock, part, hours)
        found += _on_days(wish, minutes, now) if wish.days else _next(minutes, now)
    to_come = [moment for moment in found if moment.timestamp() >= now.timestamp()]
    return [When("moment", moment) for moment in to_come or found]


def _on_days(wish: Wish, minutes: list[int], now: datetime) -> list[datetime]:
    days = [day for what in wish.days if isinstance(what, Days) for day in what.choices]
    return [
        at for day, minute in product(days, minutes) for at in instants(day, minute, _zone(now))
    ]


def _next(minutes: list[int], now: datetime) -> list[datetime]:
    """For each minute the next day on which clocks show it."""
    found: list[datetime] = []
    for minute in minutes:
        for later in range(3):
            moments = instants(plus(now.date(), later), minute, _zone(now))
            to_come = [moment for moment in moments if moment.timestamp() > now.timestamp()]
            if to_come:
                found += to_come
                break
    return found


def _days_at_times(wish: Wish, clocks: list[Clock], part: str | None, hours: Hours) -> list[When]:
    """ "Volgende week om drie uur": any of those days, at that time."""
    minutes = [minute for clock in clocks for minute in minutes_of(clock, part, hours)]
    times = (_time(minutes[0]), _time(minutes[0]))
    return [one for what in wish.days for one in _days(what, times)]


def _days(what: Days | Spans, times: tuple[time | None, time | None] | None) -> Iterator[When]:
    if isinstance(what, Days):
        yield from (When("day", day) for day in what.choices)
        return
    yield from (When("range", Range(first, last, times=times)) for first, last in what.choices)


def _parts(wish: Wish, part: str, now: datetime) -> Iterator[When]:
    if part not in PARTS:
        yield from _noon(wish, part, now)
    elif not wish.days:
        yield When("part", Part(None, PARTS[part]))
    for what in wish.days if part in PARTS else ():
        if isinstance(what, Spans):
            first, last = PART_HOURS[PARTS[part]]
            yield from _days(what, (time(first), time(last - 1, 59)))
            continue
        yield from (When("part", Part(day, PARTS[part])) for day in _not_over(what, part, now))


def _not_over(what: Days, part: str, now: datetime) -> list[date]:
    """The days of which this part is not over yet, unless it is over on all of them."""
    last = PART_HOURS[PARTS[part]][1]
    to_come = [day for day in what.choices if day != now.date() or now.hour < last]
    return to_come or list(what.choices)


def _noon(wish: Wish, part: str, now: datetime) -> Iterator[When]:
    """ "Tussen de middag" is a window; a night alone tells only the day, if that."""
    if part == "x":
        yield from _ranges(wish, [NOON_HOURS], now, deadline=False)
    else:
        yield from (one for what in wish.days for one in _days(what, None))


def _ranges_of_times(
    wish: Wish, windows: list[Window], parts: list[str], now: datetime, hours: Hours
) -> list[When]:
    part = parts[0] if parts else None
    found: list[When] = []
    for window in windows:
        found += _ranges(wish, _bounds(window, part, hours), now, window.deadline)
    return found


def _bounds(window: Window, part: str | None, hours: Hours) -> list[Minutes]:
    """The windows that may be meant: at most half a day long, within the hours if one is."""
    if window.start is None or window.end is None:
        known = window.start or window.end
        minutes = minutes_of(known, part, hours) if known else []
        return [(m, None) if window.start else (None, m) for m in minutes]
    # "Tussen zeven en negen 's avonds": the part of day is said once for both.
    shared = part or window.end.part
    starts, ends = minutes_of(window.start, shared, hours), minutes_of(window.end, shared, hours)
    pairs = _pairs(starts, ends) or _pairs(minutes_of(window.start, None, hours), ends)
    inside = [(a, b) for a, b in pairs if _within(a, hours) and _within(b, hours)]
    touching = [(a, b) for a, b in pairs if _within(a, hours) or _within(b, hours)]
    return list(inside or touching or pairs)


def _pairs(starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    return [(a, b or DAY) for a, b in product(starts, ends) if 0 < (b or DAY) - a <= HALF_DAY]


def _ranges(wish: Wish, bounds: list[Minutes], now: datetime, deadline: bool) -> Iterator[When]:
    for start, end in bounds:
        times = (_time(start), _time(end))
        if not wish.days:
            yield When("range", Range(*times))
        for what in wish.days:
            if isinstance(what, Spans):
                yield from _days(what, times)
                continue
            for day in what.choices:
                yield from _range_on(day, start, end, _zone(now), deadline)


def _range_on(
    day: date, start: int | None, end: int | None, zone: ZoneInfo, deadline: bool
) -> Iterator[When]:
    """The stretch of a day between two minutes; over a doubled hour the longest one."""
    first = instants(day, start, zone) if start is not None else [None]
    last = instants(day, end, zone) if end is not None else [None]
    if first and last:
        yield When("range", Range(first[0], last[-1], day=None if deadline else day))


def _time(minute: int | None) -> time | None:
    if minute is None:
        return None
    return time(minute // 60, minute % 60) if minute < DAY else time(23, 59)
