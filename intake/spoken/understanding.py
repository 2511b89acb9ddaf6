"""From a sentence to what it means by a date or a time."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from intake.spoken.grammar.rules import Today
from intake.spoken.grammar.sentence import mentions_of
from intake.spoken.grammar.symbols import symbols_of
from intake.spoken.mentions import (
    CLAUSE,
    NO_SUCH_DAY,
    UNREAD_TIME,
    Clock,
    Mark,
    Mention,
    Stretch,
    Window,
)
from intake.spoken.model import WEEKDAYS, Range, Unread, When
from intake.spoken.readings import Hours, readings_of
from intake.spoken.relations.corrections import corrected
from intake.spoken.relations.joining import joined
from intake.spoken.relations.negation import without_negated
from intake.spoken.vocabulary import Vocabulary, load
from intake.spoken.wishes import stretches_of, wishes_of

OFFICE_HOURS: Hours = (time(8), time(18))


def understand(
    text: str,
    language: str,
    now: datetime,
    timezone: ZoneInfo,
    hours: Hours = OFFICE_HOURS,
    *,
    before: str = "",
    data_dir: Path,
) -> When:
    """What a sentence says about when, in the office's time zone; never raises on any text.

    `language` is a folder of `data_dir` (OSError without its spoken.yml), `now` is aware. A time
    without a day is the next such moment; "drie uur" is the one within `hours` (both ends count),
    or ambiguous when both or neither are. A date without a year is the next one; with one that is
    not on the calendar nothing is understood: what is left would pass for the whole. A part that
    could not be read is told as `unread`. What can be understood in several ways, or names several
    days to choose from, is `ambiguous` with all of them. An hour that occurs twice is ambiguous, a
    skipped one none. `before` is a line of which a part was not read, and this text tells it: the
    parts that were read hold here as well.
    """
    words = load(language, data_dir)
    local = now.astimezone(timezone)
    today = Today(local, words.eight_days)
    kept = without_negated(_said(text, before, words, today), today.day)
    exclude = tuple(WEEKDAYS[number] for number in sorted(kept.excluded))
    meant = corrected(kept.mentions)
    if _says(NO_SUCH_DAY, meant):
        return When("none", None, exclude, _unread(meant))
    last = joined(meant, today.day)
    readings = _readings(last, local, hours)
    if not readings and _says(Mark("SOONEST"), kept.mentions):
        readings = [When("range", Range(local, None))]
    return replace(_settled(readings, exclude), unread=_unread(meant))


def _said(text: str, before: str, words: Vocabulary, today: Today) -> list[Mention]:
    """The mentions of a text, behind those that were read in the line before it."""
    read = _mentions(before, words, today)
    ends = max((one.end for one in read), default=0)
    kept = [one for one in read if one.what not in (NO_SUCH_DAY, UNREAD_TIME)]
    later = [
        Mention(one.what, one.start + ends + CLAUSE, one.end + ends + CLAUSE)
        for one in _mentions(text, words, today)
    ]
    return [*kept, *later] if before else later


def _mentions(text: str, words: Vocabulary, today: Today) -> list[Mention]:
    return mentions_of(symbols_of(text, words), today)


def _says(mark: Mark, mentions: list[Mention]) -> bool:
    return any(one.what == mark for one in mentions)


def _unread(mentions: list[Mention]) -> tuple[Unread, ...]:
    """What could not be read; a time is none where another time could be."""
    if _says(NO_SUCH_DAY, mentions):
        return ("day",)
    timed = any(isinstance(one.what, Clock | Window | Stretch) for one in mentions)
    return ("time",) if _says(UNREAD_TIME, mentions) and not timed else ()


def _readings(mentions: list[Mention], now: datetime, hours: Hours) -> list[When]:
    found = [one for wish in wishes_of(mentions) for one in readings_of(wish, now, hours)]
    for stretch in stretches_of(mentions):
        if stretch.start == stretch.end:
            found.append(When("moment", stretch.end))
        else:
            found.append(When("range", Range(stretch.start, stretch.end)))
    return found


def _settled(readings: list[When], exclude: tuple[str, ...]) -> When:
    """One reading as it is; several as an ambiguity, in order of time where they compare."""
    different = list({repr(one.as_json()): one for one in readings}.values())
    if not different:
        return When("none", None, exclude)
    if len(different) == 1:
        return When(different[0].kind, different[0].value, exclude)
    if {one.kind for one in different} in ({"day"}, {"moment"}):
        different.sort(key=_start)
    return When("ambiguous", tuple(different), exclude)


def _start(reading: When) -> float:
    """Where a day or a moment lies; an hour that occurs twice is told apart by its instant."""
    value = reading.value
    if isinstance(value, datetime):
        return value.timestamp()
    return value.toordinal() if isinstance(value, date) else 0
