"""Simulated callers over HTTP: in open loop at a fixed pace, or one turn after the other."""

import http.client
import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

TIMEOUT_SECONDS = 30.0


class Caller(Protocol):
    """One citizen in one conversation."""

    def say(self, words: str) -> bool:
        """Take a turn; return whether an answer came."""


@dataclass
class Taken:
    """What came of the turns of one run: seconds of those answered, and how many were not."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0
    lasted: float = 0.0
    """Wall clock of the whole run."""

    def add(self, other: "Taken") -> None:
        """Join another run of the same."""
        self.seconds += other.seconds
        self.failed += other.failed
        self.lasted += other.lasted


@dataclass(frozen=True)
class Clock:
    """How a run sees time and lets it pass, in seconds."""

    now: Callable[[], float] = time.perf_counter
    sleep: Callable[[float], None] = time.sleep


REAL = Clock()


class Line:
    """A connection that stays open, from a loopback address of its own: the gateway limits the
    rate of each address, and real callers have one each."""

    def __init__(self, port: int, caller: int) -> None:
        source = (f"127.0.{1 + caller // 200}.{1 + caller % 200}", 0)
        self._http = http.client.HTTPConnection(
            "127.0.0.1", port, timeout=TIMEOUT_SECONDS, source_address=source
        )

    def post(self, path: str, body: dict[str, Any], token: str = "") -> Any:
        """Send JSON and return the JSON of the answer; None where it is no success."""
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._http.request("POST", path, json.dumps(body), headers)
        with self._http.getresponse() as answer:
            told = answer.read()
        return json.loads(told) if answer.status < 300 else None

    def close(self) -> None:
        """Hang up."""
        self._http.close()


def at_a_pace(
    callers: Sequence[Caller],
    said: Callable[[int, int], list[str]],
    pause: float,
    seconds: float,
    clock: Clock = REAL,
) -> Taken:
    """Let each caller take a turn every `pause` seconds, whatever the answers take (open loop).

    A turn is timed from the moment it was due, so a system that falls behind cannot hide it.
    Bounded: one turn a caller at a time.
    """
    taken, turns = Taken(lasted=seconds), max(1, int(seconds / pause))
    began = clock.now() + 0.1

    def talk(number: int, caller: Caller) -> Taken:
        own, first = Taken(), began + pause * number / len(callers)
        for turn, words in enumerate(said(number, turns)):
            due = first + turn * pause
            clock.sleep(max(0.0, due - clock.now()))
            _time(own, caller, words, due, clock)
        return own

    for own in _together(callers, talk):
        taken.add(own)
    return taken


def without_pause(
    callers: Sequence[Caller],
    said: Callable[[int, int], list[str]],
    seconds: float,
    clock: Clock = REAL,
) -> Taken:
    """Let each caller speak as soon as the answer is there, for so many seconds."""
    end = clock.now() + seconds

    def talk(number: int, caller: Caller) -> Taken:
        own, words = Taken(), said(number, 1000)
        while (due := clock.now()) < end:
            _time(own, caller, words[len(own.seconds) % len(words)], due, clock)
        return own

    taken, began = Taken(), clock.now()
    for own in _together(callers, talk):
        taken.add(own)
    taken.lasted = clock.now() - began
    return taken


def one_after_the_other(caller: Caller, words: Sequence[str], clock: Clock = REAL) -> Taken:
    """Lead one long conversation; the seconds are in the order of its turns."""
    taken = Taken()
    for each in words:
        _time(taken, caller, each, clock.now(), clock)
    return taken


def _time(taken: Taken, caller: Caller, words: str, due: float, clock: Clock) -> None:
    try:
        answered = caller.say(words)
    except (OSError, http.client.HTTPException):
        answered = False
    if answered:
        taken.seconds.append(clock.now() - due)
    else:
        taken.failed += 1


def _together(callers: Sequence[Caller], talk: Callable[[int, Caller], Taken]) -> list[Taken]:
    done: list[Taken] = []
    threads = [
        threading.Thread(target=lambda n=n, c=c: done.append(talk(n, c)), daemon=True)
        for n, c in enumerate(callers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done
