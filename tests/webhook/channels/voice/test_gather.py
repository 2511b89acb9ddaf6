"""An answer may be spoken or keyed; numbers are read back; zero and star mean the same anywhere."""

from collections.abc import Callable

import pytest

from tests.webhook.channels.voice.conftest import HEINSBERG, Telephone
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.wire import Command

PhoneOf = Callable[..., Telephone]

YES_NO = {"affirm": "Ja", "deny": "Nee"}


@pytest.fixture
def phone(phone: Telephone) -> Telephone:
    phone.call()
    return phone


def test_words_go_to_the_dialogue_as_they_were_heard(phone: Telephone, rasa: FakeRasa) -> None:
    phone.say("ik wil een paspoort")
    assert rasa.heard == ["ik wil een paspoort"]
    assert rasa.sent[0].metadata["channel"] == "voice"


def test_words_heard_badly_go_there_once_they_are_confirmed(
    phone: Telephone, rasa: FakeRasa
) -> None:
    phone.say("ik wil een pas poort", confidence="0.11")
    assert rasa.heard == []
    phone.key("1")
    assert rasa.heard == ["ik wil een pas poort"]


def test_a_key_is_the_choice_that_was_read_out(phone: Telephone, rasa: FakeRasa) -> None:
    phone.key("2")
    assert rasa.heard == [Command("book_appointment")]
    assert ("citizen", "Een afspraak") in phone.transcript


@pytest.mark.parametrize("said", ["twee", "nummer twee", "doe de tweede maar", "2", "Twee."])
def test_a_choice_can_be_named_by_its_number(phone: Telephone, rasa: FakeRasa, said: str) -> None:
    phone.say(said)
    assert rasa.heard == [Command("book_appointment")]


@pytest.mark.parametrize("said", ["zwei", "die zwo", "nummer zwei bitte", "das zweite"])
def test_a_choice_can_be_named_in_german(phone_of: PhoneOf, rasa: FakeRasa, said: str) -> None:
    phone = phone_of(HEINSBERG)
    phone.call()
    phone.say(said)
    assert rasa.heard == [Command("book_appointment")]


@pytest.mark.parametrize("said", ["twee kinderen", "tien", "om twee uur", "een"])
def test_a_number_that_means_more_is_no_choice(phone: Telephone, rasa: FakeRasa, said: str) -> None:
    rasa.answers.append(says("Hoeveel kinderen heeft u?"))
    phone.say("hallo")
    phone.say(said)
    assert rasa.heard == ["hallo", said]


def test_german_is_one_key_away(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Gut, wir sprechen Deutsch.", language={"switch_to": "de"}))
    answer = phone.key("4")
    assert rasa.heard == [Command("switch_language", {"language": "de"})]
    assert answer.voices == {"Polly.Vicki-Neural"}
    assert answer.gather["language"] == "de-DE"


def test_zero_is_a_person_whatever_is_asked(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Wat is het nummer?", expect="reference"))
    phone.say("hallo")
    phone.key("0")
    assert rasa.heard[-1] == Command("speak_to_human")


def test_a_star_asks_the_question_again(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", **YES_NO))
    first = phone.say("hallo")
    again = phone.key("*")
    assert again.said == first.said
    assert again.next != first.next
    phone.key("1")
    assert rasa.heard == ["hallo", Command("affirm")]


def test_a_star_after_silence_asks_the_question_not_the_silence(phone: Telephone) -> None:
    greeting = phone.call().said
    phone.silent()
    assert phone.key("*").said == greeting


@pytest.mark.parametrize("key", ["7", "#", "22", "1*"])
def test_a_key_that_means_nothing_is_no_turn(phone: Telephone, rasa: FakeRasa, key: str) -> None:
    answer = phone.key(key)
    assert answer.said[0] == "Die toets kan ik hier niet gebruiken."
    assert rasa.heard == []
    assert phone.row.silences == 1
