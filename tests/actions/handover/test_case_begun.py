"""Once "I pass you on" was said there is a case, whatever becomes of the conversation."""

import pytest

from tests.actions.handover.handovers import LONG, begins
from tests.actions.talk import Talking


def test_the_case_is_there_before_the_number_is_asked(talking: Talking) -> None:
    case = begins(talking(), service="stairlift").case()
    assert (case.department, case.service, case.reason) == ("wmo", "stairlift", "person_wanted")
    assert case.summary == f"Traplift: {LONG}"
    assert (case.status, case.wants) == ("open", "callback")


def test_on_the_telephone_nobody_is_being_put_through_yet(talking: Talking) -> None:
    assert begins(talking(channel="voice"), service="stairlift").case().wants == "callback"


def test_what_it_is_about_is_kept_as_soon_as_it_is_told(talking: Talking) -> None:
    talk = begins(talking(), "kan ik iemand spreken")
    assert talk.case().summary == "Wil een medewerker spreken."
    talk.hears("over mijn bijstand", "request_benefits", service="social_assistance").turn()
    assert talk.case().department == "isd"
    assert "over mijn bijstand" in talk.case().summary


def test_a_complaint_is_a_complaint_from_the_start(talking: Talking) -> None:
    case = begins(talking(), "ik heb een klacht", "make_complaint").case()
    assert (case.reason, case.department) == ("complaint", "complaints")


@pytest.mark.parametrize("offer", ["handover", "interest:stairlift"])
def test_so_is_the_case_of_who_says_yes_to_a_person(talking: Talking, offer: str) -> None:
    talk = talking(offer=offer, service="stairlift", topic="support").hears("ja", "affirm")
    talk.does("action_take_up_offer")
    assert talk.case().service == "stairlift"


def test_so_is_the_case_of_whom_the_bot_does_not_understand(talking: Talking) -> None:
    talk = talking().hears("blabla", "unsure_offer", ("greet", "thank"), misses=2)
    talk.does("action_not_understood")
    assert (talk.case().reason, talk.case().status) == ("not_understood", "open")
