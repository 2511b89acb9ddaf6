"""A time that stands in a sentence and cannot be read: 25 o'clock, "om half", "nach der Arbeit"."""

import re

from intake.spoken.grammar import clock
from intake.spoken.mentions import UNREAD_TIME, What

_BEHIND_A_DAY = (
    r"(?:(?<=[VWRML]\d )|(?<=[ML]1\d )|(?<=/\d )|(?<=/\d\d )|(?<=K\w )|(?<=WEEK )"
    r"|(?<=MORNING_OR_TOMORROW ))"
)
_TOWARDS = r"(?:HALF|QUARTER|THREE_QUARTER)"
_BESIDE = r"(?:OVER|BEFORE|AFTER) "
_AT = rf"(?:AT|ABOUT|BY) {clock.NEAR}"
_BOUND = r"(?:BETWEEN|FROM|UNTIL|AFTER|BEFORE|NOT_BEFORE|NOT_AFTER) "

# What a clock reads only in part: "om tien over", "tussen negen en", "9 uur 80".
_HALF_READ = re.compile(
    rf"{_AT}(?:\d{{1,2}}|A) (?:MINUTES )?{_BESIDE}$"
    rf"|BETWEEN {clock.NEAR}{clock.ANY}(?:(?:AND|UNTIL|DASH) {clock.NEAR})?$"
    rf"|(?:{_AT}|{_BEHIND_A_DAY})\d{{1,2}} CLOCK [6-9]\d (?!_|COUNTED|MINUTES)"
)
# What no clock reads, and yet a time was meant.
_UNREAD = re.compile(
    rf"(?:{_AT}|{_BEHIND_A_DAY}){_TOWARDS} (?:{_BESIDE})?"
    rf"|QUARTER {_BESIDE}(?=$|_ )"
    rf"|{_AT}_ CLOCK "
    rf"|(?:{_AT}|(?:{_BEHIND_A_DAY}){_BOUND}){clock.NEAR}{clock.SURE}"
    rf"|{_BEHIND_A_DAY}{clock.SURE}"
    rf"|BETWEEN {clock.NEAR}{clock.ANY}AND {clock.NEAR}{clock.SURE}"
    rf"|{_AT}(?:2[5-9]|[3-9]\d) (?=$|P)"
    # "Nach der Arbeit": when that is, only they know who say it.
    rf"|(?:(?:ABOUT|AFTER|FROM|UNTIL|NOT_BEFORE|NOT_AFTER) |{_BEHIND_A_DAY}BEFORE )"
    r"(?:THE )?(?:_ )?EVENT "
    rf"|{_BEHIND_A_DAY}AFTER THE _ $"
)
# Half of a verb where anything else is said: "ich ziehe am Freitag um".
_CUT_OFF = re.compile(rf"{_BEHIND_A_DAY}(?:AT|ABOUT|BY|{_BOUND.strip()}) $")


def half_read_at(line: str, place: int) -> tuple[list[What], int] | None:
    """The time from here on of which a clock would read one half only; None if there is none."""
    match = _HALF_READ.match(line, place)
    return ([UNREAD_TIME], match.end()) if match else None


def unread_at(line: str, place: int) -> tuple[list[What], int] | None:
    """The time from here on that no clock could read; None if none stands here."""
    match = _UNREAD.match(line, place)
    if match is None and "_ " not in line:
        match = _CUT_OFF.match(line, place)
    return ([UNREAD_TIME], match.end()) if match else None
