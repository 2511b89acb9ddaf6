"""Times for an appointment: which are free, which were meant, and keeping one."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from rasa_sdk.executor import CollectingDispatcher

from actions.citizen import Citizen
from actions.hours_told import moment_in_words
from intake import spoken
from intake.appointments import Book, Slot
from intake.database import read_scope, session_scope
from intake.municipalities.booking_hours import BookingHours
from intake.routing import Question, route
from intake.spoken import Part, Range, When

OFFERED = 4
LOOK_AHEAD = timedelta(days=42)
NOTICE = timedelta(minutes=30)
"""Nobody can be at the desk sooner."""
MANY = 400


@dataclass(frozen=True)
class Found:
    """Free times that fit a wish; `chosen` where it named exactly one that is free."""

    chosen: datetime | None = None
    offered: list[str] = field(default_factory=list)
    fits: bool = True
    """False where nothing fits and the next free times are offered instead."""


def offices_for(citizen: Citizen, service: str) -> tuple[str, ...]:
    """Return ids of the offices where this service can be booked now, redirects counted in."""
    question = Question(
        at=citizen.now,
        service=service,
        topic=citizen.house.catalogue.topic_of(service),
        district=citizen.district(),
        language=citizen.language,
        intent="book_appointment",
    )
    return route(citizen.municipality, question).offices


def wish(citizen: Citizen) -> When | None:
    """Return when this turn's words want to come, None where they name no time."""
    if not citizen.text:
        return None
    meant = spoken.understand(
        citizen.text,
        "de" if citizen.language == "de" else "nl",
        citizen.now,
        citizen.municipality.timezone,
    )
    return None if meant.kind == "none" and not meant.exclude else meant


def ordinal(citizen: Citizen) -> datetime | None:
    """Return the offered time that "the second one" names."""
    offered = citizen.slot("offered_times") or []
    words = citizen.text.casefold().replace(".", " ").replace(",", " ").split()
    for place, names in enumerate(citizen.prompt("ordinals").split("|")[: len(offered)]):
        if len(words) <= 4 and set(words) & set(names.split()):
            return datetime.fromisoformat(offered[place])
    return None


def search(citizen: Citizen, service: str, office: str, wanted: When) -> Found:
    """Return what is free for a wish, or the next free times where nothing fits it."""
    zone = citizen.municipality.timezone
    free = [slot.starts_at.astimezone(zone) for slot in _free(citizen, service, office)]
    fitting = [moment for moment in free if wanted.fits(moment)]
    if wanted.kind == "moment" and fitting:
        return Found(chosen=fitting[0])
    if fitting:
        return Found(offered=_spread(fitting))
    return Found(offered=_spread(_after(free, wanted)), fits=False)


def first_free(citizen: Citizen, service: str, office: str) -> list[str]:
    """Return the next free times to offer, as ISO moments with offset, spread over days."""
    zone = citizen.municipality.timezone
    return _spread([s.starts_at.astimezone(zone) for s in _free(citizen, service, office)])


def later(citizen: Citizen, service: str, office: str) -> dict[str, list[str]]:
    """Return times after those that were offered; the first ones again where none are left."""
    offered = citizen.slot("offered_times") or []
    last = datetime.fromisoformat(offered[-1]) if offered else citizen.now
    zone = citizen.municipality.timezone
    after = [s.starts_at.astimezone(zone) for s in _free(citizen, service, office)]
    rest = [moment for moment in after if moment > last]
    return {"offered_times": _spread(rest or after)}


def explain(citizen: Citizen, dispatcher: CollectingDispatcher, wanted: When, found: Found) -> None:
    """Say why times are offered although one was named; the question itself comes after."""
    if not found.fits and found.offered:
        dispatcher.utter_message(response="utter_wish_not_free")


def hold(citizen: Citizen, service: str, office: str, moment: datetime) -> None:
    """Keep a seat for this conversation; raise SlotTaken."""
    hours = BookingHours(citizen.municipality)
    with session_scope(citizen.house.engine) as session:
        slot = Slot(place_key(citizen, office), service, moment, hours.minutes(service))
        Book(session, hours).hold(slot, citizen.conversation, citizen.now)


def place_key(citizen: Citizen, office: str) -> str:
    """Return the book's name of an office: unique across municipalities."""
    return f"{citizen.municipality.id}/{office}"


def told(citizen: Citizen, moment: str) -> str:
    """Return an ISO moment in words."""
    return moment_in_words(citizen, datetime.fromisoformat(moment))


def _free(citizen: Citizen, service: str, office: str) -> list[Slot]:
    start = citizen.now + NOTICE
    with read_scope(citizen.house.engine) as session:
        return Book(session, BookingHours(citizen.municipality)).free_slots(
            place_key(citizen, office), service, start, start + LOOK_AHEAD, MANY, start
        )


def _spread(moments: list[datetime]) -> list[str]:
    """Return a handful that differ: two of a day at most, unless there is only that day."""
    chosen: list[datetime] = []
    for moment in moments:
        same_day = [c for c in chosen if c.date() == moment.date()]
        apart = not same_day or moment - same_day[-1] >= timedelta(hours=1)
        if len(same_day) < 2 and apart:
            chosen.append(moment)
        if len(chosen) == OFFERED:
            break
    return [moment.isoformat() for moment in chosen]


def _after(free: list[datetime], wanted: When) -> list[datetime]:
    """Return free times on or after the wished day, all of them where it names none."""
    day = _day_of(wanted.value)
    later_ones = [moment for moment in free if day is None or moment.date() >= day]
    return later_ones or free


def _day_of(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, Part):
        return value.date
    return _day_of(value.start) if isinstance(value, Range) else None
