"""How a day or an instant is counted from now: over twee weken, in acht Tagen, in een uur."""

from datetime import UTC, date, timedelta

from intake.spoken import days
from intake.spoken.grammar.rules import SMALL, Found, Rule, Said, Today, nothing, span
from intake.spoken.mentions import Days, Stretch

# Farther ahead nobody books, and further on the calendar ends.
_MOST_DAYS = 3700
_MOST_MINUTES = 60 * 24 * 30

_AHEAD = r"(?:OVER|IN) (?:ABOUT )?"
_COUNT = r"(?P<count>\d{1,4}|A) (?:ABOUT )?"
_UNIT = r"(?P<unit>DAYS|WEEK|MONTH|YEAR)"
_AGO = r"(?:\d{1,4}|A) (?:DAYS|WEEK|MONTH|YEAR) "


def _ahead(said: Said, today: Today) -> Found:
    """ "Over twee weken", "in vierzehn Tagen"; "over een week of twee" counts as two."""
    count = int(said["more"]) if said["more"] else _count(said)
    return _days(_days_ahead(today.day, count, said["unit"], today.eight_days))


def _ahead_of(said: Said, today: Today) -> Found:
    """ "Dinsdag over een week", "heute in acht Tagen": counted from the day that is named."""
    count, unit = _count(said), said["unit"]
    if unit == "DAYS" and count == 8:
        count, unit = 1, "WEEK"
    if said["weekday"]:
        return _weekday_ahead(today, int(said["weekday"]) - 1, count, unit)
    # Without a figure the day is "morgen", which stands for more than tomorrow elsewhere.
    return _days(_days_ahead(days.plus(today.day, int(said["relative"] or 1)), count, unit, ()))


def _weekday_ahead(today: Today, weekday: int, count: int, unit: str) -> Found:
    """ "Dienstag in zwei Wochen": a fortnight after the coming one, or that of that week."""
    coming = days.next_weekday(days.plus(today.day, 1), weekday)
    counted = _days_ahead(coming, count, unit, ())
    if unit == "DAYS" and count % 7 == 0:
        count, unit = count // 7, "WEEK"
    if unit != "WEEK" or count < 2 or not counted:
        return _days(counted)
    return _days((*counted, days.plus(days.week_of(today.day, count)[0], weekday)))


def _weekday_of_week_ahead(said: Said, today: Today) -> Found:
    """ "In zwei Wochen am Dienstag": that day of that week."""
    weekday = int(said["weekday"]) - 1
    mondays = [days.week_of(day)[0] for day in _days_ahead(today.day, _count(said), "WEEK", ())]
    return _days(tuple(days.plus(monday, weekday) for monday in mondays))


def _half_year(said: Said, today: Today) -> Found:
    return _days((days.plus_months(today.day, 6),))


def _within(said: Said, today: Today) -> Found:
    """ "Binnen twee weken", "in den nächsten drei Tagen": from today until then."""
    until = _days_ahead(today.day, _count(said), said["unit"], ())
    return span(today.day, until[0]) if until else []


def _coming_days(said: Said, today: Today) -> Found:
    return span(today.day, days.plus(today.day, 7))


def _minutes_ahead(said: Said, today: Today) -> Found:
    minutes = _minutes(said)
    if minutes > _MOST_MINUTES:
        return []
    # Instants are counted in UTC, or the hour that the clock is put back would be lost.
    zone = today.now.tzinfo
    then = (today.now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
    return [Stretch(today.now if said["within"] else then, then)]


def _minutes(said: Said) -> int:
    if said["halves"]:
        return 90 if said["halves"].startswith("ONE_AND") else 30
    per_unit = {"MINUTES": 1, "QUARTER_HOUR": 15}.get(said["unit"], 60)
    return _count(said) * per_unit


def _days(choices: tuple[date, ...]) -> Found:
    return [Days(tuple(sorted(set(choices))))] if choices else []


def _days_ahead(day: date, count: int, unit: str, eight_days: tuple[int, ...]) -> tuple[date, ...]:
    """The day that many units on; none when that is farther than anyone books."""
    per_unit = {"DAYS": 1, "WEEK": 7, "MONTH": 31, "YEAR": 366}[unit]
    if count * per_unit > _MOST_DAYS:
        return ()
    if unit == "DAYS" and count == 8 and eight_days:
        return tuple(days.plus(day, length) for length in eight_days)
    if unit in ("DAYS", "WEEK"):
        return (days.plus(day, count * per_unit),)
    return (days.plus_months(day, count * (12 if unit == "YEAR" else 1)),)


def _count(said: Said) -> int:
    return 1 if said["count"] in (None, "A") else int(said["count"])


RULES: list[Rule] = [
    # "Vor drei Tagen", "woensdag twee weken geleden": nothing to come.
    (rf"(?:W\d )?BEFORE {_AGO}", nothing),
    (rf"(?:W\d )?{_AGO}AGO ", nothing),
    (
        rf"(?:R(?P<relative>-?\d)|W(?P<weekday>\d)|MORNING_OR_TOMORROW) {_AHEAD}{_COUNT}"
        r"(?P<unit>DAYS|WEEK|MONTH) ",
        _ahead_of,
    ),
    (rf"{_AHEAD}{_COUNT}WEEK {SMALL}W(?P<weekday>\d) ", _weekday_of_week_ahead),
    (rf"{_AHEAD}{_COUNT}{_UNIT} (?:OR (?P<more>\d{{1,2}}) )?", _ahead),
    (rf"{_AHEAD}(?:A )?HALF YEAR ", _half_year),
    (r"WITHIN DAYS ", _coming_days),
    (rf"WITHIN {SMALL}(?:{_COUNT})?{_UNIT} ", _within),
    (rf"(?:COMING|NEXT) {_COUNT}{_UNIT} ", _within),
    (r"(?:COMING|NEXT) DAYS ", _coming_days),
    (
        rf"(?:(?P<within>WITHIN )|{_AHEAD}){SMALL}"
        r"(?:(?P<halves>(?:A )?HALF |ONE_AND_A_HALF )(?:HOURS|CLOCK) "
        rf"|(?:A (?=\d))?{_COUNT}(?P<unit>HOURS|MINUTES|QUARTER_HOUR|CLOCK) )",
        _minutes_ahead,
    ),
]
