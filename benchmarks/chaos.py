"""Chaos under load: PostgreSQL, two gateways, and one part after the other that dies.

`python -m benchmarks.chaos 180` lasts so many seconds.
"""

import contextlib
import json
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from typing import Any

from benchmarks.chaos_talk import MUNICIPALITY, Talked, judged, talk
from benchmarks.faults import cut
from benchmarks.memory import computed_seconds
from benchmarks.promises import installed
from benchmarks.stages import summary
from deploy import ROOT, children
from deploy.model import model_path
from deploy.ports import answers, free_ports
from deploy.processes import Installation
from deploy.roster import members
from deploy.steps import SetUpError
from intake.settings import Settings
from webhook import build_services
from webhook.simulator.chat_client import ChatClient, ChatError

TEN_MINUTES = 600.0
CITIZENS = 6
CALM = 6.0
"""Seconds between one recovery and the next fault."""
WORST = 120.0
ASKED, ANSWERED = "wat kost een nieuw paspoort?", "euro"
"""What nobody can answer without Rasa and the actions."""
LIMITS = {"gateway": 15.0, "second": 15.0, "actions": 15.0, "rasa": 45.0, "cut": 15.0}
"""Seconds until everything works again."""


@dataclass(frozen=True)
class Recovery:
    """How long one fault lasted, in seconds from the moment of it."""

    up: float
    """Until the part that was killed said that it is there."""
    works: float
    """Until both gateways gave a real answer."""
    computing: float
    """Processor time of the new process by then: what else the machine does hardly alters it."""


class Second:
    """One more gateway on the same database."""

    def __init__(self, installation: Installation) -> None:
        port = free_ports(1)[0]
        self.url = f"http://127.0.0.1:{port}"
        self._environ = {**installation.environ, "PORT": str(port)}
        roster = members(self._environ, model_path())
        self._member = next(each for each in roster if each.name == "gateway")
        self._log = installation.log("second")

    def start(self) -> None:
        """Start it; returns at once."""
        command = self._member.command
        self._child = children.start(command, self._environ, self._log, ROOT)

    @property
    def session(self) -> int:
        """The id of its session."""
        return self._child.pid

    def end(self) -> None:
        """Kill it the hard way."""
        children.end(self._child, 0.0)


def measure(seconds: float = TEN_MINUTES) -> dict[str, Any]:
    """Return what became of every message, and how long each part took to come back."""
    with installed("postgresql") as installation:
        second = Second(installation)
        second.start()
        try:
            return _chaos(installation, second, seconds)
        finally:
            second.end()


def _chaos(installation: Installation, second: Second, seconds: float) -> dict[str, Any]:
    urls = (installation.url, second.url)
    _until(lambda: _is_up(second.url))
    talked, end, over = Talked(), threading.Event(), time.monotonic() + seconds
    took: dict[str, list[Recovery]] = defaultdict(list)
    faults = cycle(_faults(installation, second).items())

    def computed(name: str) -> float:
        """Return what the process that was started anew has computed; nothing where none was."""
        started = {**installation.sessions(), "second": second.session}
        return computed_seconds(started[name]) if name in started else 0.0

    with ThreadPoolExecutor(CITIZENS) as pool:
        talking = [pool.submit(talk, urls, n, end, talked) for n in range(CITIZENS)]
        try:
            while time.monotonic() < over:
                time.sleep(CALM)
                name, breaks = next(faults)
                # In this thread: a process ends with the thread that started it (prctl(2)).
                took[name].append(_recovered(breaks, urls, partial(computed, name)))
        finally:
            end.set()
        for one in talking:
            one.result()
    return _told(installation, talked, took)


def _faults(installation: Installation, second: Second) -> dict[str, Callable[[], None]]:
    def other() -> None:
        second.end()
        second.start()
        _until(lambda: _is_up(second.url))

    return {
        "gateway": partial(installation.restart, "gateway"),
        "actions": partial(installation.restart, "actions"),
        "second": other,
        "rasa": partial(installation.restart, "rasa"),
        "cut": partial(cut, installation),
    }


def _recovered(
    breaks: Callable[[], None], urls: tuple[str, ...], computed: Callable[[], float]
) -> Recovery:
    """Break something, and wait until both gateways give a real answer."""
    began = time.monotonic()
    with contextlib.suppress(SetUpError):  # it is still on its way: that is what is measured
        breaks()
    up = time.monotonic() - began
    _until(lambda: all(_is_up(url) and _answers(url) for url in urls))
    return Recovery(up, time.monotonic() - began, computed())


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + WORST
    while not holds() and time.monotonic() < end:
        time.sleep(0.2)


def _is_up(url: str) -> bool:
    return answers(f"{url}/healthz", 2)


def _answers(url: str) -> bool:
    client = ChatClient(url)
    try:
        client.open(MUNICIPALITY, "nl")
        return any(ANSWERED in each.text for each in client.say(ASKED))
    except (ChatError, KeyError):
        return False


def _told(
    installation: Installation, talked: Talked, took: dict[str, list[Recovery]]
) -> dict[str, Any]:
    services = build_services(Settings.from_env(installation.environ))
    found = judged(services.engine, talked.accepted)
    services.engine.dispose()
    return {
        "messages": found | {"unanswered": talked.unanswered},
        "recovery": {"faults": sum(map(len, took.values())), "late": ",".join(_late(took))},
        "answered": summary([each * 1000 for each in talked.seconds]),
        "parts": {name: _slowest(name, each) for name, each in took.items()},
    }


def _late(took: Mapping[str, Sequence[Recovery]]) -> list[str]:
    return [name for name, each in took.items() if max(one.works for one in each) > LIMITS[name]]


def _slowest(name: str, each: Sequence[Recovery]) -> dict[str, float]:
    """Return the longest of a part's recoveries, and what that one was made of."""
    worst = max(each, key=lambda one: one.works)
    told = {"up_s": worst.up, "works_s": worst.works, "computing_s": worst.computing}
    rounded = {key: round(value, 1) for key, value in told.items()}
    return rounded | {"limit_s": LIMITS[name], "times": len(each)}


def main() -> None:
    """Break everything for so many seconds."""
    told = measure(float(sys.argv[1]))
    sys.stdout.write(json.dumps(told, indent=2) + "\n")


if __name__ == "__main__":
    main()
