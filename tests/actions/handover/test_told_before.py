"""A clerk reads what the citizen had said of the matter, though only a yes opened the case."""

import pytest

from tests.actions.talk import Talk, Talking

SEPTEMBER = "2016-09-20T10:00:00+02:00"
COMPANY = "wir würden gern zwei geflüchtete in unserer firma einstellen wer hilft uns da"


def passed_on(talk: Talk, yes: str = "ja") -> str:
    talk.hears(yes, "affirm").does("action_take_up_offer")
    case = talk.case()
    assert case is not None
    return case.summary


def test_a_company_that_is_passed_on_reaches_the_guides_with_its_matter(talking: Talking) -> None:
    talk = talking(municipality="jobcenter-wuppertal", language="de", now=SEPTEMBER)
    talk.hears(COMPANY, "ask_integration").does("action_answer_topic")
    assert "in unserer firma einstellen" in passed_on(talk)
    assert talk.case().department == "lotsen"


@pytest.mark.parametrize("yes", ["ja", "ja bitte gern", "ja das wäre sehr nett von ihnen"])
def test_the_words_before_the_yes_are_told_whatever_the_yes(talking: Talking, yes: str) -> None:
    talk = talking(offer="handover", topic="other", service=None)
    talk.hears("er ligt weer sluikstort voor mijn deur", "ask_other_municipal")
    assert passed_on(talk, yes) == "er ligt weer sluikstort voor mijn deur"


def test_what_was_pressed_on_the_way_is_not_the_matter(talking: Talking) -> None:
    talk = talking(municipality="jobcenter-wuppertal", language="de", now=SEPTEMBER)
    talk.hears("ich habe paragraf 24 und brauche geld", "ask_integration")
    asked = talk.does("action_answer_topic")
    stays = next(button for button in asked.buttons if "darf bleiben" in button["title"])
    talk.hears(stays["title"], "situation_given", legal_status="leave_to_stay")
    talk.does("action_answer_topic")
    assert "paragraf 24" in passed_on(talk)
    assert talk.case().department == "jobcenter"


def test_without_words_the_matter_itself_is_told(talking: Talking) -> None:
    talk = talking(offer="handover", topic="income", service=None)
    assert passed_on(talk) == "Vraag over een uitkering of hulp met geld."


def test_whose_number_is_lost_is_known_by_what_they_told_first(talking: Talking) -> None:
    talk = talking(purpose="status")
    talk.hears("ik heb in december een rolstoel aangevraagd, hoe staat het", "ask_status")
    talk.hears("geen idee welk nummer", "deny").hears("", "speak_to_human")
    talk.does("action_start_handover")
    case = talk.case()
    assert case is not None
    assert case.summary.startswith("Wil weten hoe het met een aanvraag staat")
    assert "rolstoel" in case.summary
