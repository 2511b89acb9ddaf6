"""What the database promises before any table has a meaning."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session

from intake.conversations import Conversation
from intake.database import NaiveInstant, connect, read_scope, session_scope
from intake.references import GivenReference


def test_a_moment_comes_back_aware_in_utc_whatever_zone_it_went_in_with(
    session: Session, open_one: Callable[..., Conversation]
) -> None:
    amsterdam = datetime(2026, 7, 1, 14, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    conversation = open_one(now=amsterdam)
    session.expire_all()
    assert conversation.created_at == amsterdam
    assert conversation.created_at.tzinfo is UTC


def test_moments_compare_in_the_database_across_zones(
    session: Session, open_one: Callable[..., Conversation]
) -> None:
    open_one(now=datetime(2026, 7, 1, 14, 30, tzinfo=ZoneInfo("Europe/Amsterdam")))
    a_quarter_before = datetime(2026, 7, 1, 12, 15, tzinfo=UTC)
    later = select(Conversation).where(Conversation.created_at > a_quarter_before)
    assert session.scalar(later) is not None


def test_a_moment_without_a_zone_is_refused(open_one: Callable[..., Conversation]) -> None:
    with pytest.raises(StatementError) as refused:
        open_one(now=datetime(2026, 7, 1, 14, 30))
    assert isinstance(refused.value.orig, NaiveInstant)


def test_a_scope_that_raises_leaves_nothing_behind(engine: Engine) -> None:
    with pytest.raises(RuntimeError), session_scope(engine) as session:
        session.add(GivenReference(reference="00000000", conversation_id="c"))
        session.flush()
        raise RuntimeError
    with read_scope(engine) as session:
        assert session.scalars(select(GivenReference)).all() == []


def test_a_reader_cannot_write_and_a_writer_after_it_can(engine: Engine) -> None:
    with pytest.raises(DBAPIError), read_scope(engine) as session:
        session.add(GivenReference(reference="00000000", conversation_id="c"))
        session.flush()
    with session_scope(engine) as session:
        session.add(GivenReference(reference="00000000", conversation_id="c"))


def test_a_reader_does_not_wait_for_a_writer(engine: Engine) -> None:
    with session_scope(engine) as writer:
        writer.add(GivenReference(reference="00000000", conversation_id="c"))
        writer.flush()
        with read_scope(engine) as reader:
            assert reader.scalars(select(GivenReference)).all() == []


def test_two_writers_who_read_first_queue_instead_of_failing(engine: Engine) -> None:
    failures: list[Exception] = []

    def count_up(thread: int) -> None:
        for number in range(25):
            try:
                with session_scope(engine) as session:
                    session.scalars(select(GivenReference)).all()
                    name = f"{thread:04d}{number:04d}"
                    session.add(GivenReference(reference=name, conversation_id=name))
            except DBAPIError as error:
                failures.append(error)

    threads = [threading.Thread(target=count_up, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with read_scope(engine) as session:
        assert len(session.scalars(select(GivenReference)).all()) == 100


def test_sqlite_runs_with_wal_and_foreign_keys(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA busy_timeout")) == 5000
    engine.dispose()


def test_a_database_in_memory_keeps_what_is_committed() -> None:
    engine = connect("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
        connection.execute(text("INSERT INTO t VALUES (1)"))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT n FROM t")) == 1
    engine.dispose()


def test_a_postgresql_address_uses_the_driver_we_ship() -> None:
    engine = connect("postgresql://someone@localhost/intake")
    assert engine.driver == "psycopg"
