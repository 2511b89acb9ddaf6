"""A turn that is run twice does its act once, and tells the same both times."""

from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import select

from actions.services import Services
from intake.appointments import Booking
from intake.conversations import TurnAct, TurnGivenUp, acts
from intake.database import read_scope, session_scope
from intake.messaging.outbox import Message
from tests.actions.talk import Heard, Talk, Talking

NUMBER = "+31612345678"


def begin(talk: Talk) -> None:
    text = "maandag om negen uur een afspraak op het gemeentehuis voor huishoudelijke hulp"
    talk.hears(text, "book_appointment", service="household_help").does("action_start_booking")
    talk.turn("appointment_form")
    talk.gives("phone", NUMBER)
    talk.gives("name", "Els de Vries").turn()
    assert talk.slots["requested_slot"] == "appointment_confirmed"
    talk.hears("ja dat klopt", "affirm").turn()


def twice(talk: Talk, action: str) -> tuple[Heard, Heard]:
    """Run an action, and once more from the same state: Rasa's own died before it was stored."""
    before = deepcopy(talk.slots)
    first = talk.does(action)
    talk.slots = before
    return first, talk.does(action)


@pytest.fixture
def at_the_yes(talking: Talking) -> Talk:
    talk = talking()
    begin(talk)
    return talk


@pytest.fixture
def booked(at_the_yes: Talk) -> Talk:
    at_the_yes.does("action_book_appointment")
    at_the_yes.slots["purpose"] = None
    return at_the_yes


def reference(heard: Heard) -> str:
    return str(heard.values("utter_appointment_booked")["reference"])


def bookings(talk: Talk) -> list[Booking]:
    with read_scope(talk.services.engine) as session:
        [act] = session.scalars(select(TurnAct).where(TurnAct.kind == "book"))
    return talk.booked(act.facts["reference"])


def outbox(services: Services) -> list[Message]:
    with read_scope(services.engine) as session:
        return list(session.scalars(select(Message)))


def test_a_booking_is_made_once_and_told_twice(at_the_yes: Talk) -> None:
    first, second = twice(at_the_yes, "action_book_appointment")
    assert second.messages == first.messages
    assert second.events == first.events
    assert len(at_the_yes.booked(reference(first))) == 1


def test_its_text_message_is_recorded_once(at_the_yes: Talk) -> None:
    twice(at_the_yes, "action_book_appointment")
    assert [message.template for message in outbox(at_the_yes.services)] == ["sms_booked"]


def test_a_booking_is_moved_once_and_told_twice(booked: Talk) -> None:
    [made] = bookings(booked)
    booked.slots |= {"booking": made.id, "purpose": "change", "service": "household_help"}
    booked.slots |= {"office": "town_hall", "appointment_time": "2014-02-10T10:00:00+01:00"}
    booked.hears("ja dat klopt", "affirm")
    first, second = twice(booked, "action_book_appointment")
    assert first.said[0] == "utter_appointment_moved"
    assert second.messages == first.messages
    assert [one.slot.starts_at.hour for one in bookings(booked)] == [9]


def test_a_booking_is_cancelled_once_and_told_twice(booked: Talk) -> None:
    [made] = bookings(booked)
    booked.slots |= {"booking": made.id, "offer": "cancel"}
    booked.hears("ja", "affirm")
    first, second = twice(booked, "action_take_up_offer")
    assert first.said == second.said == ["utter_cancelled"]
    assert [message.template for message in outbox(booked.services)].count("sms_cancelled") == 1


def test_what_was_given_up_is_not_done_behind_the_citizens_back(at_the_yes: Talk) -> None:
    talk = at_the_yes
    with session_scope(talk.services.engine) as session:
        acts.give_up(session, talk.id, talk.turns, _now(talk))
    with pytest.raises(TurnGivenUp):
        talk.does("action_book_appointment")
    assert talk.held() is not None


def test_an_act_that_was_refused_was_not_done(
    at_the_yes: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_the_yes.slots["appointment_time"] = "2014-02-09T09:00:00+01:00"  # a Sunday
    heard = at_the_yes.does("action_book_appointment")
    assert heard.said == ["utter_booking_failed"]
    with read_scope(at_the_yes.services.engine) as session:
        assert session.scalars(select(TurnAct)).all() == []


def _now(talk: Talk) -> Any:
    return talk.services.now()
