"""The stream of a chat: messages as they come, and that somebody at the desk writes."""

import json
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine

from intake import takeover
from intake.database import read_scope
from intake.takeover import Person
from webhook.event_stream import Life, event


@dataclass(frozen=True)
class Said:
    """What there is to hear in conversations, asked for all of them at once."""

    engine: Engine

    def __call__(self, topics: Collection[str], /) -> Mapping[str, Hashable]:
        """Return a mark of each of these conversations; another one where there is news."""
        with read_scope(self.engine) as session:
            return takeover.heard_marks(session, topics)


@dataclass
class Stream:
    """One browser that listens; it knows what that has heard."""

    topic: str
    """The conversation."""
    source: Said
    newer: Callable[[int], list[dict[str, Any]]]
    """Returns the messages after the one of this number."""
    person: Callable[[], Person]
    """Returns who answers, and when they were last seen to write."""
    after: int
    life: Life
    close: Callable[[], None]
    """Gives its place back."""
    seen: Person = field(default_factory=Person)

    def look(self) -> str:
        """Return what is new since the last look; a sign of life where it was quiet for long."""
        # First who writes: with their message it is over.
        told = self._writing()
        found = self.newer(self.after)
        if found:
            self.after = found[-1]["seq"]
        return self.life.told(told + "".join(map(_message, found)))

    def is_over(self) -> bool:
        """Say whether it lived long enough: the browser connects again, from its last message."""
        return self.life.is_over()

    def _writing(self) -> str:
        before, now = self.seen, self.person()
        self.seen = now
        if (before.here, before.clerk_wrote_at) == (now.here, now.clerk_wrote_at):
            return ""
        writes = now.clerk_wrote_at is not None and now.clerk_wrote_at != before.clerk_wrote_at
        return event("person", json.dumps({"here": now.here, "writes": now.here and writes}))


def _message(message: dict[str, Any]) -> str:
    return event("message", json.dumps(message), message["seq"])
