"""Times for an appointment: which are free, which of them fit a wish, and keeping one."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from actions.moments import day_in_words, moment_in_words
from actions.own_records import persons, place_key
from actions.turn_context import Citizen
from intake.advice.booking_hours import LOOK_AHEAD, NOTICE
from intake.advice.routing import Question, route
from intake.spoken import Part, Range, When

OFFERED = 4
MANY = 5000
"""More than any office offers in that time: a wish in its last week must be found too."""


@dataclass(frozen=True)
class Found:
    """Free times that fit a wish; `chosen` where it named exactly one that is free.

    `either` are two moments or days of which the wish may mean each, and each has free times.
    """

    chosen: datetime | None = None
    offered: list[str] = field(default_factory=list)
    either: list[str] = field(default_factory=list)
    fits: bool = True
    """False where nothing fits and the next free times are offered instead."""


def offices_for(citizen: Citizen, service: str) -> tuple[str, ...]:
    """Return ids of the offices where this service can be booked now, redirects counted in."""
    question = Question(
        at=citizen.now,
        service=service,
        topic=citizen.services.catalogue.topic_of(service),
        district=citizen.district(),
        legal_status=citizen.situation(),
        language=citizen.language,
        intent="book_appointment",
    )
    return route(citizen.municipality, question).offices


def search(citizen: Citizen, service: str, office: str, wanted: When) -> Found:
    """Return what is free for a wish, or the next free times where nothing fits it."""
    free = _free_moments(citizen, service, office)
    possible = [one for one in _readings(wanted) if any(map(one.fits, free))]
    if not possible:
        return Found(offered=_spread(_after(free, wanted)), fits=False)
    if len(possible) == 1:
        return _fitting(possible[0], free)
    if len(possible) == 2 and all(one.kind in ("moment", "day") for one in possible):
        return Found(either=[_iso(one.value) for one in possible])
    return _fitting(wanted, free)


def _readings(wanted: When) -> list[When]:
    """Return what a wish may mean, one by one; days ruled out are ruled out for each."""
    if wanted.kind != "ambiguous" or not isinstance(wanted.value, tuple):
        return [wanted]
    return [When(one.kind, one.value, wanted.exclude) for one in wanted.value]


def _fitting(wanted: When, free: list[datetime]) -> Found:
    fitting = [moment for moment in free if wanted.fits(moment)]
    if wanted.kind == "moment":
        return Found(chosen=fitting[0])
    return Found(offered=_spread(fitting))


def _iso(value: object) -> str:
    assert isinstance(value, date), "only moments and days are told apart by a question"
    return value.isoformat()


def fitting(citizen: Citizen, service: str, office: str, wanted: When) -> list[datetime]:
    """Return every free moment that fits a wish, in the office's zone, earliest first."""
    return [moment for moment in _free_moments(citizen, service, office) if wanted.fits(moment)]


def first_free(citizen: Citizen, service: str, office: str) -> list[str]:
    """Return the next free times to offer, as ISO moments with offset, spread over days."""
    return _spread(_free_moments(citizen, service, office))


def later(citizen: Citizen, service: str, office: str) -> list[str]:
    """Return free times after those that were offered; the first ones where none are left."""
    free = _free_moments(citizen, service, office)
    offered = [datetime.fromisoformat(moment) for moment in citizen.slot("offered_times") or ()]
    return _spread([moment for moment in free if offered and moment > offered[-1]] or free)


def told(citizen: Citizen, when: str) -> str:
    """Return an ISO moment or day in words."""
    if is_day(when):
        return day_in_words(citizen, date.fromisoformat(when))
    return moment_in_words(citizen, datetime.fromisoformat(when))


def is_day(when: str) -> bool:
    """Say whether an ISO string is a day, not a moment."""
    return "T" not in when


def earliest(citizen: Citizen, office: str) -> datetime:
    """Return from when on an appointment at an office can still be made."""
    hours = timedelta(hours=citizen.municipality.offices[office].notice_hours)
    return citizen.now + max(NOTICE, hours)


def _free_moments(citizen: Citizen, service: str, office: str) -> list[datetime]:
    start, profile = earliest(citizen, office), citizen.municipality
    slots = citizen.appointments.free_slots(
        place_key(citizen, office),
        service,
        start,
        citizen.now + NOTICE + LOOK_AHEAD,
        MANY,
        start,
        persons(citizen),
    )
    return [slot.starts_at.astimezone(profile.timezone) for slot in slots]


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
    day = day_of(wanted.value)
    later_ones = [moment for moment in free if day is None or moment.date() >= day]
    return later_ones or free


def day_of(value: object) -> date | None:
    """Return the first day that the value of a wish names, None where it names none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, Part):
        return value.date
    return day_of(value.start) if isinstance(value, Range) else None
