"""Which process holds something, and whether it is known to be gone: after kill -9, at once."""

import os
from functools import cache
from pathlib import Path

PROC = Path("/proc")
UNKNOWN = "-"
STARTED = 19
"""Which of the fields after its name says when a process started (proc_pid_stat(5), field 22)."""


def this_process() -> str:
    """Name the process that asks: its machine, its id there, and when it started.

    So an id that is given to another process later is not taken for this one. "-" where the system
    does not tell (only Linux does).
    """
    return _named(os.getpid())


def is_gone(process: str) -> bool:
    """True where this process ran on this machine and does not run any more; else nobody knows."""
    machine, _, rest = process.partition(":")
    number, _, started = rest.partition(":")
    if machine == UNKNOWN or machine != _machine() or not number.isdigit():
        return False
    return _started(int(number)) != started


@cache
def _named(number: int) -> str:
    machine = _machine()
    return f"{machine}:{number}:{_started(number)}" if machine != UNKNOWN else UNKNOWN


@cache
def _machine() -> str:
    """Name this boot of this machine and the room (pid namespace) in which ids count."""
    try:
        boot = (PROC / "sys/kernel/random/boot_id").read_text().strip()
        room = os.readlink(PROC / "self/ns/pid").strip("pid:[]")
    except OSError:
        return UNKNOWN
    return f"{boot[:8]}.{room}"


def _started(number: int) -> str:
    try:
        told = (PROC / str(number) / "stat").read_text()
    except OSError:
        return ""
    state, *fields = told.rpartition(")")[2].split()
    # Who was killed and is not collected by its parent yet does nothing any more.
    return "" if state in "ZX" else fields[STARTED - 1]
