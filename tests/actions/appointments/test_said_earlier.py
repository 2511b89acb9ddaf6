"""What was named before the service is not asked again."""

import pytest

from tests.actions.conftest import MONDAY_NINE
from tests.actions.talk import Talk, Talking


def begin(talk: Talk, text: str) -> Talk:
    talk.hears(text, "book_appointment").does("action_start_booking")
    talk.turn("appointment_form")
    assert talk.slots["requested_slot"] == "service"
    return talk


@pytest.mark.parametrize(
    ("language", "first", "then"),
    [
        ("nl", "ik wil morgen om tien uur langskomen", "voor een rijbewijs"),
        ("de", "kann ich morgen um zehn Uhr vorbeikommen", "wegen dem Führerschein"),
    ],
)
def test_a_time_that_came_first_is_taken(
    talking: Talking, language: str, first: str, then: str
) -> None:
    talk = begin(talking(language=language), first)
    talk.hears(then, "request_document", service="driving_licence").turn()
    assert talk.slots["appointment_time"] == "2014-02-06T10:00:00+01:00"
    assert talk.slots["requested_slot"] == "name_given"


def test_a_place_that_came_first_is_taken(talking: Talking) -> None:
    talk = begin(talking(), "een afspraak op het gemeentehuis graag")
    talk.hears("voor een traplift", "request_wmo", service="stairlift").turn()
    assert (talk.slots["office"], talk.slots["requested_slot"]) == ("town_hall", "appointment_time")


def test_hours_that_were_asked_before_are_no_wish(talking: Talking) -> None:
    talk = talking().hears("tot hoe laat bent u vrijdag open", "ask_opening_hours")
    begin(talk, "ik wil een afspraak")
    talk.hears("een rijbewijs", "request_document", service="driving_licence").turn()
    assert all(when[:10] != "2014-02-07" for when in talk.slots["offered_times"][:1])


def test_a_time_waits_for_the_place(talking: Talking) -> None:
    talk = talking()
    text = "donderdag om tien uur een gesprek over huishoudelijke hulp"
    talk.hears(text, "book_appointment", service="household_help").does("action_start_booking")
    talk.turn("appointment_form")
    assert talk.slots["requested_slot"] == "office"
    talk.hears("", "inform", office="town_hall").turn()
    assert talk.slots["appointment_time"] == "2014-02-06T10:00:00+01:00"


def test_a_time_that_comes_while_the_matter_is_asked_is_heard_and_the_matter_asked_again(
    talking: Talking,
) -> None:
    talk = talking()
    begin(talk, "ik wil een afspraak")
    heard = talk.hears("maandag om negen uur zou mij passen").turn()
    assert heard.directive("understood") == {"type": "understood", "understood": True}
    assert heard.said == ["utter_ask_service"]
    talk.hears("huishoudelijke hulp", service="household_help").turn()
    talk.hears("in het gemeentehuis").turn()
    assert talk.slots["appointment_time"] == MONDAY_NINE
