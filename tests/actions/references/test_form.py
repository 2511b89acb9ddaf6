"""A reference is asked for, unless this conversation has one."""

from datetime import datetime

import pytest

from actions.services import Services
from intake import cases, references
from intake.appointments import Slot
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


def test_without_an_appointment_here_the_reference_is_asked(talking: Talking) -> None:
    heard = ask(talking(), "check_appointment")
    assert heard.said == ["utter_ask_reference"]
    assert heard.directive("expect") == {"type": "expect", "kind": "reference"}
    assert [b["command"]["name"] for b in heard.buttons] == ["deny"]


def test_the_appointment_of_this_conversation_needs_no_reference(booked: Talk) -> None:
    heard = ask(booked, "check_appointment")
    assert heard.said == ["utter_appointment_is"]
    told = heard.values("utter_appointment_is")
    assert told["service"] == "een paspoort"
    assert "maandag 10 februari" in told["when"]
    assert told["place"] == "op het gemeentehuis"


@pytest.mark.parametrize("written", ["{0}", "{0[0]}{0[1]}{0[2]}{0[3]} {0[4]}{0[5]}{0[6]}{0[7]}"])
def test_a_reference_is_read_from_words_too(booked: Talk, talking: Talking, written: str) -> None:
    other = talking()
    ask(other, "check_appointment")
    other.hears(f"het nummer is {written.format(reference_of(booked))}").turn()
    assert other.slots["reference_given"] == reference_of(booked)


def test_an_unknown_reference_is_asked_once_more(talking: Talking) -> None:
    talk = talking()
    ask(talk, "check_appointment")
    unknown = references.new_reference()
    assert give(talk, unknown).said == ["utter_reference_unknown", "utter_ask_reference"]


def test_words_without_a_reference_are_left_to_the_rules(talking: Talking) -> None:
    talk = talking()
    ask(talk, "check_appointment")
    assert talk.hears("die heb ik niet", "deny").turn().rejected


def test_whoever_has_only_a_case_is_asked_for_the_appointments_reference(
    talking: Talking, booked: Talk
) -> None:
    talk = talking()
    open_case(talk)
    assert ask(talk, "cancel_appointment").said == ["utter_ask_reference"]
    assert give(talk, reference_of(booked)).said == ["utter_ask_cancel"]
