"""What a tracker tells of a turn."""

import pytest

from actions.turn_context.turn import Turn
from tests.actions.talk import Talk, Talking


@pytest.fixture
def talk(talking: Talking) -> Talk:
    return talking(channel="sms")


def test_words_and_how_they_were_read(talk: Talk) -> None:
    talk.hears("een paspoort", "request_document", readings=("request_document", "greet"), misses=1)
    turn = Turn(talk.tracker())
    assert (turn.text, turn.intent, turn.clear_intent) == (
        "een paspoort",
        *["request_document"] * 2,
    )
    assert turn.readings == ["request_document", "greet"]
    assert (turn.channel, turn.misses, turn.conversation) == ("sms", 1, talk.id)


def test_a_turn_the_bot_is_unsure_of_has_no_clear_intent(talk: Talk) -> None:
    talk.hears("paspoort?", "request_document", decision="clarify")
    assert Turn(talk.tracker()).clear_intent == ""


def test_a_command_has_no_words_of_its_own_but_those_beside_it(talk: Talk) -> None:
    turn = Turn(talk.hears("", "affirm", message={"words": "ja, dat klopt"}).tracker())
    assert (turn.text, turn.words) == ("", "ja, dat klopt")


def test_the_first_value_of_an_entity_counts(talk: Talk) -> None:
    turn = Turn(talk.hears("", "inform", office="town_hall").tracker())
    assert (turn.entity("office"), turn.entity("service")) == ("town_hall", None)


@pytest.mark.parametrize(
    ("intent", "kind", "told"),
    [("report_urgent", "medical", "medical"), ("greet", None, None)],
)
def test_danger_has_a_kind(talk: Talk, intent: str, kind: str | None, told: str | None) -> None:
    assert Turn(talk.hears("help", intent, kind=kind).tracker()).danger_kind == told


def test_a_form_that_waits_is_known(talk: Talk) -> None:
    assert not Turn(talk.hears("hallo", "greet").tracker()).in_a_form
    talk.loop = "booking_form"
    turn = Turn(talk.hears("dinsdag").tracker())
    assert (turn.form, turn.in_a_form) == ("booking_form", True)
