"""Where the banks of answers lie, and when each was written: the standard library suffices."""

import os
from pathlib import Path
from typing import Dict, Iterable, List, Sequence


def folder() -> Path:
    """Return where the banks lie: in the folder of this installation's own files."""
    return Path(os.environ.get("INTAKE_VAR_DIR", "var")) / "banks"


def banks(folder: Path, only: Sequence[str] = ()) -> List[Path]:
    """Return the files that `intake` has written, or those of these municipalities."""
    return [folder / f"{name}.json" for name in only] or sorted(folder.glob("*.json"))


def fitted(file: Path) -> Path:
    """Return where lies what is fitted to a bank: beside it."""
    return file.with_suffix(".npz")


def times(folder: Path) -> Dict[str, int]:
    """Return by municipality when its bank was last written; one that goes meanwhile is none."""
    return _times(banks(folder))


def times_fitted(folder: Path) -> Dict[str, int]:
    """Return by municipality when its bank was last fitted; what is being written counts, too."""
    return _times(folder.glob("*.npz"))


def _times(files: Iterable[Path]) -> Dict[str, int]:
    found = {}
    for file in files:
        try:
            found[file.stem] = file.stat().st_mtime_ns
        except FileNotFoundError:
            continue
    return found
