"""A request as it came: read whole before any thread is given to it, and handed to Flask in one."""

import asyncio
import io
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from werkzeug.wrappers import Response

from webhook.arrival import Arrival, working_on

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
WSGIApp = Callable[..., Any]
APART = {"content-length": "", "content-type": "CONTENT_TYPE", "transfer-encoding": ""}
"""Headers with a name of their own in WSGI (PEP 3333), or none: what is handed on is whole."""


class TooSlow(Exception):
    """The rest of a request does not come, or its sender went away."""


@dataclass(frozen=True)
class Incoming:
    """One whole request."""

    scope: Scope
    body: bytes
    arrived: float
    """`time.monotonic`."""

    @property
    def address(self) -> tuple[str, str]:
        """Path and query as they were sent, not decoded: Twilio signs that."""
        path = self.scope.get("raw_path") or str(self.scope["path"]).encode()
        return path.decode("latin-1"), self.scope["query_string"].decode("latin-1")


async def read(scope: Scope, receive: Receive, seconds: float, most: int) -> Incoming:
    """Read the body, all within so many seconds; raise TooSlow.

    Of what is longer than `most` bytes the first are enough: Flask refuses it.
    """
    body = bytearray()
    more = _announced(scope) <= most
    try:
        async with asyncio.timeout(seconds):
            while more and len(body) <= most:
                message = await receive()
                if message["type"] != "http.request":
                    raise TooSlow
                body += message.get("body", b"")
                more = bool(message.get("more_body"))
    except TimeoutError:
        raise TooSlow from None
    return Incoming(scope, bytes(body), time.monotonic())


def answer(app: WSGIApp, incoming: Incoming, arrival: Arrival) -> Response:
    """Return the whole answer of a WSGI app; its work is done in this thread."""
    with working_on(arrival):
        return Response.from_app(app, environ(incoming), buffered=True)


def environ(incoming: Incoming) -> dict[str, Any]:
    """Return the request as WSGI has it (PEP 3333), with the line as it was sent in RAW_URI."""
    scope, (path, query) = incoming.scope, incoming.address
    host, port = scope.get("server") or ("localhost", 0)
    told = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": f"{path}?{query}" if query else path,
        "SERVER_NAME": str(host),
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "CONTENT_LENGTH": str(max(len(incoming.body), _announced(scope))),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": io.BytesIO(incoming.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    return told | _headers(scope)


def _headers(scope: Scope) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        key = APART.get(name, f"HTTP_{name.upper().replace('-', '_')}")
        if key:
            found[key] = f"{found[key]},{value}" if key in found else value
    return found


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name.lower() == b"content-length" and value.isdigit():
            return int(value)
    return 0
