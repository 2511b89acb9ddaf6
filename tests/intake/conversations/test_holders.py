"""A process that was killed is known to be gone; of all others nobody says so."""

import subprocess
import sys

import pytest

from intake.conversations import holders


@pytest.fixture
def another() -> subprocess.Popen[str]:
    """A process that tells its name and waits."""
    code = (
        "import sys; from intake.conversations import holders;"
        "print(holders.this_process(), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_process_is_gone_once_it_was_killed(another: subprocess.Popen[str]) -> None:
    assert another.stdout is not None
    name = another.stdout.readline().strip()
    assert not holders.is_gone(name)
    another.kill()
    another.communicate()
    assert holders.is_gone(name)


def test_who_asks_is_there() -> None:
    assert not holders.is_gone(holders.this_process())


def test_whoever_has_the_same_number_later_is_somebody_else() -> None:
    machine, number, _ = holders.this_process().split(":")
    assert holders.is_gone(f"{machine}:{number}:1")


@pytest.mark.parametrize("name", ["", "-", "elsewhere:1:2", "gateway"])
def test_of_what_is_not_of_this_machine_nobody_knows(name: str) -> None:
    assert not holders.is_gone(name)
