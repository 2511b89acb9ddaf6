"""Days that are reckoned from a date or feast: the Friday after Ascension, drie dagen na 12 mei."""

import re

from intake.spoken import days
from intake.spoken.grammar import named
from intake.spoken.grammar.rules import SMALL, Found, Rule, Said, Today, one, span
from intake.spoken.mentions import Days, Spans

MOST_DAYS = 400
"""Days that somebody counts from a date: farther away it is no appointment."""


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
        return one(days.plus(last, far)) if last and far <= MOST_DAYS else []
    return one(days.plus(first, -far)) if first and far <= MOST_DAYS else []


def _week_beside(said: Said, today: Today) -> Found:
    """ "De week na Pasen", "die Woche vor Weihnachten": the whole week beside that of the day."""
    first, last = _named(said, today)
    if said["side"] == "AFTER":
        return span(*days.week_of(last, 1)) if last else None
    return span(*days.week_of(first, -1)) if first else None


def _weekday_beside(said: Said, today: Today) -> Found:
    """ "De vrijdag na Hemelvaart": the first such day after it, or the last before it."""
    first, last = _named(said, today)
    weekday = int(said["weekday"]) - 1
    if said["side"] == "AFTER":
        return one(days.next_weekday(days.plus(last, 1), weekday)) if last else None
    return one(days.next_weekday(days.plus(first, -7), weekday)) if first else None


def _named(said: Said, today: Today) -> days.Span:
    """First and last day of the date or feast that another day is reckoned from."""
    for pattern, read in _COMPILED:
        match = pattern.match(said["named"])
        for what in (read(match, today) or []) if match else []:
            if isinstance(what, Days):
                return what.choices[0], what.choices[0]
            if isinstance(what, Spans):
                return what.choices[0]
    return None, None


# A date or feast that another day is reckoned from, without groups of its own.
_NAME = r"(?P<named>\d{1,2}\.? (?:OF )?[ML]\d+ (?:(?:19|20)\d\d )?|X\S+ |F:\w+ )"
_COMPILED = [(re.compile(pattern), read) for pattern, read in named.RULES]

RULES: list[Rule] = [
    (rf"DAYS (?P<side>AFTER|BEFORE) (?:THE )?{_NAME}", _day_beside),
    (
        rf"(?P<count>\d{{1,3}}|A) (?P<unit>DAYS|WEEK) (?P<side>AFTER|BEFORE) (?:THE )?{_NAME}",
        _counted_beside,
    ),
    (rf"WEEK (?P<side>AFTER|BEFORE) (?:THE )?{_NAME}", _week_beside),
    (rf"(?:1\. )?W(?P<weekday>\d) (?P<side>AFTER|BEFORE) (?:THE )?{_NAME}", _weekday_beside),
    (rf"WEEK {SMALL}{_NAME}", _week_with_day),
]
