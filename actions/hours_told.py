"""Opening hours in words: open now or from when, and the week in groups of days."""

from datetime import date, datetime, time
from itertools import groupby

from actions.citizen import Citizen
from intake import opening_hours
from intake.municipalities.places import WEEKDAYS, Interval, Place, WeeklyHours
from intake.spoken import OFFICE_HOURS, say_day, say_moment, vocabulary


def now_and_week(citizen: Citizen, place: Place) -> list[str]:
    """Return sentences: the state of this moment, the next change, and the usual week."""
    municipality, now = citizen.municipality, citizen.now
    name = capitalised(place.name.say(citizen.language))
    closes = opening_hours.closes_at(municipality, place, now)
    if closes:
        told = [citizen.prompt("open_now", place=name, until=_clock(citizen, closes.time()))]
    else:
        told = [citizen.prompt("closed_now", place=name), _next_opening(citizen, place)]
    return [*told, *_week(citizen, place)]


def capitalised(words: str) -> str:
    """Return words with a capital in front, as a sentence begins."""
    return words[:1].upper() + words[1:]


def moment_in_words(citizen: Citizen, moment: datetime) -> str:
    """Return a moment as it is said here: day, date and time in the office's zone.

    Aloud "half past two" is enough: no office is open at night.
    """
    local = moment.astimezone(citizen.municipality.timezone)
    written = citizen.channel != "voice"
    return say_moment(
        local, citizen.language, citizen.locale, citizen.now, OFFICE_HOURS, written=written
    )


def day_in_words(citizen: Citizen, day: date) -> str:
    """Return a day as it is said here."""
    return say_day(day, citizen.language, citizen.locale, citizen.now.date())


def _next_opening(citizen: Citizen, place: Place) -> str:
    opens = opening_hours.next_opening(citizen.municipality, place, citizen.now)
    if opens is None:
        return citizen.prompt("opens_never")
    return citizen.prompt("opens_next", when=moment_in_words(citizen, opens))


def _week(citizen: Citizen, place: Place) -> list[str]:
    rows = opening_hours.hours_in_force(citizen.municipality, place, citizen.now.date())
    if not rows:
        return []
    told = [
        citizen.prompt("day_hours", days=_days(citizen, row), spans=_spans(citizen, row.open))
        for row in rows
    ]
    return [citizen.prompt("week_hours", hours="; ".join(told))]


def _days(citizen: Citizen, row: WeeklyHours) -> str:
    """Say "Monday to Thursday" for days in a row, and list the others."""
    names = vocabulary.load(citizen.locale).weekdays
    numbers = sorted(WEEKDAYS.index(day) for day in row.days)
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    joined = citizen.prompt("list_or") if row.alternate_from else citizen.prompt("list_and")
    return f" {joined} ".join(_run(citizen, run, names) for run in runs)


def _run(citizen: Citizen, run: list[int], names: tuple[str, ...]) -> str:
    if len(run) == 1:
        return names[run[0]]
    return citizen.prompt("days_from_to", first=names[run[0]], last=names[run[-1]])


def _spans(citizen: Citizen, spans: tuple[Interval, ...]) -> str:
    said = [
        citizen.prompt("span", start=_clock(citizen, s.start), end=_clock(citizen, s.end))
        for s in spans
    ]
    return f" {citizen.prompt('list_and')} ".join(said)


def _clock(citizen: Citizen, at: time) -> str:
    key = "clock_minutes" if at.minute else "clock_whole"
    return citizen.prompt(key, hour=str(at.hour), minute=f"{at.minute:02d}")
