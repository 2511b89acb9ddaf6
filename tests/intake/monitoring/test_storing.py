"""What passes by itself is told apart from a mistake of ours."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, TimeoutError

from intake.database import connect, session_scope
from intake.monitoring import storing


class FromPostgresql(Exception):
    """An error as psycopg raises it."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__()
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("state", "passes"),
    [
        ("57014", True),  # took too long
        ("55P03", True),  # waited too long for a lock
        ("25006", True),  # read-only
        ("42501", True),  # a role that may not write
        ("53100", True),  # disk full
        ("57P01", True),  # cut by an operator
        (None, True),  # nobody answers
        ("42P01", False),  # no such table
        ("22021", False),  # NUL in a text
    ],
)
def test_states_of_postgresql(state: str | None, passes: bool) -> None:
    error = OperationalError("INSERT", {}, FromPostgresql(state))
    assert storing.is_kept_from(error) is passes


def test_no_free_connection_passes_and_a_broken_rule_does_not() -> None:
    assert storing.is_kept_from(TimeoutError("QueuePool limit"))
    assert not storing.is_kept_from(IntegrityError("INSERT", {}, sqlite3.IntegrityError()))


def test_a_full_sqlite_heals_by_itself(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/a.db")
    with session_scope(engine) as session:
        session.execute(text("CREATE TABLE t (words TEXT)"))

    def write() -> None:
        with session_scope(engine) as session:
            session.execute(text("INSERT INTO t VALUES (:words)"), {"words": "x" * 100_000})

    with engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 3"))
    with pytest.raises(DBAPIError) as full:
        write()
    assert storing.is_kept_from(full.value)
    write()  # the connection that knew of no room is gone
    engine.dispose()


def test_a_table_that_is_not_there_is_no_trouble_that_passes(engine: Engine) -> None:
    with pytest.raises(DBAPIError) as missing, session_scope(engine) as session:
        session.execute(text("SELECT * FROM nowhere"))
    assert not storing.is_kept_from(missing.value)


def test_a_statement_that_waits_too_long_on_postgresql_is_ended(
    new_database: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database("postgresql")
    monkeypatch.setattr("intake.database.LIMITS", "-c statement_timeout=50")
    engine = connect(url)
    with pytest.raises(DBAPIError) as late, session_scope(engine) as session:
        session.execute(text("SELECT pg_sleep(5)"))
    assert storing.is_kept_from(late.value)
    engine.dispose()
