"""The text message that confirms an appointment, recorded with it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.appointments import Booking, Slot
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.messaging import confirmations
from intake.messaging.outbox import Message
from intake.municipalities import Municipality
from intake.settings import SECRETS, Settings
from tests.intake.messaging.test_text_messages import KEY

SETTINGS = Settings.from_env({**dict.fromkeys(SECRETS, "secret"), "INTAKE_DATA_KEY": KEY})


@pytest.fixture
def record(
    session: Session,
    now: datetime,
    open_one: Callable[..., Conversation],
    profile: Callable[[str], Municipality],
) -> Callable[..., bool]:
    """Records a confirmation of one booking; without a number of the citizen unless given."""
    conversation = open_one()
    slot = Slot("gemeente-leek/town_hall", "passport", now + timedelta(days=2), 15)

    def make(number: str | None = None, known: bool = True) -> bool:
        if number:
            ContactBook(session, KEY).put(conversation.id, "phone", number)
        booking = Booking("b1", "12345671", slot, conversation.id)
        return confirmations.record(
            session,
            SETTINGS,
            profile("gemeente-leek"),
            booking,
            "sms_booked",
            conversation_id=conversation.id if known else None,
            language="nl",
            at=now,
            now=now,
        )

    return make


def test_it_names_place_time_and_reference_but_not_the_service(
    record: Callable[..., bool], session: Session
) -> None:
    assert record("+31612345678")
    (message,) = session.scalars(select(Message))
    assert message.values["reference"] == "1234 5671"
    assert message.values["when"].startswith("vrijdag 13 maart")
    assert "paspoort" not in str(message.values)


def test_once_recorded_it_is_recorded_once(record: Callable[..., bool], session: Session) -> None:
    record("+31612345678")
    record("+31612345678")
    assert len(list(session.scalars(select(Message)))) == 1


def test_without_a_number_or_a_conversation_there_is_none(record: Callable[..., bool]) -> None:
    assert not record()
    assert not record(known=False)
