"""What lies under a reference, in words."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.references.telling import in_words, say_status, start_move
from actions.turn_context import Citizen
from intake import cases
from intake.database import session_scope
from tests.actions.conftest import WEDNESDAY
from tests.actions.lookups import open_case, reference_of
from tests.actions.talk import Talk, Talking


def test_an_appointment_is_said_with_what_when_and_where(booked: Talk) -> None:
    [booking] = booked.booked(reference_of(booked))
    told = in_words(Citizen(booked.hears("wanneer").tracker()), booking)
    assert told["service"] == "een paspoort"
    assert told["when"].startswith("maandag 10 februari")
    assert told["place"] == "op het gemeentehuis"


def test_a_move_begins_with_the_appointment_and_asks_for_another_time(booked: Talk) -> None:
    [booking] = booked.booked(reference_of(booked))
    dispatcher = CollectingDispatcher()
    events = start_move(Citizen(booked.hears("verzetten").tracker()), dispatcher, booking)
    slots = {one["name"]: one["value"] for one in events if one["event"] == "slot"}
    assert (slots["booking"], slots["service"], slots["office"]) == (
        booking.id,
        "passport",
        "town_hall",
    )
    assert slots["appointment_time"] is None
    assert events[-1]["name"] == "appointment_form"


@pytest.mark.parametrize(
    ("closed", "said"), [(False, "utter_status"), (True, "utter_status_closed")]
)
def test_a_matter_is_said_to_be_open_or_dealt_with(
    talking: Talking, closed: bool, said: str
) -> None:
    talk, dispatcher = talking().hears("hoe staat het"), CollectingDispatcher()
    reference = open_case(talk)
    with session_scope(talk.services.engine) as session:
        if closed:
            cases.not_needed(session, reference, WEDNESDAY)
        say_status(Citizen(talk.tracker()), dispatcher, cases.get(session, reference))
    assert [one["response"] for one in dispatcher.messages] == [said]
