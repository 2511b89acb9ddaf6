"""A folder in which nobody may write for a while, whoever runs the tests; and its SQLite in use."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534
HOLDS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("INSERT INTO held VALUES (1)")
connection.commit()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that others may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="intake-read-only-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def held_by_another(file: Path) -> Iterator[None]:
    """Let another process have written to a database (its table "held"), which it keeps open."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None and holder.stdout.readline()
    try:
        yield
    finally:
        holder.communicate()


@contextmanager
def nobody_may_write(folder: Path) -> Iterator[None]:
    """Take the right to write away from everybody; root, who may all the same, is nobody then."""
    user = os.geteuid()
    _allow(folder, 0o555, 0o444)
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(user)
        _allow(folder, 0o755, 0o644)


def _allow(folder: Path, inside: int, files: int) -> None:
    folder.chmod(inside)
    for file in folder.iterdir():
        file.chmod(files)
