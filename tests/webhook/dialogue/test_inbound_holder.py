"""Whom a reference was given to: told as a name is, and kept apart from the citizen's own."""

from collections.abc import Callable

import pytest

from intake.contacts import ContactBook
from intake.database import session_scope
from tests.webhook.conftest import Talk
from tests.webhook.dialogue.questions import stored
from tests.webhook.fake_rasa import FakeRasa
from webhook.wire import Command


@pytest.mark.parametrize(
    ("words", "value"), [("jan de vries", "Jan de Vries"), ("06 12 34 56 78", "+31612345678")]
)
def test_it_goes_to_the_contact_book_only(
    words: str, value: str, asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("holder")
    talk.say(words)
    assert stored(talk, "holder") == value
    assert rasa.heard[-1] == Command("contact_given", {"kind": "holder"})
    assert talk.transcript()[-2] == ("citizen", "[name]")
    assert words not in str(rasa.sent) + str(talk.transcript())


def test_who_asks_for_another_keeps_their_own_name_and_number(asked: Callable[[str], Talk]) -> None:
    talk = asked("holder")
    with session_scope(talk.services.engine) as session:
        book = ContactBook(session, talk.services.settings.data_key)
        book.put(talk.id, "name", "Anna Smit")
        book.put(talk.id, "phone", "+31687654321")
    talk.say("Jan de Vries")
    assert (stored(talk, "name"), stored(talk, "phone")) == ("Anna Smit", "+31687654321")


def test_rasa_and_the_channels_wait_for_a_name(
    asked: Callable[[str], Talk], rasa: FakeRasa
) -> None:
    talk = asked("holder")
    assert talk.turns()[-1].expect == "name"
    talk.say("ik weet het niet meer")
    assert rasa.sent[-1].metadata["expect"] == "name"
