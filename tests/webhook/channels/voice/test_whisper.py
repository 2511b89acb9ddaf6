"""Whoever picks up hears who is on the line before the caller does; a mailbox is no person."""

from collections.abc import Callable

import pytest

from intake import contact_wishes
from intake.contact_wishes import ContactWish
from intake.database import session_scope
from tests.webhook.channels.voice.conftest import HEINSBERG, REFERENCE, Telephone
from tests.webhook.conftest import NOW
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.services import Services

PhoneOf = Callable[..., Telephone]


def ring(phone: Telephone, rasa: FakeRasa, words: str = "ik wil hulp in huis") -> Telephone:
    """Let the department's telephone ring for a caller whose case was kept."""
    rasa.goes_down()
    phone.call(), phone.say(words)
    return phone


@pytest.fixture
def ringing(phone: Telephone, rasa: FakeRasa) -> Telephone:
    return ring(phone, rasa)


def test_the_colleague_hears_reference_matter_and_keys(ringing: Telephone) -> None:
    told = ringing.picked_up()
    assert REFERENCE in told.words
    assert "Het gaat over " in told.words
    assert told.said[-1] == "Toets 1 als u het gesprek aanneemt. Toets 2 als het nu niet kan."
    assert (told.gather["numDigits"], told.gather["input"]) == ("1", "dtmf")


def test_nothing_that_names_the_caller_is_said(ringing: Telephone) -> None:
    told = ringing.picked_up().document
    assert "hulp in huis" not in told and "612345678" not in told


def test_the_contact_wish_is_told(ringing: Telephone, services: Services) -> None:
    with session_scope(services.engine) as session:
        wish = ContactWish("text", no_call=True, interpreter=True)
        contact_wishes.note(session, ringing.row.id, wish, NOW)
    words = ringing.picked_up().words
    assert "Niet bellen. Liever een sms. Tolk nodig." in words


def test_the_colleague_hears_their_own_language_and_that_of_the_caller(
    phone: Telephone, rasa: FakeRasa
) -> None:
    phone.call()
    rasa.answers.append(says("Gern, auf Deutsch.", language={"switch_to": "de"}))
    phone.say("deutsch bitte")
    told = ring_on(phone, rasa).picked_up()
    assert "De beller spreekt Duits." in told.words
    assert told.voices == {"Polly.Laura-Neural"}


def ring_on(phone: Telephone, rasa: FakeRasa) -> Telephone:
    rasa.goes_down()
    phone.say("ich brauche Hilfe")
    return phone


def test_in_german(phone_of: PhoneOf, rasa: FakeRasa) -> None:
    told = ring(phone_of(HEINSBERG), rasa, "ich brauche Geld").picked_up()
    assert told.said[0].startswith("Der digitale Assistent stellt zu Ihnen durch.")
    assert "Drücken Sie die 1, wenn" in told.said[-1]


def test_a_person_takes_the_call_and_the_two_speak(ringing: Telephone) -> None:
    ringing.taken()
    assert [act for act, _ in ringing.history()][-1] == "accepted"
    assert ringing.dial_ends("completed").ends


def test_a_mailbox_is_no_person(ringing: Telephone) -> None:
    once = ringing.picked_up()
    twice = ringing.colleague(once)
    assert twice.said == once.said
    assert ringing.colleague(twice).ends
    answer = ringing.dial_ends("completed")
    assert answer.words.startswith("Daar neemt nu niemand op. Een medewerker belt u")
    assert not answer.ends and ringing.the_case().wants == "callback"
    assert ringing.history()[-1] == ("transferred", {"status": "not-taken"})


def test_a_colleague_may_refuse(ringing: Telephone) -> None:
    assert ringing.colleague(ringing.picked_up(), "2").ends
    assert ringing.dial_ends("completed").words.startswith("Daar neemt nu niemand op.")


def test_a_key_told_twice_is_noted_once(ringing: Telephone) -> None:
    told = ringing.picked_up()
    first, again = ringing.colleague(told, "1"), ringing.colleague(told, "1")
    assert first.document == again.document
    assert [act for act, _ in ringing.history()].count("accepted") == 1


def test_a_caller_who_hung_up_is_given_to_nobody(ringing: Telephone) -> None:
    told = ringing.picked_up()
    ringing.status("completed")
    assert ringing.colleague(told, "1").ends
    assert "accepted" not in [act for act, _ in ringing.history()]
    assert ringing.picked_up().ends


def test_a_call_that_nobody_knows_is_given_to_nobody(phone: Telephone) -> None:
    answer = phone.post("/twilio/voice/whisper?call=CA99&turn=1")
    assert "<Hangup" in answer.text
    assert "<Hangup" in phone.post("/twilio/voice/accept?call=CA99&turn=1", Digits="1").text


def test_a_transfer_without_a_case_has_nothing_to_whisper(phone: Telephone, rasa: FakeRasa) -> None:
    facts = {"department": "wmo", "reference": "12345671", "wants": "transfer"}
    rasa.answers.append(says("Ik verbind u door.", handover=facts))
    phone.call()
    number = phone.say("een medewerker").root.find("Dial/Number")
    assert number is not None and number.get("url") is None
