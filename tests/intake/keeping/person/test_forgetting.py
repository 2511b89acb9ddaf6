"""Every store is emptied of one and searched again; what is somebody else's stays."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake.conversations import Conversation
from intake.database import connect
from intake.keeping.person import whose
from intake.keeping.person.forgetting import Erased, counted, forget
from tests.intake.conftest import Book, OpenCase, Talk

REAL = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def rasas(tmp_path: Path) -> Iterator[Engine]:
    """Before Rasa's first start there is no file."""
    store = connect(f"sqlite:///{tmp_path / 'rasa.db'}")
    yield store
    store.dispose()


def test_what_is_counted_before_is_gone_afterwards(
    engine: Engine,
    rasas: Engine,
    session: Session,
    talk: Talk,
    open_case: OpenCase,
    book: Book,
    now: datetime,
) -> None:
    conversation = talk(name="Anna")
    id_ = conversation.id
    open_case(conversation)
    book(conversation, now)
    found = whose.of(session, [conversation.id])
    session.rollback()
    before = counted(engine, rasas, found)
    assert {name for name, rows in before.items() if rows} == {
        *("conversations", "turns", "contacts", "cases", "case_history", "appointments"),
        *("seat_cells", "reference_numbers", "contact_keys"),
    }
    erased = forget(engine, rasas, found, REAL)
    assert erased.gone == before
    assert erased.is_whole
    session.expunge_all()
    assert session.get(Conversation, id_) is None
    session.rollback()


def test_an_appointment_that_lost_its_conversation_goes_by_its_reference(
    engine: Engine, rasas: Engine, session: Session, talk: Talk, book: Book, now: datetime
) -> None:
    conversation = talk()
    reference = book(conversation, now).reference
    assert reference
    session.delete(conversation)
    session.commit()
    found = whose.of(session, [], reference)
    session.rollback()
    assert counted(engine, rasas, found)["appointments"] == 1
    assert forget(engine, rasas, found, REAL).is_whole


def test_what_is_left_anywhere_is_no_proof() -> None:
    assert not Erased({"turns": 2}, {"turns": 0, "rasa_events": 1}, compact=True).is_whole


def test_where_rasas_store_cannot_be_reached_nothing_goes_and_it_can_be_tried_again(
    engine: Engine,
    rasas: Engine,
    session: Session,
    talk: Talk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = whose.of(session, [talk(name="Anna").id])
    session.rollback()

    def away(_store: Engine, _id: str) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken, pytest.raises(ConnectionError):
        broken.setattr("intake.worker.rasa_store.forget_conversation", away)
        forget(engine, rasas, found, REAL)
    assert counted(engine, rasas, found)["contacts"] == 1
    assert forget(engine, rasas, found, REAL).is_whole
