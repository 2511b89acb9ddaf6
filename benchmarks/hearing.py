"""Nothing in clear: made-up citizens talk on every channel, then every store is looked through.

`python -m benchmarks.hearing 500 7` leads five hundred conversations, those of seed 7. What was
found outside the sealed columns is written to var/bench/hearing.txt.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, LargeBinary, MetaData, create_engine, select

from benchmarks.made_up import Talk, talks
from benchmarks.walk import MUNICIPALITY
from benchmarks.walked import Citizen
from deploy import ROOT
from deploy.processes import SERVING, Installation
from intake.settings import Settings
from webhook import build_services
from webhook.services import Services
from webhook.simulator.chat_client import ChatError
from webhook.simulator.telephone import Telephone
from webhook.simulator.text_message import SmsClient

MOST = 500
AT_ONCE = 6
ADDRESSES = 400
"""The gateway limits the rate of each loopback address."""
FOUND = ROOT / "var" / "bench" / "hearing.txt"
_SIGNS = re.compile(r"[\W_]+")
_INSTANTS = re.compile(
    r"\b\d{4}-\d\d-\d\d[ t]\d\d:\d\d:\d\d(?:[.,]\d+)?|\b1\d{9}\.\d+\b", re.IGNORECASE
)
"""Times of ours: among so many digits a birth date is found by chance."""


@dataclass(frozen=True)
class Leak:
    """Something of a citizen that lies where it must not."""

    place: str
    """A table and its column, or a log."""
    kind: str
    value: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.kind} {self.value!r} in {self.text[:300]!r}"


def measure(most: int = MOST, seed: int = 1) -> dict[str, Any]:
    """Lead so many conversations in an installation of its own; return what lies in clear."""
    with (
        tempfile.TemporaryDirectory(prefix="intake-hearing-") as folder,
        Installation(Path(folder), serving=(*SERVING, "worker")) as installation,
    ):
        services = build_services(Settings.from_env(installation.environ))
        led = lead(list(islice(talks(seed), most)), installation, services)
        found = leaks(led, services, Path(folder) / "log")
        services.engine.dispose()
    FOUND.parent.mkdir(parents=True, exist_ok=True)
    FOUND.write_text("\n".join(map(str, found)), encoding="utf-8")
    kinds = Counter(leak.kind for leak in found)
    return {"conversations": len(led), "leaks": len(found), **dict(sorted(kinds.items()))}


def lead(
    all_talks: Sequence[Talk], installation: Installation, services: Services
) -> Sequence[Talk]:
    """Lead these conversations, some at once; return those that came to their end."""
    with ThreadPoolExecutor(AT_ONCE) as together:
        ended = together.map(
            lambda numbered: _lead(numbered[1], numbered[0] % ADDRESSES, installation, services),
            enumerate(all_talks),
        )
        return [talk for talk, whole in zip(all_talks, ended, strict=True) if whole]


def _lead(talk: Talk, number: int, installation: Installation, services: Services) -> bool:
    try:
        client = _client(talk, number, installation, services)
        for words in talk.said:
            client.say(words)
    except ChatError:  # a call is over, or another telephone rings: nothing more is heard
        return talk.channel == "voice"
    return True


def _client(
    talk: Talk, number: int, installation: Installation, services: Services
) -> Citizen | SmsClient | Telephone:
    if talk.channel == "chat":
        return Citizen(int(installation.environ["PORT"]), number, talk.person.language)
    of_channel = SmsClient if talk.channel == "sms" else Telephone
    client = of_channel(installation.url, services, number=talk.person.number)
    client.open(MUNICIPALITY, talk.person.language)
    return client


def leaks(led: Iterable[Talk], services: Services, logs: Path) -> list[Leak]:
    """Return every fact of these citizens that is readable in a database, at Rasa's or in a log."""
    texts = dict(_everywhere(services, logs))
    all_folded = {text: plain(text) for text in texts}
    everything = "\n".join(all_folded.values())
    secrets = {pair for talk in led for pair in talk.person.secrets().items()}
    return [
        Leak(texts[text], kind, value, text)
        for kind, value in sorted(secrets)
        if plain(value) in everything
        for text, folded in all_folded.items()
        if plain(value) in folded
    ]


def _everywhere(services: Services, logs: Path) -> Iterator[tuple[str, str]]:
    for log in logs.glob("*.log"):
        for line in log.read_text("utf-8", "replace").splitlines():
            yield line, log.name
    rasa = create_engine(services.settings.rasa_store_url)
    for name, engine in (("rasa", rasa), ("intake", services.engine)):
        with engine.connect() as connection:
            yield from stored(connection, name)
    rasa.dispose()


def stored(connection: Connection, name: str) -> Iterator[tuple[str, str]]:
    """Yield every text in every table, with its place; sealed columns hold bytes and are none."""
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        columns = [one for one in table.columns if not isinstance(one.type, LargeBinary)]
        for row in connection.execute(select(*columns)):
            for column, value in zip(columns, row, strict=True):
                for text in _texts(value):
                    yield text, f"{name}.{table.name}.{column.name}"


def _texts(value: Any) -> Iterator[str]:
    """Yield the strings in a value, those of JSON one by one; a fraction is a measure of ours."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            value = json.loads(value)
        except ValueError:
            pass
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(key)
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif value is not None and not isinstance(value, float):
        yield str(value)


def plain(text: str) -> str:
    """Return the letters and digits of a text, without the times of ours in it."""
    return _SIGNS.sub("", _INSTANTS.sub(" ", text.casefold()))


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    sys.stdout.write(json.dumps(measure(*asked)) + "\n")
