"""`python -m bot.bank_fit [ids]`: fits the banks that have changed; --watch goes on doing so."""

import argparse
import sys
import time
from pathlib import Path
from typing import Callable, Dict, Iterator, List, Sequence

from bot import bank
from bot.encoder import DIMENSIONS, Embedder

EMBEDDINGS = Path("var/embeddings")
LOOKS_EVERY = 1.0
"""Seconds between two looks at the files: a change is to be heard within ten."""
Seen = Dict[Path, int]


def fit_changed(folder: Path, embeddings: Path, only: Sequence[str] = ()) -> Iterator[str]:
    """Fit the banks of a folder whose questions, settings or encoders changed; yield what was done.

    A bank that is none is told and left alone: the fitted one of before goes on answering. Where a
    municipality has no bank any more, what was fitted to it goes, too.
    """
    for file in _banks(folder, only):
        yield from _fit(file, embeddings)
    if not only:
        for left in sorted(set(folder.glob("*.npz")) - set(map(_fitted, folder.glob("*.json")))):
            if ".draft" not in left.suffixes:
                left.unlink(missing_ok=True)
                yield f"{left.stem}: removed"


def watch(
    folder: Path, embeddings: Path, say: Callable[[str], None], goes_on: Callable[[], bool]
) -> None:
    """Fit what changes, as long as `goes_on` says so; the encoders are loaded once, at once."""
    for model in DIMENSIONS:
        Embedder(model).encode("warm up")
    seen: Seen | None = None
    while goes_on():
        now = _times(folder)
        if now != seen:
            for told in fit_changed(folder, embeddings):
                say(told)
        seen = now


def _fit(file: Path, embeddings: Path) -> Iterator[str]:
    started = time.perf_counter()
    try:
        asked = bank.read(file)
        if bank.stands(asked, _fitted(file)):
            return
        bank.save(bank.fit(asked, embeddings), _fitted(file))
    except (OSError, ValueError) as error:
        yield f"{file.stem}: not fitted, {error}"
        return
    units, spent = len({one.unit for one in asked.asked}), time.perf_counter() - started
    yield f"{file.stem}: {units} units, {len(asked.asked)} questions, {spent:.1f} s"


def _banks(folder: Path, only: Sequence[str]) -> List[Path]:
    return [folder / f"{name}.json" for name in only] or sorted(folder.glob("*.json"))


def _fitted(file: Path) -> Path:
    return file.with_suffix(".npz")


def _times(folder: Path) -> Seen:
    """Return when each bank was last written; one that goes meanwhile is none."""
    found = {}
    for file in folder.glob("*.json"):
        try:
            found[file] = file.stat().st_mtime_ns
        except FileNotFoundError:
            continue
    return found


def _waited() -> bool:
    time.sleep(LOOKS_EVERY)
    return True


def main() -> int:
    """Command line: the ids of municipalities, all of them where none is named, and --watch."""
    parser = argparse.ArgumentParser(prog="python -m bot.bank_fit")
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--watch", action="store_true", help="go on fitting what changes")
    given = parser.parse_args()
    folder = bank.folder()
    if given.watch:
        watch(folder, EMBEDDINGS, _say, _waited)
    failed = False
    for told in fit_changed(folder, EMBEDDINGS, given.ids):
        failed |= "not fitted" in told
        _say(told)
    return 1 if failed else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
