"""A sweep goes through all stores, stops before it takes too much, goes on when confirmed."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from intake.clock import Clock
from intake.conversations import Turn, add_turn
from intake.database import connect
from intake.keeping import brake, holds
from intake.keeping.models import RetentionStop
from intake.references import reference_for
from intake.settings import SECRETS, Settings
from intake.worker import Sweeps
from tests.intake.conftest import OpenConversation

DAY = timedelta(days=1)


@pytest.fixture
def rasas(tmp_path: Path) -> Iterator[Engine]:
    store = connect(f"sqlite:///{tmp_path / 'rasa.db'}")
    with store.begin() as connection:
        connection.execute(text("CREATE TABLE events (sender_id TEXT, timestamp FLOAT)"))
    yield store
    store.dispose()


@pytest.fixture
def sweeps(engine: Engine, rasas: Engine, tmp_path: Path) -> Callable[[datetime], Sweeps]:
    """Sweeps an installation at a moment; of more than three rows half may go at once."""

    def at(now: datetime) -> Sweeps:
        given = dict.fromkeys(SECRETS, "secret") | {"INTAKE_VAR_DIR": str(tmp_path)}
        environ = given | {"INTAKE_NOW": now.isoformat(), "INTAKE_RETENTION_SHARE": "50"}
        return Sweeps(engine, rasas, Settings.from_env(environ), Clock(now))

    return at


def say(rasas: Engine, sender: str, at: datetime) -> None:
    with rasas.begin() as connection:
        row = {"sender": sender, "at": at.timestamp()}
        connection.execute(text("INSERT INTO events VALUES (:sender, :at)"), row)


def senders(rasas: Engine) -> list[str]:
    with rasas.connect() as connection:
        return list(connection.scalars(text("SELECT sender_id FROM events ORDER BY sender_id")))


def turns(session: Session) -> int:
    session.rollback()
    count = session.scalar(select(func.count()).select_from(Turn)) or 0
    session.rollback()
    return count


def test_what_stopped_goes_when_it_is_confirmed(
    sweeps: Callable[[datetime], Sweeps],
    session: Session,
    open_one: OpenConversation,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(brake, "FEW", 3)
    conversation = open_one()
    for _ in range(4):
        add_turn(session, conversation, "citizen", "een paspoort", now=now)
    session.commit()
    late = sweeps(now + 29 * DAY)
    assert late.ours() is None
    assert turns(session) == 4
    assert [stop.kind for stop in session.scalars(select(RetentionStop))] == ["turns"]
    session.rollback()
    forgotten = late.ours(confirmed=True)
    assert forgotten is not None and forgotten.turns == 4
    assert list(session.scalars(select(RetentionStop))) == []


def test_rasas_store_has_the_same_brake(
    sweeps: Callable[[datetime], Sweeps],
    rasas: Engine,
    session: Session,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(brake, "FEW", 3)
    for number in range(4):
        say(rasas, str(number), now - 29 * DAY)
    assert sweeps(now).rasas_own() is None
    assert [stop.kind for stop in session.scalars(select(RetentionStop))] == ["rasa_events"]
    session.rollback()
    assert sweeps(now).rasas_own(confirmed=True) == 4


def test_what_is_held_stays_at_rasa_too(
    sweeps: Callable[[datetime], Sweeps],
    rasas: Engine,
    session: Session,
    open_one: OpenConversation,
    now: datetime,
) -> None:
    held = open_one().id
    holds.place(session, reference_for(session, held), "bezwaar", now)
    session.commit()
    for sender in (held, "old"):
        say(rasas, sender, now - 29 * DAY)
    assert [due for due in sweeps(now).dues() if due.rows] == [brake.Due("rasa_events", 1, 2)]
    assert sweeps(now).rasas_own() == 1
    assert senders(rasas) == [held]


def test_old_files_of_the_logs_go(
    sweeps: Callable[[datetime], Sweeps], tmp_path: Path, now: datetime
) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "rasa.log.1").write_text("{}\n")
    written = datetime.fromtimestamp((tmp_path / "log" / "rasa.log.1").stat().st_mtime, now.tzinfo)
    sweeps(written + 27 * DAY).tidy()
    assert (tmp_path / "log" / "rasa.log.1").exists()
    sweeps(written + 29 * DAY).tidy()
    assert not (tmp_path / "log" / "rasa.log.1").exists()
