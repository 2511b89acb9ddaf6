"""Which conversation a text message belongs to."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from intake.conversations import Conversation, Turn
from intake.database import read_scope
from tests.webhook.fake_rasa import FakeRasa, hears, says
from webhook.services import Services

COMPUTER = "Gemeente Leek: u sms't met een computer, geen mens."
IN_GERMAN = "Deutsch? Schreiben Sie DEUTSCH."
DISCLOSED = f"{COMPUTER} {IN_GERMAN}"


def conversations(services: Services) -> list[Conversation]:
    with read_scope(services.engine) as session:
        return list(session.scalars(select(Conversation).order_by(Conversation.created_at)))


def only(services: Services) -> Conversation:
    (conversation,) = conversations(services)
    return conversation


def turns(services: Services) -> list[tuple[str, str]]:
    with read_scope(services.engine) as session:
        return [(turn.sender, turn.text) for turn in session.scalars(select(Turn))]


def test_messages_of_a_day_are_one_conversation(phone: Any, services: Services) -> None:
    phone.text("hallo", at="2014-02-06T09:00:00+01:00")
    phone.text("en nu?", at="2014-02-07T08:59:59+01:00")
    phone.text("en dan?", at="2014-02-08T08:00:00+01:00")
    assert only(services).turns == 3


def test_after_a_day_of_silence_a_new_conversation_begins(phone: Any, services: Services) -> None:
    phone.text("hallo", at="2014-02-06T09:00:00+01:00")
    answer = phone.text("hallo", at="2014-02-07T09:00:00+01:00")
    assert str(answer).startswith(DISCLOSED)
    assert len(conversations(services)) == 2


def test_a_new_conversation_speaks_the_language_of_the_last(
    phone: Any, services: Services, rasa: FakeRasa
) -> None:
    german = "ich möchte bitte einen Termin machen"
    rasa.answers = [hears("de"), hears("de"), says("Gut.")]
    phone.text(german, at="2014-02-06T09:00:00+01:00")
    phone.text(german, at="2014-02-06T09:01:00+01:00")
    phone.text("hallo", at="2014-02-09T09:00:00+01:00")
    assert [each.language for each in conversations(services)] == ["de", "de"]


def test_each_number_and_each_municipality_has_a_thread_of_its_own(
    phone_of: Callable[..., Any], services: Services
) -> None:
    for telephone in (phone_of(), phone_of("+31600999999"), phone_of(to="+492214710114")):
        telephone.text("hallo")
    assert len({each.thread for each in conversations(services)}) == 3
