"""A store that took nothing in for a while is written again, by whichever connection."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from intake.database import connect, read_scope, session_scope
from intake.monitoring import storing
from tests.read_only import held_by_another, nobody_may_write, open_folder

WRITE = "INSERT INTO held VALUES (2)"


def execute(engine: Engine, statement: str) -> None:
    with session_scope(engine) as session:
        session.execute(text(statement))


def refused(engine: Engine) -> bool:
    """Write, and say whether that is refused for a while."""
    with pytest.raises(DBAPIError) as error:
        execute(engine, WRITE)
    return storing.is_kept_from(error.value)


@pytest.fixture
def folder() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture
def file(folder: Path) -> Iterator[Engine]:
    """A database that no connection has open yet, but another process has."""
    engine = connect(f"sqlite:///{folder}/a.db")
    execute(engine, "CREATE TABLE held (n INTEGER)")
    engine.dispose()
    with held_by_another(folder / "a.db"):
        yield engine
        engine.dispose()


def read_at_once(engine: Engine, times: int, until: ExitStack) -> None:
    for _ in range(times):
        reader = until.enter_context(read_scope(engine))
        assert reader.scalar(text("SELECT count(*) FROM held")) == 1


def test_a_file_that_was_read_only_is_written_again(file: Engine, folder: Path) -> None:
    with nobody_may_write(folder):
        with ExitStack() as reading:
            read_at_once(file, 3, reading)  # so many connections lie idle afterwards
        assert refused(file)
    execute(file, WRITE)


def test_also_where_somebody_was_reading_when_it_was_seen(file: Engine, folder: Path) -> None:
    with nobody_may_write(folder), ExitStack() as reading:
        read_at_once(file, 3, reading)
        assert refused(file)
    execute(file, WRITE)


def test_a_reader_who_writes_by_mistake_costs_nobody_a_connection(file: Engine) -> None:
    with pytest.raises(DBAPIError) as mistake, read_scope(file) as session:
        session.execute(text(WRITE))
    assert not mistake.value.connection_invalidated


@pytest.fixture
def server(new_database: Callable[[str], str]) -> Iterator[Engine]:
    engine = connect(new_database("postgresql"))
    execute(engine, "CREATE TABLE held (n INTEGER)")
    engine.dispose()
    yield engine
    engine.dispose()


def takes_nothing_in(server: Engine, on: bool) -> None:
    """Let PostgreSQL be read-only, as a standby is, for connections that are opened from now on."""
    admin = connect(server.url.render_as_string(hide_password=False))
    state = f'ALTER DATABASE "{server.url.database}" SET default_transaction_read_only = {on}'
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET default_transaction_read_only = off"))
        connection.execute(text(state))
    admin.dispose()


def test_a_server_that_was_read_only_is_written_again(server: Engine) -> None:
    takes_nothing_in(server, on=True)
    assert refused(server)
    takes_nothing_in(server, on=False)
    execute(server, WRITE)


def test_a_role_that_may_only_read_is_no_mistake_of_ours(server: Engine) -> None:
    with pytest.raises(DBAPIError) as error, session_scope(server) as session:
        session.execute(text("CREATE ROLE reader"))
        session.execute(text("SET LOCAL ROLE reader"))
        session.execute(text(WRITE))
    assert storing.is_kept_from(error.value)
