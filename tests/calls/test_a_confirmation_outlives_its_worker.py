"""A booking by text message, the worker killed before it sends: confirmed once, and delivered."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from deploy.model import model_path
from deploy.processes import SERVING, House
from intake.database import read_scope
from intake.messaging.outbox import Message
from tests.webhook.twilio.stand_in import ACCOUNT, StandIn
from webhook.services import Services
from webhook.simulator.signed import Twilio
from webhook.simulator.text_message import SmsClient

AT = datetime.fromisoformat("2014-02-04T14:00:00+01:00")
WISHES = ("afspraak voor huishoudelijke hulp op het gemeentehuis", "de tweede", "Els de Vries")
SECONDS = 60


@pytest.fixture
def twilio() -> StandIn:
    return StandIn()


@pytest.fixture
def house(tmp_path: Path, twilio: StandIn) -> Iterator[House]:
    """A whole house with a worker, whose Twilio is the stand-in."""
    assert model_path().exists(), "No trained model fits the sources: run make train first."
    with twilio.listening() as address:
        environ = {"TWILIO_ACCOUNT_SID": ACCOUNT, "TWILIO_API_URL": address}
        with House(tmp_path, environ, serving=(*SERVING, "worker")) as house:
            yield house


def stored(services: Services) -> Message:
    with read_scope(services.engine) as session:
        return session.scalars(select(Message)).one()


def test_a_killed_worker_sends_the_confirmation_once_after_its_restart(
    house: House, twilio: StandIn, inside: Callable[[House], Services]
) -> None:
    services = inside(house)
    citizen = SmsClient(house.url, services, AT)
    house.pause("worker")
    citizen.open("gemeente-leek", "nl")
    for wish in WISHES:
        citizen.say(wish)
    (told,) = citizen.say("ja")
    house.kill("worker")
    assert (stored(services).state, twilio.asked) == ("waiting", [])

    house.start("worker")
    assert twilio.arrived.wait(SECONDS)
    (sent,) = twilio.asked
    assert (sent["To"], sent["From"]) == (citizen.number, "+31594000014")
    assert "woensdag 5 februari om 9.00 uur, op het gemeentehuis" in sent["Body"]
    assert told.text.partition("nummer is ")[2][:9] in sent["Body"]

    report(house, services, sent["StatusCallback"])
    house.stop()
    assert (stored(services).state, stored(services).delivery) == ("sent", "delivered")
    assert len(twilio.taken) == 1


def report(house: House, services: Services, address: str) -> None:
    """Let Twilio tell that the message has arrived."""
    called = urlsplit(address)
    fields = {"MessageSid": f"SM{1:032d}", "MessageStatus": "delivered"}
    Twilio(house.url, services.settings).post(f"{called.path}?{called.query}", fields, None)
