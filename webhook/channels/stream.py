"""Server-sent events: messages as they come, with a heartbeat and an end (WHATWG HTML, 9.2)."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Response

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@dataclass(frozen=True)
class Pace:
    """How often a stream looks for messages, and how long it lives; in seconds."""

    poll: float = 0.5
    heartbeat: float = 15.0
    life: float = 600.0
    """A stream holds a thread; after this the browser connects again, from its last message."""
    sleep: Callable[[float], object] = time.sleep
    passed: Callable[[], float] = time.monotonic


def event_stream(newer: Callable[[int], list[dict[str, Any]]], after: int, pace: Pace) -> Response:
    """Return a response that streams the messages that `newer(seq)` finds, in order, once each."""
    events = _events(newer, after, pace)
    return Response(events, mimetype="text/event-stream", headers=HEADERS)


def _events(newer: Callable[[int], list[dict[str, Any]]], after: int, pace: Pace) -> Iterator[str]:
    end, quiet_since = pace.passed() + pace.life, pace.passed()
    yield "retry: 2000\n\n"
    while pace.passed() < end:
        for message in newer(after):
            after, quiet_since = message["seq"], pace.passed()
            yield f"id: {after}\nevent: message\ndata: {json.dumps(message)}\n\n"
        if pace.passed() - quiet_since >= pace.heartbeat:
            quiet_since = pace.passed()
            yield ": still here\n\n"
        pace.sleep(pace.poll)
