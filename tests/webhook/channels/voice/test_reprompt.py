"""Silence is asked about once, then answered with keys, then with a person."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from intake import cases, conversations
from intake.database import session_scope
from tests.webhook.channels.voice.conftest import EVENING, HEINSBERG, REFERENCE, Telephone
from tests.webhook.fake_rasa import FakeRasa, offers, says
from webhook.dialogue.fallback import draft
from webhook.services import Services
from webhook.wire import Command

PhoneOf = Callable[..., Telephone]


@pytest.fixture
def phone(phone: Telephone) -> Telephone:
    phone.call()
    return phone


def test_the_first_silence_asks_the_question_again(phone: Telephone, rasa: FakeRasa) -> None:
    greeting = phone.call().said
    assert phone.silent().said == ["Ik heb u niet gehoord.", *greeting[1:]]
    assert rasa.heard == []


def test_the_second_silence_explains_the_keys(phone: Telephone) -> None:
    phone.silent()
    said = phone.silent().said
    assert said[0].startswith("Ik hoor u nog steeds niet.")
    assert said[1].startswith("Met de nul krijgt u een medewerker.")
    assert said[2:4] == ["Waarmee kan ik u helpen?", "Toets 1 voor: Uitleg."]


def test_the_second_silence_asks_the_question_only(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Een heel lang antwoord.", "Wilt u een afspraak?"))
    phone.say("hallo")
    phone.silent()
    said = phone.silent().said
    assert "Een heel lang antwoord." not in said and "Wilt u een afspraak?" in said


def test_without_choices_the_first_ones_of_every_call_are_offered(
    phone: Telephone, rasa: FakeRasa
) -> None:
    rasa.answers.append(says("Waar gaat het over?"))
    phone.say("hallo")
    phone.silent()
    assert "2 voor: Een afspraak." in phone.silent().said
    phone.key("2")
    assert rasa.heard[-1] == Command("book_appointment")


def test_a_number_may_be_keyed_after_silence(phone_of: PhoneOf, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    phone = phone_of(number="anonymous")
    phone.call()
    phone.say("een medewerker")
    phone.silent()
    assert "Toets het nummer in, en sluit af met een hekje." in phone.silent().said


def test_the_third_silence_puts_the_caller_through(phone: Telephone) -> None:
    phone.silent(), phone.silent()
    answer = phone.silent()
    assert answer.words.startswith("Ik hoor u niet. Ik verbind u door met het Klant Contact")
    assert REFERENCE in answer.words
    assert answer.dialled == "+31594000010"
    case = phone.the_case()
    assert (case.reason, case.wants, case.department) == ("silence", "transfer", "kcc")


def test_out_of_hours_the_third_silence_ends_in_a_call_back(phone_of: PhoneOf) -> None:
    phone = phone_of(at=EVENING)
    phone.call(), phone.silent(), phone.silent()
    answer = phone.silent()
    assert answer.ends
    assert "Vanaf morgen, vrijdag 7 februari om negen uur" in answer.words
    assert phone.the_case().wants == "callback"
    assert phone.row.ended_at is not None


def in_danger(phone: Telephone, services: Services, kind: str) -> None:
    """Open the case that the dialogue opens in danger."""
    with session_scope(services.engine) as session:
        conversation = conversations.get(session, phone.row.id)
        written = replace(draft(services, session, conversation, "urgent"), summary="Spoed")
        case = replace(written, wants="nothing", urgent=True, danger=kind)
        cases.open_case(session, case, services.now(conversation))


def test_who_threatened_and_falls_silent_is_not_put_through(
    phone: Telephone, services: Services
) -> None:
    in_danger(phone, services, "threat")
    phone.silent(), phone.silent()
    answer = phone.silent()
    assert (answer.dialled, answer.said) == (None, ["Ik hoor u niet."])
    assert answer.ends


def test_nobody_who_falls_silent_in_danger_is_offered_or_wished_anything_else(
    phone_of: PhoneOf, services: Services
) -> None:
    phone = phone_of(at=EVENING)
    phone.call(), phone.say("help")
    in_danger(phone, services, "medical")
    phone.silent()
    assert not any("Een afspraak" in said for said in phone.silent().said)
    answer = phone.silent()
    assert "Vanaf morgen, vrijdag 7 februari om negen uur" in answer.words
    assert "Tot ziens" not in answer.words
    assert answer.ends


def test_out_of_hours_a_withheld_number_is_told_to_call(phone_of: PhoneOf) -> None:
    phone = phone_of(number="anonymous", at=EVENING)
    phone.call(), phone.silent(), phone.silent()
    assert "Zonder telefoonnummer kunnen wij u niet bellen." in phone.silent().words


def test_in_heinsberg_it_is_said_in_german(phone_of: PhoneOf) -> None:
    phone = phone_of(HEINSBERG, at=EVENING)
    phone.call()
    assert phone.silent().said[0] == "Ich habe Sie nicht gehört."
    assert phone.silent().said[0].startswith("Ich höre Sie leider immer noch nicht.")
    assert "ruft Sie jemand zurück" in phone.silent().words


def test_a_word_starts_the_count_anew(phone: Telephone) -> None:
    phone.silent(), phone.silent()
    phone.say("hallo")
    assert phone.silent().said[0] == "Ik heb u niet gehoord."


def test_wrong_keys_count_like_silence(phone: Telephone) -> None:
    phone.key("7"), phone.silent()
    assert phone.key("8").dialled is not None


def test_who_presses_wrong_keys_is_never_told_not_to_be_heard(phone: Telephone) -> None:
    answers = [phone.key(key) for key in "788"]
    assert answers[1].said[0].startswith("Die toets kan ik hier niet gebruiken. Ik zeg u welke")
    assert answers[1].said[1].startswith("Met de nul krijgt u een medewerker.")
    assert answers[2].said[0].startswith("Die toets kan ik hier niet gebruiken. Ik verbind u door")
    assert not any("niet gehoord" in one.words or "hoor u" in one.words for one in answers)


def test_the_case_of_the_conversation_is_the_one_that_is_kept(
    phone: Telephone, rasa: FakeRasa
) -> None:
    rasa.goes_down()
    phone.say("mijn moeder valt steeds")
    phone.dial_ends("busy")
    phone.silent(), phone.silent(), phone.silent()
    case = phone.the_case()
    assert (case.reason, case.summary) == ("rasa_unavailable", "mijn moeder valt steeds")


def test_silence_is_in_the_transcript_as_what_was_said_to_it(phone: Telephone) -> None:
    phone.silent()
    assert phone.transcript[-1] == ("bot", "Ik heb u niet gehoord.")


def test_a_choice_stays_on_offer_through_silence(phone: Telephone, rasa: FakeRasa) -> None:
    rasa.answers.append(offers("Klopt dat?", affirm="Ja", deny="Nee"))
    phone.say("hallo")
    phone.silent(), phone.silent()
    phone.key("1")
    assert [getattr(turn, "name", turn) for turn in rasa.heard] == ["hallo", "affirm"]
