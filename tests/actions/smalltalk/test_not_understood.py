"""What the bot does when it is not sure, and when it did not understand at all."""

import pytest

from actions.smalltalk.not_understood import UNSPEAKABLE, VAGUE
from tests.actions.talk import Heard, Talking

SAID = "iets met paspoort of zo"


def commands(heard: Heard) -> list[str]:
    return [button["command"]["name"] for button in heard.buttons]


def test_a_clarifying_question_is_no_miss(talking: Talking) -> None:
    talk = talking().hears(SAID, "unsure_clarify", ("request_document", "report_move"))
    assert talk.does("action_clarify").directive("understood") is None


@pytest.mark.parametrize("silly", sorted(UNSPEAKABLE))
def test_a_reading_that_nobody_would_name_is_not_offered(talking: Talking, silly: str) -> None:
    talk = talking().hears(SAID, "unsure_clarify", (silly, "report_move"))
    heard = talk.does("action_clarify")
    assert heard.said == ["utter_clarify_one"]
    assert commands(heard) == ["report_move", "unsure_offer"]
    assert heard.titles == ["Ja", "Nee, iets anders"]


@pytest.mark.parametrize("readings", [("affirm", "out_of_scope"), (VAGUE, "out_of_scope")])
def test_readings_that_make_no_question_are_a_miss(
    talking: Talking, readings: tuple[str, str]
) -> None:
    talk = talking().hears(SAID, "unsure_clarify", readings)
    heard = talk.does("action_clarify")
    assert heard.said == ["utter_not_understood"]
    assert heard.directive("understood") == {"type": "understood", "understood": False}


@pytest.mark.parametrize("action", ["action_not_understood", "action_default_fallback"])
def test_one_miss_asks_for_other_words(talking: Talking, action: str) -> None:
    heard = talking().hears("blabla", "unsure_offer", ("inform", "greet")).does(action)
    assert heard.said == ["utter_not_understood"]
    assert heard.directive("understood") == {"type": "understood", "understood": False}


def test_the_net_under_the_rules_listens_before_it_speaks_again(talking: Talking) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("inform", "greet"))
    assert talk.does("action_default_fallback").followup == "action_listen"


def test_the_net_under_the_rules_lets_a_person_take_over(talking: Talking) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("greet", "thank"), misses=2)
    assert talk.does("action_default_fallback").followup == "handover_form"


@pytest.mark.parametrize("action", ["action_not_understood", "action_out_of_scope"])
def test_three_misses_bring_a_person(talking: Talking, action: str) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("greet", "thank"), misses=2)
    heard = talk.does(action)
    assert heard.said == ["utter_third_miss"]
    assert heard.followup == "handover_form"
    assert talk.slots["handover_reason"] == "not_understood"


def test_a_matter_of_nobody_here_is_declined_kindly(talking: Talking) -> None:
    heard = talking().hears("ik wil een pizza", "out_of_scope").does("action_out_of_scope")
    assert heard.said == ["utter_out_of_scope"]
