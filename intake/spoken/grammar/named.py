"""The dates and feasts that have a name of their own: 24 maart, 24.3., Pinksteren."""

from intake.spoken import days
from intake.spoken.grammar.rules import YEAR, Found, Rule, Said, Today, one, span, year_of
from intake.spoken.mentions import NO_SUCH_DAY


def _figures(said: Said, today: Today) -> Found:
    """24/3, 24.03.26, 24-03-2026: day first, as both languages write it."""
    day, month, *year = map(int, said["figures"].split("/"))
    if year and month > 12:
        return [NO_SUCH_DAY]
    return date_of(today, day, month, year[0] if year else None) or no_such_day(month)


def _day_and_month(said: Said, today: Today) -> Found:
    """ "24 maart"; 31 februari tells no day, and not the month either."""
    day, month = 1 if said["day"] == "A" else int(said["day"]), int(said["month"])
    return date_of(today, day, month, year_of(said, today)) or no_such_day(month)


def no_such_day(month: int) -> Found:
    """A day that its month does not have: what is said beside it is not the whole wish."""
    return [NO_SUCH_DAY] if 1 <= month <= 12 else []


def date_of(today: Today, day: int, month: int, year: int | None) -> Found:
    if not 1 <= month <= 12:
        return None
    if year is None:
        return one(days.date_to_come(today.day, month, day))
    return one(days.date_or_none(year + 2000 * (year < 100), month, day))


def _feast(said: Said, today: Today) -> Found:
    first, last = days.feast_to_come(today.day, said["feast"])
    return one(first) if first == last else span(first, last)


RULES: list[Rule] = [
    (r"X(?P<figures>\S+) ", _figures),
    (rf"(?P<day>\d{{1,2}}|A)\.? (?:OF )?[ML](?P<month>\d+) {YEAR}", _day_and_month),
    (r"F:(?P<feast>\w+) ", _feast),
]
