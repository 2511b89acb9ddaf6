"""The start of a booking, where there is something to book."""

import pytest

from tests.actions.appointments.bookings import begin
from tests.actions.talk import Talk, Talking


def test_a_service_without_appointments_is_answered_instead(talking: Talking) -> None:
    talk = talking().hears(
        "een afspraak voor bijstand", "book_appointment", service="social_assistance"
    )
    heard = talk.does("action_start_booking")
    assert "spreekuur van de ISD" in heard.answer
    assert heard.followup == "action_listen"


@pytest.mark.parametrize(
    ("intent", "action"),
    [
        ("request_benefits", "action_answer_topic"),
        ("book_appointment", "action_ask_again"),
        ("inform", "action_not_understood_in_form"),
    ],
)
def test_booking_is_left_for_a_service_without_appointments(
    talking: Talking, intent: str, action: str
) -> None:
    talk = talking()
    begin(talk, "ik wil een afspraak maken")
    talk.hears("voor bijstand", intent, service="social_assistance")
    assert talk.turn().rejected
    heard = talk.does(action)
    assert heard.said[:2] == ["utter_not_bookable", "utter_answer"]
    assert "spreekuur van de ISD" in heard.answer and heard.said[-1] == "utter_offer_person"
    assert (talk.loop, heard.followup) == (None, "action_listen")
    assert (talk.slots["offer"], talk.slots["service"]) == ("handover", "social_assistance")


def test_a_question_about_it_does_not_end_a_booking(at_the_time: Talk) -> None:
    at_the_time.hears(
        "en hoe zit het met bijstand", "request_benefits", service="social_assistance"
    )
    heard = at_the_time.does("action_answer_topic")
    assert heard.said == ["utter_answer"] and at_the_time.loop == "appointment_form"
