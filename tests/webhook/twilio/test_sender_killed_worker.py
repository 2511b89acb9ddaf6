"""kill -9 at the worst moments: the confirmation is sent once after the restart."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from deploy.processes import Installation
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
def installation(tmp_path: Path, twilio: StandIn) -> Iterator[Installation]:
    """An installation of nothing but a worker, whose Twilio is the stand-in."""
    with twilio.listening() as address:
        environ = {
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_API_URL": address,
            "INTAKE_NOW": NOW.isoformat(),
        }
        with Installation(tmp_path, environ, serving=("worker",)) as installation:
            yield installation


@contextmanager
def beside(installation: Installation) -> Iterator[Engine]:
    engine = connect(installation.environ["INTAKE_DATABASE_URL"])
    yield engine
    engine.dispose()


def book(installation: Installation) -> None:
    """Record what a booking records."""
    with beside(installation) as engine, session_scope(engine) as session:
        given = {"municipality": "gemeente-leek", "language": "nl", "locale": "nl-NL"}
        conversation = open_conversation(session, channel="voice", now=NOW, **given)
        ContactBook(session, installation.environ["INTAKE_DATA_KEY"]).put(
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


def stored(installation: Installation) -> Message:
    with beside(installation) as engine, read_scope(engine) as session:
        return session.scalars(select(Message)).one()


def restart_after_the_lease(installation: Installation) -> None:
    """Start another worker when what the dead one held is free again."""
    installation.environ["INTAKE_NOW"] = (NOW + 2 * LEASE).isoformat()
    installation.start("worker")


def test_killed_before_it_sent_the_message_goes_out_once(
    installation: Installation, twilio: StandIn
) -> None:
    installation.kill("worker")
    book(installation)
    installation.start("worker")
    assert twilio.arrived.wait(SECONDS)
    installation.stop()
    assert [each["body"] for each in twilio.taken] == [BODY]
    assert (stored(installation).state, stored(installation).attempts) == ("sent", 1)


def test_killed_while_twilio_had_the_message_it_is_found_and_not_sent_again(
    installation: Installation, twilio: StandIn
) -> None:
    twilio.then = [takes_and_hangs]
    book(installation)
    assert twilio.arrived.wait(SECONDS)
    installation.kill("worker")
    assert stored(installation).state == "sending"
    restart_after_the_lease(installation)
    assert twilio.looked.wait(SECONDS)
    installation.stop()
    assert len(twilio.taken) == len(twilio.asked) == 1
    assert (stored(installation).state, stored(installation).provider_id) == (
        "sent",
        twilio.taken[0]["sid"],
    )


def test_killed_before_twilio_had_the_message_it_is_sent_after_the_lease(
    installation: Installation, twilio: StandIn
) -> None:
    installation.kill("worker")
    book(installation)
    with beside(installation) as engine:  # a worker took it, and died before it reached Twilio
        assert outbox.take_due(engine, NOW, LEASE)
    restart_after_the_lease(installation)
    assert twilio.arrived.wait(SECONDS)
    installation.stop()
    assert len(twilio.taken) == 1
    assert (stored(installation).state, stored(installation).attempts) == ("sent", 2)
