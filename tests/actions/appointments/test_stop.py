"""A booking that is stopped leaves nothing."""

import pytest

from tests.actions.talk import Heard, Talk, Talking


def begin(talk: Talk, text: str, intent: str = "book_appointment", **entities: object) -> Heard:
    talk.hears(text, intent, **entities).does("action_start_booking")
    return talk.turn("appointment_form")


@pytest.fixture
def at_the_time(talking: Talking) -> Talk:
    """Household help at the town hall: the time is asked."""
    talk = talking()
    begin(
        talk, "een afspraak op het gemeentehuis voor huishoudelijke hulp", service="household_help"
    )
    assert talk.slots["requested_slot"] == "appointment_time"
    return talk


@pytest.fixture
def read_back(at_the_time: Talk) -> Talk:
    """The same, on Monday at nine for Els: the appointment is read back."""
    at_the_time.hears("maandag om negen uur").turn()
    at_the_time.gives("name", "Els de Vries").turn()
    assert at_the_time.slots["requested_slot"] == "appointment_confirmed"
    return at_the_time


def test_stopping_gives_the_seat_back(read_back: Talk) -> None:
    heard = read_back.does("action_stop_booking")
    assert heard.said == ["utter_booking_stopped"]
    assert heard.directive("task_closed")
    assert read_back.held() is None
    assert read_back.slots["service"] == "household_help"
