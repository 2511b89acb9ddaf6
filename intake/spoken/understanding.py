"""From a sentence to what it means by a date or a time."""

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from intake.spoken.grammar.rules import Today
from intake.spoken.grammar.sentence import mentions_of
from intake.spoken.grammar.symbols import symbols_of
from intake.spoken.mentions import NO_SUCH_DAY, Mark, Mention
from intake.spoken.model import WEEKDAYS, Range, When
from intake.spoken.readings import Hours, readings_of
from intake.spoken.relations.corrections import corrected
from intake.spoken.relations.joining import joined
from intake.spoken.relations.negation import without_negated
from intake.spoken.vocabulary import load
from intake.spoken.wishes import stretches_of, wishes_of

OFFICE_HOURS: Hours = (time(8), time(18))


def understand(
    text: str,
    language: str,
    now: datetime,
    timezone: ZoneInfo,
    hours: Hours = OFFICE_HOURS,
    *,
    data_dir: Path,
) -> When:
    """What a sentence says about when, in the office's time zone; never raises on any text.

    `language` is a folder of `data_dir` (OSError without its spoken.yml), `now` is aware. A time
    without a day is the next such moment; "drie uur" is the one within `hours` (both ends count),
    or ambiguous when both or neither are. A date without a year is the next one; with one that is
    not on the calendar nothing is understood: what is left would pass for the whole. What can be
    understood in several ways, or names several days to choose from, is `ambiguous` with all of
    them. An hour that occurs twice is ambiguous, a skipped one none.
    """
    words = load(language, data_dir)
    local = now.astimezone(timezone)
    today = Today(local, words.eight_days)
    mentions = mentions_of(symbols_of(text, words), today)
    kept = without_negated(mentions, today.day)
    exclude = tuple(WEEKDAYS[number] for number in sorted(kept.excluded))
    meant = corrected(kept.mentions)
    if any(one.what == NO_SUCH_DAY for one in meant):
        return When("none", None, exclude)
    last = joined(meant, today.day)
    readings = _readings(last, local, hours)
    if not readings and _says_soonest(kept.mentions):
        readings = [When("range", Range(local, None))]
    return _settled(readings, exclude)


def _says_soonest(mentions: list[Mention]) -> bool:
    return any(one.what == Mark("SOONEST") for one in mentions)


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
