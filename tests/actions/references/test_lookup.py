"""An appointment or a running matter, found by its reference: told, moved or cancelled."""

import pytest

from intake import cases, references
from intake.appointments import NoSuchBooking
from intake.database import session_scope
from tests.actions.conftest import WEDNESDAY
from tests.actions.lookups import ask, open_case, prove, reference_of
from tests.actions.talk import Talk, Talking


def test_an_appointment_is_told_to_whoever_has_its_reference_and_its_name(
    booked: Talk, talking: Talking
) -> None:
    other = talking()
    ask(other, "check_appointment")
    assert prove(other, reference_of(booked)).said == ["utter_appointment_is"]


def test_a_running_matter_is_told_with_who_has_it(talking: Talking) -> None:
    talk = talking()
    reference = open_case(talk)
    heard = ask(talk, "ask_status")
    assert heard.said == ["utter_status"]
    assert heard.values("utter_status")["department"] == "de ISD Noordenkwartier"
    assert heard.values("utter_status")["reference"] == references.spaced(reference)


def test_a_finished_matter_is_told_as_finished(talking: Talking) -> None:
    talk = talking()
    reference = open_case(talk)
    with session_scope(talk.services.engine) as session:
        cases.claim(session, reference, "clerk", 1, WEDNESDAY)
        cases.close(session, reference, "clerk", "answered", 2, WEDNESDAY)
    assert ask(talk, "ask_status").said == ["utter_status_closed"]


def test_a_reference_without_an_appointment_offers_a_person(talking: Talking) -> None:
    first, talk = talking(), talking()
    first.keeps("name", "Jan Bakker")
    reference = open_case(first)
    ask(talk, "cancel_appointment")
    assert prove(talk, reference, "Jan Bakker").said == ["utter_no_appointment"]
    assert talk.slots["offer"] == "handover"


def test_cancelling_is_confirmed_first_and_then_frees_the_seat(booked: Talk) -> None:
    heard = ask(booked, "cancel_appointment")
    assert heard.said == ["utter_ask_cancel"]
    assert len(booked.booked(reference_of(booked))) == 1
    heard = booked.presses(heard.buttons[0]).does("action_take_up_offer")
    assert heard.said == ["utter_cancelled"]
    assert heard.directive("task_closed")
    with pytest.raises(NoSuchBooking):
        booked.booked(reference_of(booked))


def test_a_no_keeps_the_appointment(booked: Talk) -> None:
    heard = ask(booked, "cancel_appointment")
    booked.presses(heard.buttons[1]).does("action_decline_offer")
    assert len(booked.booked(reference_of(booked))) == 1


def test_cancelling_twice_is_told(booked: Talk) -> None:
    ask(booked, "cancel_appointment")
    slots = dict(booked.slots)
    booked.hears("ja", "affirm").does("action_take_up_offer")
    booked.slots = slots
    heard = booked.hears("ja", "affirm").does("action_take_up_offer")
    assert heard.said == ["utter_no_appointment"]


def test_moving_asks_for_another_time_and_keeps_the_reference(booked: Talk) -> None:
    heard = ask(booked, "change_appointment")
    assert heard.said == ["utter_appointment_is"]
    assert heard.followup == "appointment_form"
    assert booked.hears("", "inform").turn("appointment_form").said == ["utter_ask_time"]
    heard = booked.hears("dinsdag om tien uur").turn()
    assert heard.said == ["utter_ask_confirm_move"]
    booked.hears("ja", "affirm").turn()
    heard = booked.does("action_book_appointment")
    assert heard.said == ["utter_appointment_moved", "utter_sms_follows"]
    assert heard.values("utter_appointment_moved")["reference"] == references.spaced(
        reference_of(booked)
    )
    [booking] = booked.booked(reference_of(booked))
    assert booking.slot.starts_at.isoformat() == "2014-02-11T09:00:00+00:00"
    assert booked.held() is None


def test_the_new_time_may_be_said_with_the_wish_to_move(booked: Talk) -> None:
    booked.hears("kan mijn afspraak naar dinsdag om tien uur", "change_appointment")
    booked.does("action_start_lookup")
    booked.turn("reference_form")
    booked.does("action_use_reference")
    assert booked.turn("appointment_form").said == ["utter_ask_confirm_move"]


def test_a_move_that_is_broken_off_leaves_the_appointment(booked: Talk) -> None:
    ask(booked, "change_appointment")
    booked.hears("", "inform").turn("appointment_form")
    booked.hears("dinsdag om tien uur").turn()
    heard = booked.hears("laat maar", "stop_dialogue").does("action_stop_booking")
    assert heard.said == ["utter_move_stopped"]
    [booking] = booked.booked(reference_of(booked))
    assert booking.slot.starts_at.isoformat() == "2014-02-10T08:00:00+00:00"
    assert booked.held() is None


def test_a_running_matter_of_another_needs_its_name_too(talking: Talking) -> None:
    first, talk = talking(), talking()
    first.keeps("name", "Jan Bakker")
    reference = open_case(first)
    ask(talk, "ask_status")
    assert prove(talk, reference, "Jan Bakker").said == ["utter_status"]


def test_what_a_slot_holds_opens_nothing_by_itself(booked: Talk, talking: Talking) -> None:
    talk = talking(purpose="cancel", reference_given=reference_of(booked))
    heard = talk.hears("ja", "affirm").does("action_use_reference")
    assert heard.answer.startswith("Met deze gegevens vind ik niets")
    assert talk.slots.get("booking") is None
