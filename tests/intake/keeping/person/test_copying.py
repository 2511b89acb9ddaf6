"""A copy has what a citizen may have, and no key by which the system finds them."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake import cases
from intake.database import connect
from intake.keeping.person import whose
from intake.keeping.person.copying import copy
from tests.intake.conftest import KEY, OpenCase, Talk


@pytest.fixture
def rasas(tmp_path: Path) -> Iterator[Engine]:
    store = connect(f"sqlite:///{tmp_path / 'rasa.db'}")
    yield store
    store.dispose()


def test_the_oldest_conversation_comes_first(
    engine: Engine, rasas: Engine, session: Session, talk: Talk, now: datetime
) -> None:
    late, early = talk(now=now), talk(now=now - timedelta(days=1))
    found = whose.of(session, [late.id, early.id])
    session.rollback()
    assert [one["conversation"] for one in copy(engine, rasas, KEY, found)] == [early.id, late.id]


def test_keys_and_clerks_are_left_out(
    engine: Engine,
    rasas: Engine,
    session: Session,
    talk: Talk,
    open_case: OpenCase,
    now: datetime,
) -> None:
    conversation = talk(name="Anna", token_hash="a-secret", thread="sms:a-hash")
    case = open_case(conversation)
    cases.claim(session, case.reference, "clerk-7", 1, now)
    session.commit()
    found = whose.of(session, [conversation.id])
    session.rollback()
    (copied,) = copy(engine, rasas, KEY, found)
    told = json.dumps(copied)
    assert copied["contact"] == {"name": "Anna"}
    assert [event["actor_id"] for event in copied["rows"]["case_history"]] == [None, "staff"]
    assert not [word for word in ("a-secret", "a-hash", "clerk-7") if word in told]


def test_what_another_key_sealed_is_told(
    engine: Engine, rasas: Engine, session: Session, talk: Talk
) -> None:
    found = whose.of(session, [talk(name="Anna").id])
    session.rollback()
    (copied,) = copy(engine, rasas, Fernet.generate_key().decode(), found)
    assert copied["contact"] == {"unreadable": "yes"}
