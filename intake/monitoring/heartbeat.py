"""A process's heartbeat: on a port and in a thread of its own, it says whether the process gets on.

So whoever watches is answered, too, while every other thread of it has work for a citizen.
"""

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

LOOPBACK = "127.0.0.1"
FOLDER = "beats"
"""Below the folder of the installation: a file a process, with the port on which it answers."""


class Pulse:
    """When something last got on; any thread may beat."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Taken for hanging after so many seconds without a beat."""
        self._seconds, self._clock = seconds, clock
        self._last = clock()

    def beat(self) -> None:
        """Note that it got on."""
        self._last = self._clock()

    def is_felt(self) -> bool:
        """Say whether it got on lately."""
        return self._clock() - self._last < self._seconds


class Progress:
    """Counts what is in hand: it hangs where something is, and nothing of it ends."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse, self._in_hand, self._counting = pulse, 0, threading.Lock()

    def begins(self) -> None:
        """Note that something is taken in hand; who had nothing to do until now hung nowhere."""
        with self._counting:
            if not self._in_hand:
                self._pulse.beat()
            self._in_hand += 1

    def ends(self) -> None:
        """Note that something is done."""
        with self._counting:
            self._in_hand -= 1
            self._pulse.beat()

    def is_made(self) -> bool:
        """Say whether there is nothing to do, or something was done lately."""
        return not self._in_hand or self._pulse.is_felt()


def answer(var_dir: Path, name: str, gets_on: Callable[[], bool]) -> ThreadingHTTPServer:
    """Answer from now on 200 while this process gets on, else 503; write the port to its file.

    The thread ends with the process.
    """
    server = ThreadingHTTPServer((LOOPBACK, 0), _handler(gets_on))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, name="heartbeat", daemon=True).start()
    file = file_of(var_dir, name)
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.write_text(str(server.server_port))
    draft.replace(file)
    return server


def file_of(var_dir: Path, name: str) -> Path:
    """Return the file that tells on which port this process answers."""
    return var_dir / FOLDER / name


def _handler(gets_on: Callable[[], bool]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if gets_on() else 503)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: it is asked every two seconds."""

    return Handler
