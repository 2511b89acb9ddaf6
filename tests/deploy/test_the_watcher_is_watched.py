"""The watcher hangs, or supervisor does: `make run` sees it and does something."""

import io
import os
import signal
import time
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from deploy import ROOT, children, supervision
from deploy.attending import EVERY, SILENT_SECONDS, Attending
from deploy.console import Console
from deploy.ports import beats, free_ports
from deploy.roster import Member
from deploy.steps import SetUpError
from deploy.supervision import WATCHER
from intake.monitoring import heartbeat


class Situation:
    """A watcher whose heartbeat the test decides on, and a clock."""

    def __init__(self, folder: Path) -> None:
        self.now, self.restarts, self.obeys, self.told = 0.0, 0, True, io.StringIO()
        self.attending = Attending(folder, Console(self.told), self.restart, lambda: self.now)

    def restart(self) -> bool:
        self.restarts += 1
        return self.obeys

    def look(self, seconds: float) -> None:
        """Look every two seconds for so long."""
        for _ in range(int(seconds / EVERY)):
            self.now += EVERY
            self.attending.look()


@pytest.fixture
def at(tmp_path: Path) -> Situation:
    return Situation(tmp_path)


@pytest.fixture
def life(tmp_path: Path) -> Iterator[list[bool]]:
    """Whether the watcher gets on."""
    gets_on = [True]
    beating: ThreadingHTTPServer = heartbeat.answer(tmp_path, WATCHER, lambda: gets_on[0])
    yield gets_on
    beating.shutdown()
    beating.server_close()


def test_a_watcher_that_gets_on_is_left_alone(at: Situation, life: list[bool]) -> None:
    at.look(10 * SILENT_SECONDS)
    assert at.restarts == 0
    assert at.told.getvalue() == ""


def test_one_that_hangs_is_restarted_once_and_given_time(at: Situation, life: list[bool]) -> None:
    at.look(10)
    life[0] = False
    at.look(SILENT_SECONDS)
    assert at.restarts == 0
    at.look(SILENT_SECONDS)
    assert at.restarts == 1
    assert "the watcher no longer answers" in at.told.getvalue()


def test_a_supervisor_that_does_nothing_ends_the_system(at: Situation) -> None:
    at.obeys = False
    with pytest.raises(SetUpError, match="supervisor no longer answers"):
        at.look(2 * SILENT_SECONDS)


@pytest.fixture
def config(tmp_path: Path) -> Iterator[Path]:
    """A real supervisor over a real watcher, which has something to watch."""
    other = Member("other", ("sleep", "100"), f"http://127.0.0.1:{free_ports(1)[0]}/health")
    config = supervision.write(tmp_path, [other])
    log = tmp_path / "log" / "console.log"
    process = children.start(supervision.command(config), os.environ, log, ROOT)
    try:
        until(lambda: beats(heartbeat.file_of(tmp_path, WATCHER), 2))
        yield config
    finally:
        children.tell(process, signal.SIGCONT)
        children.end(process, patience=10)


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_frozen_watcher_is_replaced(config: Path, tmp_path: Path) -> None:
    file = heartbeat.file_of(tmp_path, WATCHER)
    before = file.read_text()
    os.kill(_process_of(config), signal.SIGSTOP)
    assert not beats(file, 0.5)
    assert supervision.restart(config, WATCHER, 60)
    until(lambda: file.read_text() != before and beats(file, 2))


def test_a_frozen_supervisor_is_told_apart(config: Path, tmp_path: Path) -> None:
    supervisor = int((tmp_path / "supervisord.pid").read_text())
    os.kill(supervisor, signal.SIGSTOP)
    assert not supervision.restart(config, WATCHER, 3)


def _process_of(config: Path) -> int:
    """Return the watcher's process: the child of supervisor that runs it."""
    for entry in Path("/proc").iterdir():
        told = entry / "cmdline"
        if entry.name.isdigit() and told.exists():
            words = told.read_bytes().split(b"\0")
            if b"deploy.watch" in words and str(config.parent).encode() in words:
                return int(entry.name)
    raise AssertionError("no watcher runs")
