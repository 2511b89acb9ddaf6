"""What is not understood in a form."""

import pytest

from tests.actions.talk import Talk, Talking


def test_who_can_be_reached_and_wants_a_person_now_is_asked_nothing_more(talking: Talking) -> None:
    talk = talking(requested_slot="name_given", phone_given=True).hears("", "speak_to_human")
    talk.does("action_insist")
    assert (talk.slots["name_given"], bool(talk.slots["handover_subject"])) == (False, True)


def test_who_cannot_be_reached_is_asked_for_a_number_again(talking: Talking) -> None:
    talk = talking(requested_slot="phone_given").hears("een mens graag", "speak_to_human")
    talk.does("action_insist")
    assert talk.slots.get("phone_given") is None


def in_booking(talking: Talking, misses: int) -> Talk:
    talk = talking(requested_slot="service").hears("blabla", "unsure_offer", misses=misses)
    talk.loop = "appointment_form"
    return talk


@pytest.mark.parametrize("misses", [0, 1])
def test_a_miss_in_a_form_says_so_and_the_form_asks_again(talking: Talking, misses: int) -> None:
    talk = in_booking(talking, misses)
    heard = talk.does("action_not_understood_in_form")
    assert heard.said == ["utter_not_understood_in_form"]
    assert heard.directive("understood") == {"type": "understood", "understood": False}
    assert talk.loop == "appointment_form"


def test_two_readings_that_both_break_a_booking_off_need_no_question(talking: Talking) -> None:
    talk = talking(requested_slot="service").hears(
        "nee dank u, geen afspraak", "unsure_clarify", ("cancel_appointment", "deny")
    )
    talk.loop = "appointment_form"
    heard = talk.does("action_not_understood_in_form")
    assert heard.said == ["utter_booking_stopped"]
    assert (talk.loop, heard.followup) == (None, "action_listen")


def test_a_number_that_was_not_understood_is_asked_with_a_hint(talking: Talking) -> None:
    talk = talking(requested_slot="phone_given")
    talk.loop = "handover_form"
    heard = talk.hears("nul zes", "unsure_offer").does("action_not_understood_in_form")
    assert heard.said == ["utter_phone_not_understood"]


def test_the_third_miss_in_a_form_leaves_it_for_a_person(talking: Talking) -> None:
    talk = in_booking(talking, 2)
    heard = talk.does("action_not_understood_in_form")
    assert heard.said == ["utter_third_miss"]
    assert heard.followup == "handover_form"
    assert talk.loop is None


def test_the_third_miss_in_a_handover_opens_the_case_with_what_is_known(talking: Talking) -> None:
    talk = talking(handover_subject="mijn traplift is stuk", phone_given=True)
    talk.slots["requested_slot"] = "name_given"
    talk.loop = "handover_form"
    talk.hears("blabla", "unsure_offer", misses=2).does("action_not_understood_in_form")
    assert talk.slots["handover_subject"] == "mijn traplift is stuk"
    assert talk.slots["phone_given"] is True
    assert talk.slots["name_given"] is False


def test_whoever_never_said_what_it_is_about_was_not_understood(talking: Talking) -> None:
    talk = talking(requested_slot="handover_subject")
    talk.loop = "handover_form"
    talk.hears("blabla", "unsure_offer", misses=2).does("action_not_understood_in_form")
    assert talk.slots["handover_subject"] == "not_understood"
    assert talk.slots["phone_given"] is False


@pytest.mark.parametrize(
    ("text", "intent"), [("ja", "affirm"), ("allebei graag", "inform"), ("alle twee", "inform")]
)
def test_a_yes_or_both_to_a_choice_is_asked_for_one(
    talking: Talking, text: str, intent: str
) -> None:
    talk = talking(requested_slot="office", service="household_help").hears(text, intent)
    talk.loop = "appointment_form"
    heard = talk.does("action_not_understood_in_form")
    assert heard.said == ["utter_answer"] and heard.directive("understood")["understood"]
    assert "één" in heard.answer
