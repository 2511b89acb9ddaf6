"""Rasa gone: a sentence in the citizen's language, a case with everything said, and a way back."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intake import cases, references
from intake.cases import Case, CaseDraft
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa, hears, says

ASKS = {"nl": "hallo, ik heb een vraag", "de": "hallo, ich habe eine Frage"}
SPEAKS = {"nl": "Er gaat bij ons iets mis", "de": "Bei uns ist gerade etwas gestört"}


def case_of(talk: Talk) -> Case | None:
    with read_scope(talk.services.engine) as session:
        return cases.for_conversation(session, talk.id)


def the_case(talk: Talk) -> Case:
    case = case_of(talk)
    assert case is not None
    return case


def phone_of(talk: Talk) -> str | None:
    with read_scope(talk.services.engine) as session:
        return ContactBook(session, talk.services.settings.data_key).get(talk.id, "phone")


def give_phone(talk: Talk) -> None:
    with session_scope(talk.services.engine) as session:
        ContactBook(session, talk.services.settings.data_key).put(talk.id, "phone", "+31612345678")


def prompt(talk: Talk, key: str) -> str:
    reference = references.spaced(the_case(talk).reference)
    return talk.services.prompt(key, talk.row, reference=reference)


@pytest.mark.parametrize("language", SPEAKS)
@pytest.mark.parametrize("failure", ["goes_down", "falls_silent"])
def test_a_sentence_in_the_right_language_and_a_case(
    language: str, failure: str, begin: Callable[..., Talk], rasa: FakeRasa
) -> None:
    talk = begin(language)
    getattr(rasa, failure)()
    (answer,) = talk.say(ASKS[language]).turns
    assert answer.text == prompt(talk, "technical_problem")
    assert answer.text.startswith(SPEAKS[language])
    assert (answer.language, answer.expect) == (language, "phone")
    assert references.spaced(the_case(talk).reference) in answer.text


def test_the_case_lies_at_the_default_department(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down()
    talk.say("ik wil een afspraak voor mijn moeder")
    case = the_case(talk)
    profile = talk.services.profiles.get("gemeente-leek")
    assert (case.department, case.topic) == (profile.default_department, "other")
    assert (case.reason, case.status, case.wants) == ("rasa_unavailable", "open", "callback")
    assert (case.language, case.channel) == ("nl", "chat")
    assert case.summary == "ik wil een afspraak voor mijn moeder"
    assert case.opened_at == NOW


def test_whoever_wants_no_call_has_a_case_that_waits_for_none(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down()
    talk.say("bel mij niet, hij luistert mee")
    assert the_case(talk).wants == "nothing"


def test_a_case_on_its_own_time_is_opened_at_that_time(talk: Talk, rasa: FakeRasa) -> None:
    talk.set(clock_offset=timedelta(days=2))
    rasa.goes_down()
    talk.say("hallo?")
    assert the_case(talk).opened_at == NOW + timedelta(days=2)


def test_nothing_said_before_is_missing(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Waar gaat het om?"))
    talk.say("ik heb een vraag")
    rasa.goes_down()
    talk.say("over huishoudelijke hulp, mijn bsn is 111222333")
    assert the_case(talk).conversation_id == talk.id
    assert [text for sender, text in talk.transcript() if sender == "citizen"] == [
        "ik heb een vraag",
        "over huishoudelijke hulp, mijn bsn is [bsn]",
    ]
    assert the_case(talk).summary == "over huishoudelijke hulp, mijn bsn is [bsn]"


def test_a_second_failure_adds_to_the_same_case(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down(3)
    talk.say("hallo, is daar iemand?")
    first = the_case(talk)
    (answer,) = talk.say("mijn rollator is kapot").turns
    talk.say("mijn rollator is kapot")
    second = the_case(talk)
    assert answer.text == prompt(talk, "technical_problem_again")
    assert second.reference == first.reference
    assert second.summary == "hallo, is daar iemand?\nmijn rollator is kapot"


def test_a_case_opened_before_stays_where_it_lies(talk: Talk, rasa: FakeRasa) -> None:
    with session_scope(talk.services.engine) as session:
        complaint = CaseDraft(
            conversation_id=talk.id,
            reference=references.reference_for(session, talk.id),
            municipality="gemeente-leek",
            department="isd",
            topic="income",
            service="social_assistance",
            intent="make_complaint",
            language="nl",
            channel="chat",
            summary="Klacht over bijstand.",
            reason="complaint",
            routing=["topic:income"],
        )
        cases.open_case(session, complaint, NOW)
    rasa.goes_down()
    talk.say("en ik wacht al zes weken")
    case = the_case(talk)
    assert (case.department, case.topic, case.service) == ("isd", "income", "social_assistance")
    assert (case.reason, case.intent, case.routing) == (
        "complaint",
        "make_complaint",
        ["topic:income"],
    )
    assert case.summary == "Klacht over bijstand.\nen ik wacht al zes weken"


def test_a_number_given_meanwhile_is_kept_and_acknowledged(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down(2)
    talk.say("mijn rollator is kapot")
    (answer,) = talk.say("06 12 34 56 78").turns
    assert answer.text == prompt(talk, "technical_problem_noted")
    assert answer.expect == "free"
    assert phone_of(talk) == "+31612345678"
    assert the_case(talk).summary == "mijn rollator is kapot"


def test_rasa_that_fails_as_the_number_is_given_thanks_for_it(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welk nummer?", expect="phone"))
    talk.say("kan iemand mij bellen over de bijstand?")
    rasa.goes_down()
    (answer,) = talk.say("0612345678").turns
    assert answer.text == prompt(talk, "technical_problem_noted")
    assert the_case(talk).summary == "kan iemand mij bellen over de bijstand?"


def test_a_name_is_no_number(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Op welke naam?", expect="name"))
    talk.say("ik wil een afspraak")
    rasa.goes_down()
    (answer,) = talk.say("Jan de Vries").turns
    assert answer.text == prompt(talk, "technical_problem")
    assert answer.expect == "phone"


@pytest.mark.parametrize("language", SPEAKS)
def test_a_number_that_is_known_is_not_asked_for(
    language: str, begin: Callable[..., Talk], rasa: FakeRasa
) -> None:
    talk = begin(language)
    give_phone(talk)
    rasa.goes_down()
    (answer,) = talk.say("en nu?").turns
    assert answer.text == prompt(talk, "technical_problem_known")
    assert answer.text.startswith(SPEAKS[language])
    assert answer.expect == "free"


def test_the_same_message_twice_gets_the_same_sentence(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down()
    first = talk.say("hallo?", "m-1").turns
    assert [turn.seq for turn in talk.say("hallo?", "m-1").turns] == [turn.seq for turn in first]
    assert len(rasa.sent) == 1


def test_when_rasa_is_back_the_conversation_goes_on(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down()
    talk.say("wat kost een paspoort?")
    rasa.answers.append(says("50 euro."))
    assert [turn.text for turn in talk.say("wat kost een paspoort?").turns] == ["50 euro."]


def test_a_failure_in_the_midst_of_a_switch_speaks_the_new_language(
    talk: Talk, rasa: FakeRasa
) -> None:
    talk.set(turns=1)  # under way: first words decide by themselves
    rasa.answers += [hears("de"), hears("de")]
    rasa.goes_down()
    talk.say("ich möchte einen Termin machen")
    (answer,) = talk.say("am liebsten gleich morgen früh").turns
    assert answer.text.startswith(SPEAKS["de"])
    assert (answer.language, the_case(talk).language) == ("de", "de")


def test_a_turn_that_is_answered_opens_no_case(talk: Talk) -> None:
    talk.say("hallo")
    assert case_of(talk) is None
