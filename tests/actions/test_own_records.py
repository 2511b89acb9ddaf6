"""What was recorded here, and what another municipality recorded."""

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


@pytest.mark.parametrize("intent", ["check_appointment", "ask_status", "cancel_appointment"])
def test_another_municipalitys_appointment_is_unknown_here(
    booked: Talk, talking: Talking, intent: str
) -> None:
    elsewhere = talking("jobcenter-wuppertal", language="de")
    ask(elsewhere, intent)
    heard = give(elsewhere, reference_of(booked))
    assert heard.said == ["utter_reference_unknown", "utter_ask_reference"]


def test_another_municipalitys_case_is_unknown_here(talking: Talking) -> None:
    reference = open_case(talking())
    elsewhere = talking("jobcenter-wuppertal", language="de")
    ask(elsewhere, "ask_status")
    assert give(elsewhere, reference).said == ["utter_reference_unknown", "utter_ask_reference"]
