"""A booking by text message, the worker killed before it sends: confirmed once, and delivered."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from deploy.model import model_path
from deploy.processes import SERVING, Installation
from intake.database import read_scope
from intake.messaging.outbox import Message
from tests.webhook.twilio.stand_in import ACCOUNT, StandIn
from webhook.services import Services
from webhook.simulator.signed import Twilio
from webhook.simulator.text_message import SmsClient

# A whole installation has to start first: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)
AT = datetime.fromisoformat("2014-02-04T14:00:00+01:00")
WISHES = ("afspraak voor huishoudelijke hulp op het gemeentehuis", "de tweede", "Els de Vries")
SECONDS = 60


@pytest.fixture
def twilio() -> StandIn:
    return StandIn()


@pytest.fixture
def installation(tmp_path: Path, twilio: StandIn) -> Iterator[Installation]:
    """A whole installation with a worker, whose Twilio is the stand-in."""
    assert model_path().exists(), "No trained model fits the sources: run make train first."
    with twilio.listening() as address:
        environ = {"TWILIO_ACCOUNT_SID": ACCOUNT, "TWILIO_API_URL": address}
        with Installation(tmp_path, environ, serving=(*SERVING, "worker")) as installation:
            yield installation


def stored(services: Services) -> Message:
    with read_scope(services.engine) as session:
        return session.scalars(select(Message)).one()


def test_a_killed_worker_sends_the_confirmation_once_after_its_restart(
    installation: Installation, twilio: StandIn, inside: Callable[[Installation], Services]
) -> None:
    services = inside(installation)
    citizen = SmsClient(installation.url, services, AT)
    installation.pause("worker")
    citizen.open("gemeente-leek", "nl")
    for wish in WISHES:
        citizen.say(wish)
    (told,) = citizen.say("ja")
    installation.kill("worker")
    assert (stored(services).state, twilio.asked) == ("waiting", [])

    installation.start("worker")
    assert twilio.arrived.wait(SECONDS)
    (sent,) = twilio.asked
    assert (sent["To"], sent["From"]) == (citizen.number, "+31594000014")
    assert "woensdag 5 februari om 9.00 uur, op het gemeentehuis" in sent["Body"]
    assert told.text.partition("nummer is ")[2][:9] in sent["Body"]

    report(installation, services, sent["StatusCallback"])
    installation.stop()
    assert (stored(services).state, stored(services).delivery) == ("sent", "delivered")
    assert len(twilio.taken) == 1


def report(installation: Installation, services: Services, address: str) -> None:
    """Let Twilio tell that the message has arrived."""
    called = urlsplit(address)
    fields = {"MessageSid": f"SM{1:032d}", "MessageStatus": "delivered"}
    Twilio(installation.url, services.settings).post(f"{called.path}?{called.query}", fields, None)
