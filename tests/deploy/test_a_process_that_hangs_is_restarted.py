"""Who dies or no longer answers is started again; who is slow to start is left in peace."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from supervisor.childutils import getRPCInterface
from supervisor.states import ProcessStates

from deploy import ROOT, children, supervision
from deploy.ports import answers, free_ports
from deploy.roster import NOBODYS, Member
from deploy.watch import Pace, Watched, Watcher
from intake.monitoring import heartbeat

PACE = Pace(every=2, timeout=4, strikes=3, start=180)
STAND_IN = Path(__file__).with_name("stand_in.py")


class Supervisor:
    """Holds one process; counts its restarts."""

    def __init__(self) -> None:
        self.pid = 1
        self.state = ProcessStates.RUNNING
        self.acts: list[str] = []

    def getProcessInfo(self, name: str) -> dict[str, int]:
        return {"state": self.state, "pid": self.pid}

    def stopProcess(self, name: str) -> None:
        self.acts.append(f"stop {name}")

    def startProcess(self, name: str) -> None:
        self.acts.append(f"start {name}")
        self.pid += 1


class Situation:
    """A watcher over one process, with a clock and answers that the test sets."""

    def __init__(self) -> None:
        self.supervisor = Supervisor()
        self.now = 0.0
        self.answer = True
        watched = [Watched("rasa", "http://127.0.0.1:1/health")]
        self.watcher = Watcher(
            watched, self.supervisor, PACE, lambda *_: self.answer, lambda: self.now
        )

    def looks(self, times: int, answer: bool) -> None:
        self.answer = answer
        for _ in range(times):
            self.now += PACE.every + (0 if answer else PACE.timeout)
            self.watcher.look()


def test_one_that_answers_is_left_alone() -> None:
    at = Situation()
    at.looks(100, answer=True)

    assert at.supervisor.acts == []


def test_one_that_falls_silent_is_restarted_within_half_a_minute() -> None:
    at = Situation()
    at.looks(1, answer=True)
    silent_from = at.now
    at.looks(3, answer=False)

    assert at.supervisor.acts == ["stop rasa", "start rasa"]
    assert at.now - silent_from + supervision.STOP_SECONDS <= 30


def test_a_single_missed_answer_is_forgiven() -> None:
    at = Situation()
    for _ in range(5):
        at.looks(1, answer=True)
        at.looks(2, answer=False)

    assert at.supervisor.acts == []


def test_a_slow_start_is_not_a_hang() -> None:
    at = Situation()
    at.looks(25, answer=False)
    assert at.supervisor.acts == []

    at.looks(10, answer=False)
    assert at.supervisor.acts[:2] == ["stop rasa", "start rasa"]


def test_after_a_restart_it_may_start_slowly_again() -> None:
    at = Situation()
    at.looks(1, answer=True)
    at.looks(3, answer=False)
    at.looks(10, answer=False)

    assert at.supervisor.acts == ["stop rasa", "start rasa"]


def test_a_start_that_was_cut_short_gets_twice_as_long_the_next_time() -> None:
    at = Situation()
    looks = int(PACE.start / (PACE.every + PACE.timeout)) + 2
    at.looks(looks, answer=False)
    assert len(at.supervisor.acts) == 2
    at.looks(looks, answer=False)
    assert len(at.supervisor.acts) == 2
    at.looks(looks, answer=False)
    assert len(at.supervisor.acts) == 4


def test_once_it_answered_the_next_start_is_given_the_usual_time() -> None:
    at = Situation()
    looks = int(PACE.start / (PACE.every + PACE.timeout)) + 2
    at.looks(looks, answer=False)
    at.looks(1, answer=True)
    at.looks(PACE.strikes, answer=False)
    assert len(at.supervisor.acts) == 4
    at.looks(looks, answer=False)
    assert len(at.supervisor.acts) == 6


def test_one_that_supervisor_is_starting_or_stopping_is_left_to_it() -> None:
    at = Situation()
    at.looks(1, answer=True)
    at.supervisor.state = ProcessStates.BACKOFF
    at.looks(10, answer=False)

    assert at.supervisor.acts == []


def test_one_with_a_heartbeat_is_asked_on_the_port_that_its_file_tells(tmp_path: Path) -> None:
    watched = Watched("gateway", str(heartbeat.file_of(tmp_path, "gateway")))
    supervisor, now, life = Supervisor(), 0.0, [True]
    watcher = Watcher([watched], supervisor, PACE, clock=lambda: now)
    watcher.look()  # its file is not written yet: it starts slowly
    beating = heartbeat.answer(tmp_path, "gateway", lambda: life[0])
    watcher.look()
    life[0] = False
    for _ in range(PACE.strikes):
        assert supervisor.acts == []
        watcher.look()
    beating.shutdown()
    beating.server_close()
    assert supervisor.acts == ["stop gateway", "start gateway"]


@pytest.fixture
def supervised(tmp_path: Path) -> Iterator[tuple[Any, str]]:
    """A real supervisor over one stand-in server and the real watcher, quickly paced."""
    port = free_ports(1)[0]
    url = f"http://127.0.0.1:{port}"
    command = (sys.executable, str(STAND_IN), str(port), "0.3")
    members = [Member("stand_in", command, f"{url}/health")]
    pace = ("--every", "0.1", "--timeout", "0.2")
    config = supervision.write(tmp_path, members, pace)
    log = tmp_path / "log" / "console.log"
    process = children.start(supervision.command(config), os.environ, log, ROOT)
    server = f"unix://{supervision.socket_path(tmp_path)}"
    try:
        until(lambda: answers(url, 1))
        yield getRPCInterface({"SUPERVISOR_SERVER_URL": server}).supervisor, url
    finally:
        children.end(process, patience=10)


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_real_process_comes_back(
    supervised: tuple[Any, str], blow: signal.Signals, tmp_path: Path
) -> None:
    supervisor, url = supervised
    # The watcher must have seen it answer once: before, its silence is a slow start.
    until(lambda: "GET /health" in (tmp_path / "log" / "stand_in.log").read_text())
    before = supervisor.getProcessInfo("stand_in")["pid"]

    os.kill(before, blow)

    until(lambda: supervisor.getProcessInfo("stand_in")["pid"] not in (0, before))
    until(lambda: answers(url, 1))


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120)

    assert supervision.socket_path(tmp_path).parent == tmp_path
    assert len(str(supervision.socket_path(deep))) < supervision.SOCKET_PATH_BYTES
    assert supervision.socket_path(deep) != supervision.socket_path(deep / "y")


def test_the_configuration_holds_no_secret_and_keeps_the_command_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NOBODYS:
        monkeypatch.setenv(name, "told to nobody")
    member = Member("odd", ("echo", "50% of it", "a;b"), None)

    text = supervision.write(tmp_path, [member]).read_text()

    assert "command = echo '50%% of it' 'a;b'" in text
    assert "told to nobody" not in text
