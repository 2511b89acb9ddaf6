"""Whoever holds somebody else's telephone learns nothing of what runs under its number.

Each attempt of `somebody_else.yml` is led twice, under whose numbers different things run for
different people. What is heard is the same both times, so it tells nothing of either.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml

from deploy.processes import Installation
from tests.calls.numbers import own_number
from tests.calls.shared_telephone import Life, Shared, Somebody, in_clear, leave, masked, standing
from webhook.services import Services

pytestmark = pytest.mark.timeout(300)
LATER = timedelta(days=27)


@dataclass(frozen=True)
class Place:
    """A municipality at a moment, the lives of two people there, and how both are greeted."""

    id: str
    at: datetime
    language: str
    lives: tuple[Life, Life]
    greeted: str


LEEK = Place(
    "gemeente-leek",
    datetime.fromisoformat("2014-04-07T10:00:00+02:00"),
    "nl",
    (
        Life("Els de Vries", "stairlift", "home_visit", "support", "wmo"),
        Life("Wim Paulusma", "passport", "town_hall", "documents", "burgerzaken", LATER),
    ),
    "Er loopt al iets op dit nummer. Belt u daarover?",
)
ANTWERP = Place(
    "stad-antwerpen",
    datetime.fromisoformat("2020-11-16T10:00:00+01:00"),
    "nl",
    (
        Life("Mieke Peeters", "passport", "merksem", "documents", "stadsloketten"),
        Life("Yara Claes", "driving_licence", "centrum", "documents", "contactcenter", LATER),
    ),
    "Er loopt al iets op dit nummer. Belt u daarvoor?",
)
HEINSBERG = Place(
    "jobcenter-kreis-heinsberg",
    datetime.fromisoformat("2020-07-06T10:00:00+02:00"),
    "de",
    (
        Life("Petra Müller", "job_placement", "hueckelhoven", "income", "vermittlung"),
        Life("Kemal Yildiz", "heating_costs", "erkelenz", "income", "leistung", LATER),
    ),
    "Zu dieser Nummer läuft schon etwas. Rufen Sie deswegen an?",
)
PLACES = {"in_flanders": ANTWERP, "in_germany": HEINSBERG}
WRITTEN: dict[str, dict[str, list[str]]] = yaml.load(
    Path(__file__).with_name("somebody_else.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)
ATTEMPTS = [(name, lines) for kind in WRITTEN.values() for name, lines in kind.items()]


def place_of(name: str) -> Place:
    return next((place for start, place in PLACES.items() if name.startswith(start)), LEEK)


def test_there_are_forty_attempts_and_more() -> None:
    assert len(ATTEMPTS) >= 40
    assert len(dict(ATTEMPTS)) == len(ATTEMPTS)


@pytest.mark.parametrize(("name", "lines"), ATTEMPTS, ids=[name for name, _ in ATTEMPTS])
def test_somebody_else_learns_and_changes_nothing(
    name: str, lines: list[str], installation: Installation, beside: Services
) -> None:
    place, told = place_of(name), []
    for life in place.lives:
        shared = leave(beside, place.id, place.at, own_number(), life)
        before = standing(beside, place.id, shared)
        heard = somebody(beside, installation, place, shared).tries(lines)
        assert heard
        assert standing(beside, place.id, shared) == before
        secrets = in_clear(beside, place.language, shared, life)
        assert not [one for one in secrets if one in " ".join(heard)]
        told.append(masked(heard))
    assert told[0] == told[1]


@pytest.mark.parametrize("place", [LEEK, ANTWERP, HEINSBERG], ids=lambda place: str(place.id))
def test_whose_it_is_goes_on_with_it(
    place: Place, installation: Installation, beside: Services
) -> None:
    """What the attempts above are held against: there is something to learn."""
    told = []
    for life in place.lives:
        shared = leave(beside, place.id, place.at, own_number(), life)
        heard = somebody(beside, installation, place, shared).tries(["ja", life.name])
        assert place.greeted in " ".join(heard)
        told.append(masked(heard))
    assert told[0] != told[1]


def somebody(
    services: Services, installation: Installation, place: Place, shared: Shared
) -> Somebody:
    return Somebody(services, installation.url, place.id, place.at, shared)
