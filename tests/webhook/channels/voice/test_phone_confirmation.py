"""A telephone number is read back before it is used."""

from collections.abc import Callable

import pytest

from tests.webhook.channels.voice.conftest import Telephone
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.wire import Command

PhoneOf = Callable[..., Telephone]


@pytest.fixture
def phone(phone: Telephone) -> Telephone:
    phone.call()
    return phone


@pytest.fixture
def unknown(phone_of: PhoneOf) -> Telephone:
    """Somebody who withholds their number."""
    phone = phone_of(number="anonymous")
    phone.call()
    return phone


@pytest.mark.parametrize(
    "given", ["06 12 34 56 78", "nul zes twaalf vierendertig zesenvijftig achtenzeventig"]
)
def test_a_telephone_number_is_read_back_before_it_counts(
    unknown: Telephone, rasa: FakeRasa, given: str
) -> None:
    rasa.answers.append(offers("Op welk nummer?", "phone", deny="Zeg ik liever niet"))
    asked = unknown.say("een medewerker graag")
    assert "numDigits" not in asked.gather and asked.gather["finishOnKey"] == "#"
    heard = unknown.say(given)
    assert heard.said[0] == "Ik heb nul zes, een twee, drie vier, vijf zes, zeven acht. Klopt dat?"
    assert "Zeg ik liever niet" not in heard.words
    assert len(rasa.heard) == 1
    unknown.key("1")
    assert rasa.heard[-1] == Command("contact_given", {"kind": "phone"})
    assert unknown.contact() == "+31612345678"


def test_a_keyed_number_is_read_back_too(unknown: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    assert "nul zes, een twee" in unknown.key("0612345678").words


@pytest.mark.parametrize("no", ["nee", "nee dat klopt niet", "2"])
def test_a_number_heard_wrong_is_asked_once_more(
    unknown: Telephone, rasa: FakeRasa, no: str
) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    unknown.key("0612345678")
    again = unknown.key(no) if no.isdigit() else unknown.say(no)
    assert again.said == ["Goed, dan nog een keer.", "Op welk nummer?"]
    assert "nul zes, acht zeven" in unknown.say("06 87 65 43 21").words
    unknown.say("ja hoor")
    assert unknown.contact() == "+31687654321"


def test_a_correction_replaces_the_number(unknown: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    unknown.key("0612345678")
    assert "nul zes, acht zeven" in unknown.say("nee, 06 87 65 43 21").words


def test_whatever_else_is_said_while_a_number_is_checked_is_a_turn(
    unknown: Telephone, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    unknown.key("0612345678")
    unknown.say("er is brand")
    assert rasa.heard[-1] == "er is brand"


def test_silence_while_a_number_is_checked_reads_it_again(
    unknown: Telephone, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    checked = unknown.key("0612345678")
    assert unknown.silent().said == ["Ik heb u niet gehoord.", *checked.said]
    assert unknown.key("*").said == checked.said


def test_no_number_is_in_the_transcript(unknown: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    unknown.say("een medewerker graag")
    unknown.key("0612345678")
    said = " ".join(text for _, text in unknown.transcript)
    assert "Ik heb [phone]. Klopt dat?" in said
    assert "12" not in said and "twee" not in said
