"""The database: declarative base, the one column type for instants, engine and session scopes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.types import TypeDecorator

from intake import stopwatch
from intake.monitoring import poisoned

BUSY_MILLISECONDS = 5_000
"""How long a SQLite writer queues for its turn."""

POOL: dict[str, Any] = {"pool_size": 10, "max_overflow": 20, "pool_timeout": 5}
"""Nobody waits longer for a connection than those who have one wait for a lock: SQLAlchemy's half a
minute is longer than anybody waits for an answer."""

LIMITS = (
    "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=20000"
)
"""Milliseconds on PostgreSQL: for a statement, for a lock (as on SQLite), and for a process that
hangs in the middle of a transaction, and then no longer holds what others wait for."""
AWAY: dict[str, int] = {
    "connect_timeout": 3,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""When a server that says nothing at all is taken for gone (libpq's connection parameters: seconds,
the last one milliseconds). `LIMITS` are counted by that server itself, and Linux alone would wait
for a quarter of an hour where something was sent, and for two hours where an answer is awaited."""

READ_ONLY = "intake_read_only"


class NaiveInstant(ValueError):
    """A moment without a time zone was to be stored."""


class Base(DeclarativeBase):
    """Base of every table; names its constraints, so that migrations can name them too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Instant(TypeDecorator[datetime]):
    """A moment: stored in UTC, comes back aware in UTC, refused (`NaiveInstant`) when naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveInstant("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite keeps no zone: what is stored there is UTC by the method above.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def connect(url: str, *, enforce_foreign_keys: bool = True) -> Engine:
    """Engine for SQLite (a file, or in memory for tests of one thread) or PostgreSQL.

    On SQLite every transaction that may write begins with BEGIN IMMEDIATE, so that two writers
    queue for at most five seconds instead of failing half-way. Opens no connection yet.
    On PostgreSQL nothing waits longer than `LIMITS`, nor for a server that is `AWAY`. A connection
    that lost its file or its server is thrown away with all others, so that the next question is
    asked anew.
    `enforce_foreign_keys` is off only for migrations, where SQLite rebuilds whole tables, and where
    whatever waits may wait.
    Errors name no values, for those are citizens' words and end up in logs.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = _sqlite(parsed, enforce_foreign_keys)
    else:
        engine = _postgresql(parsed, limits=LIMITS if enforce_foreign_keys else "")
    stopwatch.follow(engine)
    return engine


def _postgresql(parsed: URL, limits: str) -> Engine:
    given = parsed.query.get("options", "")
    options = " ".join(filter(None, (str(given), limits)))
    engine = create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        **POOL,
        connect_args={**AWAY, "options": options},
        pool_pre_ping=True,
        hide_parameters=True,
    )
    poisoned.follow_server(engine, _only_reads)
    return engine


def _sqlite(url: URL, enforce_foreign_keys: bool) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    # One shared connection: each further one would open another, empty database. In a file the
    # connection used last comes first: its pages and statements are still at hand.
    engine = create_engine(
        url,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
        **({"poolclass": StaticPool} if in_memory else POOL | {"pool_use_lifo": True}),
    )

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: `_begin` does
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = WAL")
        # Under WAL this survives a killed process; PostgreSQL is there for power cuts too.
        connection.execute("PRAGMA synchronous = NORMAL")
        # What is deleted is overwritten at once: else its bytes lie in the file until used anew.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA foreign_keys = {int(enforce_foreign_keys)}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    poisoned.follow_file(engine, _only_reads)
    return engine


def _only_reads(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(READ_ONLY, False))


def _begin(connection: Connection) -> None:
    # A reader that starts to write would meet "database is locked" at once, without queueing:
    # so readers cannot write, and writers take their place in the queue from the start.
    reads = _only_reads(connection)
    if connection.info.get(READ_ONLY) is not reads:
        connection.exec_driver_sql(f"PRAGMA query_only = {int(reads)}")
        connection.info[READ_ONLY] = reads
    connection.exec_driver_sql("BEGIN DEFERRED" if reads else "BEGIN IMMEDIATE")


@contextmanager
def session_scope(engine: Engine) -> Iterator[Session]:
    """A session that is committed at the end, or rolled back when anything was raised.

    What was loaded stays readable after the commit.
    """
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def read_scope(engine: Engine) -> Iterator[Session]:
    """A session that only reads: it waits for no writer, and the database refuses its writes."""
    with Session(engine, expire_on_commit=False) as session:
        session.connection(execution_options={READ_ONLY: True, "postgresql_readonly": True})
        yield session


def insert_into(session: Session, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the dialect of this session's database."""
    return insert_for(session.get_bind().dialect.name, table)


def insert_for(dialect: str, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """The same for a dialect by its name, for a statement that is made once and kept."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
