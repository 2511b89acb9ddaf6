"""The profiles that goals are made of, and a goal to be played or judged."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from benchmarks.journeys.goals import Goal, Wish
from deploy import ROOT, secret_files
from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from intake.settings import Settings
from intake.tables import Base
from webhook import build_services
from webhook.services import Services

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TUESDAY = Wish(date(2014, 3, 11), at=time(9, 15))
GOAL = {
    "number": 1,
    "kind": "book",
    "municipality": "gemeente-leek",
    "locale": "nl",
    "channel": "chat",
    "matter": "passport",
    "now": datetime(2014, 3, 3, 10, 5, tzinfo=AMSTERDAM),
    "name": "Rina Dekkers",
    "phone": "0612345678",
    "office": "town_hall",
    "wish": TUESDAY,
}

MakeGoal = Callable[..., Goal]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(ROOT / "data" / "services.yml")


@pytest.fixture(scope="session")
def profiles(catalogue: Catalogue) -> Profiles:
    return Profiles(ROOT / "data" / "municipalities", catalogue, "test")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The system seen from beside, on an empty database."""
    environ = {**secret_files.fresh(), "INTAKE_ENV": "test", "INTAKE_VAR_DIR": str(tmp_path)}
    services = build_services(Settings.from_env(environ))
    Base.metadata.create_all(services.engine)
    yield services
    services.engine.dispose()


@pytest.fixture
def make_goal() -> MakeGoal:
    def make(**changed: Any) -> Goal:
        return Goal(**{**GOAL, **changed})

    return make
