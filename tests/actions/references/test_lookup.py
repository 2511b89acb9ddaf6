"""An appointment or a running matter, found by its reference: told, moved or cancelled."""

from datetime import datetime

import pytest

from actions.services import Services
from intake import cases, references
from intake.appointments import NoSuchBooking, Slot
from intake.database import session_scope
from tests.actions.conftest import LEEK, WEDNESDAY
from tests.actions.talk import Heard, Talk, Talking

MONDAY_NINE = "2014-02-10T09:00:00+01:00"


@pytest.fixture
def booked(services: Services, talking: Talking) -> Talk:
    """A conversation in Leek that has a passport appointment on Monday at nine."""
    talk = talking()
    backend = services.appointments(services.profiles.get(LEEK))
    with session_scope(services.engine) as session:
        slot = Slot(f"{LEEK}/town_hall", "passport", datetime.fromisoformat(MONDAY_NINE), 10)
        reference = references.reference_for(session, talk.id)
        backend.within(session).book(slot, reference, WEDNESDAY, talk.id)
    return talk


def reference_of(talk: Talk) -> str:
    with session_scope(talk.services.engine) as session:
        return references.reference_for(session, talk.id)


def open_case(talk: Talk) -> str:
    reference = reference_of(talk)
    draft = cases.CaseDraft(
        conversation_id=talk.id,
        reference=reference,
        municipality=talk.metadata["municipality"],
        department="isd" if talk.metadata["municipality"] == LEEK else "kundenservice",
        topic="income",
        service=None,
        intent=None,
        language="nl",
        channel="chat",
        summary="Vraag over bijstand.",
        reason="person_wanted",
    )
    with session_scope(talk.services.engine) as session:
        cases.open_case(session, draft, WEDNESDAY)
    return reference


def ask(talk: Talk, intent: str) -> Heard:
    """Ask about an appointment or a matter, up to what the bot asks or does."""
    talk.hears("mijn afspraak", intent).does("action_start_lookup")
    heard = talk.turn("reference_form")
    return heard if talk.loop else talk.does("action_use_reference")


def give(talk: Talk, reference: str) -> Heard:
    heard = talk.hears("", "contact_given", kind="reference", reference=reference).turn()
    return heard if talk.loop or heard.rejected else talk.does("action_use_reference")


def test_an_appointment_is_told_to_whoever_has_its_reference(
    booked: Talk, talking: Talking
) -> None:
    other = talking()
    ask(other, "check_appointment")
    assert give(other, reference_of(booked)).said == ["utter_appointment_is"]


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
    reference = open_case(talking())
    talk = talking()
    ask(talk, "cancel_appointment")
    assert give(talk, reference).said == ["utter_no_appointment"]
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
    assert booked.does("action_take_up_offer").said == ["utter_no_appointment"]


def test_moving_asks_for_another_time_and_keeps_the_reference(booked: Talk) -> None:
    heard = ask(booked, "change_appointment")
    assert heard.said == ["utter_appointment_is"]
    assert heard.followup == "appointment_form"
    assert booked.hears("", "inform").turn("appointment_form").said == ["utter_ask_time"]
    heard = booked.hears("dinsdag om tien uur").turn()
    assert heard.said == ["utter_ask_confirm_move"]
    booked.hears("ja", "affirm").turn()
    heard = booked.does("action_book_appointment")
    assert heard.said == ["utter_appointment_moved"]
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
