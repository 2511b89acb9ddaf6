"""What is under a legal hold stays, whatever its age and whoever asks."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from intake.appointments.models import Appointment
from intake.cases import Case
from intake.conversations import Conversation, Turn
from intake.erasure import UnderHold, erase
from intake.keeping import holds
from intake.references import reference_for
from intake.worker import RetentionPolicy, retention
from tests.intake.conftest import Book, OpenCase, Talk

YEARS = timedelta(days=2000)


@pytest.fixture
def held(session: Session, talk: Talk, now: datetime) -> Conversation:
    conversation = talk(name="Anna")
    reference = reference_for(session, conversation.id)
    holds.place(session, reference, "bezwaar 2026/13", now)
    session.commit()
    return conversation


def count(session: Session, table: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_no_term_takes_anything_of_it_until_it_is_lifted(
    engine: Engine,
    session: Session,
    held: Conversation,
    open_case: OpenCase,
    book: Book,
    now: datetime,
) -> None:
    case = open_case(held)
    case.status, case.closed_at = "closed", now
    book(held, now)
    kept = (Turn, Case, Appointment, Conversation)
    retention(engine, now + YEARS, RetentionPolicy())
    assert [count(session, table) for table in kept] == [1, 1, 1, 1]
    assert holds.lift(session, case.reference)
    session.commit()
    retention(engine, now + YEARS, RetentionPolicy())
    assert [count(session, table) for table in kept] == [0, 0, 0, 0]


def test_a_citizen_who_erases_it_is_refused(session: Session, held: Conversation) -> None:
    with pytest.raises(UnderHold):
        erase(session, held)
    assert count(session, Turn) == 1


def test_the_database_itself_refuses_to_delete_it(session: Session, held: Conversation) -> None:
    with pytest.raises(IntegrityError):
        session.execute(delete(Conversation).where(Conversation.id == held.id))


def test_only_what_is_kept_can_be_held(session: Session, now: datetime) -> None:
    with pytest.raises(holds.NothingToHold):
        holds.place(session, "57241030", "bezwaar", now)


def test_holding_twice_is_holding_once_and_changes_the_ground(
    session: Session, held: Conversation, now: datetime
) -> None:
    holds.place(session, reference_for(session, held.id), "beroep 2027/2", now)
    assert [hold.because for hold in holds.among(session, [held.id])] == ["beroep 2027/2"]


def test_lifting_what_is_not_held_is_told(session: Session) -> None:
    assert not holds.lift(session, "57241030")
