"""The worker process sends what is due, survives a kill, and stops when told."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from cryptography.fernet import Fernet
from sqlalchemy import Engine, select

from intake.contacts import ContactBook
from intake.conversations import open_conversation
from intake.database import connect, read_scope, session_scope
from intake.messaging.outbox import Message, record
from intake.settings import Settings
from intake.worker import Sweeps
from webhook.twilio.remover import NoRemover
from webhook.twilio.sender import ConsoleSender
from webhook.worker import run, schedule

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
KEY = Fernet.generate_key().decode()
PHONE = "+31612345678"
LONG = 50
"""Seconds: jobs queue for the database, and where it is busy each waits five for its turn."""


@pytest.fixture
def engine(migrated_database: Callable[[str], str]) -> Iterator[Engine]:
    engine = connect(migrated_database("sqlite"))
    yield engine
    engine.dispose()


@pytest.fixture
def environment(engine: Engine, tmp_path: Path) -> dict[str, str]:
    secrets = {f"INTAKE_{name}": "test" for name in ("CHANNEL_SECRET", "ACTIONS_SECRET")}
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("INTAKE_")},
        **secrets,
        "INTAKE_SECRET_KEY": "test",
        "INTAKE_DATA_KEY": KEY,
        "INTAKE_DATABASE_URL": str(engine.url),
        "INTAKE_VAR_DIR": str(tmp_path),
        "RASA_TRACKER_URL": f"sqlite:///{tmp_path / 'rasa.db'}",
        "INTAKE_NOW": NOW.isoformat(),
        "INTAKE_ENV": "test",
    }


def start(environment: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "webhook.worker"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def read_until(worker: "subprocess.Popen[str]", words: str) -> str:
    """What the worker logged up to and with the first line that holds these words."""
    assert worker.stderr is not None
    read = ""
    for line in worker.stderr:
        read += line
        if words in line:
            return read
    pytest.fail(f"the worker ended without {words!r}: {read}")


def record_confirmation(engine: Engine) -> None:
    with session_scope(engine) as session:
        conversation = open_conversation(
            session,
            municipality="gemeente-leek",
            channel="voice",
            language="nl",
            locale="nl-NL",
            now=NOW,
        )
        ContactBook(session, KEY).put(conversation.id, "phone", PHONE)
        record(
            session,
            kind="sms",
            municipality="gemeente-leek",
            conversation_id=conversation.id,
            contact_kind="phone",
            template="appointment_confirmed",
            values={"office": "gemeentehuis"},
            language="nl",
            locale="nl-NL",
            dedup_key="confirmation:1",
            now=NOW,
        )


def message(engine: Engine) -> Message:
    with read_scope(engine) as session:
        return session.scalars(select(Message)).one()


def test_what_a_killed_worker_left_is_sent_once_after_the_restart(
    engine: Engine, environment: dict[str, str]
) -> None:
    first = start(environment)
    read_until(first, "started")
    first.kill()
    first.communicate()
    record_confirmation(engine)
    second = start(environment)
    logged = read_until(second, "appointment_confirmed")
    second.send_signal(signal.SIGTERM)
    logged += second.communicate()[1]
    assert second.returncode == 0
    assert logged.count("appointment_confirmed") == 1
    assert PHONE not in logged and "gemeentehuis" not in logged
    assert (message(engine).state, message(engine).attempts) == ("sent", 1)


def test_a_signal_before_the_worker_waits_is_heard() -> None:
    """Held back it stays pending; with a handler it woke nobody 6 times of 400 here."""
    script = (
        "import os, signal; from webhook.worker import stop_signals; wait = stop_signals();"
        "os.kill(os.getpid(), signal.SIGTERM); wait(); print('heard')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout == "heard\n"


def test_the_banks_of_answers_are_written(environment: dict[str, str], tmp_path: Path) -> None:
    worker = start(environment)
    read_until(worker, "bank written: stad-antwerpen")
    worker.send_signal(signal.SIGTERM)
    worker.communicate()
    assert (tmp_path / "banks" / "stad-antwerpen.json").exists()


def test_words_that_rasa_keeps_are_forgotten_by_real_time(
    environment: dict[str, str], tmp_path: Path
) -> None:
    """INTAKE_NOW is a day in March here, and moves nothing of it."""
    month_ago = datetime.now(UTC).timestamp() - 29 * 86_400
    with sqlite3.connect(tmp_path / "rasa.db") as rasas:
        rasas.execute("CREATE TABLE events (sender_id TEXT, timestamp FLOAT)")
        rows = ("old", month_ago), ("under way", month_ago + 7 * 86_400)
        rasas.executemany("INSERT INTO events VALUES (?, ?)", rows)
    worker = start(environment)
    read_until(worker, "forgotten in rasa: 1 events")
    worker.send_signal(signal.SIGTERM)
    worker.communicate()
    assert rasas.execute("SELECT sender_id FROM events").fetchall() == [("under way",)]
    rasas.close()


def test_a_job_that_fails_does_not_end_the_worker(
    engine: Engine, environment: dict[str, str]
) -> None:
    class NoSendError(Exception):
        pass

    class Broken:
        def send(self, message: Message) -> str:
            raise NoSendError

    class NoBanks:
        def write_changed(self) -> int:
            return 0

    failed = threading.Event()

    def note(event: JobExecutionEvent) -> None:
        # All jobs begin at once, and another may have waited too long for its turn to write.
        if isinstance(event.exception, NoSendError):
            failed.set()

    record_confirmation(engine)
    sweeps = Sweeps(engine, engine, Settings.from_env(environment))
    scheduler = schedule(
        engine,
        Broken(),
        NoBanks(),
        sweeps,
        lambda: NOW,
        lambda: None,
        lambda: None,
        lambda _: None,
        NoRemover(),
    )
    scheduler.add_listener(note, mask=EVENT_JOB_ERROR)
    stop = threading.Event()
    worker = threading.Thread(target=run, args=(scheduler, stop.wait))
    worker.start()
    try:
        assert failed.wait(LONG)
        assert scheduler.running
    finally:
        stop.set()
        worker.join(LONG)
    assert not worker.is_alive()
    assert message(engine).state == "sending"


def test_the_console_knows_a_repeat_by_its_id(engine: Engine) -> None:
    record_confirmation(engine)
    sender = ConsoleSender()
    assert sender.send(message(engine)) == sender.send(message(engine))
