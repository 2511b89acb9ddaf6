"""Processes of an installation whose supervisor was killed: ended before the next one starts."""

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from deploy.console import Console
from deploy.supervision import STOP_SECONDS

PROC = Path("/proc")
POLL_SECONDS = 0.1


def end_leftovers(var_dir: Path, console: Console, patience: float = STOP_SECONDS) -> None:
    """End what an earlier `make run` of this folder has left: asked first, killed after `patience`.

    To be called by who holds the lock of the folder, so nothing of it can be meant to run. Finds
    nothing where the system does not tell what others were started with (only Linux does).
    """
    left = list(_left(var_dir))
    if not left:
        return
    console.say(f"ending what an earlier run has left: {len(left)} processes")
    for number in (signal.SIGCONT, signal.SIGTERM):
        _tell(left, number)
    deadline = time.monotonic() + patience
    while (still := list(_left(var_dir))) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    _tell(still, signal.SIGKILL)
    while list(_left(var_dir)):
        time.sleep(POLL_SECONDS)


def _left(var_dir: Path) -> Iterator[int]:
    config = f"{var_dir / 'supervisord.conf'}".encode()
    ours = f"INTAKE_VAR_DIR={var_dir}".encode()
    for entry in PROC.iterdir() if PROC.is_dir() else ():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        # Gone meanwhile, or another user's.
        with contextlib.suppress(OSError):
            told = (entry / "environ").read_bytes().split(b"\0")
            command = (entry / "cmdline").read_bytes().split(b"\0")
            supervised = any(one.startswith(b"SUPERVISOR_PROCESS_NAME=") for one in told)
            if ours in told and (supervised or config in command):
                yield int(entry.name)


def _tell(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)
