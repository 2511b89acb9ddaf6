"""A gateway behind its edge, as gunicorn's event loop meets it, with nothing else around."""

from dataclasses import replace

import pytest
from flask import Flask

from intake.settings import Settings
from tests.webhook.edge.asked import PUBLIC, TOKEN
from webhook import create_app
from webhook.services import Pace, Services


@pytest.fixture
def edged(settings: Settings, services: Services) -> Services:
    """Collaborators whose streams look often, in an installation that Twilio calls."""
    called = replace(settings, twilio_auth_token=TOKEN, public_base_url=PUBLIC)
    return replace(services, settings=called, pace=Pace(poll=0.005, heartbeat=0.05))


@pytest.fixture
def app(edged: Services) -> Flask:
    return create_app(edged.settings, edged)
