"""The end of danger."""

import pytest

from actions.danger.alarm import ASKED
from tests.actions.danger.alarms import begins
from tests.actions.talk import Talking


@pytest.mark.parametrize(
    "words", ["nee", "niemand", "nee hoor, ik bedoel die papieren", "eh nee niemand"]
)
def test_a_no_costs_nothing_and_the_words_are_answered(talking: Talking, words: str) -> None:
    talk = talking()
    begins(talk, "ik trek het niet meer met die papieren", "suicide", "unsure_danger")
    talk.hears(words, "inform").turn()
    heard = talk.does("action_end_danger")
    assert heard.directive("read_again")["text"] == "ik trek het niet meer met die papieren"
    assert talk.case() is None
    assert talk.slots["danger"] is None


def test_a_booking_that_was_interrupted_goes_on_after_a_no(talking: Talking) -> None:
    talk = talking(interrupted="appointment_form", danger="other", danger_stage=ASKED)
    talk.loop = "danger_form"
    talk.hears("nee", "deny").turn()
    assert talk.does("action_end_danger").followup == "appointment_form"


def test_what_a_wish_for_a_person_is_about_is_not_lost_by_a_no(talking: Talking) -> None:
    talk = talking(interrupted="handover_form", danger="other", danger_stage=ASKED)
    talk.loop, talk.slots["danger_words"] = "danger_form", "er is niks gestort"
    talk.hears("nee", "deny").turn()
    heard = talk.does("action_end_danger")
    assert heard.directive("read_again")["text"] == "er is niks gestort"
    assert (talk.loop, talk.slots["requested_slot"]) == ("handover_form", "handover_subject")


@pytest.mark.parametrize(
    ("intent", "followed"),
    [("book_appointment", "appointment_form"), ("check_appointment", "reference_form")],
)
def test_other_business_is_taken_up_when_it_is_clearly_meant(
    talking: Talking, intent: str, followed: str
) -> None:
    talk = talking()
    begins(talk, "mijn man slaat mij", "violence")
    talk.hears("ik wil ook nog een afspraak", intent).turn()
    assert talk.slots["danger_over"] is True
    assert talk.does("action_end_danger").followup == followed
