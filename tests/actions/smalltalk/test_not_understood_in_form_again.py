"""The third vain turn in a form."""

import pytest

from tests.actions.repeats import again
from tests.actions.talk import Talking


@pytest.mark.parametrize("intent", ["greet", "thank", "ask_repeat", "contact_given"])
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


def test_who_insists_on_a_person_is_asked_for_a_number_twice_at_most(talking: Talking) -> None:
    talk = talking(requested_slot="phone_given")
    talk.loop = "handover_form"
    again(talk, "speak_to_human", "action_insist", 3)
    assert talk.slots["phone_given"] is False


def test_who_is_not_understood_about_a_lost_number_has_said_what_they_want(
    talking: Talking,
) -> None:
    talk = talking(purpose="cancel", requested_slot="reference_given")
    talk.loop = "reference_form"
    again(talk, "thank", "action_ask_again", 3)
    assert "afzeggen" in talk.case().summary
