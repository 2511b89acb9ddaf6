"""A gateway that is looked after."""

from dataclasses import replace

import pytest

from intake.monitoring.meters import Meters
from webhook.services import Services


@pytest.fixture
def services(services: Services) -> Services:
    """An installation that has counted nothing yet."""
    return replace(services, meters=Meters())
