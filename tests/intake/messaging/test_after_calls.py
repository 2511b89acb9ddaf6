"""The text message after a call, recorded once where its case waits and the citizen wants one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intake import cases, contact_wishes
from intake.cases import CaseDraft
from intake.contact_wishes import ContactWish
from intake.contacts import ContactBook
from intake.conversations import Conversation
from intake.messaging import after_calls
from intake.messaging.outbox import Message
from intake.municipalities import Municipality
from intake.settings import SECRETS, Settings
from tests.intake.messaging.test_text_messages import KEY

SETTINGS = Settings.from_env({**dict.fromkeys(SECRETS, "secret"), "INTAKE_DATA_KEY": KEY})
MOBILE, LANDLINE = "+31612345678", "+31594000099"


@pytest.fixture
def after_call(
    session: Session,
    now: datetime,
    open_one: Callable[..., Conversation],
    profile: Callable[[str], Municipality],
) -> Callable[..., bool]:
    """Ends a call that has a case, from this number and with this wish; says if a text goes."""
    conversation = open_one()

    def end(number: str = MOBILE, wish: ContactWish | None = None, **case: Any) -> bool:
        ContactBook(session, KEY).put(conversation.id, "phone", number)
        if wish:
            contact_wishes.note(session, conversation.id, wish, now)
        if case.pop("asked", True):
            cases.open_case(session, _draft(conversation, **case), now)
        leek = profile("gemeente-leek")
        return after_calls.record(session, SETTINGS, leek, conversation, now)

    return end


def _draft(conversation: Conversation, **given: Any) -> CaseDraft:
    told: dict[str, Any] = {
        "conversation_id": conversation.id, "reference": "12345671",
        "municipality": "gemeente-leek", "department": "wmo", "topic": "support",
        "service": None, "intent": None, "language": "nl", "channel": "voice",
        "summary": "traplift", "reason": "person_wanted",
    }  # fmt: skip
    return CaseDraft(**told | given)


def test_it_names_the_number_but_not_the_matter(
    after_call: Callable[..., bool], session: Session
) -> None:
    assert after_call()
    (message,) = session.scalars(select(Message))
    assert message.template == "sms_asked"
    assert message.values["reference"] == "1234 5671"
    assert "traplift" not in str(message.values) and "Wmo" not in str(message.values)


def test_a_call_that_ends_twice_is_told_of_once(
    after_call: Callable[..., bool], session: Session
) -> None:
    assert (after_call(), after_call()) == (True, False)
    assert len(session.scalars(select(Message)).all()) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"asked": False},
        {"danger": "violence", "urgent": True},
        {"wants": "transfer"},
        {"wants": "nothing"},
        {"wants": "letter"},
        {"number": LANDLINE},
        {"wish": ContactWish(no_call=True)},
    ],
    ids=["no case", "danger", "put through", "nothing", "a letter", "a landline", "no call"],
)
def test_nothing_is_sent_to_whoever_should_get_nothing(
    given: dict[str, Any], after_call: Callable[..., bool]
) -> None:
    assert not after_call(**given)


def test_whoever_wants_text_messages_instead_of_calls_gets_one(
    after_call: Callable[..., bool],
) -> None:
    assert after_call(wish=ContactWish("text", no_call=True), wants="message")
