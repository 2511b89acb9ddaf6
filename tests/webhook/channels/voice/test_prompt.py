"""A question as it is asked on the telephone."""

import pytest

from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.fake_rasa import FakeRasa, offers, says, tells_whom_to_call
from webhook.wire import Command

YES_NO = {"affirm": "Ja", "deny": "Nee"}
TIMES = {"inform": "Donderdag om tien uur", "deny": "Andere tijden"}


@pytest.fixture
def phone(phone: Telephone) -> Telephone:
    phone.call()
    return phone


def test_yes_and_no_are_asked_in_one_breath(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", **YES_NO))
    answer = phone.say("hallo")
    assert answer.said == ["Klopt dat?", "Zeg ja of nee. Of toets 1 voor ja, 2 voor nee."]
    phone.key("2")
    assert rasa.heard[-1] == Command("deny")


def test_a_list_of_times_is_keyed_and_days_are_expected(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Welke tijd past u?", "date", **TIMES))
    answer = phone.say("hallo")
    assert answer.said[1:] == [
        "Toets 1 voor: Donderdag om tien uur.",
        "2 voor: Andere tijden.",
    ]
    assert {"maandag", "vrijdag"} <= set(answer.gather["hints"].split(", "))
    assert answer.gather["numDigits"] == "1"


def test_numbers_to_call_have_no_keys(phone: Telephone, rasa: FakeRasa) -> None:
    numbers = {"Hulplijn": "113"}
    rasa.answers.append(tells_whom_to_call("Bel de lijn.", numbers, affirm="Graag", deny="Later"))
    answer = phone.say("hallo")
    assert answer.said == ["Bel de lijn.", "Zeg ja of nee. Of toets 1 voor ja, 2 voor nee."]
    assert "Hulplijn" not in answer.gather.get("hints", "")
    phone.key("2")
    assert rasa.heard[-1] == Command("deny")


def test_a_statement_is_followed_by_a_question(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers += [says("Een paspoort kost 50 euro."), says("Kan ik nog iets voor u doen?")]
    assert phone.say("wat kost dat").said[-1] == "Kan ik nog iets anders voor u doen?"
    assert phone.say("dank u").said == ["Kan ik nog iets voor u doen?"]


def test_a_reference_is_keyed_in_eight_keys(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Wat is het nummer?", expect="reference"))
    assert phone.say("mijn afspraak verzetten").gather["numDigits"] == "8"
    phone.key("12345671")
    given = {"kind": "reference", "reference": "12345671"}
    assert rasa.heard[-1] == Command("contact_given", given)
