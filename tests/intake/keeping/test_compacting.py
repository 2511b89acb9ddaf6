"""What was deleted by whoever is not in the bytes of a database file any more."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from intake.database import connect
from intake.keeping.compacting import compact

SECRET = b"Langelaan-hier-woont-iemand"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in which somebody else, who overwrites nothing, has deleted a row."""
    file = tmp_path / "rasa.db"
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA secure_delete = OFF")
        other.execute("CREATE TABLE events (data TEXT)")
        other.execute("INSERT INTO events VALUES (?)", (SECRET.decode(),))
        other.commit()
        other.execute("DELETE FROM events")
    other.close()
    assert SECRET in file.read_bytes()
    return file


def bytes_of(file: Path) -> bytes:
    return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))


def test_a_file_is_written_anew_without_it(file: Path) -> None:
    store = connect(f"sqlite:///{file}")
    with store.connect():
        assert compact(store)
    assert SECRET not in bytes_of(file)
    store.dispose()


def test_a_file_that_takes_long_is_left_alone(file: Path) -> None:
    store = connect(f"sqlite:///{file}")
    assert not compact(store, most=100)
    assert SECRET in bytes_of(file)
    store.dispose()


def test_what_we_delete_ourselves_is_overwritten_at_once(tmp_path: Path) -> None:
    file = tmp_path / "ours.db"
    store = connect(f"sqlite:///{file}")
    with store.begin() as connection:
        connection.execute(text("CREATE TABLE events (data TEXT)"))
        connection.execute(text("INSERT INTO events VALUES (:it)"), {"it": SECRET.decode()})
    with store.begin() as connection:
        connection.execute(text("DELETE FROM events"))
    store.dispose()  # the last to leave empties the log
    assert SECRET not in bytes_of(file)


def test_no_file_is_made_where_there_is_none(tmp_path: Path) -> None:
    assert not compact(connect(f"sqlite:///{tmp_path / 'rasa.db'}"))
    assert list(tmp_path.iterdir()) == []


def test_on_postgresql_dead_rows_are_given_back(new_database: Callable[[str], str]) -> None:
    store = connect(new_database("postgresql"))
    assert compact(store)
    with store.connect() as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "10s"
    store.dispose()
