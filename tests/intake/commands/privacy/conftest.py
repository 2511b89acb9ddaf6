"""An installation with a database of its own, and what commands print about it."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from intake.commands.migrate import upgrade
from intake.commands.privacy.installation import Installation, opened
from intake.settings import SECRETS, Settings
from tests.intake.conftest import KEY

NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(
    request: pytest.FixtureRequest,
    new_database: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Installation]:
    """One on SQLite, with a file of Rasa's own, and one on PostgreSQL, which has both."""
    url = new_database(request.param)
    for name in SECRETS:
        monkeypatch.setenv(name, KEY)
    monkeypatch.setenv("INTAKE_NOW", NOW.isoformat())
    monkeypatch.setenv("INTAKE_DATABASE_URL", url)
    monkeypatch.setenv("INTAKE_VAR_DIR", str(tmp_path))
    theirs = f"sqlite:///{tmp_path / 'rasa.db'}" if request.param == "sqlite" else url
    monkeypatch.setenv("RASA_TRACKER_URL", theirs)
    upgrade(url)
    with opened(Settings.from_env(os.environ)) as installation:
        yield installation


@pytest.fixture
def engine(installation: Installation) -> Engine:
    """Its database, for the fixtures that fill one."""
    return installation.engine
