"""A gateway whose Rasa is a fake, on a database and a clock of its own."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.serving import make_server

from intake import conversations
from intake.appointments import Appointments
from intake.commands.migrate import upgrade
from intake.conversations import Conversation, Turn
from intake.database import connect, read_scope, session_scope
from intake.messaging.outbox import Message
from intake.openings import Openings
from intake.settings import Settings
from intake.staff import passwords
from tests.clocks import SetClock
from tests.intake.conftest import migrated_database, new_database, postgresql_server
from tests.webhook.api_chat import Chat, open_chat
from tests.webhook.desk.examples import Examples, fill
from tests.webhook.fake_rasa import FakeRasa
from webhook import build_services, create_app
from webhook.dialogue.inbound import TurnInput
from webhook.dialogue.turn import Answered, handle_turn
from webhook.services import Services
from webhook.wire import Command

__all__ = ["migrated_database", "new_database", "postgresql_server"]

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""A real hash takes longer than most of these tests."""
NOW = datetime(2014, 2, 6, 9, 29, tzinfo=UTC)
"""Thursday, half past ten in the morning less a minute in Leek."""


@pytest.fixture(scope="session", autouse=True)
def routes_compiled_once() -> Iterator[None]:
    """Every test makes gateways of its own; what werkzeug makes of a route's address is the same.

    It depends on the rule and on the names and values in it alone, and takes its converters from
    the rule that it is asked of. Most of the making of a gateway went into it.
    """
    compile_anew, compiled = Rule._compile_builder, {}

    def compile_once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        of = (rule.rule, repr(rule._trace), repr(rule.defaults), append_unknown)
        if of not in compiled:
            compiled[of] = compile_anew(rule, append_unknown)
        return compiled[of]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Rule, "_compile_builder", compile_once)
        yield


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database in its newest form, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "intake.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every test makes gateways of its own; what Jinja makes of the templates is the same."""
    compiled = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Flask, "jinja_options", {**Flask.jinja_options, "bytecode_cache": compiled})
        yield


@pytest.fixture(scope="session")
def data_key() -> str:
    """What seals contact data in the databases of tests: their own, new each time."""
    return Fernet.generate_key().decode()


def settings_in(folder: Path, migrated: Path, data_key: str) -> Settings:
    """Return the settings of a gateway whose database, still empty, is in a folder."""
    shutil.copy(migrated, folder / "intake.db")
    names = ("CHANNEL_SECRET", "ACTIONS_SECRET", "SECRET_KEY")
    given = {
        **{f"INTAKE_{name}": f"the-{name.lower()}" for name in names},
        "INTAKE_DATA_KEY": data_key,
        "INTAKE_DATABASE_URL": f"sqlite:///{folder / 'intake.db'}",
        "INTAKE_ENV": "test",
        "INTAKE_VAR_DIR": str(folder),
    }
    return replace(Settings.from_env(given), clock=SetClock(NOW))


@pytest.fixture
def settings(migrated: Path, data_key: str, tmp_path: Path) -> Settings:
    return settings_in(tmp_path, migrated, data_key)


@pytest.fixture
def clock(settings: Settings) -> SetClock:
    """The clock of the gateway; it stands at NOW until it is set."""
    assert isinstance(settings.clock, SetClock)
    return settings.clock


@pytest.fixture(scope="session")
def collaborators() -> Services:
    """Profiles and texts of the system, read once for all tests."""
    names = ("CHANNEL_SECRET", "ACTIONS_SECRET", "SECRET_KEY", "DATA_KEY")
    built = build_services(Settings.from_env({f"INTAKE_{name}": "test" for name in names}))
    return replace(built, profiles=built.profiles.changed_by(None))


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@contextmanager
def served_by(settings: Settings, collaborators: Services, rasa: FakeRasa) -> Iterator[Services]:
    """What the gateway with these settings works with."""
    engine = connect(settings.database_url)
    changed = collaborators.profiles.changed_by(Openings(engine, settings.clock))
    own = {"engine": engine, "appointments": Appointments(engine, settings), "rasa": rasa}
    yield replace(collaborators, settings=settings, profiles=changed, **own)
    engine.dispose()


@pytest.fixture
def services(settings: Settings, collaborators: Services, rasa: FakeRasa) -> Iterator[Services]:
    with served_by(settings, collaborators, rasa) as services:
        yield services


@pytest.fixture(scope="session")
def morning(
    migrated: Path, data_key: str, collaborators: Services, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Examples]:
    """A database of a desk with examples on it, to be copied, and what is in it."""
    folder = tmp_path_factory.mktemp("morning")
    settings = settings_in(folder, migrated, data_key)
    with (
        pytest.MonkeyPatch.context() as patched,
        served_by(settings, collaborators, FakeRasa()) as services,
    ):
        patched.setattr(passwords, "_hasher", CHEAP)
        return folder / "intake.db", fill(services, NOW)


@pytest.fixture
def examples(
    morning: tuple[Path, Examples], services: Services, monkeypatch: pytest.MonkeyPatch
) -> Examples:
    """What is on the desk of this gateway; its database held nothing before."""
    monkeypatch.setattr(passwords, "_hasher", CHEAP)
    filled, known = morning
    with closing(sqlite3.connect(filled)) as source:
        with closing(sqlite3.connect(str(services.engine.url.database))) as target:
            source.backup(target)
    return known


@pytest.fixture
def app(settings: Settings, services: Services) -> Flask:
    return create_app(settings, services)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def serve() -> Iterator[Callable[[Flask], str]]:
    """Starts an app on a port of its own and gives its address."""
    running = []

    def start(app: Flask) -> str:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Talk:
    """A conversation, and a citizen who takes turns in it."""

    services: Services
    id: str
    ids: Iterator[int] = field(default_factory=count)

    def say(self, text: str, client_id: str | None = None) -> Answered:
        """Say something, under an id of its own unless one is given."""
        return self._take(TurnInput(client_id or self._next(), text=text))

    def press(self, button: str, client_id: str | None = None) -> Answered:
        """Press a button by its id."""
        return self._take(TurnInput(client_id or self._next(), button=button))

    def command(self, name: str) -> Answered:
        """Let the channel report a fact, such as hanging up."""
        return self._take(TurnInput(self._next(), command=Command(name)))

    def buttons(self) -> dict[str, str]:
        """Id by title of everything that can still be pressed."""
        return {one["title"]: key for key, one in self.row.commands.items()}

    @property
    def row(self) -> Conversation:
        """The conversation as it is stored now."""
        with read_scope(self.services.engine) as session:
            return conversations.get(session, self.id)

    def set(self, **values: Any) -> None:
        """Change the stored conversation."""
        with session_scope(self.services.engine) as session:
            row = conversations.get(session, self.id)
            for name, value in values.items():
                setattr(row, name, value)

    def turns(self) -> list[Turn]:
        """Everything recorded, in order."""
        with read_scope(self.services.engine) as session:
            return conversations.transcript(session, self.id)

    def transcript(self) -> list[tuple[str, str]]:
        """Who said what, in order."""
        return [(turn.sender, turn.text) for turn in self.turns()]

    def _take(self, turn: TurnInput) -> Answered:
        return handle_turn(self.services, self.id, turn)

    def _next(self) -> str:
        return f"m{next(self.ids)}"


@pytest.fixture
def begin(services: Services) -> Callable[..., Talk]:
    """Opens a conversation without a word said yet."""

    def start(language: str = "nl", municipality: str = "gemeente-leek", **given: Any) -> Talk:
        profile = services.profiles.get(municipality)
        usual = {"channel": "chat", "locale": profile.locale(language), "now": NOW}
        with session_scope(services.engine) as session:
            row = conversations.open_conversation(
                session, municipality=municipality, language=language, **(usual | given)
            )
        return Talk(services, row.id)

    return start


@pytest.fixture
def talk(begin: Callable[..., Talk]) -> Talk:
    """A Dutch chat with Leek."""
    return begin()


@pytest.fixture
def chat(client: FlaskClient) -> Chat:
    """A Dutch chat with Leek over the API."""
    return open_chat(client)


@pytest.fixture
def messages(services: Services) -> Callable[[], list[Message]]:
    """Everything in the outbox as it is now."""

    def stored() -> list[Message]:
        with read_scope(services.engine) as session:
            return list(session.scalars(select(Message).order_by(Message.dedup_key)))

    return stored
