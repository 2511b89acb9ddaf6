"""What the gateway does for somebody in danger: by itself where Rasa is away, and with Rasa."""

import pytest

from intake import cases, contact_wishes
from intake.contact_wishes import ContactWish
from intake.database import read_scope, session_scope
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa, says
from webhook.dialogue.inbound import TurnInput
from webhook.dialogue.turn import handle_turn
from webhook.wire import Command


def the_case(talk: Talk) -> cases.Case:
    with read_scope(talk.services.engine) as session:
        case = cases.for_conversation(session, talk.id)
    assert case is not None
    return case


def test_while_rasa_is_away_plain_words_of_danger_name_whom_to_call(
    talk: Talk, rasa: FakeRasa
) -> None:
    rasa.goes_down()
    (answer,) = talk.say("ik wil niet meer verder leven").turns
    case = the_case(talk)
    assert "113" in answer.text
    assert (case.urgent, case.danger, case.department) == (True, "suicide", "wmo")
    assert case.summary.endswith("ik wil niet meer verder leven")


def test_a_breakdown_without_danger_is_told_as_ever(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down()
    (answer,) = talk.say("ik wil een paspoort").turns
    assert "112" not in answer.text
    assert the_case(talk).danger is None


def test_in_a_breakdown_nobody_is_promised_a_call_who_wants_none(
    talk: Talk, rasa: FakeRasa
) -> None:
    with session_scope(talk.services.engine) as session:
        contact_wishes.note(session, talk.id, ContactWish("text", no_call=True), NOW)
    rasa.goes_down()
    first = talk.say("ik wil een paspoort")
    rasa.goes_down()
    then = talk.say("met spoed graag")
    assert the_case(talk).wants == "message"
    for answered in (first, then):
        (answer,) = answered.turns
        assert "We bellen u niet. U krijgt een sms." in answer.text
        assert "?" not in answer.text


def test_a_wish_is_confirmed_before_all_else_and_told_to_rasa(talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Wat is uw naam?"))
    first, second = talk.say("bel me liever niet").turns
    assert first.text == "We bellen u niet. Dat heb ik genoteerd."
    assert second.text == "Wat is uw naam?"
    assert rasa.sent[-1].metadata["contact_wish"] == "no_call"


def test_a_case_that_lies_there_waits_for_what_is_wished_now(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down()
    talk.say("ik wil een paspoort")
    assert the_case(talk).wants == "callback"
    talk.say("stuur mij toch liever een brief")
    assert the_case(talk).wants == "letter"


@pytest.mark.parametrize("words", ["kunt u mij terugbellen", "ik wil een paspoort"])
def test_a_call_as_ever_needs_no_confirming(words: str, talk: Talk, rasa: FakeRasa) -> None:
    rasa.answers.append(says("Wat is uw naam?"))
    (answer,) = talk.say(words).turns
    assert answer.text == "Wat is uw naam?"


def test_what_sounded_like_danger_is_answered_once_nobody_is_in_it(
    talk: Talk, rasa: FakeRasa
) -> None:
    words = "ik trek het niet meer met die papieren"
    rasa.answers.append(says("Goed om te weten.", read_again={"text": words}))
    rasa.answers.append(says("Ik help u met de papieren."))
    told = [turn.text for turn in talk.say("nee hoor").turns]
    assert told == ["Goed om te weten.", "Ik help u met de papieren."]
    assert rasa.sent[-1].turn == words
    assert rasa.sent[-1].metadata["safe"] is True


def test_words_that_come_with_a_command_are_kept_and_go_along(talk: Talk, rasa: FakeRasa) -> None:
    command = Command("staff_answered")
    turn = TurnInput("SM1", text="ja dat klopt, bel 0612345678", command=command)
    handle_turn(talk.services, talk.id, turn)
    sent = rasa.heard[-1]
    assert isinstance(sent, Command) and sent.name == "staff_answered"
    assert sent.words == "ja dat klopt, bel [phone]"
    assert ("citizen", "ja dat klopt, bel [phone]") in talk.transcript()
