"""`python -m bot.answers.bank_fit [ids]`: fits the banks that have changed; --watch goes on.

Whoever only watches imports none of what fits: that alone would be 140 MiB.
"""

import argparse
import contextlib
import fcntl
import logging
import sys
import time
from functools import partial
from pathlib import Path
from typing import Callable, Iterator, Sequence

from bot import heartbeat, logs
from bot.answers import bank_files, bank_watch

EMBEDDINGS = Path("var/embeddings")


def fit_changed(folder: Path, embeddings: Path, only: Sequence[str] = ()) -> Iterator[str]:
    """Fit the banks of a folder whose questions, settings or encoders changed; yield what was done.

    A bank that is none is told and left alone: the fitted one of before goes on answering. Where a
    municipality has no bank any more, what was fitted to it goes, too.
    """
    for file in bank_files.banks(folder, only):
        yield from _fit(file, embeddings)
    if not only:
        kept = set(map(bank_files.fitted, bank_files.banks(folder)))
        for left in sorted(set(folder.glob("*.npz")) - kept):
            if ".draft" not in left.suffixes:
                left.unlink(missing_ok=True)
                yield f"{left.stem}: removed"


def _fit(file: Path, embeddings: Path) -> Iterator[str]:
    from bot.answers import bank

    started, fitted = time.perf_counter(), bank_files.fitted(file)
    try:
        asked = bank.read(file)
        if bank.stands(asked, fitted):
            return
        with _one_at_a_time(embeddings):
            bank.save(bank.fit(asked, embeddings), fitted)
    except (OSError, ValueError) as error:
        yield f"{file.stem}: not fitted, {error}"
        return
    units, spent = len({one.unit for one in asked.asked}), time.perf_counter() - started
    yield f"{file.stem}: {units} units, {len(asked.asked)} questions, {spent:.1f} s"


@contextlib.contextmanager
def _one_at_a_time(embeddings: Path) -> Iterator[None]:
    """Wait while another installation of this tree fits: both keep embeddings in the same files."""
    embeddings.mkdir(parents=True, exist_ok=True)
    with (embeddings / "fitting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    """Command line: the ids of municipalities, all of them where none is named; --watch, --log."""
    parser = argparse.ArgumentParser(prog="python -m bot.answers.bank_fit")
    parser.add_argument("ids", nargs="*")
    parser.add_argument("--watch", action="store_true", help="go on fitting what changes")
    parser.add_argument("--log", action="store_true", help="tell it as the system's processes do")
    given = parser.parse_args()
    folder, say = bank_files.folder(), _log() if given.log else _print
    if given.watch:
        _watch(folder)
    failed = False
    for told in fit_changed(folder, EMBEDDINGS, given.ids):
        failed |= "not fitted" in told
        say(told)
    return 1 if failed else 0


def _watch(folder: Path) -> None:
    """Have fitted what changes, with a heartbeat, for good."""
    pulse = heartbeat.Pulse(bank_watch.STUCK_SECONDS)
    heartbeat.answer(heartbeat.folder(), "banks", pulse.is_felt)
    fit = partial(bank_watch.in_a_process, gets_on=pulse.beat)
    bank_watch.watch(folder, fit, partial(bank_watch.waited, pulse.beat))


def _log() -> Callable[[str], None]:
    logs.set_up("banks")
    return logging.getLogger("bot.answers.bank_fit").info


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
