"""A wish how to be reached is confirmed and obeyed."""

import pytest

from tests.webhook.conftest import Talk
from tests.webhook.dialogue.questions import the_case
from tests.webhook.fake_rasa import FakeRasa, says


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
