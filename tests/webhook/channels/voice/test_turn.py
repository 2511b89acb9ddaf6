"""One turn of a call, and what the caller meets next."""

import pytest

from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.fake_rasa import FakeRasa, says


@pytest.fixture
def phone(phone: Telephone) -> Telephone:
    phone.call()
    return phone


def test_a_name_is_said_back_and_not_recorded(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers += [says("En uw naam?", expect="name"), says("Ik verbind u door.")]
    assert phone.say("een medewerker").gather["numDigits"] == "1"
    assert phone.say("Jan de Vries").said[0] == "Dank u, Jan de Vries."
    assert "Vries" not in str(phone.transcript)


def test_a_name_that_the_answer_says_itself_is_not_said_twice(
    phone: Telephone, rasa: FakeRasa
) -> None:
    rasa.answers += [says("En uw naam?", expect="name"), says("Op naam van [name]?")]
    phone.say("een afspraak")
    assert phone.say("Jan de Vries").said == ["Op naam van Jan de Vries?"]


def test_a_goodbye_ends_the_call(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Tot ziens. Fijne dag nog.", end={}))
    answer = phone.say("dat was het")
    assert answer.ends and answer.said == ["Tot ziens. Fijne dag nog."]
    assert phone.row.ended_at is not None


def test_who_changes_the_language_is_asked_what_it_is_about_in_that(
    phone: Telephone, rasa: FakeRasa
) -> None:
    """The greeting a second time, filled as the first: a value it needs must be given here, too."""
    rasa.answers.append(says("Gut, wir sprechen Deutsch.", language={"switch_to": "de"}))
    assert phone.key("4").said == ["Gut, wir sprechen Deutsch.", "Womit kann ich Ihnen helfen?"]


def test_nothing_more_is_asked_of_a_call_that_is_over(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Tot ziens.", end={}))
    path = phone.call().next
    phone.say("dat was het")
    late = phone.post(path.replace("turn=2", "turn=99"), SpeechResult="wacht even")
    assert "Hangup" in late.text and rasa.heard == ["dat was het"]


def test_the_same_turn_twice_is_one_turn(phone: Telephone, rasa: FakeRasa) -> None:
    path = phone.call().next
    first = phone.post(path, SpeechResult="hallo").text
    assert phone.post(path, SpeechResult="hallo").text == first
    assert rasa.heard == ["hallo"]


def test_a_replay_with_another_token_of_idempotency_is_no_turn(
    phone: Telephone, rasa: FakeRasa
) -> None:
    path = phone.call().next
    first = phone.post(path, SpeechResult="hallo").text
    phone.client.environ_base["HTTP_I_TWILIO_IDEMPOTENCY_TOKEN"] = "somebody's own"
    assert phone.post(path, SpeechResult="hallo").text == first
    assert rasa.heard == ["hallo"]
