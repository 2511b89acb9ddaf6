"""What led nowhere twice is put another way the third time: choices, and then a person."""

import pytest

from tests.actions.repeats import again
from tests.actions.talk import Talking


@pytest.mark.parametrize(
    ("intent", "action", "response"),
    [
        ("greet", "action_greet", "utter_greet"),
        ("thank", "action_thank", "utter_thank"),
        ("ask_repeat", "action_repeat", "utter_nothing_to_repeat"),
    ],
)
def test_a_pleasantry_without_end_brings_choices_and_then_a_person(
    talking: Talking, intent: str, action: str, response: str
) -> None:
    heard = again(talking(), intent, action, 4)
    assert [each.said for each in heard[:3]] == [[response], [response], ["utter_help"]]
    assert heard[3].followup == "handover_form"


def test_help_that_helps_twice_in_vain_is_a_person(talking: Talking) -> None:
    heard = again(talking(), "ask_help", "action_help", 3)
    assert heard[2].followup == "handover_form"


def test_an_answer_repeated_twice_in_vain_is_a_persons(talking: Talking) -> None:
    talk = talking()
    talk.hears("hoe laat bent u open", "ask_opening_hours").does("action_opening_hours")
    heard = again(talk, "ask_repeat", "action_repeat", 3)
    assert [each.said for each in heard[:2]] == [["utter_answer"], ["utter_answer"]]
    assert heard[2].followup == "handover_form"


def test_which_was_meant_is_asked_twice_then_come_choices_then_a_person(talking: Talking) -> None:
    talk, said = talking(), []
    for misses in (0, 0, 0, 1):
        talk.hears("iets", "unsure_clarify", ("report_move", "request_wmo"), misses)
        said.append(talk.does("action_clarify"))
    assert [each.said for each in said] == [
        *(["utter_clarify"], ["utter_clarify"], ["utter_choices"], ["utter_third_miss"]),
    ]


def test_the_situation_is_asked_twice_then_a_person_is_offered(talking: Talking) -> None:
    talk = talking("jobcenter-wuppertal", "de", now="2016-06-29T09:40:00+02:00")
    talk.hears("Beratung", "ask_integration").does("action_answer_topic")
    assert talk.slots["offer"] == "situation"
    first, second = again(talk, "affirm", "action_take_up_offer", 2)
    assert first.said == ["utter_ask_situation"]
    assert "utter_ask_situation" not in second.said
    assert talk.slots["offer"] == "handover"
