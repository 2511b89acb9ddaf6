"""Who wants to be called when a time becomes free has a case that says for when and where."""

from datetime import UTC, datetime

import pytest

from intake import contact_wishes
from intake.database import session_scope
from tests.actions.appointments.bookings import begin
from tests.actions.conftest import MONDAY_NINE, NUMBER
from tests.actions.talk import Heard, Talk, Talking


@pytest.fixture
def full(talking: Talking, take_seat) -> tuple[Talk, Heard]:
    """Monday at nine is wanted at the town hall, and taken."""
    take_seat(MONDAY_NINE)
    talk = talking()
    begin(talk, "op het gemeentehuis voor huishoudelijke hulp", service="household_help")
    return talk, talk.hears("maandag om negen uur").turn()


def noted(talk: Talk) -> Heard:
    """Go through the handover, as the rules do once somebody wants a person."""
    talk.loop, talk.slots["requested_slot"] = None, None
    talk.does("action_start_handover")
    talk.turn("handover_form")
    talk.gives("phone", NUMBER).turn()
    talk.gives("name", "Els de Vries").turn()
    return talk.does("action_open_case")


def test_it_is_pressed_where_a_wish_is_full(full: tuple[Talk, Heard]) -> None:
    talk, heard = full
    press = next(one for one in heard.buttons if one["title"] == "Bel mij als er iets vrijkomt")
    told = noted(talk.presses(press)).values("utter_freed_time_noted")
    assert told["callback"].startswith("Komt er iets vrij, dan belt een medewerker u.")
    case = talk.case()
    assert case is not None
    assert (case.reason, case.wants, case.service) == ("freed_time", "callback", "household_help")
    assert "maandag 10 februari om negen uur" in case.summary
    assert "op het gemeentehuis" in case.summary


@pytest.mark.parametrize("words", ["bel me als er iets vrijkomt", "zet me op de wachtlijst"])
def test_it_is_said_in_own_words(full: tuple[Talk, Heard], words: str) -> None:
    talk, _ = full
    noted(talk.hears(words, "speak_to_human"))
    case = talk.case()
    assert case is not None
    assert case.reason == "freed_time"


def test_a_waiting_list_outside_of_a_booking_is_another_matter(talking: Talking) -> None:
    talk = talking()
    talk.hears("ik wil op de wachtlijst voor taalles", "speak_to_human").does(
        "action_start_handover"
    )
    assert talk.slots["handover_reason"] == "person_wanted"


def test_a_closed_day_offers_no_call_when_something_becomes_free(at_the_time_free: Talk) -> None:
    heard = at_the_time_free.hears("zaterdag").turn()
    assert "Bel mij als er iets vrijkomt" not in heard.titles
    assert "Laat mij terugbellen" in heard.titles


@pytest.fixture
def at_the_time_free(talking: Talking) -> Talk:
    talk = talking()
    begin(talk, "op het gemeentehuis voor huishoudelijke hulp", service="household_help")
    return talk


def test_nobody_promises_a_call_to_who_wants_none(full: tuple[Talk, Heard]) -> None:
    talk, heard = full
    _wishes_a_letter(talk)
    press = next(one for one in heard.buttons if one["title"] == "Bel mij als er iets vrijkomt")
    talk.presses(press)
    told = noted(talk).values("utter_freed_time_noted")
    assert "belt" not in told["callback"]


def _wishes_a_letter(talk: Talk) -> None:
    with session_scope(talk.services.engine) as session:
        now = datetime(2014, 2, 5, tzinfo=UTC)
        contact_wishes.note(session, talk.id, contact_wishes.ContactWish("letter"), now)
