"""Where the time of one turn goes: added up by part, for the log and for /metrics."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Engine, event

TOTAL, SQL = "total", "sql"

# One dict a turn. Every thread and every task has its own, so turns do not mix.
_running: ContextVar[dict[str, float] | None] = ContextVar("stopwatch", default=None)


@contextmanager
def running() -> Iterator[dict[str, float]]:
    """Add up, in seconds, what the parts of this turn take; `total` is there at the end."""
    parts: dict[str, float] = {}
    token, started = _running.set(parts), time.perf_counter()
    try:
        yield parts
    finally:
        _running.reset(token)
        parts[TOTAL] = time.perf_counter() - started


@contextmanager
def part(name: str) -> Iterator[None]:
    """Count what happens inside under this name; outside a turn nothing is counted."""
    started = time.perf_counter()
    try:
        yield
    finally:
        _add(name, time.perf_counter() - started)


def follow(engine: Engine) -> None:
    """Count every statement of this engine, its wait for other writers included, under `sql`."""
    event.listen(engine, "before_cursor_execute", _before)
    event.listen(engine, "after_cursor_execute", _after)


def milliseconds(parts: dict[str, float]) -> dict[str, float]:
    """Return the parts as a log line has them: `ms` for the whole, `sql_ms` and the like."""
    return {
        "ms" if name == TOTAL else f"{name}_ms": round(seconds * 1000, 1)
        for name, seconds in parts.items()
    }


def _add(name: str, seconds: float) -> None:
    parts = _running.get()
    if parts is not None:
        parts[name] = parts.get(name, 0.0) + seconds


def _before(connection: Any, *_: object) -> None:
    connection.info["statement_began"] = time.perf_counter()


def _after(connection: Any, *_: object) -> None:
    _add(SQL, time.perf_counter() - connection.info["statement_began"])
