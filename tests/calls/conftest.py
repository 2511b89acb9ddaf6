"""What conversations with a whole installation are played and checked with."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from deploy.processes import Installation
from intake.settings import Settings
from webhook import build_services
from webhook.services import Services
from webhook.simulator.records import Records

Inside = Callable[[Installation], Services]


@pytest.fixture(scope="session")
def inside() -> Iterator[Inside]:
    """Opens an installation's own database, profiles and texts, beside its running processes."""
    opened: list[Services] = []

    def look(installation: Installation) -> Services:
        opened.append(build_services(Settings.from_env(installation.environ)))
        return opened[-1]

    yield look
    for services in opened:
        services.engine.dispose()


@pytest.fixture(scope="session")
def fragile(
    start_installation: Callable[[], AbstractContextManager[Installation]],
) -> Iterator[Installation]:
    """An installation to be broken; each test leaves it whole to the next."""
    with start_installation() as installation:
        yield installation


@pytest.fixture(scope="session")
def beside(installation: Installation, inside: Inside) -> Services:
    """The shared installation seen from beside its processes."""
    return inside(installation)


@pytest.fixture(scope="session")
def records(beside: Services) -> Records:
    """What the shared installation has stored."""
    return Records(beside.engine, beside.profiles, beside.appointments)
