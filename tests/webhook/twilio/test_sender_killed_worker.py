"""kill -9 at the worst moments: the confirmation is sent once after the restart."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from deploy.processes import House
from intake.contacts import ContactBook
from intake.conversations import open_conversation
from intake.database import connect, read_scope, session_scope
from intake.messaging import outbox
from intake.messaging.outbox import Message
from tests.webhook.twilio.conftest import BODY, CITIZEN, VALUES
from tests.webhook.twilio.stand_in import ACCOUNT, StandIn, takes_and_hangs

NOW = datetime.fromisoformat("2026-03-11T10:00:00+01:00")
LEASE = timedelta(minutes=1)
SECONDS = 60


@pytest.fixture
def twilio() -> StandIn:
    return StandIn()


@pytest.fixture
def house(tmp_path: Path, twilio: StandIn) -> Iterator[House]:
    """A house of nothing but a worker, whose Twilio is the stand-in."""
    with twilio.listening() as address:
        environ = {
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_API_URL": address,
            "INTAKE_NOW": NOW.isoformat(),
        }
        with House(tmp_path, environ, serving=("worker",)) as house:
            yield house


@contextmanager
def beside(house: House) -> Iterator[Engine]:
    engine = connect(house.environ["INTAKE_DATABASE_URL"])
    yield engine
    engine.dispose()


def book(house: House) -> None:
    """Record what a booking records."""
    with beside(house) as engine, session_scope(engine) as session:
        given = {"municipality": "gemeente-leek", "language": "nl", "locale": "nl-NL"}
        conversation = open_conversation(session, channel="voice", now=NOW, **given)
        ContactBook(session, house.environ["INTAKE_DATA_KEY"]).put(
            conversation.id, "phone", CITIZEN
        )
        outbox.record(
            session,
            kind="sms",
            conversation_id=conversation.id,
            contact_kind="phone",
            template="sms_booked",
            values=VALUES,
            dedup_key="confirmation",
            now=NOW,
            **given,
        )


def stored(house: House) -> Message:
    with beside(house) as engine, read_scope(engine) as session:
        return session.scalars(select(Message)).one()


def restart_after_the_lease(house: House) -> None:
    """Start another worker when what the dead one held is free again."""
    house.environ["INTAKE_NOW"] = (NOW + 2 * LEASE).isoformat()
    house.start("worker")


def test_killed_before_it_sent_the_message_goes_out_once(house: House, twilio: StandIn) -> None:
    house.kill("worker")
    book(house)
    house.start("worker")
    assert twilio.arrived.wait(SECONDS)
    house.stop()
    assert [each["body"] for each in twilio.taken] == [BODY]
    assert (stored(house).state, stored(house).attempts) == ("sent", 1)


def test_killed_while_twilio_had_the_message_it_is_found_and_not_sent_again(
    house: House, twilio: StandIn
) -> None:
    twilio.then = [takes_and_hangs]
    book(house)
    assert twilio.arrived.wait(SECONDS)
    house.kill("worker")
    assert stored(house).state == "sending"
    restart_after_the_lease(house)
    assert twilio.looked.wait(SECONDS)
    house.stop()
    assert len(twilio.taken) == len(twilio.asked) == 1
    assert (stored(house).state, stored(house).provider_id) == ("sent", twilio.taken[0]["sid"])


def test_killed_before_twilio_had_the_message_it_is_sent_after_the_lease(
    house: House, twilio: StandIn
) -> None:
    house.kill("worker")
    book(house)
    with beside(house) as engine:  # a worker took it, and died before it reached Twilio
        assert outbox.take_due(engine, NOW, LEASE)
    restart_after_the_lease(house)
    assert twilio.arrived.wait(SECONDS)
    house.stop()
    assert len(twilio.taken) == 1
    assert (stored(house).state, stored(house).attempts) == ("sent", 2)
