"""Nothing waits for a database longer than somebody waits for an answer."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import TimeoutError

from intake.database import POOL, connect


@pytest.fixture
def far_away(new_database: Callable[[str], str]) -> Iterator[str]:
    """Address of a PostgreSQL that is reached over TCP, as one on another machine is."""
    url = make_url(new_database("postgresql"))
    server = str(url.query["host"]) + "/.s.PGSQL.5432"
    with ExitStack() as open_, socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_led_on, args=(door, server, open_), daemon=True).start()
        port = door.getsockname()[1]
        address = url.set(host="127.0.0.1", port=port, query={})
        yield address.render_as_string(hide_password=False)


def _led_on(door: socket.socket, server: str, open_: ExitStack) -> None:
    caller, _ = door.accept()
    there = socket.socket(socket.AF_UNIX)
    there.connect(server)
    for end in (caller, there):
        open_.enter_context(end)
    for from_, to in ((caller, there), (there, caller)):
        threading.Thread(target=_carried, args=(from_, to), daemon=True).start()


def _carried(from_: socket.socket, to: socket.socket) -> None:
    while sent := from_.recv(65536):
        to.sendall(sent)


def test_a_machine_that_says_nothing_is_given_up_within_seconds(far_away: str) -> None:
    engine = connect(far_away)
    with engine.connect() as connection:
        number = connection.connection.dbapi_connection.pgconn.socket  # type: ignore[union-attr]
        kernel = socket.socket(fileno=socket.dup(number))
        told = {
            name: kernel.getsockopt(socket.IPPROTO_TCP, getattr(socket, f"TCP_{name}"))
            for name in ("KEEPIDLE", "KEEPINTVL", "KEEPCNT", "USER_TIMEOUT")
        }
        kept_alive = kernel.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        kernel.close()
    engine.dispose()
    assert kept_alive
    assert told == {"KEEPIDLE": 5, "KEEPINTVL": 2, "KEEPCNT": 3, "USER_TIMEOUT": 10_000}


def test_postgresql_ends_what_lasts_too_long(new_database: Callable[[str], str]) -> None:
    engine = connect(new_database("postgresql"))
    with engine.connect() as connection:
        limits = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        told = [connection.scalar(text(f"SHOW {each}")) for each in limits]
    engine.dispose()
    assert told == ["10s", "5s", "20s"]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_nobody_waits_half_a_minute_for_a_connection(
    kind: str, new_database: Callable[[str], str]
) -> None:
    engine = connect(new_database(kind))
    assert engine.pool.timeout() == POOL["pool_timeout"] <= 5  # type: ignore[attr-defined]
    engine.dispose()


def test_who_finds_no_connection_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 0.05}
    monkeypatch.setattr("intake.database.POOL", few)
    engine = connect(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.connect(), pytest.raises(TimeoutError):
        engine.connect()
    engine.dispose()
