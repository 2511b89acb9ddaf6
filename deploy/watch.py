"""Restarts a process that runs but no longer answers over HTTP; itself run by supervisor.

superlance's httpok does nearly this, but takes a slow start for a hang, or needs as long to see
a hang as the slowest start may last.
"""

import argparse
import contextlib
import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xmlrpc.client import Fault

from supervisor.childutils import getRPCInterface
from supervisor.states import ProcessStates
from supervisor.xmlrpc import Faults

from deploy.ports import answers, beats
from deploy.supervision import WATCHER
from intake.monitoring import heartbeat

logger = logging.getLogger(__name__)

HANGS_AFTER = 90.0
"""Seconds: longer than a look lasts in which everything is silent and has to be restarted."""


@dataclass
class Pace:
    """How often is asked, and how long a process may be silent; all in seconds."""

    every: float = 2.0
    timeout: float = 4.0
    strikes: int = 3
    start: float = 180.0
    """For a process that has not answered since its start: Rasa loads for 7 to 20 s, or longer."""


@dataclass
class Watched:
    """One process and what is known of its present life."""

    name: str
    url: str
    """Where to ask: an address, or the file that tells the port of its heartbeat."""
    life: int = -1
    answered: bool = False
    silent_since: float = 0.0
    misses: int = 0
    cut_short: int = 0
    """How many of its starts in a row were taken for a hang."""

    def hangs(self, life: int, answer: bool, now: float, pace: Pace) -> bool:
        """Take in one answer, or its absence; True where the process must be restarted.

        `life` tells one start of the process from the next, `now` is any clock in seconds.
        """
        if life != self.life:
            self.life, self.answered, self.misses, self.silent_since = life, False, 0, now
        if answer:
            self.answered, self.misses, self.cut_short = True, 0, 0
            return False
        self.misses += 1
        if self.answered:
            return self.misses >= pace.strikes
        # Twice as long each time: else a machine that is slow today would never get it started.
        late = now - self.silent_since > pace.start * 2.0**self.cut_short
        self.cut_short += late
        return late


class Watcher:
    """Asks each process in turn; `supervisor` is its XML-RPC interface."""

    def __init__(
        self,
        watched: Sequence[Watched],
        supervisor: Any,
        pace: Pace,
        ask: Callable[[str, float], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._watched = watched
        self._supervisor = supervisor
        self._pace = pace
        self._ask = ask or _answers
        self._clock = clock

    def look(self) -> None:
        """Ask every running process once and restart those that hang."""
        for each in self._watched:
            info = self._supervisor.getProcessInfo(each.name)
            if info["state"] != ProcessStates.RUNNING:
                continue
            answer = self._ask(each.url, self._pace.timeout)
            if each.hangs(info["pid"], answer, self._clock(), self._pace):
                self._restart(each.name)

    def _restart(self, name: str) -> None:
        logger.warning("%s no longer answers and is restarted", name)
        for act in (self._supervisor.stopProcess, self._supervisor.startProcess):
            # Where it ended by itself, supervisor was quicker.
            with _expecting(Faults.NOT_RUNNING, Faults.ALREADY_STARTED):
                act(name)


def _answers(where: str, seconds: float) -> bool:
    """Ask an address, or the port that is written in a file: a heartbeat's own."""
    return beats(Path(where), seconds) if where.startswith("/") else answers(where, seconds)


@contextlib.contextmanager
def _expecting(*faults: int) -> Iterator[None]:
    try:
        yield
    except Fault as fault:
        if fault.faultCode not in faults:
            raise


def main() -> None:
    """Watch NAME=address or NAME=file … until killed, with a heartbeat of its own."""
    pace = Pace()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of the installation's own files")
    parser.add_argument("watched", nargs="+", metavar="NAME=WHERE")
    for name in ("every", "timeout", "start"):
        parser.add_argument(f"--{name}", type=float, default=getattr(pace, name))
    arguments = parser.parse_args()
    pace = Pace(arguments.every, arguments.timeout, start=arguments.start)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    watched = [Watched(*pair.split("=", 1)) for pair in arguments.watched]
    watcher = Watcher(watched, getRPCInterface(os.environ).supervisor, pace)
    pulse = heartbeat.Pulse(HANGS_AFTER)
    heartbeat.answer(arguments.folder, WATCHER, pulse.is_felt)
    with _expecting(Faults.SHUTDOWN_STATE):
        while True:
            time.sleep(pace.every)
            watcher.look()
            pulse.beat()


if __name__ == "__main__":
    main()
