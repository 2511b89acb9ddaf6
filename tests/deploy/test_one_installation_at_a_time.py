"""Locks, ports and children: what keeps two installations apart and leaves no process behind."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deploy import ROOT, children, run
from deploy.exclusive import or_refused
from deploy.installation import PORTS
from deploy.ports import free_ports, is_taken
from deploy.steps import SetUpError

GRANDCHILD = """
import os, pathlib, subprocess, sys
from deploy import children
child = children.start(["sleep", "60"], os.environ, pathlib.Path(sys.argv[1]), pathlib.Path("/"))
print(child.pid, flush=True)
sys.stdin.read()
"""


def test_the_second_of_two_is_refused_at_once(tmp_path: Path) -> None:
    with or_refused(tmp_path / "lock") as first, or_refused(tmp_path / "lock") as second:
        assert (first, second) == (True, False)
    with or_refused(tmp_path / "lock") as third:
        assert third


def test_a_second_run_says_so_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTAKE_VAR_DIR", str(tmp_path))
    with or_refused(tmp_path / "run.lock"), pytest.raises(SetUpError, match="runs already"):
        run.main()


@pytest.mark.parametrize("name", PORTS)
def test_a_port_of_another_program_is_named_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("INTAKE_VAR_DIR", str(tmp_path))
    for other, port in zip(PORTS, free_ports(len(PORTS)), strict=True):
        monkeypatch.setenv(other, str(port))
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        port = stranger.getsockname()[1]
        monkeypatch.setenv(name, str(port))

        with pytest.raises(SetUpError, match=f"Port {port} is taken.*{name}="):
            run.main()


def test_free_ports_are_different_and_free() -> None:
    ports = free_ports(5)

    assert len(set(ports)) == 5
    assert not any(is_taken(port) for port in ports)


def test_a_child_ends_with_its_own_children(tmp_path: Path) -> None:
    command = ["sh", "-c", "trap '' TERM; sleep 60 & echo $!; wait; wait"]
    child = children.start(command, os.environ, tmp_path / "log", tmp_path)
    grandchild = int(until_written(tmp_path / "log"))

    children.end(child, patience=0.2)

    assert child.poll() is not None
    assert gone(grandchild)


def test_a_child_does_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", GRANDCHILD, str(tmp_path / "log")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout and parent.stdin
    child = int(parent.stdout.readline())
    assert not gone(child, seconds=0)

    parent.kill()
    parent.communicate()

    assert gone(child)


def gone(pid: int, seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while alive(pid):
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.02)
    return True


def alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    # Z: ended, and nobody has asked yet how.
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def until_written(path: Path) -> str:
    deadline = time.monotonic() + 5
    while not path.read_text().endswith("\n"):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return path.read_text()
