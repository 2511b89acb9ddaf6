"""What made-up citizens want: a matter, a place, a time, a way to be reached, and how they talk."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count

from benchmarks.journeys.citizens import wordings
from intake.advice.booking_hours import BookingHours
from intake.municipalities import Municipality, Profiles

KINDS = {
    "book": 34, "move": 10, "cancel": 8, "ask": 14, "be_called": 12, "be_written": 8, "join": 5,
    "danger": 9,
}  # fmt: skip
"""How often each goal comes, in a hundred."""
CHANNELS = {"chat": 40, "sms": 25, "voice": 35}
TEMPERS = ("terse", "wordy", "tells_all", "corrects", "wanders", "mishears", "changes_mind",
           "ordinals", "hedges", "switches", "on_behalf")  # fmt: skip
"""terse and wordy choose words; tells_all says everything in the first line; corrects gives a wrong
name first; wanders speaks of other things between; mishears asks again; changes_mind begins with
another matter; ordinals picks by "the second"; hedges never says yes or no plainly; switches goes
on in the other language; on_behalf calls for somebody else."""
SERVICES = {
    "passport": ("passport",),
    "identity_card": ("identity_card",),
    "driving_licence": ("driving_licence",),
    "moving_house": ("move_report", "registration_from_abroad"),
    "birth": ("birth_notice", "birth_certificate"),
    "death": ("death_notice", "death_certificate"),
    "care": (
        "household_help", "home_adaptation", "stairlift", "mobility_scooter", "wheelchair",
        "day_activities", "carer_support", "personal_budget", "client_support", "meal_service",
        "care_costs", "sheltered_living", "care_concern",
    ),
    "benefits": ("social_assistance", "citizens_benefit", "old_age_basic_income"),
    "parking_permit": ("parking_permit", "disabled_parking_card"),
    "registry_extract": ("residence_certificate", "birth_certificate"),
    "waste": ("bulky_waste", "waste_collection"),
    "integration": ("language_course", "civic_integration", "refugee_first_application"),
    "prevention": ("prevention_centre", "health_course"),
}  # fmt: skip
"""What a matter is in the catalogue; the first is what it mostly is, any of them is right."""
TOWNS = {
    "gemeente-leek": (3, ("nl", "nl", "nl", "de"), date(2014, 2, 3)),
    "stad-antwerpen": (3, ("nl-BE", "nl-BE", "nl-BE", "de"), date(2020, 11, 16)),
    "kreis-viersen": (1, ("de", "de", "de", "nl"), date(2020, 10, 5)),
    "jobcenter-wuppertal": (1, ("de",), date(2016, 6, 6)),
    "jobcenter-kreis-heinsberg": (1, ("de",), date(2020, 6, 15)),
}
"""How often they come, who speaks what there, and the first Monday on which their profile holds."""
WEEKS = 100
"""Of a profile in which conversations take place: each has its own week, so seats stay free."""
PRICED = 0.6
"""How often somebody asks where a price and what to bring are known."""
QUESTIONS = ("ask_opening", "ask_cost_passport", "ask_bring_passport")
DANGERS = ("violence", "medical", "fire", "suicide", "homeless", "destitute")
CALLED = (
    "passport", "moving_house", "birth", "death", "care", "benefits", "parking_permit", "waste"
)  # fmt: skip
MORNING_ENDS = time(12)
MOBILES = {"NL": "0612{:06d}", "BE": "0460{:06d}", "DE": "01512{:06d}0"}
"""Nothing is sent to any of them: no worker runs."""


@dataclass(frozen=True)
class Wish:
    """When somebody wants to come, by the office's clock; all of it empty: any time will do."""

    day: date | None = None
    part: str | None = None
    at: time | None = None

    def fits(self, moment: datetime) -> bool:
        """Say whether a moment, in the office's zone, is what is wished."""
        part = "morning" if moment.time() < MORNING_ENDS else "afternoon"
        return (
            self.day in (None, moment.date())
            and self.part in (None, part)
            and self.at in (None, moment.time())
        )


@dataclass(frozen=True)
class Goal:
    """One goal of one citizen; `now` is when they come, aware."""

    number: int
    kind: str
    municipality: str
    locale: str
    channel: str
    matter: str
    now: datetime
    name: str
    phone: str
    office: str | None = None
    wish: Wish = field(default_factory=Wish)
    about: str = ""
    """Which question is asked, or which danger somebody is in."""
    tempers: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """The language that is spoken first."""
        return self.locale.partition("-")[0]

    @property
    def services(self) -> Sequence[str]:
        """What the matter is in the catalogue."""
        return SERVICES[self.matter]

    def __str__(self) -> str:
        how = ", ".join(sorted(self.tempers)) or "plain"
        what = f"{self.kind} {self.about or self.matter}"
        wish = ", ".join(str(one) for one in (self.office, *vars(self.wish).values()) if one)
        return (
            f"{self.number} {self.municipality} {self.locale} {self.channel}: {what} ({how}) {wish}"
        )


def letters(name: str) -> str:
    """Return what tells names apart, however they are written."""
    return "".join(letter for letter in name.casefold() if letter.isalpha())


def every_goal(profiles: Profiles, seed: int) -> Iterator[Goal]:
    """Yield goals without end, the same for one seed."""
    for number in count():
        yield goal(profiles, number, random.Random(f"{seed}:{number}"))


def goal(profiles: Profiles, number: int, chance: random.Random) -> Goal:
    """Make a goal up that can be reached: the place does it, and is open at the time wished."""
    kind = _weighted(chance, KINDS)
    town = _town(chance, kind)
    _, spoken, begins = TOWNS[town]
    profile, locale = profiles.get(town), chance.choice(spoken)
    tempers = frozenset(chance.sample(TEMPERS, chance.choice((0, 1, 1, 2))))
    made = Goal(
        number=number,
        kind=kind,
        municipality=town,
        locale=locale,
        channel=_weighted(chance, CHANNELS),
        matter=_matter(chance, kind, profile),
        now=_moment(chance, profile, begins),
        name=wordings.load(locale).person(chance),
        phone=MOBILES[profile.country].format(chance.randrange(10**6)),
        about=_about(chance, kind, town),
        tempers=tempers,
    )
    return _with_a_time(chance, made, profile) if kind in ("book", "move", "cancel") else made


def bookable(profile: Municipality) -> dict[str, str]:
    """Return the matters for which one can come here, each with the service that it mostly is."""
    had = {id_ for id_, rule in profile.services.items() if rule.bookable}
    return {
        matter: next(one for one in services if one in had)
        for matter, services in SERVICES.items()
        if had.intersection(services)
    }


def _town(chance: random.Random, kind: str) -> str:
    if kind == "join":
        return "kreis-viersen"
    if kind == "ask" and chance.random() < PRICED:
        return "gemeente-leek"
    return _weighted(chance, {name: often for name, (often, _, _) in TOWNS.items()})


def _matter(chance: random.Random, kind: str, profile: Municipality) -> str:
    if kind in ("book", "move", "cancel"):
        return chance.choice(sorted(bookable(profile)))
    if kind == "join":
        return "prevention"
    job_centre = profile.kind == "job_centre"
    return "benefits" if job_centre else chance.choice(CALLED)


def _about(chance: random.Random, kind: str, town: str) -> str:
    if kind == "danger":
        return chance.choice(DANGERS)
    if kind != "ask":
        return ""
    return chance.choice(QUESTIONS) if town == "gemeente-leek" else "ask_opening"


def _moment(chance: random.Random, profile: Municipality, begins: date) -> datetime:
    day = begins + timedelta(weeks=chance.randrange(WEEKS), days=chance.randrange(4))
    return datetime.combine(day, time(chance.choice((9, 10)), 5), profile.timezone)


def _with_a_time(chance: random.Random, made: Goal, profile: Municipality) -> Goal:
    service = bookable(profile)[made.matter]
    hours = BookingHours(profile)
    days = [made.now.date() + timedelta(days=ahead) for ahead in range(2, 12)]
    choices = [
        (office, day, start.astimezone(profile.timezone), end.astimezone(profile.timezone))
        for office in profile.services[service].offices or (profile.default_office,)
        for day in days
        if hours.capacity(f"{profile.id}/{office}", made.now)
        for start, end in hours.intervals(f"{profile.id}/{office}", service, day)
    ]
    if not choices:
        return made
    office, day, start, _ = chance.choice(choices)
    at = start + timedelta(minutes=15 * chance.randrange(4))
    part = "morning" if at.time() < MORNING_ENDS else "afternoon"
    wish = chance.choice((Wish(), Wish(day), Wish(day, part), Wish(day, at=at.time())))
    return Goal(**{**vars(made), "office": office, "wish": wish})


def _weighted(chance: random.Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]
