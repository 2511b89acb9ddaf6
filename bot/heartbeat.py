"""The heartbeat of Rasa and of who fits banks: on a port and in a thread of its own.

So whoever watches is answered, too, while every turn of a crowd waits in Rasa's loop, or a bank is
fitted. The same as `intake.monitoring.heartbeat`, written a second time because bot/ imports no
other package of the system; a test asks both in the same way.
"""

import asyncio
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Callable, Text, Type

EVERY = 1.0


class Pulse:
    """When something last got on; any thread may ask."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Taken for hanging after so many seconds by this clock without a beat."""
        self._seconds, self._clock = seconds, clock
        self._last = clock()

    def beat(self) -> None:
        """Note that it got on."""
        self._last = self._clock()

    def is_felt(self) -> bool:
        """Say whether it got on lately."""
        return self._clock() - self._last < self._seconds

    async def keep_beating(self) -> None:
        """Beat as long as the loop that calls this comes round to it."""
        while True:
            self.beat()
            await asyncio.sleep(EVERY)


def folder() -> Path:
    """Return where the ports of heartbeats are written: among the installation's own files."""
    return Path(os.environ.get("INTAKE_VAR_DIR", "var")) / "beats"


def answer(beats: Path, name: Text, gets_on: Callable[[], bool]) -> ThreadingHTTPServer:
    """Answer from now on 200 while this process gets on, else 503; write the port to its file.

    The thread ends with the process.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(gets_on))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="heartbeat", daemon=True).start()
    beats.mkdir(parents=True, exist_ok=True)
    draft = beats / f"{name}.draft"
    draft.write_text(str(server.server_port))
    draft.replace(beats / name)
    return server


def _handler(gets_on: Callable[[], bool]) -> Type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if gets_on() else 503)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: Text, *args: Any) -> None:
            """Say nothing: it is asked every two seconds."""

    return Handler
