"""Disagreement is asked what is wrong, and is no goodbye."""

import pytest

from tests.actions.talk import Heard, Talk, Talking

TASK_CLOSED = {"task_done": True}


def says_no(talk: Talk, text: str = "nee") -> Heard:
    return talk.hears(text, "deny").does("action_decline_offer")


def books(talk: Talk) -> None:
    """Book household help on a Monday at nine; the session after it knows nothing."""
    talk.hears("afspraak", "book_appointment", service="household_help")
    talk.does("action_start_booking")
    talk.turn("appointment_form")
    talk.hears("op het gemeentehuis").turn()
    talk.hears("maandag om negen uur").turn()
    talk.gives("name", "Els de Vries").turn()
    talk.hears("ja", "affirm").turn()
    talk.does("action_book_appointment")
    talk.slots = dict(TASK_CLOSED)


# A disagreement.


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "er klopt helemaal niks van"),
        ("nl", "daar ben ik het niet mee eens"),
        ("de", "da ist ein Fehler drin"),
        ("de", "abgelehnt"),
    ],
)
def test_who_disagrees_is_asked_what_is_wrong(talking: Talking, language: str, text: str) -> None:
    heard = says_no(talking(language=language, channel="voice"), text)
    assert heard.said == ["utter_ask_what_is_wrong"]
    commands = [button["command"]["name"] for button in heard.buttons]
    assert commands == ["make_complaint", "speak_to_human"]
    assert not heard.directive("end")


def test_who_disagrees_with_an_answer_is_not_just_declining(talking: Talking) -> None:
    talk = talking(offer="book:passport", last_answer="topic")
    assert says_no(talk, "dat bedrag klopt niet").said == ["utter_ask_what_is_wrong"]


@pytest.mark.parametrize("text", ["dat klopt niet, nee", "neen, da klopt niet"])
def test_a_no_to_an_offer_declines_it_whatever_is_beside_it(talking: Talking, text: str) -> None:
    talk = talking(offer="handover", last_answer="topic")
    assert says_no(talk, text).said == ["utter_anything_else"]


def test_who_takes_leave_does_not_say_what_is_wrong(talking: Talking) -> None:
    talk = talking()
    says_no(talk, "dat klopt niet")
    talk.hears("laat verder maar, tot een andere keer", "unsure_clarify", ("goodbye",))
    assert "utter_disagreement_heard" not in talk.does("action_clarify").said


def test_what_is_wrong_may_be_said_in_any_words(talking: Talking) -> None:
    talk = talking()
    says_no(talk, "dat klopt niet")
    talk.hears("ze hebben mijn huur niet meegeteld", "unsure_offer", ("request_benefits",))
    heard = talk.does("action_not_understood")
    assert heard.said == ["utter_disagreement_heard"]
    assert heard.followup == "handover_form"
    assert talk.case().summary == "ze hebben mijn huur niet meegeteld"


def test_who_disagrees_twice_is_passed_on(talking: Talking) -> None:
    talk = talking()
    says_no(talk, "dat klopt niet")
    assert says_no(talk, "dat is gewoon fout").followup == "handover_form"


def test_a_yes_to_it_is_passed_on_and_a_no_is_asked_what_else(talking: Talking) -> None:
    talk = talking()
    says_no(talk, "dat klopt niet")
    assert talk.hears("ja", "affirm").does("action_take_up_offer").followup == "handover_form"
    talk = talking()
    says_no(talk, "dat klopt niet")
    assert says_no(talk).said == ["utter_anything_else"]


def test_disagreement_that_no_intent_fits_is_heard(talking: Talking) -> None:
    talk = talking().hears("dat is toch oneerlijk", "unsure_offer", ("inform",))
    assert talk.does("action_not_understood").said == ["utter_ask_what_is_wrong"]


def test_what_makes_sense_as_a_matter_is_asked_about_as_that(talking: Talking) -> None:
    readings = ("request_document", "make_complaint")
    talk = talking().hears("de naam in mijn paspoort is fout", "unsure_clarify", readings)
    assert talk.does("action_clarify").said == ["utter_clarify"]


def test_right_after_a_booking_it_is_about_the_booking(talking: Talking) -> None:
    talk = talking()
    books(talk)
    heard = says_no(talk, "nee de dag is verkeerd")
    assert heard.said == ["utter_ask_what_is_wrong_with_booking"]
    change = heard.buttons[0]
    assert [button["command"]["name"] for button in heard.buttons] == [
        *("change_appointment", "cancel_appointment", "speak_to_human"),
    ]
    talk.presses(change).does("action_start_lookup")
    assert talk.slots["purpose"] == "change"
    assert talk.booked(talk.slots["reference_given"])


def test_once_something_else_was_spoken_of_it_is_not_about_the_booking(talking: Talking) -> None:
    talk = talking()
    books(talk)
    talk.hears("hoe laat bent u open", "ask_opening_hours").does("action_opening_hours")
    assert says_no(talk, "dat klopt niet").said == ["utter_ask_what_is_wrong"]


def test_no_to_cancelling_is_no_disagreement(talking: Talking) -> None:
    talk = talking(offer="cancel")
    assert says_no(talk, "nee dat is niet juist").said == ["utter_anything_else"]
