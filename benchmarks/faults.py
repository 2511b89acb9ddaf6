"""Ways to break a running installation in the middle of a turn, and to mend it again."""

import contextlib
import os
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from deploy.processes import Installation

HELD_SECONDS = 9.0
"""How long something stays away: longer than the gateway waits for an answer."""
CUTS, CUT_EVERY = 40, 0.05
"""How often connections are cut, and the seconds in between."""

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
Break = Callable[[Installation], None]
"""Breaks something while citizens wait, and leaves an installation that can work again."""
PROCESSES = ("gateway", "actions", "rasa", "worker")
RASAS = ("rasa.events", "rasa.turn_replies")
OURS = ("appointments", "turn_acts", "turns")


def killed(*names: str) -> Break:
    """Kill processes the hard way, and start them again at once."""

    def do(installation: Installation) -> None:
        for name in names:
            installation.kill(name)
        for name in names:
            installation.start(name)

    return do


def frozen(name: str) -> Break:
    """Hang a process for longer than anybody waits for it."""

    def do(installation: Installation) -> None:
        installation.pause(name)
        time.sleep(HELD_SECONDS)
        installation.resume(name)

    return do


def locked(store: str) -> Break:
    """Let somebody else hold a store, "ours" or "rasas", against every writer."""

    def do(installation: Installation) -> None:
        with _holding(installation, store):
            time.sleep(HELD_SECONDS)

    return do


def cut(installation: Installation) -> None:
    """Cut every connection to PostgreSQL, again and again, for two seconds."""
    with _admin(installation) as execute:
        for _ in range(CUTS):
            execute(CUT)
            time.sleep(CUT_EVERY)


def read_only(installation: Installation) -> None:
    """Let PostgreSQL refuse every write for a while, as a standby does."""
    with _admin(installation) as execute:
        for state in ("on", "off"):
            execute(f"ALTER DATABASE intake SET default_transaction_read_only = {state}")
            execute(CUT)  # new connections only know of it
            if state == "on":
                time.sleep(HELD_SECONDS)


def full(installation: Installation) -> None:
    """Let no process write to any file, as on a full disk, for a while."""
    running = [pid for leader in installation.sessions().values() for pid in _session(leader)]
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in running}
    for pid, (_, hard) in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
    time.sleep(HELD_SECONDS)
    for pid, limits in before.items():
        with contextlib.suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


def _session(leader: int) -> list[int]:
    """Return the processes of a session, found as ps finds them."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if os.getsid(int(entry.name)) == leader:
                    found.append(int(entry.name))
    return found


def everything(kind: str) -> dict[str, Break]:
    """Return every fault that a store of this kind can have, by its name."""
    faults: dict[str, Break] = {
        **{f"kill_{name}": killed(name) for name in PROCESSES},
        "kill_all": killed(*PROCESSES),
        **{f"freeze_{name}": frozen(name) for name in PROCESSES},
        **{f"lock_{store}": locked(store) for store in ("ours", "rasas")},
    }
    own = {"cut": cut, "read_only": read_only} if kind == "postgresql" else {"full": full}
    return faults | own


@contextlib.contextmanager
def _holding(installation: Installation, store: str) -> Iterator[None]:
    if installation.environ["INTAKE_DATABASE_URL"].startswith("postgresql"):
        tables = ", ".join(RASAS if store == "rasas" else OURS)
        with _admin(installation) as execute:
            execute("BEGIN")
            execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")
            yield
            execute("ROLLBACK")
        return
    other = sqlite3.connect(_file(installation, store), timeout=30, isolation_level=None)
    with contextlib.closing(other):
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextlib.contextmanager
def _admin(installation: Installation) -> Iterator[Callable[[str], object]]:
    url = make_url(installation.environ["INTAKE_DATABASE_URL"])
    engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield lambda statement: connection.execute(text(statement))
    engine.dispose()


def _file(installation: Installation, store: str) -> str:
    name = "RASA_TRACKER_URL" if store == "rasas" else "INTAKE_DATABASE_URL"
    return str(make_url(installation.environ[name]).database)
