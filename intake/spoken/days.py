"""Counting on the calendar: weeks, months, the first Monday of April, Easter."""

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date | None, date | None]

# A feast is (month, day), or a number of days after Easter Sunday.
FEASTS: dict[str, tuple[int, int] | int] = {
    "new_year": (1, 1),
    "epiphany": (1, 6),
    "carnival_monday": -48,
    "ash_wednesday": -46,
    "good_friday": -2,
    "easter_sunday": 0,
    "easter_monday": 1,
    "kings_day": (4, 27),
    "labour_day": (5, 1),
    "liberation_day": (5, 5),
    "ascension": 39,
    "whit_sunday": 49,
    "whit_monday": 50,
    "corpus_christi": 60,
    "belgian_national_day": (7, 21),
    "german_unity": (10, 3),
    "all_saints": (11, 1),
    "armistice": (11, 11),
    "saint_nicholas_eve": (12, 5),
    "saint_nicholas": (12, 6),
    "christmas_eve": (12, 24),
    "third_day_of_christmas": (12, 27),
    "christmas_day": (12, 25),
    "boxing_day": (12, 26),
    "new_years_eve": (12, 31),
}
# Feasts of two days.
FEAST_SPANS = {
    "easter": ("easter_sunday", "easter_monday"),
    "whitsun": ("whit_sunday", "whit_monday"),
    "christmas": ("christmas_day", "boxing_day"),
    "between_the_years": ("third_day_of_christmas", "new_years_eve"),
}


def plus(day: date, days: int) -> date:
    """The day so many days later, earlier when negative."""
    return day + timedelta(days=days)


def week_of(day: date, weeks_later: int = 0) -> tuple[date, date]:
    """Monday to Sunday of the week so many weeks after this day's."""
    monday = plus(day, 7 * weeks_later - day.weekday())
    return monday, plus(monday, 6)


def next_weekday(day: date, weekday: int) -> date:
    """The first such weekday (Monday is 0) on this day or after it."""
    return plus(day, (weekday - day.weekday()) % 7)


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def month_after(day: date, months: int) -> tuple[date, date]:
    """First and last day of the month so many months after this day's."""
    years, month = divmod(day.month - 1 + months, 12)
    return month_of(day.year + years, month + 1)


def plus_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    first, last = month_after(day, months)
    return first.replace(day=min(day.day, last.day))


def nth_weekday(first: date, last: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday in a stretch of days, the last for -1; None if there is none."""
    if nth < 0:
        return plus(last, -((last.weekday() - weekday) % 7))
    found = plus(next_weekday(first, weekday), 7 * (nth - 1))
    return found if found <= last else None


def third_of(first: date, last: date, which: str) -> tuple[date, date]:
    """The beginning, middle or end of a stretch of days.

    Of a week: Monday and Tuesday, Tuesday to Thursday, Thursday and Friday. Of a month: the days
    1-10, 11-20, from 21. Of a year: four months each.
    """
    length = (last - first).days + 1
    if length <= 7:
        start, end = {"start": (0, 1), "middle": (1, 3), "end": (3, 4)}[which]
        return plus(first, start), plus(first, end)
    third = 10 if length <= 31 else round(length / 3)
    if which == "start":
        return first, plus(first, third - 1)
    if which == "middle":
        return plus(first, third), plus(first, 2 * third - 1)
    return plus(first, 2 * third), last


def month_to_come(today: date, month: int) -> tuple[date, date]:
    """The next month of that number (1-12) that is not over, from its first day."""
    year = today.year + (month < today.month)
    return month_of(year, month)


def date_to_come(today: date, month: int, day: int) -> date | None:
    """The next such date, today included; None if no year has it."""
    for year in range(today.year, today.year + 9):
        found = date_or_none(year, month, day)
        if found and found >= today:
            return found
    return None


def day_of_month_to_come(today: date, day: int) -> date | None:
    """The next day with that number in its month, today included; None outside 1-31."""
    for months in range(3):
        first, last = month_after(today, months)
        if 1 <= day <= last.day and first.replace(day=day) >= today:
            return first.replace(day=day)
    return None


def date_or_none(year: int, month: int, day: int) -> date | None:
    """That date, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, year: int) -> tuple[date, date]:
    """First and last day of a feast in a year."""
    if name in FEAST_SPANS:
        first, last = FEAST_SPANS[name]
        return feast(first, year)[0], feast(last, year)[0]
    rule = FEASTS[name]
    day = plus(easter(year), rule) if isinstance(rule, int) else date(year, *rule)
    if name == "kings_day" and day.weekday() == 6:
        day = plus(day, -1)
    return day, day


def feast_to_come(today: date, name: str) -> tuple[date, date]:
    """The next time a feast is held, today included."""
    first, last = feast(name, today.year)
    return (first, last) if last >= today else feast(name, today.year + 1)
