"""What a caller hears when something is broken."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.webhook.channels.voice.conftest import EVENING, HEINSBERG, Telephone
from tests.webhook.fake_rasa import FakeRasa
from webhook.services import Services
from webhook.wire import Command, Reply

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


@pytest.fixture
def broken(services: Services) -> None:
    """A database that is gone."""

    def gone(*_: object, **__: object) -> None:
        raise OperationalError("SELECT", {}, Exception("gone"))

    event.listen(services.engine, "begin", gone)


def test_in_office_hours_whatever_breaks_is_a_person(phone: Telephone, broken: None) -> None:
    answer = phone.call()
    assert answer.said == ["Er is een storing. Ik verbind u door met een medewerker."]
    assert answer.dialled == "+31594000010"


def test_out_of_hours_whatever_breaks_is_a_sentence(phone_of: PhoneOf, broken: None) -> None:
    answer = phone_of(HEINSBERG, at=EVENING).call()
    assert answer.ends and answer.words.startswith("Hier ist gerade eine Störung.")


def test_whatever_breaks_for_a_number_of_nobody_is_a_sentence(
    phone_of: PhoneOf, broken: None
) -> None:
    assert phone_of("+31201234567").call().ends


def test_a_log_of_what_broke_has_no_words_of_the_caller(
    phone: Telephone, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    phone.post("/twilio/voice/turn?turn=1", SpeechResult="mijn geheim")
    assert "OperationalError" in caplog.text and "mijn geheim" not in caplog.text
