"""A copy of the data in another folder, and the repository's own out of reach meanwhile."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.our_words import DATA

_kept_away: list[str] = []


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if _kept_away and event in ("open", "os.listdir", "os.scandir") and args:
        path = args[0]
        if isinstance(path, str | bytes | os.PathLike):
            opened = os.path.abspath(os.fsdecode(path))
            if any(opened == folder or opened.startswith(f"{folder}/") for folder in _kept_away):
                raise PermissionError(f"the repository's own data were opened: {opened}")


sys.addaudithook(_watch)  # it cannot be removed; it only refuses inside `out_of_reach`


@contextmanager
def out_of_reach() -> Iterator[None]:
    """Let nothing open the repository's own data."""
    _kept_away.append(str(DATA))
    try:
        yield
    finally:
        _kept_away.clear()


def copied(folder: Path, **edits: tuple[str, str]) -> Path:
    """Copy the data there and return it; a file of Dutch is edited by its name: old, new."""
    shutil.copytree(DATA, folder)
    for name, (old, new) in edits.items():
        file = folder / "nl" / f"{name}.yml"
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old} is no longer in {file.name}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder
