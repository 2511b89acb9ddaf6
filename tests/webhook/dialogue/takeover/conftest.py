"""A chat that is handed over, and Fatima, whose desk page is open."""

import pytest
from flask.testing import FlaskClient

from intake.staff import Clerk
from tests.webhook.desk.examples import Examples
from tests.webhook.live_chats import LiveChat, at_the_desk, clerk_named, live_chat
from webhook.services import Services


@pytest.fixture
def live(examples: Examples, services: Services, client: FlaskClient) -> LiveChat:
    """A chat whose case lies at the KCC; nobody is at the desk."""
    return live_chat(services, client)


@pytest.fixture
def fatima(services: Services, examples: Examples) -> Clerk:
    """A clerk of the Wmo and the KCC, who is at the desk."""
    clerk = clerk_named(services, examples, "fatima")
    at_the_desk(services, clerk)
    return clerk


@pytest.fixture
def joost(services: Services, examples: Examples) -> Clerk:
    """A clerk of the Wmo and of civil affairs, who is not at the desk."""
    return clerk_named(services, examples, "joost")
