"""How a date is said: 24 maart, 24.3., der erste Montag im April, the Friday after Ascension."""

from datetime import date, datetime

from intake.spoken import days
from intake.spoken.grammar import beside, named
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
from intake.spoken.mentions import NO_SUCH_DAY, Mark, Stretch


def _iso_instant(said: Said, today: Today) -> Found:
    try:
        at = datetime.fromisoformat(said["at"].upper()).astimezone(today.now.tzinfo)
    except (ValueError, OverflowError):
        return []
    return [Stretch(at, at)]


def _iso_day(said: Said, today: Today) -> Found:
    year, month, day = map(int, said["day"].split("-"))
    return one(days.date_or_none(year, month, day)) or [NO_SUCH_DAY]


def _figures_with_dash(said: Said, today: Today) -> Found:
    """ "17-4" is a date; "10-12" could be hours as well, and then it is."""
    day, month = int(said["day"]), int(said["month"])
    return named.date_of(today, day, month, None) if said["on"] or day >= month else None


def _day_ordinals(said: Said, today: Today) -> Found:
    """ "Am vierundzwanzigsten dritten" is the 24th of March."""
    day, month = int(said["day"]), int(said["month"])
    return named.date_of(today, day, month, year_of(said, today)) or named.no_such_day(month)


def _dotted(said: Said, today: Today) -> Found:
    return named.date_of(today, int(said["day"]), int(said["month"]), None)


def _two_days(said: Said, today: Today) -> Found:
    """ "24 tot 26 maart", "12 naar 19 juni": the month is said once for both."""
    month, year = int(said["month"]), year_of(said, today)
    first = named.date_of(today, int(said["day"]), month, year)
    last = named.date_of(today, int(said["last"]), month, year)
    return None if not first or not last else [*first, Mark(said["link"]), *last]


def _day_of_other_month(said: Said, today: Today) -> Found:
    first, last = month_meant(said, today)
    day = int(said["day"])
    return one(first.replace(day=day)) if 1 <= day <= last.day else [NO_SUCH_DAY]


def _nth_weekday(said: Said, today: Today) -> Found:
    """The first Monday of a month, the last one; the next such day if it is over."""
    nth = int(said["nth"]) if said["nth"] else -1
    weekday = int(said["weekday"]) - 1
    if said["month"]:
        month, year = int(said["month"]), year_of(said, today)
        return one(_nth_in_month(today, month, year, weekday, nth)) or [NO_SUCH_DAY]
    if said["which"]:
        return one(days.nth_weekday(*month_meant(said, today), weekday, nth)) or [NO_SUCH_DAY]
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


def _weekday_with_number(said: Said, today: Today) -> Found:
    """ "Dinsdag 8" is the 8th where that is a Tuesday, this month or next; else nothing is told."""
    first, last = days.month_after(today.day, 0)[0], days.month_after(today.day, 1)[1]
    day = days.day_of_month_to_come(today.day, int(said["day"]))
    fits = day is not None and first <= day <= last and day.weekday() == int(said["weekday"]) - 1
    return one(day) if fits else None


def _numbered_week(said: Said, today: Today) -> Found:
    """The next ISO week of that number (ISO 8601: week 1 holds the first Thursday)."""
    for year in (today.day.year, today.day.year + 1):
        try:
            monday = date.fromisocalendar(year, int(said["number"]), 1)
        except ValueError:
            continue
        if days.plus(monday, 6) >= today.day:
            return to_come(today, monday, days.plus(monday, 6))
    return [NO_SUCH_DAY]


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
    *beside.RULES,
    (
        r"W(?P<weekday>\d) (?:ON |THE )*(?P<day>\d{1,2}) (?=$|AT |AND |OR |CAN |P[maenx] )",
        _weekday_with_number,
    ),
    *named.RULES,
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
