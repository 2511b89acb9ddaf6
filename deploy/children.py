"""Child processes that never outlive the process that started them."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def start(
    command: Sequence[str | Path], environ: Mapping[str, str], log: Path, cwd: Path
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, its output appended to the log.

    Ctrl-C in the terminal does not reach it: who started it ends it with `end`. Where that one
    is killed first, the kernel sends the child SIGTERM (prctl(2), Linux).
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(
            [str(part) for part in command],
            env=dict(environ),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )


def end(child: subprocess.Popen[bytes], patience: float) -> None:
    """Ask a child and its own children to stop; kill them all after so many seconds."""
    tell(child, signal.SIGTERM)
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        pass
    tell(child, signal.SIGKILL)
    child.wait()


def tell(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Send a signal to a child and its own children; nothing happens where none is left."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)


def _die_with_parent() -> None:
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
