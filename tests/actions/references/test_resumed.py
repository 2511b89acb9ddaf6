"""Who calls again and tells the name goes on with what broke off, or hears what runs."""

from collections.abc import Callable
from typing import Any

import pytest

from intake import cases
from intake.contacts import ContactBook
from intake.database import read_scope, session_scope
from tests.actions.conftest import MONDAY_NINE, NUMBER, WEDNESDAY
from tests.actions.lookups import name, open_case, reference_of
from tests.actions.talk import Heard, Talk, Talking

SOON = "2014-02-05T10:20:00+01:00"
TOO_LATE = "2014-02-05T10:30:00+01:00"
CHOSEN = {"service": "passport", "office": "town_hall", "purpose": "book"}


@pytest.fixture
def cut_off(talking: Talking) -> Callable[..., Talk]:
    """A call that broke off in the middle of booking a passport for Els de Vries."""

    def call(**slots: Any) -> Talk:
        talk = talking(channel="voice", number=NUMBER, **(CHOSEN | slots))
        talk.keeps("name", "Els de Vries")
        talk.hears("", "hang_up").does("action_stop_booking")
        return talk

    return call


@pytest.fixture
def again(talking: Talking) -> Callable[..., Talk]:
    """A call from the same number in which "are you calling about that?" was answered with yes."""

    def call(now: object = SOON, **given: Any) -> Talk:
        talk = talking(**({"channel": "voice", "number": NUMBER, "now": now} | given))
        talk.metadata["asked_if_again"] = True
        talk.hears("ja", "affirm").does("action_take_up_offer")
        del talk.metadata["asked_if_again"]
        assert talk.turn("reference_form").answer.startswith("Op welke naam")
        return talk

    return call


def contact(talk: Talk, kind: str) -> str | None:
    with read_scope(talk.services.engine) as session:
        return ContactBook(session, talk.services.settings.data_key).get(talk.id, kind)


def book_on(talk: Talk) -> Heard:
    return talk.turn("appointment_form")


def test_the_booking_goes_on_where_it_was(
    cut_off: Callable[..., Talk], again: Callable[..., Talk]
) -> None:
    cut_off(appointment_time=MONDAY_NINE)
    talk = again()
    heard = name(talk, "Els de Vries")
    assert heard.answer.startswith("Dank u. We gaan verder")
    assert heard.followup == "appointment_form"
    assert book_on(talk).said == ["utter_ask_confirm"]
    held = talk.held()
    assert held is not None and held.slot.starts_at.isoformat() == "2014-02-10T08:00:00+00:00"
    assert contact(talk, "name") == "Els de Vries"


def test_a_time_that_was_taken_meanwhile_is_asked_for_anew(
    cut_off: Callable[..., Talk], again: Callable[..., Talk], take_seat: Callable[..., None]
) -> None:
    cut_off(appointment_time=MONDAY_NINE)
    take_seat(MONDAY_NINE, "passport")
    talk = again()
    assert "utter_slot_taken" in name(talk, "Els de Vries").said
    assert book_on(talk).said == ["utter_ask_time"]


def test_once_it_is_booked_nobody_calls_back_about_it(
    cut_off: Callable[..., Talk], again: Callable[..., Talk]
) -> None:
    first = cut_off(appointment_time=MONDAY_NINE)
    talk = again()
    name(talk, "Els de Vries")
    book_on(talk)
    talk.hears("ja", "affirm").turn()
    assert "utter_appointment_booked" in talk.does("action_book_appointment").said
    case = first.case()
    assert case is not None and (case.status, case.outcome) == ("closed", "not_needed")
    assert len(talk.booked(reference_of(talk))) == 1


def test_a_booking_is_taken_up_once(
    cut_off: Callable[..., Talk], again: Callable[..., Talk]
) -> None:
    cut_off()
    name(again(), "Els de Vries")
    heard = name(again(), "Els de Vries")
    assert heard.followup is None and heard.said[0] == "utter_status"


def test_half_an_hour_later_only_its_case_is_told(
    cut_off: Callable[..., Talk], again: Callable[..., Talk]
) -> None:
    cut_off()
    heard = name(again(TOO_LATE), "Els de Vries")
    assert heard.followup is None and heard.said[0] == "utter_status"


@pytest.mark.parametrize("wrong", ["Jan de Vries", "de Vries", "E. de Vries", NUMBER])
def test_somebody_else_on_the_telephone_goes_on_with_nothing(
    cut_off: Callable[..., Talk], again: Callable[..., Talk], wrong: str
) -> None:
    cut_off(appointment_time=MONDAY_NINE)
    talk = again()
    heard = name(talk, wrong)
    assert heard.answer.startswith("Op die naam vind ik niets.")
    assert talk.slots.get("service") is None and talk.held() is None


def test_a_move_that_broke_off_goes_on(
    booked: Talk, cut_off: Callable[..., Talk], again: Callable[..., Talk]
) -> None:
    [booking] = booked.booked(reference_of(booked))
    cut_off(purpose="change", booking=booking.id)
    talk = again()
    assert name(talk, "Els de Vries").said == ["utter_appointment_is"]
    assert talk.slots["purpose"] == "change"
    assert book_on(talk).said == ["utter_ask_time"]


def test_an_appointment_is_told_and_can_be_moved_or_cancelled(
    booked: Talk, again: Callable[..., Talk]
) -> None:
    heard = name(again(), "Els de Vries")
    assert heard.said == ["utter_appointment_is", "utter_answer"]
    commands = [button["command"]["name"] for button in heard.buttons]
    assert commands == ["change_appointment", "cancel_appointment", "speak_to_human"]


def test_a_matter_is_told_and_what_is_added_joins_it(
    talking: Talking, again: Callable[..., Talk]
) -> None:
    first = talking(channel="voice", number=NUMBER)
    first.keeps("name", "Els de Vries")
    open_case(first)
    talk = again(WEDNESDAY)
    heard = name(talk, "Els de Vries")
    assert heard.said == ["utter_status", "utter_answer"]
    assert talk.slots["topic"] == "income"
    talk.hears("ik wil een medewerker spreken", "speak_to_human").does("action_start_handover")
    case = talk.case()
    assert case is not None and case.conversation_id == first.id


def test_who_stops_what_joined_it_leaves_the_matter_as_it_was(
    talking: Talking, again: Callable[..., Talk]
) -> None:
    first = talking(channel="voice", number=NUMBER)
    first.keeps("name", "Els de Vries")
    open_case(first)
    talk = again(WEDNESDAY)
    name(talk, "Els de Vries")
    talk.hears("ik wil een medewerker spreken", "speak_to_human").does("action_start_handover")
    talk.hears("laat maar", "stop_dialogue").does("action_say_stopped")
    case = first.case()
    assert case is not None and case.status == "open"


def test_where_it_is_over_by_now_that_is_said(talking: Talking, again: Callable[..., Talk]) -> None:
    first = talking(channel="voice", number=NUMBER)
    first.keeps("name", "Els de Vries")
    reference = open_case(first)
    talk = again(WEDNESDAY)
    with session_scope(talk.services.engine) as session:
        cases.not_needed(session, reference, WEDNESDAY)
    assert name(talk, "Els de Vries").answer.startswith("Op die naam loopt er nu niets")
