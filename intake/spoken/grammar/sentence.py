"""What a sentence mentions, found from left to right in its symbols."""

import re

from intake.spoken.days import day_of_month_to_come
from intake.spoken.grammar import ahead, date, part, unread, week
from intake.spoken.grammar.clock import clock_at
from intake.spoken.grammar.rules import Today
from intake.spoken.grammar.symbols import STOP
from intake.spoken.mentions import CLAUSE, NO_SUCH_DAY, Days, Mark, Mention, PartOfDay, What

MARKS = frozenset(
    "BEFORE AFTER FROM UNTIL BY BEFORE_OR_FOR NOT_BEFORE NOT_AFTER BETWEEN AND OR DASH OF "
    "NOT NAY NO EXCEPT INSTEAD CAN INDEED CONTRAST PREFER SOFTENER CORRECTION TOWARD "
    "SOONEST WORKDAYS UNSUITABLE NOT_THEN THAN LATER".split()
)
# "Op de derde" is a day of the month, "de derde" by itself is not; from 13 up it is.
_PLACED = re.compile(
    r"(?:^|(?:ON|OF|UNTIL|FROM|BEFORE|AFTER|BETWEEN|AND|OR|DASH|FOR|TOWARD|[VW]\d) )(?:THE )?$"
)
_NAMELESS_DAY = re.compile(
    r"(?P<day>\d{1,2})\. (?!COUNTED |HALF_OF |W\d|WEEK|MONTH |DAYS |COMING |NEXT )"
)
_ON_A_DAY = re.compile(r"(?<![A-Z_])ON (?:THE )?$")
_ORDINALS_OF_DAYS_ONLY, _LAST_OF_A_MONTH = 13, 31
_UNCOUNTED = frozenset({"THE", "ON", "IN", "AT", "THAN"})

# Every rule for days, in the order in which they are tried.
_RULES = [
    (re.compile(pattern), read)
    for pattern, read in (
        *part.GREETINGS,
        *date.RULES,
        *ahead.RULES,
        *week.RULES,
        *part.RULES,
    )
]


def mentions_of(symbols: list[str], today: Today) -> list[Mention]:
    """The days, times and relating words of a sentence, each with the symbols that say it."""
    line, starts, ends = _line(symbols)
    found: list[Mention] = []
    place = 0
    while place < len(line):
        start = starts[place]
        read = None if line[place] == "_" else _read(line, place, today, found, start)
        whats, place = read or ([], line.index(" ", place) + 1)
        found += [Mention(what, start, ends[place]) for what in whats]
    return found


def _line(symbols: list[str]) -> tuple[str, dict[int, int], dict[int, int]]:
    """The symbols on one line; at each place the words counted up to what begins or ends there."""
    starts, ends = {0: 0}, {0: 0}
    line, words = "", 0
    for symbol in symbols:
        if symbol == STOP:
            words += CLAUSE
            starts[len(line)] = words
            continue
        line += f"{symbol} "
        words += symbol not in _UNCOUNTED
        starts[len(line)] = ends[len(line)] = words
    return line, starts, ends


def _read(
    line: str, place: int, today: Today, found: list[Mention], start: int
) -> tuple[list[What], int] | None:
    symbol = line[place : line.index(" ", place)]
    after = found[-1].what if found and found[-1].end == start else None
    if symbol in ("MORNING_OR_TOMORROW", "EARLY") and isinstance(after, Days):
        return [PartOfDay("m")], place + len(symbol) + 1
    return (
        unread.half_read_at(line, place)
        or clock_at(line, place)
        or _day_at(line, place, today)
        or _day_of_month_at(line, place, today)
        or unread.unread_at(line, place)
        or _mark_at(symbol, place)
    )


def _mark_at(symbol: str, place: int) -> tuple[list[What], int] | None:
    return ([Mark(symbol)], place + len(symbol) + 1) if symbol in MARKS else None


def _day_of_month_at(line: str, place: int, today: Today) -> tuple[list[What], int] | None:
    match = _NAMELESS_DAY.match(line, place)
    if not match:
        return None
    number = int(match["day"])
    certain = number >= _ORDINALS_OF_DAYS_ONLY or (
        _PLACED.search(line, 0, place) and not line.startswith("_", match.end())
    )
    day = day_of_month_to_come(today.day, number) if certain else None
    if day:
        return [Days((day,))], match.end()
    none = number > _LAST_OF_A_MONTH and _ON_A_DAY.search(line, 0, place)
    return ([NO_SUCH_DAY], match.end()) if none and not line.startswith("_", match.end()) else None


def _day_at(symbols: str, place: int, today: Today) -> tuple[list[What], int] | None:
    """The days said from this place on and where they end; None if none begins here."""
    for pattern, read in _RULES:
        if match := pattern.match(symbols, place):
            found = read(match, today)
            if found is not None:
                return found, match.end()
    return None
