"""How a day, a week or a month is said, written over the symbols of both languages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from intake.spoken import days
from intake.spoken.mentions import Days, Mark, PartOfDay, Spans, Stretch, What

# Farther ahead nobody books, and further on the calendar ends.
MOST_DAYS = 3700


@dataclass(frozen=True)
class Today:
    """What a relative day is reckoned from; `eight_days` is what "in eight days" may mean."""

    now: datetime
    eight_days: tuple[int, ...]

    @property
    def day(self) -> date:
        """Today's date at the office."""
        return self.now.date()


Found = list[What] | None
Said = re.Match[str]
Rule = tuple[re.Pattern[str], Callable[[Said, Today], Found]]

_SMALL = r"(?:ON |THE |OF |IN )*"
_YEAR = r"(?:(?P<year>20\d\d) |20 (?P<short>\d\d) )?"
_WHICH = r"(?P<which>NEXT|COMING|THIS|LAST|FINAL|AFTER_NEXT) "
_AHEAD = r"(?:OVER|IN) (?:ABOUT )?"
_COUNT = r"(?P<count>\d{1,4}|A) (?:ABOUT )?"
_UNIT = r"(?P<unit>DAYS|WEEK|MONTH|YEAR)"


def day_at(symbols: str, place: int, today: Today) -> tuple[list[What], int] | None:
    """The days said from this place on and where they end; None if none begins here."""
    for pattern, read in RULES:
        if match := pattern.match(symbols, place):
            found = read(match, today)
            if found is not None:
                return found, match.end()
    return None


def _one(day: date | None) -> Found:
    return None if day is None else [Days((day,))]


def _span(first: date | None, last: date | None) -> Found:
    return [Spans(((first, last),))]


def _iso_instant(said: Said, today: Today) -> Found:
    try:
        at = datetime.fromisoformat(said["at"].upper()).astimezone(today.now.tzinfo)
    except (ValueError, OverflowError):
        return []
    return [Stretch(at, at)]


def _iso_day(said: Said, today: Today) -> Found:
    year, month, day = map(int, said["day"].split("-"))
    return _one(days.date_or_none(year, month, day)) or []


def _figures(said: Said, today: Today) -> Found:
    """24/3, 24.03.26, 24-03-2026: day first, as both languages write it."""
    day, month, *year = map(int, said["figures"].split("/"))
    return _date(today, day, month, year[0] if year else None) or []


def _dotted(said: Said, today: Today) -> Found:
    return _date(today, int(said["day"]), int(said["month"]), None)


def _day_and_month(said: Said, today: Today) -> Found:
    return _date(today, int(said["day"]), int(said["month"]), _year_of(said))


def _year_of(said: Said) -> int | None:
    if said["year"]:
        return int(said["year"])
    return 2000 + int(said["short"]) if said["short"] else None


def _date(today: Today, day: int, month: int, year: int | None) -> Found:
    if not 1 <= month <= 12:
        return None
    if year is None:
        return _one(days.date_to_come(today.day, month, day))
    return _one(days.date_or_none(year + 2000 * (year < 100), month, day))


def _two_days(said: Said, today: Today) -> Found:
    """ "24 tot 26 maart": the month is said once for both."""
    year = _year_of(said)
    last = _date(today, int(said["last"]), int(said["month"]), year)
    first = _date(today, int(said["day"]), int(said["month"]), year)
    return None if not first or not last else [*first, Mark(said["link"]), *last]


def _day_of_month(said: Said, today: Today) -> Found:
    return _one(days.day_of_month_to_come(today.day, int(said["day"])))


def _day_of_other_month(said: Said, today: Today) -> Found:
    first, last = _months(today, said["which"])
    day = int(said["day"])
    return _one(first.replace(day=day)) if 1 <= day <= last.day else None


def _months(today: Today, which: str | None) -> tuple[date, date]:
    return days.month_after(today.day, _STEPS[which or "THIS"])


_STEPS = {"NEXT": 1, "COMING": 1, "THIS": 0, "LAST": -1, "FINAL": -1, "AFTER_NEXT": 2}


def _nth_weekday(said: Said, today: Today) -> Found:
    """The first Monday of a month, the last one; the next such day if it is over."""
    nth = int(said["nth"]) if said["nth"] else -1
    weekday = int(said["weekday"]) - 1
    if said["month"]:
        return _one(_nth_in_month(today, int(said["month"]), _year_of(said), weekday, nth))
    if said["which"]:
        return _one(days.nth_weekday(*_months(today, said["which"]), weekday, nth))
    found = days.nth_weekday(*days.month_after(today.day, 0), weekday, nth)
    if found is None or found < today.day:
        found = days.nth_weekday(*days.month_after(today.day, 1), weekday, nth)
    return _one(found)


def _nth_in_month(
    today: Today, month: int, year: int | None, weekday: int, nth: int
) -> date | None:
    if year is not None:
        return days.nth_weekday(*days.month_of(year, month), weekday, nth)
    for year in (today.day.year, today.day.year + 1):
        found = days.nth_weekday(*days.month_of(year, month), weekday, nth)
        if found and found >= today.day:
            return found
    return None


def _first_weekday_after(said: Said, today: Today) -> Found:
    """ "de eerste maandag", "der erste Montag" without a month: the next one."""
    return _one(days.next_weekday(days.plus(today.day, 1), int(said["weekday"]) - 1))


def _weekday(said: Said, today: Today) -> Found:
    """A bare weekday is the next one; said on that very day, today or a week from now."""
    weekday = int(said["weekday"]) - 1
    following = days.next_weekday(days.plus(today.day, 1), weekday)
    said_today = weekday == today.day.weekday()
    choices = (today.day, following) if said_today else (following,)
    return [Days(choices, weekday)]


def _which_weekday(said: Said, today: Today) -> Found:
    """ "Volgende dinsdag" is the coming one or next week's: when they differ it is not settled."""
    weekday = int(said["weekday"]) - 1
    following = days.next_weekday(days.plus(today.day, 1), weekday)
    next_week = days.plus(days.week_of(today.day, 1)[0], weekday)
    this_week = days.next_weekday(today.day, weekday)
    choices = {
        "THIS": [this_week],
        "COMING": [following],
        "NEXT": [following, next_week],
        "AFTER_NEXT": [days.plus(following, 7), days.plus(next_week, 7)],
    }.get(said["which"], [days.plus(this_week, -7)])
    return [Days(tuple(sorted(set(choices))))]


def _which_week(said: Said, today: Today) -> Found:
    first, last = days.week_of(today.day, _STEPS[said["which"]])
    return _span(max(first, today.day) if said["which"] == "THIS" else first, last)


def _which_month(said: Said, today: Today) -> Found:
    first, last = _months(today, said["which"])
    return _span(max(first, today.day) if said["which"] == "THIS" else first, last)


def _which_year(said: Said, today: Today) -> Found:
    year = today.day.year + _STEPS[said["which"]]
    return _span(
        max(today.day, date(year, 1, 1)) if year == today.day.year else date(year, 1, 1),
        date(year, 12, 31),
    )


def _weekend(said: Said, today: Today) -> Found:
    """Saturday and Sunday. "Volgend weekend" is settled only once this one has begun."""
    this = _saturday_and_sunday(today, 0)
    following = _saturday_and_sunday(today, 1)
    begun = this[0] <= today.day
    which = said["which"]
    if which in ("LAST", "FINAL"):
        return [Spans((_saturday_and_sunday(today, -1),))]
    if which == "AFTER_NEXT":
        return [Spans((following,) if not begun else (following, _saturday_and_sunday(today, 2)))]
    if which == "NEXT":
        return [Spans((following,) if begun else (this, following))]
    if begun and which != "THIS":
        return [Spans((this, following))]
    return [Spans((this,))]


def _saturday_and_sunday(today: Today, weeks: int) -> tuple[date, date]:
    monday, sunday = days.week_of(today.day, weeks)
    return days.plus(monday, 5), sunday


def _third(said: Said, today: Today) -> Found:
    """ "Eind april", "Anfang nächster Woche": see `days.third_of`."""
    where = said["where"].lower()
    for first, last in _wholes(said, today):
        third = days.third_of(first, last, where)
        if third[1] >= today.day:
            return _span(max(third[0], today.day) if third[0] < today.day else third[0], third[1])
    return None


def _wholes(said: Said, today: Today) -> list[tuple[date, date]]:
    """The week, month or year that is meant, and the one after in case it is over."""
    step = _STEPS[said["which"] or "THIS"]
    if said["month"]:
        month = int(said["month"])
        years = (today.day.year, today.day.year + 1)
        return [days.month_of(year, month) for year in years]
    if said["unit"] == "WEEK":
        return [days.week_of(today.day, step), days.week_of(today.day, step + 1)]
    if said["unit"] == "MONTH":
        return [days.month_after(today.day, step), days.month_after(today.day, step + 1)]
    year = today.day.year + step
    return [(date(year, 1, 1), date(year, 12, 31)), (date(year + 1, 1, 1), date(year + 1, 12, 31))]


def _mid_month(said: Said, today: Today) -> Found:
    first, last = days.third_of(*days.month_to_come(today.day, int(said["month"])), "middle")
    return _span(first, last)


def _month(said: Said, today: Today) -> Found:
    year = _year_of(said)
    month = int(said["month"])
    if year is not None:
        return _span(*days.month_of(year, month))
    first, last = days.month_to_come(today.day, month)
    return _span(max(first, today.day), last)


def _next_month_named(said: Said, today: Today) -> Found:
    first, last = days.month_to_come(today.day, int(said["month"]))
    return _span(max(first, today.day), last)


def _week_of_month(said: Said, today: Today) -> Found:
    """The first week of April: its first seven days, and so on."""
    first, last = days.month_to_come(today.day, int(said["month"]))
    start = days.plus(first, 7 * (int(said["nth"]) - 1)) if said["nth"] else days.plus(last, -6)
    return _span(start, min(days.plus(start, 6), last)) if start <= last else None


def _week_with_day(said: Said, today: Today) -> Found:
    """ "De week van 23 maart": the whole week around it."""
    found = day_at(said["named"], 0, today)
    if not found or not found[0] or not isinstance(found[0][0], Days):
        return None
    return [Spans(tuple(days.week_of(day) for day in found[0][0].choices))]


def _numbered_week(said: Said, today: Today) -> Found:
    """The next ISO week of that number (ISO 8601: week 1 holds the first Thursday)."""
    for year in (today.day.year, today.day.year + 1):
        try:
            monday = date.fromisocalendar(year, int(said["number"]), 1)
        except ValueError:
            continue
        if days.plus(monday, 6) >= today.day:
            return _span(monday, days.plus(monday, 6))
    return None


def _ahead(said: Said, today: Today) -> Found:
    """ "Over twee weken", "in vierzehn Tagen"."""
    choices = _days_ahead(today.day, _count(said), said["unit"], today.eight_days)
    return [Days(choices)] if choices else []


def _ahead_of(said: Said, today: Today) -> Found:
    """ "Dinsdag over een week", "heute in acht Tagen": counted from the day that is named."""
    count, unit = _count(said), said["unit"]
    if unit == "DAYS" and count == 8:
        count, unit = 1, "WEEK"
    if said["weekday"]:
        return _weekday_ahead(today, int(said["weekday"]) - 1, count, unit)
    choices = _days_ahead(days.plus(today.day, int(said["relative"] or 1)), count, unit, ())
    return [Days(choices)] if choices else []


def _weekday_ahead(today: Today, weekday: int, count: int, unit: str) -> Found:
    """ "Dienstag in zwei Wochen": a fortnight after the coming one, or that of that week."""
    coming = days.next_weekday(days.plus(today.day, 1), weekday)
    counted = _days_ahead(coming, count, unit, ())
    if unit == "DAYS" and count % 7 == 0:
        count, unit = count // 7, "WEEK"
    if unit != "WEEK" or count < 2 or not counted:
        return [Days(counted)] if counted else []
    return [Days(tuple(sorted({*counted, days.plus(days.week_of(today.day, count)[0], weekday)})))]


def _weekday_of_week_ahead(said: Said, today: Today) -> Found:
    """ "In zwei Wochen am Dienstag": that day of that week."""
    choices = _days_ahead(today.day, _count(said), "WEEK", ())
    weekday = int(said["weekday"]) - 1
    return [Days(tuple(days.plus(days.week_of(day)[0], weekday) for day in choices))]


def _days_ahead(day: date, count: int, unit: str, eight_days: tuple[int, ...]) -> tuple[date, ...]:
    per_unit = {"DAYS": 1, "WEEK": 7, "MONTH": 31, "YEAR": 366}[unit]
    if count * per_unit > MOST_DAYS:
        return ()
    if unit == "DAYS" and count == 8 and eight_days:
        return tuple(days.plus(day, length) for length in eight_days)
    if unit in ("DAYS", "WEEK"):
        return (days.plus(day, count * per_unit),)
    return (days.plus_months(day, count * (12 if unit == "YEAR" else 1)),)


def _count(said: Said) -> int:
    """The number; "een week of twee" counts as two."""
    more = said.groupdict().get("more")
    count = more or said["count"]
    return 1 if count in (None, "A") else int(count)


def _half_year(said: Said, today: Today) -> Found:
    return [Days((days.plus_months(today.day, 6),))]


def _within(said: Said, today: Today) -> Found:
    """ "Binnen twee weken", "in den nächsten drei Tagen": from today until then."""
    choices = _days_ahead(today.day, _count(said), said["unit"], ())
    return _span(today.day, choices[0]) if choices else []


def _coming_days(said: Said, today: Today) -> Found:
    return _span(today.day, days.plus(today.day, 7))


def _minutes_ahead(said: Said, today: Today) -> Found:
    minutes = _minutes(said)
    if minutes > 60 * 24 * 30:
        return []
    then = today.now + timedelta(minutes=minutes)
    return [Stretch(today.now if said["within"] else then, then)]


def _minutes(said: Said) -> int:
    if said["halves"]:
        return 30 if said["halves"].endswith("HALF ") else 90
    per_unit = {"MINUTES": 1, "QUARTER_HOUR": 15}.get(said["unit"], 60)
    return _count(said) * per_unit


def _relative(said: Said, today: Today) -> Found:
    return _one(days.plus(today.day, int(said["offset"])))


def _tomorrow(said: Said, today: Today) -> Found:
    tomorrow = Days((days.plus(today.day, 1),))
    return [tomorrow, PartOfDay("m")] if said["early"] else [tomorrow]


def _this_morning(said: Said, today: Today) -> Found:
    return [Days((today.day,)), PartOfDay("m")]


def _next_morning(said: Said, today: Today) -> Found:
    return [Days((days.plus(today.day, 1),)), PartOfDay("m")]


def _morning(said: Said, today: Today) -> Found:
    return [PartOfDay("m")]


def _part(said: Said, today: Today) -> Found:
    return [PartOfDay(said["letter"])]


def _glued_part(said: Said, today: Today) -> Found:
    return [PartOfDay(said["letter"], glued=True)]


def _part_today(said: Said, today: Today) -> Found:
    return [Days((today.day,)), PartOfDay(said["letter"])]


def _feast(said: Said, today: Today) -> Found:
    first, last = days.feast_to_come(today.day, said["feast"])
    return _one(first) if first == last else _span(first, last)


def _nothing(said: Said, today: Today) -> Found:
    return []


_PLAIN: list[tuple[str, Callable[[Said, Today], Found]]] = [
    (r"GOOD (?:THE )?(?:MORNING_OR_TOMORROW|P\w|DAYS|WEEKEND|WEEK|R0) |GREETING ", _nothing),
    (r"I(?P<at>\d\S+) ", _iso_instant),
    (r"D(?P<day>\d{4}-\d\d-\d\d) ", _iso_day),
    (r"X(?P<figures>\S+) ", _figures),
    (r"Q(?P<day>\d+)\.(?P<month>\d+) (?!CLOCK)", _dotted),
    (
        rf"(?P<day>\d{{1,2}})\.? (?:ON |THE )*(?P<link>UNTIL|DASH|AND|OR) {_SMALL}"
        rf"(?P<last>\d{{1,2}})\.? {_SMALL}M(?P<month>\d+) {_YEAR}",
        _two_days,
    ),
    (rf"(?P<day>\d{{1,2}})\.? (?:OF )?M(?P<month>\d+) {_YEAR}", _day_and_month),
    (rf"(?P<day>\d{{1,2}})\. (?P<month>\d{{1,2}})\. {_YEAR}", _day_and_month),
    (rf"(?P<day>\d{{1,2}})\. {_SMALL}{_WHICH}MONTH ", _day_of_other_month),
    (rf"{_WHICH}MONTH {_SMALL}(?P<day>\d{{1,2}})\. (?!_|W)", _day_of_other_month),
    (
        rf"(?:(?P<nth>[1-5])\.|LAST|FINAL) W(?P<weekday>\d) {_SMALL}"
        rf"(?:M(?P<month>\d+) {_YEAR}|(?:{_WHICH})?MONTH )",
        _nth_weekday,
    ),
    (r"1\. (?:COMING )?W(?P<weekday>\d) ", _first_weekday_after),
    (rf"(?:(?P<nth>[1-5])\.|LAST|FINAL) WEEK {_SMALL}M(?P<month>\d+) ", _week_of_month),
    (
        rf"WEEK {_SMALL}(?P<named>\d{{1,2}}\.? (?:OF )?M\d+ {_YEAR}|X\S+ |F:\w+ )",
        _week_with_day,
    ),
    (r"(?:WEEK|WEEK_NUMBER) (?P<number>\d{1,2}) ", _numbered_week),
    (
        rf"(?P<where>START|MIDDLE|END) {_SMALL}(?:{_WHICH})?"
        r"(?:M(?P<month>\d+)|(?P<unit>WEEK|MONTH|YEAR)) ",
        _third,
    ),
    (r"(?:START|MIDDLE|END) (?:OF |THE )*P(?P<letter>[maen]) ", _part),
    (r"HALF M(?P<month>\d+) ", _mid_month),
    (
        rf"(?:R(?P<relative>-?\d)|W(?P<weekday>\d)|MORNING_OR_TOMORROW) {_AHEAD}{_COUNT}"
        r"(?P<unit>DAYS|WEEK|MONTH) ",
        _ahead_of,
    ),
    (rf"{_AHEAD}{_COUNT}WEEK {_SMALL}W(?P<weekday>\d) ", _weekday_of_week_ahead),
    (rf"{_AHEAD}{_COUNT}{_UNIT} (?:OR (?P<more>\d+) )?", _ahead),
    (rf"{_AHEAD}(?:A )?HALF YEAR ", _half_year),
    (rf"WITHIN {_SMALL}(?:{_COUNT})?{_UNIT} ", _within),
    (rf"(?:COMING|NEXT) {_COUNT}{_UNIT} ", _within),
    (r"(?:COMING|NEXT) DAYS ", _coming_days),
    (
        rf"(?:(?P<within>WITHIN )|{_AHEAD}){_SMALL}"
        r"(?:(?P<halves>(?:A )?HALF |ONE_AND_A_HALF )(?:HOURS|CLOCK) "
        rf"|(?:{_COUNT})(?P<unit>HOURS|MINUTES|QUARTER_HOUR|CLOCK) )",
        _minutes_ahead,
    ),
    (rf"{_WHICH}W(?P<weekday>\d) ", _which_weekday),
    (rf"{_WHICH}WEEK ", _which_week),
    (rf"{_WHICH}MONTH ", _which_month),
    (rf"{_WHICH}YEAR ", _which_year),
    (rf"{_WHICH}M(?P<month>\d+) ", _next_month_named),
    (rf"(?:{_WHICH})?WEEKEND ", _weekend),
    (r"F:(?P<feast>\w+) ", _feast),
    (r"(?:R0|THIS) MORNING_OR_TOMORROW ", _this_morning),
    (r"NEXT MORNING_OR_TOMORROW ", _next_morning),
    (r"(?:ON|THE|IN THE) MORNING_OR_TOMORROW ", _morning),
    (r"MORNING_OR_TOMORROW (?P<early>EARLY )?", _tomorrow),
    (r"THIS P(?P<letter>[maenx]) ", _part_today),
    (r"P(?P<letter>[maenx]) ", _part),
    (r"K(?P<letter>[maenx]) ", _glued_part),
    (r"R(?P<offset>-?\d) ", _relative),
    (rf"M(?P<month>\d+) {_YEAR}", _month),
    (r"V(?P<weekday>\d) (?=(?:ON |THE )*(?:\d{1,2}\.? (?:M|\d)|\d{1,2}\. |X|D\d|Q))", _weekday),
    (r"W(?P<weekday>\d) ", _weekday),
]
RULES: list[Rule] = [(re.compile(pattern), read) for pattern, read in _PLAIN]
