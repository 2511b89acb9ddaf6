"""How weekdays, weeks, months and years are said: volgende week dinsdag, Ende April, weekend."""

from datetime import date

from intake.spoken import days
from intake.spoken.grammar.rules import (
    SMALL,
    STEPS,
    WHICH,
    YEAR,
    Found,
    Rule,
    Said,
    Today,
    month_meant,
    nothing,
    one,
    span,
    to_come,
    year_of,
)
from intake.spoken.mentions import Days, Spans


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


def _first_weekday(said: Said, today: Today) -> Found:
    """ "De eerste maandag", "der erste Montag" without a month: the next one."""
    return one(days.next_weekday(days.plus(today.day, 1), int(said["weekday"]) - 1))


def _which_week(said: Said, today: Today) -> Found:
    return to_come(today, *days.week_of(today.day, STEPS[said["which"]]))


def _which_month(said: Said, today: Today) -> Found:
    return to_come(today, *month_meant(said, today))


def _which_year(said: Said, today: Today) -> Found:
    year = today.day.year + STEPS[said["which"]]
    if said["month"]:
        return span(*days.month_of(year, int(said["month"])))
    return to_come(today, date(year, 1, 1), date(year, 12, 31))


def _weekend(said: Said, today: Today) -> Found:
    """Saturday and Sunday. "Volgend weekend" is settled only once this one has begun."""
    this, following, third = (_saturday_and_sunday(today, weeks) for weeks in range(3))
    which = said["which"]
    if which in ("LAST", "FINAL"):
        return [Spans((_saturday_and_sunday(today, -1),))]
    if this[0] <= today.day:
        begun = {"THIS": (this,), "NEXT": (following,), "AFTER_NEXT": (following, third)}
        return [Spans(begun.get(which, (this, following)))]
    ahead = {"NEXT": (this, following), "AFTER_NEXT": (following, third)}
    return [Spans(ahead.get(which, (this,)))]


def _saturday_and_sunday(today: Today, weeks: int) -> tuple[date, date]:
    monday, sunday = days.week_of(today.day, weeks)
    return days.plus(monday, 5), sunday


def _third(said: Said, today: Today) -> Found:
    """ "Eind april", "Anfang nächster Woche": see `days.third_of`."""
    for first, last in _wholes(said, today):
        third = days.third_of(first, last, said["where"].lower())
        if third[1] >= today.day:
            return to_come(today, *third)
    return None


def _wholes(said: Said, today: Today) -> list[tuple[date, date]]:
    """The week, month or year that is meant, and the one after in case it is over."""
    step = STEPS[said["which"] or "THIS"]
    year = today.day.year + step
    if said["month"]:
        wanted = year_of(said, today)
        years = (year, year + 1) if wanted is None else (wanted,)
        return [days.month_of(number, int(said["month"])) for number in years]
    if said["unit"] == "WEEK":
        return [days.week_of(today.day, step), days.week_of(today.day, step + 1)]
    if said["unit"] == "MONTH":
        return [days.month_after(today.day, step), days.month_after(today.day, step + 1)]
    return [(date(number, 1, 1), date(number, 12, 31)) for number in (year, year + 1)]


def _half_month(said: Said, today: Today) -> Found:
    """ "De tweede helft van april": from the sixteenth."""
    first, last = days.month_to_come(today.day, int(said["month"]))
    if said["nth"] == "1":
        return to_come(today, first, days.plus(first, 14))
    return to_come(today, days.plus(first, 15), last)


def _mid_month(said: Said, today: Today) -> Found:
    return span(*days.third_of(*days.month_to_come(today.day, int(said["month"])), "middle"))


def _month(said: Said, today: Today) -> Found:
    year, month = year_of(said, today), int(said["month"])
    if year is not None:
        return to_come(today, *days.month_of(year, month))
    return to_come(today, *days.month_to_come(today.day, month))


def _which_named_month(said: Said, today: Today) -> Found:
    """ "Komende april"; "vorige maart" is the one before."""
    month = int(said["month"])
    if said["which"] in ("LAST", "FINAL"):
        year = today.day.year - (month >= today.day.month)
        return span(*days.month_of(year, month))
    return to_come(today, *days.month_to_come(today.day, month))


RULES: list[Rule] = [
    (
        rf"(?P<where>START|MIDDLE|END) {SMALL}(?:{WHICH})?"
        rf"(?:M(?P<month>\d+) {YEAR}|(?P<unit>WEEK|MONTH|YEAR) )",
        _third,
    ),
    (r"HALF M(?P<month>\d+) ", _mid_month),
    (rf"(?P<nth>[12])\. HALF_OF {SMALL}M(?P<month>\d+) ", _half_month),
    (r"1\. (?:COMING )?W(?P<weekday>\d) ", _first_weekday),
    # "Volgende dinsdag 24 maart": the date says which.
    (rf"{WHICH}(?=W\d (?:ON |THE )*(?:\d{{1,2}}\.? [ML]|\d{{1,2}}\. |X|D\d))", nothing),
    (rf"{WHICH}W(?P<weekday>\d) ", _which_weekday),
    (rf"{WHICH}WEEK ", _which_week),
    (rf"{WHICH}MONTH ", _which_month),
    (rf"{WHICH}YEAR (?:IN |OF )?(?:M(?P<month>\d+) )?", _which_year),
    (rf"{WHICH}M(?P<month>\d+) ", _which_named_month),
    (rf"(?:{WHICH})?WEEKEND ", _weekend),
    (rf"M(?P<month>\d+) {YEAR}", _month),
    (
        r"V(?P<weekday>\d) (?=(?:ON |THE )*(?:\d{1,2}\.? (?:[ML]|\d)|\d{1,2}\. |X|D\d|Q))",
        _weekday,
    ),
    (r"W(?P<weekday>\d) ", _weekday),
]
