"""What conversations with a whole house are played and checked with."""

from collections.abc import Callable, Iterator

import pytest

from deploy.processes import House
from intake.settings import Settings
from webhook import build_exchange
from webhook.exchange import Exchange
from webhook.simulator.records import Records

Inside = Callable[[House], Exchange]


@pytest.fixture(scope="session")
def inside() -> Iterator[Inside]:
    """Opens a house's own database, profiles and texts, beside its running processes."""
    opened: list[Exchange] = []

    def look(house: House) -> Exchange:
        opened.append(build_exchange(Settings.from_env(house.environ)))
        return opened[-1]

    yield look
    for exchange in opened:
        exchange.engine.dispose()


@pytest.fixture(scope="session")
def beside(house: House, inside: Inside) -> Exchange:
    """The shared house seen from beside its processes."""
    return inside(house)


@pytest.fixture(scope="session")
def records(beside: Exchange) -> Records:
    """What the shared house has stored."""
    return Records(beside.engine, beside.profiles)
