"""What led nowhere twice is put another way the third time: choices, and then a person."""

import pytest

from tests.actions.talk import Heard, Talk, Talking


def again(talk: Talk, intent: str, action: str, times: int, **heard: object) -> list[Heard]:
    said = []
    for _ in range(times):
        talk.hears("", intent, **heard)
        said.append(talk.does(action))
    return said


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


def test_anything_else_said_in_between_breaks_the_row(talking: Talking) -> None:
    talk = talking()
    again(talk, "greet", "action_greet", 2)
    talk.hears("hoe laat bent u open", "ask_opening_hours").does("action_opening_hours")
    assert again(talk, "greet", "action_greet", 1)[0].said == ["utter_greet"]


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


@pytest.mark.parametrize("intent", ["greet", "thank", "silence", "ask_repeat", "contact_given"])
def test_in_a_booking_the_third_pleasantry_brings_a_person(talking: Talking, intent: str) -> None:
    talk = talking(requested_slot="name_given", service="passport")
    talk.loop = "appointment_form"
    heard = again(talk, intent, "action_ask_again", 3)
    assert [each.followup for each in heard] == [None, None, "handover_form"]
    assert talk.loop is None


@pytest.mark.parametrize("asked", ["phone_given", "name_given", "handover_subject"])
def test_in_a_handover_the_third_opens_the_case_with_what_is_known(
    talking: Talking, asked: str
) -> None:
    talk = talking(requested_slot=asked)
    talk.loop = "handover_form"
    again(talk, "thank", "action_ask_again", 3)
    assert talk.slots["name_given"] is False
    assert talk.loop == "handover_form"


def test_pleasantries_and_misses_count_together_in_a_form(talking: Talking) -> None:
    talk = talking(requested_slot="phone_given")
    talk.loop = "handover_form"
    again(talk, "thank", "action_ask_again", 1)
    again(talk, "unsure_offer", "action_not_understood_in_form", 1)
    again(talk, "greet", "action_ask_again", 1)
    assert talk.slots["phone_given"] is False


def test_who_insists_on_a_person_is_asked_for_a_number_twice_at_most(talking: Talking) -> None:
    talk = talking(requested_slot="phone_given")
    talk.loop = "handover_form"
    again(talk, "speak_to_human", "action_insist", 3)
    assert talk.slots["phone_given"] is False


def test_the_third_unknown_number_is_looked_up_in_vain_and_a_person_offered(
    talking: Talking,
) -> None:
    talk = talking(purpose="cancel", requested_slot="reference_given")
    talk.loop = "reference_form"
    said = [
        talk.hears("", "contact_given", kind="reference", reference="12345678").turn().said
        for _ in range(3)
    ]
    assert said[:2] == [["utter_reference_unknown", "utter_ask_reference"]] * 2
    assert talk.loop is None
    assert talk.does("action_use_reference").said == ["utter_no_appointment"]


def test_who_is_not_understood_about_a_lost_number_has_said_what_they_want(
    talking: Talking,
) -> None:
    talk = talking(purpose="cancel", requested_slot="reference_given")
    talk.loop = "reference_form"
    again(talk, "thank", "action_ask_again", 3)
    assert "afzeggen" in talk.case().summary
