"""Server-sent events, whoever speaks: a beginning, signs of life, an end (WHATWG HTML, 9.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from flask import Response

from webhook import arrival
from webhook.services import Pace

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
BEGINNING = "retry: 2000\n\n"
SIGN_OF_LIFE = ": still here\n\n"


@dataclass
class Life:
    """How long a stream has been live, and how long quiet."""

    pace: Pace
    began: float = field(init=False)
    quiet_since: float = field(init=False)

    def __post_init__(self) -> None:
        """Live from now on."""
        self.began = self.quiet_since = self.pace.passed()

    def told(self, words: str) -> str:
        """Return what is to be sent where these words are news; a sign of life after long quiet."""
        now = self.pace.passed()
        if not words and now - self.quiet_since < self.pace.heartbeat:
            return ""
        self.quiet_since = now
        return words or SIGN_OF_LIFE

    def is_over(self) -> bool:
        """Say whether it lived long enough: the browser connects again, from what it heard last."""
        return self.pace.passed() - self.began >= self.pace.life


class Streamed(arrival.Followed, Protocol):
    """A stream that knows its pace."""

    life: Life


def event_stream(stream: Streamed) -> Response:
    """Return a response that streams what there is to tell, once each.

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


def event(name: str, data: str, id_: int | str | None = None) -> str:
    """Return one event; a browser that comes back tells the last `id_` that it heard."""
    number = "" if id_ is None else f"id: {id_}\n"
    return f"{number}event: {name}\ndata: {data}\n\n"


def _all_of(stream: Streamed) -> Iterator[str]:
    yield BEGINNING
    while not stream.is_over():
        told = stream.look()
        if told:
            yield told
        stream.life.pace.sleep(stream.life.pace.poll)
