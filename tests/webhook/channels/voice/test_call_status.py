"""A hang-up is told to the dialogue once, whatever order Twilio's reports come in."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from intake.database import read_scope
from intake.messaging.outbox import Message
from tests.webhook.channels.voice.conftest import EVENING, Telephone
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.services import Services
from webhook.wire import Command

PhoneOf = Callable[..., Telephone]
HANG_UP = Command("hang_up")


@pytest.fixture
def phone(phone: Telephone) -> Telephone:
    phone.call(), phone.say("ik wil een afspraak")
    return phone


@pytest.mark.parametrize("status", ["completed", "failed", "canceled", "busy", "no-answer"])
def test_a_hang_up_is_told_to_the_dialogue(phone: Telephone, rasa: FakeRasa, status: str) -> None:
    assert phone.status(status) == 204
    assert rasa.heard == ["ik wil een afspraak", HANG_UP]
    assert phone.row.ended_at is not None


@pytest.mark.parametrize("status", ["queued", "initiated", "ringing", "in-progress", "", "new"])
def test_a_call_that_goes_on_is_left_alone(phone: Telephone, rasa: FakeRasa, status: str) -> None:
    assert phone.status(status) == 204
    assert HANG_UP not in rasa.heard and phone.row.ended_at is None


def test_reports_in_any_order_and_twice_are_one_hang_up(phone: Telephone, rasa: FakeRasa) -> None:
    for status in ("completed", "ringing", "in-progress", "completed", "initiated"):
        assert phone.status(status) == 204
    assert rasa.heard.count(HANG_UP) == 1
    assert phone.row.ended_at is not None


def test_a_report_of_an_unknown_call_is_taken(phone_of: PhoneOf, rasa: FakeRasa) -> None:
    assert phone_of().status("completed") == 204
    assert rasa.heard == []


def test_a_call_without_a_word_leaves_nothing(phone_of: PhoneOf, rasa: FakeRasa) -> None:
    phone = phone_of()
    phone.call()
    assert phone.status("completed") == 204
    assert rasa.heard == [] and phone.case() is None


def test_a_goodbye_is_no_hang_up(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Tot ziens.", end={}))
    phone.say("dat was het")
    phone.status("completed")
    assert HANG_UP not in rasa.heard


def test_a_turn_that_comes_after_the_end_is_not_taken(phone: Telephone, rasa: FakeRasa) -> None:
    phone.status("completed")
    answer = phone.say("hallo?")
    assert answer.ends and rasa.heard[-1] == HANG_UP


def test_without_rasa_the_case_is_kept_for_a_call_back(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.goes_down()
    assert phone.status("completed") == 204
    case = phone.the_case()
    assert (case.wants, case.summary) == ("callback", "ik wil een afspraak")


def test_a_call_whose_last_turn_does_not_end_is_over_all_the_same(
    phone: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    from intake.conversations import ConversationBusy

    def busy(*_: object) -> None:
        raise ConversationBusy("busy")

    monkeypatch.setattr("webhook.channels.voice.call_status.handle_turn", busy)
    assert phone.status("completed") == 204
    assert phone.row.ended_at is not None


def test_a_call_that_leaves_a_case_is_followed_by_a_text_message(
    phone_of: PhoneOf, rasa: FakeRasa, services: Services
) -> None:
    rasa.goes_down()
    phone = phone_of(at=EVENING)
    phone.call(), phone.say("ik wil hulp in huis")
    phone.status("ringing")
    assert _texts(services) == []
    phone.status("completed"), phone.status("completed")
    assert _texts(services) == ["sms_asked"]


def test_a_call_without_a_case_is_followed_by_nothing(phone: Telephone, services: Services) -> None:
    phone.status("completed")
    assert _texts(services) == []


def _texts(services: Services) -> list[str]:
    with read_scope(services.engine) as session:
        return list(session.scalars(select(Message.template)))
