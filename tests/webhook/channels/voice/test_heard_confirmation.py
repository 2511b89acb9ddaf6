"""Words that the recogniser is not sure of are said back before anything is done with them."""

import pytest

from tests.webhook.channels.voice.conftest import HEINSBERG, Telephone
from tests.webhook.fake_rasa import FakeRasa, offers, says

DOUBT = "0.09"
ASKED_BACK = "Ik heb u niet goed verstaan. Zei u: ja?"


@pytest.fixture
def phone(phone: Telephone, rasa: FakeRasa) -> Telephone:
    """A caller who has been asked whether to book."""
    phone.call()
    rasa.answers.append(offers("Zal ik dat boeken?", "choice", affirm="Ja", deny="Nee"))
    phone.say("een afspraak voor een paspoort")
    return phone


def test_a_doubtful_yes_is_said_back_and_books_nothing(phone: Telephone, rasa: FakeRasa) -> None:
    before = len(rasa.heard)
    asked = phone.say("ja", DOUBT)
    assert asked.said == [ASKED_BACK, "Zeg ja of nee. Of toets 1 voor ja, 2 voor nee."]
    assert len(rasa.heard) == before


@pytest.mark.parametrize("yes", ["1", "ja", "ja dat klopt"])
def test_a_yes_makes_the_words_count(phone: Telephone, rasa: FakeRasa, yes: str) -> None:
    phone.say("morgen om tien uur", DOUBT)
    _ = phone.key(yes) if yes.isdigit() else phone.say(yes)
    assert rasa.heard[-1] == "morgen om tien uur"


@pytest.mark.parametrize("no", ["2", "nee"])
def test_a_no_asks_the_open_question_again(phone: Telephone, rasa: FakeRasa, no: str) -> None:
    before = len(rasa.heard)
    phone.say("morgen om tien uur", DOUBT)
    again = phone.key(no) if no.isdigit() else phone.say(no)
    assert again.said[:2] == ["Goed, zeg het dan nog een keer.", "Zal ik dat boeken?"]
    assert len(rasa.heard) == before


def test_other_words_are_an_answer_by_themselves(phone: Telephone, rasa: FakeRasa) -> None:
    phone.say("morgen om tien uur", DOUBT)
    phone.say("nee, ik wil liever overmorgen om elf uur")
    assert rasa.heard[-1] == "nee, ik wil liever overmorgen om elf uur"


def test_danger_is_answered_at_once(phone: Telephone, rasa: FakeRasa) -> None:
    phone.say("er is brand", DOUBT)
    assert rasa.heard[-1] == "er is brand"


def test_who_is_never_understood_gets_a_person(phone: Telephone) -> None:
    for words in ("mompel", "mompel de", "mompel de mom"):
        phone.say(words, DOUBT)
    assert "Ik versta u helaas niet." in phone.say("mompel mompel", DOUBT).words


def test_three_times_no_brings_the_keys_and_then_a_person(phone: Telephone) -> None:
    told = []
    for _ in range(3):
        phone.say("mompel", DOUBT)
        told.append(phone.key("2").said[0])
    assert told[1].startswith("Ik versta u niet goed. U kunt ook de toetsen")
    assert told[2].startswith("Ik versta u helaas niet. Ik verbind u door")


def test_a_name_that_was_asked_for_is_said_back_as_ever(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Hoe heet u?", expect="name"))
    phone.say("een medewerker")
    assert "niet goed verstaan" not in phone.say("Jan de Vries", DOUBT).words


@pytest.mark.parametrize("confidence", ["0.5", "0.93", "0.0", ""])
def test_what_is_sure_or_not_measured_is_taken(
    phone: Telephone, rasa: FakeRasa, confidence: str
) -> None:
    phone.say("morgen om tien uur", confidence)
    assert rasa.heard[-1] == "morgen om tien uur"


def test_what_was_heard_is_kept_nowhere_in_clear(phone: Telephone) -> None:
    phone.say("ik ben Jan de Vries", DOUBT)
    assert "Vries" not in phone.answer.next  # type: ignore[union-attr]
    assert "heard=" in phone.answer.next  # type: ignore[union-attr]


def test_what_was_sealed_elsewhere_is_no_earlier_answer(phone: Telephone, rasa: FakeRasa) -> None:
    before = len(rasa.heard)
    phone.post(f"{phone.answer.next}&heard=forged", SpeechResult="ja", Confidence="0.9")  # type: ignore[union-attr]
    assert len(rasa.heard) == before + 1


def test_it_is_asked_in_the_language_of_the_call(rasa: FakeRasa, phone_of: object) -> None:
    german = phone_of(dials=HEINSBERG)  # type: ignore[operator]
    german.call()
    assert "Haben Sie gesagt: mein Ausweis?" in german.say("mein Ausweis", DOUBT).words
