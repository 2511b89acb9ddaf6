"""What a handover is about, where that is known as it begins."""

import pytest

from tests.actions.handover.handovers import LONG, begin
from tests.actions.talk import Talking

# What it is about.


def test_a_bare_wish_for_a_person_is_asked_what_about(talking: Talking) -> None:
    heard = begin(talking(), "ik wil een mens")
    assert heard.said == ["utter_ask_subject"]
    assert heard.directive("expect") == {"type": "expect", "kind": "free"}


def test_a_wish_that_says_what_about_is_not_asked(talking: Talking) -> None:
    talk = talking()
    assert begin(talk, LONG, service="stairlift").said == ["utter_ask_phone"]
    assert talk.slots["handover_subject"] == LONG
    assert (talk.slots["service"], talk.slots["topic"]) == ("stairlift", "support")


def test_what_was_just_talked_about_is_not_asked(talking: Talking) -> None:
    talk = talking(service="passport", topic="documents")
    assert begin(talk, "een medewerker graag").said == ["utter_ask_phone"]


@pytest.mark.parametrize(
    ("purpose", "summary"),
    [
        ("cancel", "Wil een afspraak afzeggen en weet het nummer niet."),
        ("status", "Wil weten hoe het met een aanvraag staat en weet het nummer niet."),
    ],
)
def test_who_lost_the_number_is_not_asked_again_what_it_is_about(
    talking: Talking, purpose: str, summary: str
) -> None:
    talk = talking(purpose=purpose).hears("nee die heb ik niet", "deny")
    talk.does("action_start_handover")
    assert talk.turn("handover_form").said == ["utter_ask_phone"]
    talk.slots |= {"phone_given": False, "name_given": False}
    talk.does("action_open_case")
    assert talk.case().summary == summary


def test_a_complaint_is_asked_what_happened(talking: Talking) -> None:
    heard = begin(talking(service="passport"), "ik heb een klacht", "make_complaint")
    assert heard.said == ["utter_ask_complaint"]


def test_a_complaint_that_says_what_happened_is_heard(talking: Talking) -> None:
    text = "ik ben boos, ik zit al zes weken te wachten"
    heard = begin(talking(), text, "make_complaint")
    assert heard.said == ["utter_complaint_heard", "utter_ask_phone"]


@pytest.mark.parametrize("words", ["die ben ik kwijt", "weet ik niet"])
def test_who_has_no_reference_is_helped_by_a_person(talking: Talking, words: str) -> None:
    talk = talking(purpose="cancel", requested_slot="reference_given")
    talk.loop = "reference_form"
    heard = talk.hears(words, "inform").does("action_not_understood_in_form")
    assert (talk.loop, heard.followup) == (None, "handover_form")
    assert "afzeggen" in talk.slots["handover_subject"]
