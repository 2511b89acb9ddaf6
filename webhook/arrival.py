"""What the edge tells a request of its arrival, and what a request leaves the edge to go on with.

The edge (`webhook.edge`) takes requests in without a thread for each; the routes behind it know it
by this alone. Without an edge, as in most tests, a request has just arrived and is in no hurry.
"""

import time
from collections.abc import Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal, Protocol

Told = Literal["wait", "later"]
"""What a request hears that has no seat: that it takes a moment, or to come again later."""


class Source(Protocol):
    """Tells how things stand; streams whose sources are equal are asked for together."""

    def __call__(self, topics: Collection[str], /) -> Mapping[str, Hashable]:
        """Return a mark of each of these topics, which is another one once there is news of it."""


class Followed(Protocol):
    """A stream that goes on after its first word, without a thread."""

    topic: str
    """What it waits for: news of this."""

    @property
    def source(self) -> Source:
        """What tells whether there is any; hashable."""

    def look(self) -> str:
        """Return what is to be sent now, empty for nothing; asks the database."""

    def is_over(self) -> bool:
        """Say whether it has lived long enough."""

    def close(self) -> None:
        """Give back its place; called once, whatever happened."""


@dataclass
class Arrival:
    """One request between the edge and its route."""

    at: float = field(default_factory=time.monotonic)
    """When the whole of it was there (`time.monotonic`): deadlines count from here."""
    told: Told | None = None
    """Set where no seat is to be had: no turn may be taken, only a sentence said."""
    late: bool = False
    """Whether somebody was told to wait already, and comes back for the answer."""
    by_edge: bool = False
    follows: Followed | None = None
    """Set by a route whose answer goes on."""

    def waited(self) -> float:
        """Return the seconds since it arrived."""
        return time.monotonic() - self.at


_ARRIVAL: ContextVar[Arrival | None] = ContextVar("arrival", default=None)


def current() -> Arrival:
    """Return the arrival of the request that this thread works on."""
    return _ARRIVAL.get() or Arrival()


@contextmanager
def working_on(arrival: Arrival) -> Iterator[Arrival]:
    """Let `current` return this arrival in this thread."""
    token = _ARRIVAL.set(arrival)
    try:
        yield arrival
    finally:
        _ARRIVAL.reset(token)
