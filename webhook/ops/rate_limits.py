"""How often an address may ask: counted in this process, in windows of fixed length."""

import threading
import time
from collections.abc import Callable

from limits.storage import Storage

SWEPT_AT = 10_000
"""So many addresses are kept before those whose window is over are dropped."""


class InProcess(Storage):
    """Counts for the fixed windows of the library `limits`; safe to use from every thread.

    The memory that `limits` brings starts a thread at nearly every count, to drop what
    is over.
    """

    STORAGE_SCHEME = ["in-process"]
    base_exceptions = ValueError

    def __init__(self, uri: str | None = None, now: Callable[[], float] = time.time) -> None:
        super().__init__(uri)
        self._now = now
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[int, float]] = {}

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count and return how often it was in this window, which lasts `expiry` seconds."""
        with self._lock:
            now = self._now()
            count, end = self._windows.get(key, (0, 0.0))
            if end <= now:
                count, end = 0, now + expiry
                self._sweep(now)
            self._windows[key] = count + amount, end
            return count + amount

    def get(self, key: str) -> int:
        """Return how often it was in the window that is open, 0 where none is."""
        count, end = self._windows.get(key, (0, 0.0))
        return count if end > self._now() else 0

    def get_expiry(self, key: str) -> float:
        """Return when its window ends, in seconds since 1970; now where none is open."""
        return self._windows.get(key, (0, self._now()))[1]

    def check(self) -> bool:
        """Return True: there is nothing that could be out of reach."""
        return True

    def reset(self) -> int:
        """Forget everything; return how many were counted."""
        with self._lock:
            count = len(self._windows)
            self._windows.clear()
            return count

    def clear(self, key: str) -> None:
        """Forget one."""
        with self._lock:
            self._windows.pop(key, None)

    def _sweep(self, now: float) -> None:
        if len(self._windows) >= SWEPT_AT:
            self._windows = {key: one for key, one in self._windows.items() if one[1] > now}
