"""A call begins with the disclosure, in the language and voice of who was dialled."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from tests.webhook.channels.voice.conftest import ANTWERP, CALLER, HEINSBERG, Telephone
from tests.webhook.conftest import NOW

PhoneOf = Callable[..., Telephone]


@pytest.mark.parametrize(
    ("dialled", "voice", "hears", "computer"),
    [
        ("+31594000014", "Polly.Laura-Neural", "nl-NL", "Ik ben een computer, geen mens."),
        (ANTWERP, "Polly.Lisa-Neural", "nl-BE", "Ik ben een computer, geen mens."),
        (HEINSBERG, "Polly.Vicki-Neural", "de-DE", "Ich bin ein Computer, kein Mensch."),
    ],
)
def test_the_first_words_say_that_it_is_a_computer(
    phone_of: PhoneOf, dialled: str, voice: str, hears: str, computer: str
) -> None:
    answer = phone_of(dialled).call()
    assert computer in answer.said[0]
    assert answer.gather["language"] == hears
    assert answer.root.findall("Gather/Say")[0].get("voice") == voice


def test_everything_can_be_interrupted(phone: Telephone) -> None:
    answer = phone.call()
    assert [child.tag for child in answer.root] == ["Gather"]
    assert answer.gather["bargeIn"] == "true"
    assert answer.gather["input"] == "dtmf speech"
    assert answer.gather["actionOnEmptyResult"] == "true"


def test_the_first_choices_have_keys_and_german_is_offered_in_german(phone: Telephone) -> None:
    answer = phone.call()
    assert answer.said[-3:] == [
        "2 voor: Een afspraak.",
        "3 voor: Een medewerker.",
        "Für Deutsch drücken Sie die 4.",
    ]
    last = answer.root.findall("Gather/Say")[-1]
    assert (last.get("voice"), last.get("language")) == ("Polly.Vicki-Neural", "de-DE")


def test_the_number_of_the_caller_is_kept(phone: Telephone) -> None:
    phone.call()
    assert phone.contact("phone") == CALLER


@pytest.mark.parametrize(
    "withheld", ["anonymous", "Restricted", "+266696687", "+7378742833", "+86282452253", "", "0612"]
)
def test_a_withheld_number_is_none(phone_of: PhoneOf, withheld: str) -> None:
    phone = phone_of(number=withheld)
    phone.call()
    assert phone.contact("phone") is None


def test_the_conversation_is_found_by_the_call_and_carries_no_number(phone: Telephone) -> None:
    phone.call()
    row = phone.row
    assert (row.channel, row.thread, row.municipality) == ("voice", phone.sid, "gemeente-leek")
    assert CALLER.strip("+") not in str(vars(row))


def test_a_number_of_nobody_gets_a_sentence_in_both_languages(phone_of: PhoneOf) -> None:
    answer = phone_of("+31201234567").call()
    assert answer.ends
    assert [said.partition(".")[0] for said in answer.said] == [
        "Op dit nummer kan ik u niet helpen",
        "Unter dieser Nummer kann ich Ihnen nicht helfen",
    ]


def test_a_turn_of_an_unknown_call_begins_it(phone: Telephone) -> None:
    response = phone.post("/twilio/voice/turn?turn=7", SpeechResult="hallo")
    assert "Ik ben een computer" in response.text


def test_a_call_that_rings_twice_is_one(phone: Telephone) -> None:
    first = phone.call().document
    assert phone.call().document == first
    assert len(phone.transcript) == 2


def test_a_call_whose_answer_was_lost_is_asked_again(phone: Telephone) -> None:
    phone.call()
    again = phone.post("/twilio/voice?lost=1")
    said = [say.text for say in ElementTree.fromstring(again.text).iter("Say")]
    assert said[:2] == [text for _, text in phone.transcript]
    assert len(phone.transcript) == 2


def test_a_script_brings_its_own_time(phone_of: PhoneOf) -> None:
    phone = phone_of(at="2014-03-03T08:00:00+01:00")
    phone.call()
    assert phone.row.created_at.isoformat() == "2014-03-03T07:00:00+00:00"
    assert phone.row.created_at != NOW
