"""Handing over: what it is about, how somebody is reached, and a case a clerk can work with."""

import pytest

from tests.actions.handover.handovers import LONG, begin
from tests.actions.talk import Talking


@pytest.mark.parametrize("intent", ["make_complaint", "ask_location", "inform", "unsure_offer"])
def test_whatever_is_answered_is_what_it_is_about(talking: Talking, intent: str) -> None:
    talk = talking()
    begin(talk, "ik heb een klacht", "make_complaint")
    talk.hears("de balie was dicht en niemand nam op", intent).turn()
    assert talk.slots["handover_subject"] == "de balie was dicht en niemand nam op"


@pytest.mark.parametrize(
    "intent", ["stop_dialogue", "report_urgent", "unsure_danger", "goodbye", "ask_repeat"]
)
def test_who_leaves_or_did_not_hear_has_told_no_subject(talking: Talking, intent: str) -> None:
    talk = talking()
    begin(talk, "ik wil een mens")
    assert talk.hears("laat maar", intent).turn().rejected


def test_a_matter_told_with_the_number_is_added(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG, service="stairlift")
    talk.hears("en het gaat ook om mijn paspoort", "request_document", service="passport").turn()
    assert talk.slots["handover_subject"] == f"{LONG}; en het gaat ook om mijn paspoort"


def test_a_guess_at_words_while_the_number_is_asked_changes_nothing(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG, service="stairlift")
    before = dict(talk.slots)
    talk.hears("nul zes en dan iets met een vijf", "unsure_offer", ("request_document", "greet"))
    assert talk.turn().rejected
    assert talk.slots == before


def test_a_refused_number_is_not_asked_again(talking: Talking) -> None:
    talk = talking()
    begin(talk, LONG)
    assert talk.hears("", "deny", kind="phone").turn().said == ["utter_ask_name_for_case"]


def test_who_says_goodbye_once_the_number_is_there_is_called_back_all_the_same(
    talking: Talking,
) -> None:
    talk = talking(handover_subject="traplift", phone_given=True, requested_slot="name_given")
    talk.loop = "handover_form"
    talk.hears("tot ziens", "goodbye").turn()
    assert (talk.loop, talk.slots["name_given"]) == (None, False)


@pytest.mark.parametrize("asked", ["phone_given", "handover_subject"])
def test_who_says_goodbye_before_leaves_the_form_to_the_rules(talking: Talking, asked: str) -> None:
    talk = talking(handover_subject="traplift", requested_slot=asked)
    talk.loop = "handover_form"
    assert talk.hears("tot ziens", "goodbye").turn().rejected


@pytest.mark.parametrize("words", ["ik heb geen telefoon", "nee ik durf niet te bellen"])
def test_a_number_may_be_refused_in_any_words(talking: Talking, words: str) -> None:
    talk = talking(handover_subject="traplift", requested_slot="phone_given")
    talk.loop = "handover_form"
    assert talk.hears(words, "unsure_offer").turn().said == ["utter_ask_name_for_case"]
    assert talk.slots["phone_given"] is False


def test_a_number_that_was_refused_may_come_all_the_same(talking: Talking) -> None:
    talk = talking(handover_subject="traplift", phone_given=False, requested_slot="name_given")
    talk.loop = "handover_form"
    assert talk.gives("phone", "+31612345678").turn().said == ["utter_ask_name_for_case"]
    assert talk.slots["phone_given"] is True


def test_a_lost_passport_is_no_refusal_of_the_number(talking: Talking) -> None:
    talk = talking(handover_subject="documents", requested_slot="phone_given")
    talk.loop = "handover_form"
    talk.hears("ik ben mijn paspoort kwijt", "request_document", service="passport").turn()
    assert talk.slots.get("phone_given") is None
    assert talk.slots["handover_subject"].endswith("ik ben mijn paspoort kwijt")
