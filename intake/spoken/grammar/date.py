"""How a date is said: 24 maart, 24.3., der erste Montag im April, the Friday after Ascension."""

import re
from datetime import date, datetime

from intake.spoken import days
from intake.spoken.grammar.rules import (
    SMALL,
    WHICH,
    YEAR,
    Found,
    Rule,
    Said,
    Today,
    month_meant,
    one,
    span,
    to_come,
    year_of,
)
from intake.spoken.mentions import NO_SUCH_DAY, Days, Mark, Spans, Stretch

MOST_DAYS = 400
"""Days that somebody counts from a date: farther away it is no appointment."""


def _iso_instant(said: Said, today: Today) -> Found:
    try:
        at = datetime.fromisoformat(said["at"].upper()).astimezone(today.now.tzinfo)
    except (ValueError, OverflowError):
        return []
    return [Stretch(at, at)]


def _iso_day(said: Said, today: Today) -> Found:
    year, month, day = map(int, said["day"].split("-"))
    return one(days.date_or_none(year, month, day)) or []


def _figures(said: Said, today: Today) -> Found:
    """24/3, 24.03.26, 24-03-2026: day first, as both languages write it."""
    day, month, *year = map(int, said["figures"].split("/"))
    return _date(today, day, month, year[0] if year else None) or _no_such_day(month)


def _figures_with_dash(said: Said, today: Today) -> Found:
    """ "17-4" is a date; "10-12" could be hours as well, and then it is."""
    day, month = int(said["day"]), int(said["month"])
    return _date(today, day, month, None) if said["on"] or day >= month else None


def _day_and_month(said: Said, today: Today) -> Found:
    """ "24 maart"; 31 februari tells no day, and not the month either."""
    day, month = 1 if said["day"] == "A" else int(said["day"]), int(said["month"])
    return _date(today, day, month, year_of(said, today)) or _no_such_day(month)


def _no_such_day(month: int) -> Found:
    """A day that its month does not have: what is said beside it is not the whole wish."""
    return [NO_SUCH_DAY] if 1 <= month <= 12 else []


def _day_ordinals(said: Said, today: Today) -> Found:
    """ "Am vierundzwanzigsten dritten" is the 24th of March."""
    return _date(today, int(said["day"]), int(said["month"]), year_of(said, today))


def _dotted(said: Said, today: Today) -> Found:
    return _date(today, int(said["day"]), int(said["month"]), None)


def _date(today: Today, day: int, month: int, year: int | None) -> Found:
    if not 1 <= month <= 12:
        return None
    if year is None:
        return one(days.date_to_come(today.day, month, day))
    return one(days.date_or_none(year + 2000 * (year < 100), month, day))


def _two_days(said: Said, today: Today) -> Found:
    """ "24 tot 26 maart", "12 naar 19 juni": the month is said once for both."""
    month, year = int(said["month"]), year_of(said, today)
    first = _date(today, int(said["day"]), month, year)
    last = _date(today, int(said["last"]), month, year)
    return None if not first or not last else [*first, Mark(said["link"]), *last]


def _day_of_other_month(said: Said, today: Today) -> Found:
    first, last = month_meant(said, today)
    day = int(said["day"])
    return one(first.replace(day=day)) if 1 <= day <= last.day else None


def _nth_weekday(said: Said, today: Today) -> Found:
    """The first Monday of a month, the last one; the next such day if it is over."""
    nth = int(said["nth"]) if said["nth"] else -1
    weekday = int(said["weekday"]) - 1
    if said["month"]:
        return one(_nth_in_month(today, int(said["month"]), year_of(said, today), weekday, nth))
    if said["which"]:
        return one(days.nth_weekday(*month_meant(said, today), weekday, nth))
    found = days.nth_weekday(*days.month_after(today.day, 0), weekday, nth)
    if found is None or found < today.day:
        found = days.nth_weekday(*days.month_after(today.day, 1), weekday, nth)
    return one(found)


def _nth_in_month(
    today: Today, month: int, year: int | None, weekday: int, nth: int
) -> date | None:
    if year is not None:
        return days.nth_weekday(*days.month_of(year, month), weekday, nth)
    for coming in (today.day.year, today.day.year + 1):
        found = days.nth_weekday(*days.month_of(coming, month), weekday, nth)
        if found and found >= today.day:
            return found
    return None


def _edge_of_month(said: Said, today: Today) -> Found:
    """ "De laatste dag van maart", "der erste Tag im Monat"."""
    if said["month"]:
        first, last = days.month_to_come(today.day, int(said["month"]))
    else:
        first, last = month_meant(said, today)
    return one(first if said["nth"] else last)


def _next_day_of_month(said: Said, today: Today) -> Found:
    """ "Nächsten Ersten"."""
    return one(days.day_of_month_to_come(today.day, int(said["day"])))


def _week_of_month(said: Said, today: Today) -> Found:
    """The first week of April: its first seven days, and so on."""
    first, last = days.month_to_come(today.day, int(said["month"]))
    start = days.plus(first, 7 * (int(said["nth"]) - 1)) if said["nth"] else days.plus(last, -6)
    return span(start, min(days.plus(start, 6), last)) if start <= last else None


def _week_with_day(said: Said, today: Today) -> Found:
    """ "De week van 23 maart": the whole week around it."""
    first, _ = _named(said, today)
    return span(*days.week_of(first)) if first else None


def _day_beside(said: Said, today: Today) -> Found:
    """ "De dag na Hemelvaart", "am Tag vor Ostern"."""
    first, last = _named(said, today)
    if said["side"] == "AFTER":
        return one(days.plus(last, 1)) if last else None
    return one(days.plus(first, -1)) if first else None


def _counted_beside(said: Said, today: Today) -> Found:
    """ "Drie dagen na 12 januari", "zwei Wochen vor Ostern"."""
    first, last = _named(said, today)
    count = 1 if said["count"] == "A" else int(said["count"])
    far = count * (7 if said["unit"] == "WEEK" else 1)
    if said["side"] == "AFTER":
        return one(days.plus(last, far)) if last and far <= MOST_DAYS else None
    return one(days.plus(first, -far)) if first and far <= MOST_DAYS else None


def _week_beside(said: Said, today: Today) -> Found:
    """ "De week na Pasen", "die Woche vor Weihnachten": the whole week beside that of the day."""
    first, last = _named(said, today)
    if said["side"] == "AFTER":
        return span(*days.week_of(last, 1)) if last else None
    return span(*days.week_of(first, -1)) if first else None


def _weekday_with_number(said: Said, today: Today) -> Found:
    """ "Dinsdag 8" is the 8th where that is a Tuesday, this month or next; else nothing is told."""
    first, last = days.month_after(today.day, 0)[0], days.month_after(today.day, 1)[1]
    day = days.day_of_month_to_come(today.day, int(said["day"]))
    fits = day is not None and first <= day <= last and day.weekday() == int(said["weekday"]) - 1
    return one(day) if fits else None


def _weekday_beside(said: Said, today: Today) -> Found:
    """ "De vrijdag na Hemelvaart": the first such day after it, or the last before it."""
    first, last = _named(said, today)
    weekday = int(said["weekday"]) - 1
    if said["side"] == "AFTER":
        return one(days.next_weekday(days.plus(last, 1), weekday)) if last else None
    return one(days.next_weekday(days.plus(first, -7), weekday)) if first else None


def _named(said: Said, today: Today) -> days.Span:
    """First and last day of the date or feast that another day is reckoned from."""
    for pattern, read in _COMPILED_NAMES:
        match = pattern.match(said["named"])
        for what in (read(match, today) or []) if match else []:
            if isinstance(what, Days):
                return what.choices[0], what.choices[0]
            if isinstance(what, Spans):
                return what.choices[0]
    return None, None


def _feast(said: Said, today: Today) -> Found:
    first, last = days.feast_to_come(today.day, said["feast"])
    return one(first) if first == last else span(first, last)


def _numbered_week(said: Said, today: Today) -> Found:
    """The next ISO week of that number (ISO 8601: week 1 holds the first Thursday)."""
    for year in (today.day.year, today.day.year + 1):
        try:
            monday = date.fromisocalendar(year, int(said["number"]), 1)
        except ValueError:
            continue
        if days.plus(monday, 6) >= today.day:
            return to_come(today, monday, days.plus(monday, 6))
    return None


# A date or feast that another day is reckoned from, without groups of its own.
_NAME = r"(?P<named>\d{1,2}\.? (?:OF )?[ML]\d+ (?:(?:19|20)\d\d )?|X\S+ |F:\w+ )"
_NAMES: list[Rule] = [
    (r"X(?P<figures>\S+) ", _figures),
    (rf"(?P<day>\d{{1,2}}|A)\.? (?:OF )?[ML](?P<month>\d+) {YEAR}", _day_and_month),
    (r"F:(?P<feast>\w+) ", _feast),
]
_COMPILED_NAMES = [(re.compile(pattern), read) for pattern, read in _NAMES]

RULES: list[Rule] = [
    (r"I(?P<at>\d\S+) ", _iso_instant),
    (r"D(?P<day>\d{4}-\d\d-\d\d) ", _iso_day),
    (r"(?:ON (?:THE )?)?Q(?P<day>\d+)\.(?P<month>\d+) (?!CLOCK)", _dotted),
    (
        rf"(?P<day>\d{{1,2}})\.? (?:ON |THE )*(?P<link>UNTIL|DASH|AND|OR|TOWARD) {SMALL}"
        rf"(?P<last>\d{{1,2}})\.? {SMALL}[ML](?P<month>\d+) {YEAR}",
        _two_days,
    ),
    (
        rf"(?P<day>\d{{1,2}})\.? (?:ON |THE )*(?=\d{{1,2}}\.? (?:ON |THE )*(?:AND|OR) {SMALL}"
        r"\d{1,2}\.? (?:OF )?[ML](?P<month>\d+) )",
        _dotted,
    ),
    (rf"DAYS (?P<side>AFTER|BEFORE) (?:THE )?{_NAME}", _day_beside),
    (
        rf"(?P<count>\d{{1,3}}|A) (?P<unit>DAYS|WEEK) (?P<side>AFTER|BEFORE) (?:THE )?{_NAME}",
        _counted_beside,
    ),
    (rf"WEEK (?P<side>AFTER|BEFORE) (?:THE )?{_NAME}", _week_beside),
    (
        r"W(?P<weekday>\d) (?:ON |THE )*(?P<day>\d{1,2}) (?=$|AT |AND |OR |CAN |P[maenx] )",
        _weekday_with_number,
    ),
    (rf"(?:1\. )?W(?P<weekday>\d) (?P<side>AFTER|BEFORE) (?:THE )?{_NAME}", _weekday_beside),
    (rf"WEEK {SMALL}{_NAME}", _week_with_day),
    *_NAMES,
    (
        r"(?P<on>ON )?(?:THE )?(?P<day>\d{1,2}) DASH (?P<month>\d{1,2}) (?!CLOCK)",
        _figures_with_dash,
    ),
    (rf"(?P<day>\d{{1,2}})\. (?P<month>\d{{1,2}})\. {YEAR}", _day_ordinals),
    (r"(?<=ON )(?P<day>\d{1,2}) (?P<month>\d{1,2})\.? (?!CLOCK|_)", _dotted),
    (rf"(?P<day>\d{{1,2}})\. {SMALL}{WHICH}MONTH ", _day_of_other_month),
    (r"M(?P<month>\d+) (?:ON |THE )+(?P<day>\d{1,2})\. ", _dotted),
    (rf"{WHICH}MONTH {SMALL}(?P<day>\d{{1,2}})\. (?!_|W)", _day_of_other_month),
    (
        rf"(?:(?P<nth>[1-5])\.|LAST|FINAL) W(?P<weekday>\d) {SMALL}"
        rf"(?:M(?P<month>\d+) {YEAR}|(?:{WHICH})?MONTH )",
        _nth_weekday,
    ),
    (
        rf"(?P<which>NEXT|THIS|COMING) MONTH {SMALL}"
        rf"(?:(?P<nth>[1-5])\.|LAST|FINAL) W(?P<weekday>\d) (?P<month>(?!))?{YEAR}",
        _nth_weekday,
    ),
    (
        rf"(?:(?P<nth>1)\.|LAST|FINAL) DAYS {SMALL}(?:M(?P<month>\d+) |(?:{WHICH})?MONTH )",
        _edge_of_month,
    ),
    (r"(?:NEXT|COMING) (?P<day>\d{1,2})\. (?!_|COUNTED|W|D|M)", _next_day_of_month),
    (rf"(?:(?P<nth>[1-5])\.|LAST|FINAL) WEEK {SMALL}M(?P<month>\d+) ", _week_of_month),
    (r"(?:WEEK|WEEK_NUMBER) (?P<number>\d{1,2}) ", _numbered_week),
    (r"(?P<number>\d{1,2})\. WEEK_NUMBER ", _numbered_week),
    # "De eerste week" is one of something, the fiftieth one of the year.
    (r"(?P<number>[6-9]|[1-5]\d)\. WEEK (?!OF |M|IN )", _numbered_week),
]
