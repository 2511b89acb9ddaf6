"""Server-sent events: messages as they come, with a heartbeat and an end (WHATWG HTML, 9.2)."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from flask import Response

POLL_SECONDS = 0.5
HEARTBEAT_SECONDS = 15.0
LIFE_SECONDS = 600.0
"""A stream holds a thread; after this the browser connects again, from its last message."""
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def event_stream(newer: Callable[[int], list[dict[str, Any]]], after: int) -> Response:
    """Return a response that streams the messages that `newer(seq)` finds, in order, once each."""
    return Response(_events(newer, after), mimetype="text/event-stream", headers=HEADERS)


def _events(newer: Callable[[int], list[dict[str, Any]]], after: int) -> Iterator[str]:
    end, quiet_since = time.monotonic() + LIFE_SECONDS, time.monotonic()
    yield "retry: 2000\n\n"
    while time.monotonic() < end:
        for message in newer(after):
            after, quiet_since = message["seq"], time.monotonic()
            yield f"id: {after}\nevent: message\ndata: {json.dumps(message)}\n\n"
        if time.monotonic() - quiet_since >= HEARTBEAT_SECONDS:
            quiet_since = time.monotonic()
            yield ": still here\n\n"
        time.sleep(POLL_SECONDS)
