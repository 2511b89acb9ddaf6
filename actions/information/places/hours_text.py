"""Opening hours in words: open now or from when, and the week in groups of days."""

from datetime import date, datetime, time
from itertools import groupby

from actions.moments import (
    capitalised,
    clock_in_words,
    date_in_words,
    day_in_words,
    moment_in_words,
)
from actions.turn_context import Citizen
from intake.advice import opening_hours
from intake.municipalities.places import WEEKDAYS, Interval, Place, WeeklyHours
from intake.spoken import vocabulary


def now_and_week(citizen: Citizen, place: Place) -> list[str]:
    """Return sentences: the state of this moment, the next change, and the usual week."""
    municipality, now = citizen.municipality, citizen.now
    name = capitalised(place.name.say(citizen.language))
    closes = opening_hours.closes_at(municipality, place, now)
    if closes:
        told = [
            citizen.prompt("open_now", place=name, until=clock_in_words(citizen, closes.time()))
        ]
    else:
        told = [_closed_now(citizen, place, name), _next_opening(citizen, place, now)]
    return [*told, *week(citizen, place, now.date(), "week_hours")]


def on_day(citizen: Citizen, place: Place, day: date) -> list[str]:
    """Return sentences: the hours of one day to come, or that it is closed, why, and until when."""
    municipality = citizen.municipality
    said = {
        "place": capitalised(place.name.say(citizen.language)),
        "day": day_in_words(citizen, day),
    }
    spans = tuple(opening_hours.intervals(municipality, place, day))
    if spans:
        return [citizen.prompt("day_open", **said, spans=spans_in_words(citizen, spans))]
    end = datetime.combine(day, time.max, tzinfo=municipality.timezone)
    return [_closed_on(citizen, place, day, said), _next_opening(citizen, place, end)]


def not_there(citizen: Citizen, place: Place) -> list[str]:
    """Return that a place does not stand any more, or not yet, and since or from when."""
    name, today = capitalised(place.name.say(citizen.language)), citizen.now.date()
    if place.valid_from and today < place.valid_from:
        return [
            citizen.prompt("place_from", place=name, date=date_in_words(citizen, place.valid_from))
        ]
    assert isinstance(place.valid_until, date), "a place that stands needs no such words"
    return [
        citizen.prompt("place_until", place=name, date=date_in_words(citizen, place.valid_until))
    ]


def _closed_now(citizen: Citizen, place: Place, name: str) -> str:
    why = opening_hours.closure(citizen.municipality, place, citizen.now.date(), citizen.language)
    if why and why.reason:
        return citizen.prompt("closed_today", place=name, reason=why.reason)
    return citizen.prompt("closed_now", place=name)


def _closed_on(citizen: Citizen, place: Place, day: date, said: dict[str, str]) -> str:
    why = opening_hours.closure(citizen.municipality, place, day, citizen.language)
    if why and why.reason:
        return citizen.prompt("day_closed_for", **said, reason=why.reason)
    return citizen.prompt("day_closed", **said)


def _next_opening(citizen: Citizen, place: Place, after: datetime) -> str:
    opens = opening_hours.next_opening(citizen.municipality, place, after)
    if opens is None and isinstance(place.valid_until, date):
        return citizen.prompt("place_ends", date=date_in_words(citizen, place.valid_until))
    if opens is None:
        return citizen.prompt("opens_never")
    return citizen.prompt("opens_next", when=moment_in_words(citizen, opens))


def week(citizen: Citizen, place: Place, day: date, opening: str) -> list[str]:
    """Return the usual days and hours in force on a day, a sentence each; mostly one or two.

    `opening` is the key of the first sentence.
    """
    name = capitalised(place.name.say(citizen.language))
    rows = [
        {"days": _days(citizen, row), "spans": spans_in_words(citizen, row.open), "place": name}
        for row in opening_hours.hours_in_force(citizen.municipality, place, day)
    ]
    keys = [opening, *["hours_also"] * len(rows)]
    return [citizen.prompt(key, **row) for key, row in zip(keys, rows, strict=False)]


def _days(citizen: Citizen, row: WeeklyHours) -> str:
    """Say "Monday to Thursday" for days in a row, list the others; name days that take turns."""
    names = vocabulary.load(citizen.locale, citizen.data_dir).weekdays
    numbers = sorted(WEEKDAYS.index(day) for day in row.days)
    if row.alternate_from:
        days = f" {citizen.prompt('list_or')} ".join(names[number] for number in numbers)
        return citizen.prompt("days_in_turn", days=days)
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    return f" {citizen.prompt('list_and')} ".join(_run(citizen, run, names) for run in runs)


def _run(citizen: Citizen, run: list[int], names: tuple[str, ...]) -> str:
    if len(run) == 1:
        return names[run[0]]
    return citizen.prompt("days_from_to", first=names[run[0]], last=names[run[-1]])


def spans_in_words(citizen: Citizen, spans: tuple[Interval, ...]) -> str:
    said = [
        citizen.prompt(
            "span", start=clock_in_words(citizen, s.start), end=clock_in_words(citizen, s.end)
        )
        for s in spans
    ]
    return f" {citizen.prompt('list_and')} ".join(said)
