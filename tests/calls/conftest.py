"""What conversations with a whole house are played and checked with."""

from collections.abc import Callable, Iterator

import pytest

from deploy.processes import House
from intake.settings import Settings
from webhook import build_services
from webhook.services import Services
from webhook.simulator.records import Records

Inside = Callable[[House], Services]


@pytest.fixture(scope="session")
def inside() -> Iterator[Inside]:
    """Opens a house's own database, profiles and texts, beside its running processes."""
    opened: list[Services] = []

    def look(house: House) -> Services:
        opened.append(build_services(Settings.from_env(house.environ)))
        return opened[-1]

    yield look
    for services in opened:
        services.engine.dispose()


@pytest.fixture(scope="session")
def beside(house: House, inside: Inside) -> Services:
    """The shared house seen from beside its processes."""
    return inside(house)


@pytest.fixture(scope="session")
def records(beside: Services) -> Records:
    """What the shared house has stored."""
    return Records(beside.engine, beside.profiles)
