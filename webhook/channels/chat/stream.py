"""Server-sent events: messages as they come, with a heartbeat and an end (WHATWG HTML, 9.2)."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from flask import Response

from webhook.services import Pace

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


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
