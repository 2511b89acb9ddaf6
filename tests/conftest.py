"""A whole house for tests that talk to it from outside, started once for all of them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from deploy.model import model_path
from deploy.processes import House

StartHouse = Callable[[], AbstractContextManager[House]]


@pytest.fixture(scope="session")
def start_house(tmp_path_factory: pytest.TempPathFactory) -> StartHouse:
    """Makes a new house with its own database and ports: `with start_house() as house:`."""

    def make() -> House:
        if not model_path().exists():
            pytest.fail("No trained model fits the sources: run make train first.", pytrace=False)
        return House(tmp_path_factory.mktemp("house"))

    return make


@pytest.fixture(scope="session")
def house(start_house: StartHouse) -> Iterator[House]:
    """The house that tests share: each opens conversations of its own, none breaks anything."""
    with start_house() as house:
        yield house
