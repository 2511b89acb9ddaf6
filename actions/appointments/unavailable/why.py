"""Why no time is free for a wish: it is over, too far ahead, without appointments, or taken."""

from datetime import date, datetime, time, timedelta
from typing import Literal

from actions.appointments import free_times
from actions.appointments.free_times import day_of
from actions.information.places.hours_text import spans_in_words
from actions.moments import capitalised, day_in_words, moment_in_words
from actions.own_records import persons, place_key
from actions.turn_context import Citizen
from intake.advice import opening_hours
from intake.advice.booking_hours import LOOK_AHEAD, BookingHours
from intake.appointments import offered
from intake.spoken import Part, Range, When

Why = Literal["past", "soon", "far", "closed", "full"]
ANY = When("none", None)
"""No wish at all: any time will do."""
STEP = timedelta(minutes=5)
"""How near a wish may be to a time that is offered: who asks for ten past ten asks for no hour in
which the office is closed."""


def reason(citizen: Citizen, service: str, office: str, wanted: When) -> Why:
    """Return why nothing is free for a wish at an office, by the hours of the profile."""
    fitting = [moment for moment in _hours(citizen, service, office) if wanted.fits(moment)]
    if any(moment >= free_times.earliest(citizen, office) for moment in fitting):
        return "full"
    day, today = day_of(wanted.value), citizen.now.date()
    if fitting:
        return "soon"
    if day and day < today:
        return "past"
    return "far" if day and day > _last_day(citizen) else "closed"


def in_words(citizen: Citizen, service: str, office: str, wanted: When, why: Why) -> str:
    """Return the sentence that says so; of a closed day its reason, of a closed hour the hours."""
    if why == "far":
        return citizen.prompt("wish_far", day=day_in_words(citizen, _last_day(citizen)))
    if why == "soon":
        first = moment_in_words(citizen, free_times.earliest(citizen, office))
        notice = citizen.municipality.offices[office].notice_hours
        return citizen.prompt("wish_notice" if notice else "wish_soon", first=first)
    day = _only_day(wanted.value)
    if why != "closed" or day is None:
        return citizen.prompt(f"wish_{why}")
    said = {"day": day_in_words(citizen, day)}
    if BookingHours(citizen.municipality).intervals(place_key(citizen, office), service, day):
        spans = tuple(opening_hours.intervals(citizen.municipality, office, day))
        hours = citizen.prompt("wish_closed_hour", spans=spans_in_words(citizen, spans), **said)
        return capitalised(hours)
    closed = opening_hours.closure(citizen.municipality, office, day, citizen.language)
    if closed and closed.reason:
        return citizen.prompt("wish_closed_for", reason=closed.reason, **said)
    return citizen.prompt("wish_closed_day", **said)


def _hours(citizen: Citizen, service: str, office: str) -> list[datetime]:
    """Return when appointments as long as this one begin from this morning on, free or taken."""
    zone = citizen.municipality.timezone
    morning = datetime.combine(citizen.now.date(), time(), zone)
    end = citizen.now + LOOK_AHEAD
    hours, key = BookingHours(citizen.municipality), place_key(citizen, office)
    slots = offered(hours, key, service, morning, end, STEP, persons(citizen))
    return [slot.starts_at.astimezone(zone) for slot in slots]


def _last_day(citizen: Citizen) -> date:
    return (citizen.now + LOOK_AHEAD).date()


def _only_day(value: object) -> date | None:
    """Return the one day that a wish stays within."""
    if isinstance(value, Range):
        return value.day or (day_of(value) if _within_a_day(value) else None)
    return day_of(value) if isinstance(value, date | Part) else None


def _within_a_day(wish: Range) -> bool:
    return wish.start is not None and day_of(wish.start) == day_of(wish.end)
