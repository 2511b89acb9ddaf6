"""What a citizen wants erased goes; what staff or the desk still need of it stays."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from intake import cases
from intake.appointments.models import Appointment
from intake.cases import CaseDraft
from intake.contacts import Contact, ContactBook
from intake.conversations import Conversation, Turn, add_turn
from intake.database import Base
from intake.erasure import erase
from intake.references import reference_for

KEY = Fernet.generate_key().decode()
OpenOne = Callable[..., Conversation]


@pytest.fixture
def talk(session: Session, open_one: OpenOne, now: datetime) -> Conversation:
    """A conversation with one turn and a name."""
    conversation = open_one(token_hash="known")
    add_turn(session, conversation, "citizen", "een paspoort", now=now)
    ContactBook(session, KEY).put(conversation.id, "name", "Anna")
    return conversation


def count(session: Session, table: type[Base]) -> int:
    session.flush()
    return session.scalar(select(func.count()).select_from(table)) or 0


def open_case(session: Session, conversation: Conversation, now: datetime) -> cases.Case:
    draft = CaseDraft(
        conversation_id=conversation.id,
        reference=reference_for(session, conversation.id),
        municipality="gemeente-leek",
        department="wmo",
        topic="support",
        service=None,
        intent=None,
        language="nl",
        channel="chat",
        summary="Wil hulp.",
        reason="person_wanted",
    )
    return cases.open_case(session, draft, now)


def test_all_of_it_goes(session: Session, talk: Conversation) -> None:
    assert erase(session, talk) == []
    assert [count(session, table) for table in (Turn, Contact, Conversation)] == [0, 0, 0]


def test_an_open_case_keeps_whom_to_call(
    session: Session, talk: Conversation, now: datetime
) -> None:
    open_case(session, talk, now)
    assert erase(session, talk) == ["case"]
    assert [count(session, table) for table in (Turn, Contact, Conversation)] == [0, 1, 1]
    assert talk.token_hash is None


def test_a_closed_case_keeps_no_words_and_is_not_told(
    session: Session, talk: Conversation, now: datetime
) -> None:
    open_case(session, talk, now).status = "closed"
    assert erase(session, talk) == []
    assert [count(session, table) for table in (Turn, Conversation)] == [0, 1]
    assert talk.token_hash is None


@pytest.mark.parametrize(("state", "kept"), [("booked", ["appointment"]), ("cancelled", [])])
def test_a_booked_appointment_stays(
    state: str, kept: list[str], session: Session, talk: Conversation, now: datetime
) -> None:
    row = Appointment(
        id="a",
        municipality="gemeente-leek",
        office="gemeente-leek/town_hall",
        service="passport",
        seat=1,
        starts_at=now,
        ends_at=now + timedelta(minutes=30),
        state=state,
        conversation_id=talk.id,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    assert erase(session, talk) == kept
    assert count(session, Turn) == 0
