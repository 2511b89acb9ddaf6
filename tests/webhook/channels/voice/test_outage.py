"""What a caller hears when something is broken."""

from collections.abc import Callable

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from tests.webhook.channels.voice.conftest import EVENING, HEINSBERG, Telephone
from webhook.services import Services

PhoneOf = Callable[..., Telephone]


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
