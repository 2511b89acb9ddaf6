"""Server-sent events: messages as they come, with a heartbeat and an end (WHATWG HTML, 9.2)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from flask import Response

from webhook import arrival
from webhook.services import Pace

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
BEGINNING = "retry: 2000\n\n"


@dataclass
class Stream:
    """One browser that listens; it knows what that has heard."""

    conversation: str
    newer: Callable[[int], list[dict[str, Any]]]
    """Returns the messages after the one of this number."""
    after: int
    pace: Pace
    close: Callable[[], None]
    """Gives its place back."""
    began: float = field(init=False)
    quiet_since: float = field(init=False)

    def __post_init__(self) -> None:
        """Live from now on."""
        self.began = self.quiet_since = self.pace.passed()

    def look(self) -> str:
        """Return what was said since the last look; a sign of life where it was quiet for long."""
        found = self.newer(self.after)
        if found:
            self.after, self.quiet_since = found[-1]["seq"], self.pace.passed()
            return "".join(map(_event, found))
        if self.pace.passed() - self.quiet_since >= self.pace.heartbeat:
            self.quiet_since = self.pace.passed()
            return ": still here\n\n"
        return ""

    def is_over(self) -> bool:
        """Say whether it lived long enough: the browser connects again, from its last message."""
        return self.pace.passed() - self.began >= self.pace.life


def event_stream(stream: Stream) -> Response:
    """Return a response that streams messages in order, once each.

    The edge goes on with it after its first word; a server without one needs a thread for it.
    """
    here = arrival.current()
    if here.by_edge:
        here.follows = stream
        return Response(BEGINNING, mimetype="text/event-stream", headers=HEADERS)
    response = Response(_all_of(stream), mimetype="text/event-stream", headers=HEADERS)
    # On every end, also before the first word is sent.
    response.call_on_close(stream.close)
    return response


def _all_of(stream: Stream) -> Iterator[str]:
    yield BEGINNING
    while not stream.is_over():
        told = stream.look()
        if told:
            yield told
        stream.pace.sleep(stream.pace.poll)


def _event(message: dict[str, Any]) -> str:
    return f"id: {message['seq']}\nevent: message\ndata: {json.dumps(message)}\n\n"
