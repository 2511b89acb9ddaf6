"""What a turn did is told, also where the answer to it was lost; and what was not done, is not."""

from typing import Any

import pytest

from intake import cases
from intake.conversations import TurnGivenUp, acts
from intake.database import read_scope, session_scope
from tests.webhook.conftest import NOW, Talk
from tests.webhook.fake_rasa import FakeRasa, says

FACTS = {
    "reference": "12345678",
    "texted": False,
    "starts_at": "2014-02-10T08:00:00+00:00",
    "office": "town_hall",
}
BOOKED = (
    "Uw afspraak staat vast voor maandag 10 februari om 9.00 uur, op het gemeentehuis. "
    "Uw nummer is 1234 5678."
)


def does(talk: Talk, kind: str = "book", turn: int | None = None) -> None:
    """Let the actions do something for the turn that Rasa works on, or for an earlier one."""
    with session_scope(talk.services.engine) as session:
        number = turn or talk.turns()[-1].seq
        assert acts.begin(session, talk.id, number, kind, NOW) is None
        acts.done(session, talk.id, number, FACTS)


def case(talk: Talk) -> cases.Case | None:
    with read_scope(talk.services.engine) as session:
        return cases.for_conversation(session, talk.id)


def texts(answered: Any) -> list[str]:
    return [turn.text for turn in answered.turns]


def test_a_booking_that_was_made_before_rasa_died_is_told(talk: Talk, rasa: FakeRasa) -> None:
    rasa.meanwhile = lambda: does(talk)
    rasa.goes_down()
    assert texts(talk.say("ja")) == [BOOKED]
    assert case(talk) is None


def test_the_dialogue_begins_anew_after_it(talk: Talk, rasa: FakeRasa) -> None:
    rasa.meanwhile = lambda: does(talk)
    rasa.goes_down()
    talk.say("ja")
    rasa.meanwhile = lambda: None
    talk.say("dank u")
    assert [sent.metadata["form_over"] for sent in rasa.restarted] == [True]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("move", "Uw afspraak is verzet naar maandag 10 februari om 9.00 uur"),
        ("cancel", "Uw afspraak van maandag 10 februari om 9.00 uur is afgezegd."),
    ],
)
def test_each_act_has_its_words(talk: Talk, rasa: FakeRasa, kind: str, told: str) -> None:
    rasa.meanwhile = lambda: does(talk, kind)
    rasa.falls_silent()
    assert texts(talk.say("ja"))[0].startswith(told)


def test_what_was_not_done_by_then_is_not_done_any_more(talk: Talk, rasa: FakeRasa) -> None:
    rasa.goes_down()
    talk.say("ja")
    said = next(turn.seq for turn in talk.turns() if turn.sender == "citizen")
    with pytest.raises(TurnGivenUp), session_scope(talk.services.engine) as session:
        acts.begin(session, talk.id, said, "book", NOW)
    assert case(talk) is not None


def test_what_the_dialogue_told_itself_is_told_once(talk: Talk, rasa: FakeRasa) -> None:
    rasa.meanwhile = lambda: does(talk)
    rasa.answers.append(says("De afspraak staat vast."))
    assert texts(talk.say("ja")) == ["De afspraak staat vast."]
    rasa.meanwhile = lambda: None
    assert texts(talk.say("dank u")) == ["Goed."]


def test_what_no_answer_told_is_told_with_the_next(talk: Talk) -> None:
    does_before_anything = 7
    with session_scope(talk.services.engine) as session:
        acts.begin(session, talk.id, does_before_anything, "book", NOW)
        acts.done(session, talk.id, does_before_anything, FACTS)
    assert texts(talk.say("hallo?")) == [BOOKED, "Goed."]
    assert texts(talk.say("dank u")) == ["Goed."]


def test_a_dialogue_that_may_not_know_what_an_earlier_turn_did_waits_for_no_yes(
    talk: Talk, rasa: FakeRasa
) -> None:
    talk.say("ja")
    does(talk, turn=1)  # and the gateway dies
    talk.say("ja graag")
    assert [sent.metadata["form_over"] for sent in rasa.restarted] == [True]
