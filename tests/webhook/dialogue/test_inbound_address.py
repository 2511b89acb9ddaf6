"""An address that was asked for lies with the contact data; what stands beside it is read."""

from collections.abc import Callable

from intake.contacts import ContactBook
from intake.database import read_scope
from tests.webhook.conftest import Talk
from tests.webhook.dialogue.questions import stored
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.wire import Command


def test_who_cries_for_help_beside_it_is_heard(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("address")
    talk.say("Markt 5 en kom snel want mijn man slaat me")
    assert stored(talk, "address") == "Markt 5"
    heard = rasa.heard[-1]
    assert isinstance(heard, Command)
    assert "mijn man slaat me" in heard.words


def test_it_is_filled_in_for_the_citizen_alone(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("address")
    rasa.answers.append(says("Bij u thuis, op het adres [address]."))
    talk.say("Tolberterstraat 66 in Leek")
    assert talk.transcript()[-1] == ("bot", "Bij u thuis, op het adres [address].")
    key = talk.services.settings.data_key
    with read_scope(talk.services.engine) as session:
        told = ContactBook(session, key).filled(talk.id, "op het adres [address]")
    assert told == "op het adres Tolberterstraat 66 in Leek"
