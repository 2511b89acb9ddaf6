"""One at a time: locks between several make commands in the same tree."""

import contextlib
import fcntl
import time
from collections.abc import Iterator
from pathlib import Path

from deploy.console import Console


@contextlib.contextmanager
def waiting_turn(path: Path, doing: str, console: Console) -> Iterator[None]:
    """Hold the lock of this path, after whoever holds it now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        while not _taken(lock.fileno()):
            console.wait(f"waiting: another make is {doing}")
            time.sleep(0.2)
        yield


@contextlib.contextmanager
def or_refused(path: Path) -> Iterator[bool]:
    """Hold the lock of this path and give True; give False at once where another holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        yield _taken(lock.fileno())


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
