"""The files of the logs: those that are full go with age, and none names a citizen."""

from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

FOLDER = "log"
"""Below the folder of the installation: `<process>.log`, those that are full `<process>.log.1` …"""


def forget(var_dir: Path, before: datetime) -> int:
    """Delete the full files whose last line is older than this moment, and return how many.

    The file that a process still writes stays: it is full, and put aside, at ten megabytes.
    """
    old = [file for file in _files(var_dir) if _is_full(file) and _age(file) < before.timestamp()]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def lines_with(var_dir: Path, words: Collection[str]) -> int:
    """Count the lines in all files that hold one of these words, wherever in the line."""
    sought = [word.encode() for word in words if word]
    return sum(
        any(word in line for word in sought) for file in _files(var_dir) for line in _lines(file)
    )


def _files(var_dir: Path) -> list[Path]:
    return sorted((var_dir / FOLDER).glob("*.log*"))


def _is_full(file: Path) -> bool:
    return file.suffix != ".log"


def _age(file: Path) -> float:
    return file.stat().st_mtime


def _lines(file: Path) -> Iterator[bytes]:
    with file.open("rb") as lines:
        yield from lines
