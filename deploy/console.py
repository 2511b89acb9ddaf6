"""What the make targets say: one line a step, and the seconds while it goes on."""

import contextlib
import sys
import time
from typing import TextIO

QUIET_SECONDS = 15
"""Between two signs of life where the output is a file or a pipe."""


class Console:
    """Says what is under way; a terminal sees the seconds run, a log one line now and then."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._began = time.monotonic()
        self._told = self._began

    def say(self, line: str) -> None:
        """Write one line at once."""
        self._write(("\r\033[K" if self._stream.isatty() else "") + line + "\n")
        self._told = time.monotonic()

    def wait(self, doing: str) -> None:
        """Show that this still goes on; call it as often as you like."""
        now = time.monotonic()
        elapsed = f"{now - self._began:5.0f} s  {doing}"
        if self._stream.isatty():
            self._write(f"\r\033[K{elapsed} ...")
        elif now - self._told >= QUIET_SECONDS:
            self.say(elapsed)

    def _write(self, text: str) -> None:
        # A terminal that was closed is no reason to leave processes behind.
        with contextlib.suppress(OSError):
            self._stream.write(text)
            self._stream.flush()
