"""Parts of a long work, on two cores: the first of the list first, the next as one has ended."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deploy import ROOT, children
from deploy.console import Console

AT_ONCE = 2
LOGS = ROOT / "var" / "log"


@dataclass(frozen=True)
class Part:
    """One command: what it is called, and the parts that have to be green before it begins."""

    name: str
    command: tuple[str | Path, ...]
    after: tuple[str, ...] = ()


@dataclass
class _Running:
    process: "subprocess.Popen[bytes]"
    log: Path
    began: float = field(default_factory=time.monotonic)


def play(
    parts: Sequence[Part], environ: Mapping[str, str], console: Console, logs: Path = LOGS
) -> list[str]:
    """Run all parts to their end, at most `AT_ONCE` at a time; return the names of those failed.

    A part begins as soon as there is room and all it comes after is green: put the longest first.
    Its output is said whole when it has ended. What comes after a part that failed is not run, and
    counts as failed.
    """
    work = _Work(parts, environ, console, logs)
    try:
        while work.goes_on():
            console.wait(", ".join(part.name for part in work.running))
            time.sleep(0.1)
    finally:
        for running in work.running.values():
            children.end(running.process, patience=5)
    return [part.name for part in parts if part.name in work.failed]


class _Work:
    def __init__(
        self, parts: Sequence[Part], environ: Mapping[str, str], console: Console, logs: Path
    ) -> None:
        self._waiting, self._environ = list(parts), environ
        self._console, self._logs = console, logs
        self.running: dict[Part, _Running] = {}
        self.failed: set[str] = set()

    def goes_on(self) -> bool:
        """Begin what can begin and tell what has ended; False when all has ended."""
        for part, running in list(self.running.items()):
            if running.process.poll() is not None:
                self._end(part, running)
        for part in [one for one in self._waiting if self.failed & set(one.after)]:
            self._waiting.remove(part)
            self.failed.add(part.name)
            self._console.say(f"--- {part.name}: not run")
        for part in list(self._waiting):
            if len(self.running) < AT_ONCE and not self._under_way() & set(part.after):
                self._begin(part)
        return bool(self.running or self._waiting)

    def _under_way(self) -> set[str]:
        return {part.name for part in (*self.running, *self._waiting)}

    def _begin(self, part: Part) -> None:
        log = self._logs / f"check-{part.name.replace('/', '-').replace(' ', '-')}.log"
        log.unlink(missing_ok=True)
        self._waiting.remove(part)
        process = children.start(part.command, self._environ, log, ROOT)
        self.running[part] = _Running(process, log)

    def _end(self, part: Part, running: _Running) -> None:
        del self.running[part]
        if running.process.returncode:
            self.failed.add(part.name)
        outcome = "failed" if running.process.returncode else "green"
        seconds = time.monotonic() - running.began
        self._console.say(f"--- {part.name}: {outcome} after {seconds:.0f} s")
        if told := running.log.read_text("utf-8", "replace").rstrip():
            self._console.say(told)
