"""Days and times as the bot says them, so that they are heard right and read back the same."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from intake.spoken.mentions import Clock
from intake.spoken.model import Part, Range, When
from intake.spoken.readings import Hours, minutes_of
from intake.spoken.vocabulary import Vocabulary, load


def say_moment(
    moment: datetime,
    language: str,
    locale: str,
    now: datetime,
    hours: Hours | None = None,
    written: bool = False,
    *,
    data_dir: Path,
) -> str:
    """A day and a time, for the ear: "dinsdag 24 maart om half drie 's middags".

    `moment` is aware, in the office's zone. The part of day is left out where the time has only
    one reading within `hours`; `written` gives figures instead ("14.30 uur").
    """
    words = _words(language, locale, data_dir)
    said = say_time(
        moment.timetz().replace(tzinfo=None), language, locale, hours, written, data_dir=data_dir
    )
    return _fill(words, "moment", day=_on_day(moment.date(), words, _today(now, moment)), time=said)


def say_day(day: date, language: str, locale: str, today: date, *, data_dir: Path) -> str:
    """A day for the ear: "vandaag", "morgen, donderdag 12 maart", "am Dienstag, 24. März".

    The year is said only where the day would otherwise be taken for another year's.
    """
    return _on_day(day, _words(language, locale, data_dir), today)


def say_time(
    at: time,
    language: str,
    locale: str,
    hours: Hours | None = None,
    written: bool = False,
    *,
    data_dir: Path,
) -> str:
    """A time for the ear, to the minute: "kwart over negen 's ochtends", "14 Uhr 30"."""
    words = _words(language, locale, data_dir)
    if written:
        return _fill(words, "written_clock", hour24=at.hour, minute=at.minute)
    said = _clock(at, words)
    part = _part_by_hour(at.hour, words)
    if not part or (hours and _has_one_reading(at, hours)):
        return said
    return _fill(words, "with_part", time=said, part=part)


def say_part(part: Part, language: str, locale: str, today: date, *, data_dir: Path) -> str:
    """A part of one day or of any day: "'s ochtends", "am Dienstag, 17. März vormittags"."""
    words = _words(language, locale, data_dir)
    if part.date is None:
        return str(words.speech["part_of_any_day"][part.part])
    day = _on_day(part.date, words, today)
    return str(words.speech["part_of_day"][part.part]).format(day=day)


def say_range(wish: Range, language: str, locale: str, now: datetime, *, data_dir: Path) -> str:
    """A stretch of days or of time: "van maandag 16 maart tot en met vrijdag 20 maart"."""
    words = _words(language, locale, data_dir)
    start, end = wish.start, wish.end
    if isinstance(start, datetime) or isinstance(end, datetime):
        return _say_moments(wish, language, locale, now, data_dir)
    if isinstance(start, date) or isinstance(end, date):
        said = {
            name: _plain_day(day, words, _today(now, now))
            for name, day in (("start", start), ("end", end))
            if isinstance(day, date)
        }
        return _fill(words, _which("days", said), **said)
    times = {"start": start, "end": end}
    return _times(times, language, locale, data_dir)


def say_when(when: When, language: str, locale: str, now: datetime, *, data_dir: Path) -> str:
    """Any wish for the ear, an ambiguous one as a choice: "… of …"; empty when there is none."""
    value = when.value
    match value:
        case tuple():
            wishes = [say_when(one, language, locale, now, data_dir=data_dir) for one in value]
            return _choice(wishes, load(language, data_dir))
        case Part():
            return say_part(value, language, locale, now.date(), data_dir=data_dir)
        case Range():
            return say_range(value, language, locale, now, data_dir=data_dir)
        case datetime():
            return say_moment(value, language, locale, now, data_dir=data_dir)
        case date():
            return say_day(value, language, locale, now.date(), data_dir=data_dir)
    return ""


def _words(language: str, locale: str, data_dir: Path) -> Vocabulary:
    """The locale's wording where it is one of the language: a German call to a Dutch office."""
    return load(locale if locale.partition("-")[0] == language else language, data_dir)


def _fill(words: Vocabulary, key: str, **fields: Any) -> str:
    return str(words.speech[key]).format(**fields)


def _today(now: datetime, moment: datetime) -> date:
    return now.astimezone(moment.tzinfo).date()


def _on_day(day: date, words: Vocabulary, today: date) -> str:
    ahead = (day - today).days
    if ahead == 0:
        return str(words.speech["today"])
    if ahead == 1:
        return _fill(words, "tomorrow", day=_plain_day(day, words, today))
    return _fill(words, "on_day", day=_plain_day(day, words, today))


def _plain_day(day: date, words: Vocabulary, today: date) -> str:
    fields = {
        "weekday": words.weekdays[day.weekday()],
        "number": day.day,
        "month": words.months[day.month - 1],
        "year": day.year,
    }
    same_year = (today.month, today.day) <= (day.month, day.day)
    is_next_such_day = today <= day and day.year == today.year + (not same_year)
    return _fill(words, "day" if is_next_such_day else "day_with_year", **fields)


def _clock(at: time, words: Vocabulary) -> str:
    """The words for a minute, from the first pattern that holds for it."""
    for pattern in words.speech["clock"]:
        first, last = pattern["minutes"]
        if first <= at.minute <= last:
            return str(pattern["say"]).format(**_clock_fields(at, words))
    raise ValueError(f"no words for minute {at.minute}")


def _clock_fields(at: time, words: Vocabulary) -> dict[str, str | int]:
    def number(value: int) -> str:
        return words.units.get(value, "")

    return {
        "hour": number((at.hour - 1) % 12 + 1),
        "next": number(at.hour % 12 + 1),
        "past": number(at.minute),
        "to_half": number(30 - at.minute),
        "past_half": number(at.minute - 30),
        "to": number(60 - at.minute),
        "hour24": at.hour,
        "minute": at.minute,
    }


def _part_by_hour(hour: int, words: Vocabulary) -> str:
    table: dict[int, str] = words.speech["parts_by_hour"]
    return table[max(first for first in table if first <= hour)]


def _has_one_reading(at: time, hours: Hours) -> bool:
    minute = at.hour * 60 + at.minute
    return minutes_of(Clock(minute % 720), None, hours) == [minute]


def _which(what: str, said: dict[str, str]) -> str:
    """The key of the wording for a range with these bounds."""
    if len(said) == 2:
        return f"{what}_between"
    return f"{what}_from" if "start" in said else f"{what}_until"


def _times(bounds: dict[str, Any], language: str, locale: str, data_dir: Path) -> str:
    words = _words(language, locale, data_dir)
    said = {
        name: say_time(at, language, locale, data_dir=data_dir)
        for name, at in bounds.items()
        if at is not None
    }
    parts = {_part_by_hour(at.hour, words) for at in bounds.values() if at is not None}
    if len(said) == 2 and len(parts) == 1:
        said["start"] = _clock(bounds["start"], words)
    return _fill(words, _which("times", said), **said)


def _say_moments(wish: Range, language: str, locale: str, now: datetime, data_dir: Path) -> str:
    words = _words(language, locale, data_dir)
    bounds = {"start": wish.start, "end": wish.end}
    moments = [at for at in bounds.values() if isinstance(at, datetime)]
    if wish.start is not None and wish.end is None and wish.day is None:
        return str(words.speech["soonest"])
    day = _on_day(moments[0].date(), words, _today(now, moments[0]))
    times = {name: at.time() if isinstance(at, datetime) else None for name, at in bounds.items()}
    return _fill(words, "times_of_day", day=day, times=_times(times, language, locale, data_dir))


def _choice(said: list[str], words: Vocabulary) -> str:
    *first, last = said
    return str(words.speech["last_separator"]).join(
        [str(words.speech["separator"]).join(first), last]
    )
