"""Memory and computing time of a process and its own children, read from /proc (Linux, proc(5))."""

import os
from pathlib import Path

MIB = 1024
TICKS = os.sysconf("SC_CLK_TCK")


def resident_mib(session: int) -> float:
    """Return the MiB that the processes of this session hold, shared pages counted in each."""
    return round(sum(_resident_kib(pid) for pid in _of_session(session)) / MIB, 1)


def resident_mib_of(pid: int) -> float:
    """Return the MiB that one process holds now."""
    return _resident_kib(pid) / MIB


def computed_seconds(session: int) -> float:
    """Return the processor time that the processes of this session have used so far."""
    return sum(_ticks(pid) for pid in _of_session(session)) / TICKS


def _of_session(session: int) -> list[int]:
    pids = (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return [pid for pid in pids if _session_of(pid) == session]


def _session_of(pid: int) -> int | None:
    numbers = _numbers(pid)
    return int(numbers[3]) if numbers else None


def _ticks(pid: int) -> int:
    numbers = _numbers(pid)
    return int(numbers[11]) + int(numbers[12]) if numbers else 0


def _numbers(pid: int) -> list[str]:
    try:
        # The name may hold anything, also brackets: the numbers come after the last one.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _resident_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
