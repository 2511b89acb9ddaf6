"""Long commands, run side by side while the console shows that they go on."""

import contextlib
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from deploy import ROOT, children
from deploy.console import Console

TAIL_LINES = 15


class SetUpError(Exception):
    """Something could not be prepared; the message is what the user reads."""


@dataclass(frozen=True, eq=False)
class Step:
    """One long command: what it is called on the console, and where its output goes."""

    title: str
    command: Sequence[str | Path]
    log: Path


def run(steps: Sequence[Step], environ: Mapping[str, str], console: Console) -> None:
    """Run the steps at the same time, each to its end.

    Raises SetUpError with the end of the log of the first that failed.
    """
    with _started(steps, environ) as running:
        failed = _follow(running, console)
    if failed:
        raise SetUpError(f"{failed[0].title} failed ({failed[0].log}):\n{tail(failed[0].log)}")


def tail(log: Path, lines: int = TAIL_LINES) -> str:
    """Return the last lines of a log."""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


@contextlib.contextmanager
def _started(
    steps: Sequence[Step], environ: Mapping[str, str]
) -> Iterator[dict[Step, subprocess.Popen[bytes]]]:
    running: dict[Step, subprocess.Popen[bytes]] = {}
    try:
        for step in steps:
            step.log.unlink(missing_ok=True)
            running[step] = children.start(step.command, environ, step.log, ROOT)
        yield dict(running)
    finally:
        for child in running.values():
            children.end(child, patience=5)


def _follow(running: dict[Step, subprocess.Popen[bytes]], console: Console) -> list[Step]:
    began, failed = time.monotonic(), []
    while running:
        for step, child in list(running.items()):
            code = child.poll()
            if code is None:
                continue
            del running[step]
            failed += [step] if code else []
            outcome = "failed" if code else "done"
            console.say(f"{step.title}: {outcome} after {time.monotonic() - began:.0f} s")
        if running:
            console.wait(", ".join(step.title for step in running))
            time.sleep(0.2)
    return failed
