"""A slow answer is "one moment", once; after that a person. Whatever breaks, something is said."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.webhook.channels.voice.conftest import EVENING, HEINSBERG, Telephone
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.wire import Command, RasaUnavailable, Reply

PhoneOf = Callable[..., Telephone]


class SlowRasa(FakeRasa):
    """Answers only after `let_go`; every test lets go of it at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.done = threading.Event()

    def send(self, conversation: str, turn: Command | str, metadata: Mapping[str, Any]) -> Reply:
        self.gate.wait(5)
        try:
            return super().send(conversation, turn, metadata)
        finally:
            self.done.set()

    def let_go(self) -> None:
        self.gate.set()


@pytest.fixture
def rasa() -> SlowRasa:
    return SlowRasa()


@pytest.fixture
def slow(phone: Telephone, rasa: SlowRasa, hurry: Callable[[], None]) -> Any:
    phone.call(), hurry()
    yield phone
    rasa.let_go()
    rasa.done.wait(5)


def test_a_slow_answer_is_fetched_after_a_moment(slow: Telephone, rasa: SlowRasa) -> None:
    rasa.answers.append(says("Gevonden! Nog iets?"))
    pause = slow.say("wat kost een paspoort")
    assert pause.said == ["Een moment, ik zoek het voor u op."]
    assert pause.next.endswith("&wait=1")
    rasa.let_go()
    assert slow.redirect().said == ["Gevonden! Nog iets?"]
    assert rasa.heard == ["wat kost een paspoort"]


def test_the_slow_turn_and_its_answer_come_twice_as_they_were(
    slow: Telephone, rasa: SlowRasa
) -> None:
    path = slow.call().next
    pause = slow.say("hallo").document
    rasa.let_go()
    assert rasa.done.wait(5)
    assert slow.post(path, SpeechResult="hallo").text == pause
    fetched = slow.redirect().document
    assert slow.post(f"{path}&wait=1").text == fetched
    assert rasa.heard == ["hallo"]


def test_an_answer_that_does_not_come_is_a_person(slow: Telephone) -> None:
    slow.say("hallo")
    answer = slow.redirect()
    assert answer.words.startswith("Er gaat hier iets mis. Ik verbind u door met het Klant")
    assert answer.dialled == "+31594000010"
    assert slow.the_case().reason == "rasa_unavailable"


def test_out_of_hours_an_answer_that_does_not_come_is_a_call_back(
    phone_of: PhoneOf, rasa: SlowRasa, hurry: Callable[[], None]
) -> None:
    phone = phone_of(at=EVENING)
    phone.call(), hurry(), phone.say("hallo")
    answer = phone.redirect()
    assert answer.ends and "belt een medewerker u terug" in answer.words
    rasa.let_go()
    assert rasa.done.wait(5)


def test_in_german_too(phone_of: PhoneOf, rasa: SlowRasa, hurry: Callable[[], None]) -> None:
    phone = phone_of(HEINSBERG)
    phone.call(), hurry()
    assert phone.say("hallo").said == ["Einen Moment, ich sehe nach."]
    rasa.let_go()
    assert rasa.done.wait(5)


def test_rasa_that_fails_late_is_a_person_too(slow: Telephone, rasa: SlowRasa) -> None:
    rasa.answers.append(RasaUnavailable("late"))
    slow.say("hallo")
    rasa.let_go()
    assert slow.redirect().dialled == "+31594000010"
