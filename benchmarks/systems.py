"""What is measured, seen from outside: something that runs, and callers that talk to it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from benchmarks.callers import Caller


class System(Protocol):
    """A running system."""

    @property
    def name(self) -> str:
        """What it is called in the results."""

    def callers(self, count: int) -> Sequence[Caller]:
        """Return so many callers, each with a conversation of its own that has begun."""

    def sessions(self) -> dict[str, int]:
        """Return the session id of each process, by its name."""


Sentences = Callable[[int, int], list[str]]
