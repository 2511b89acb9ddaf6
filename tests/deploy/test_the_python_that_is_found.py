"""A Python that is named is not yet one that works: each candidate is run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "deploy" / "find_python.sh"
REAL = getattr(sys, "_base_executable", sys.executable)


@pytest.fixture
def shell(tmp_path: Path) -> Path:
    """A PATH that holds nothing but a shell, and a home without pyenv."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "sh").symlink_to("/bin/sh")
    return folder


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def find(path: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    own = {"PATH": str(path), "HOME": str(path.parent / "home"), **environ}
    return subprocess.run(["/bin/sh", SCRIPT], env=own, capture_output=True, text=True)


def works(path: Path) -> Path:
    return program(path, f'exec "{REAL}" "$@"')


def test_a_broken_shim_is_passed_over(shell: Path) -> None:
    program(shell / "python3.11", "exit 127")
    works(shell / "python3")

    assert os.path.samefile(find(shell).stdout.strip(), REAL)


def test_another_version_is_passed_over(shell: Path) -> None:
    program(shell / "python3.11", 'test "$1" = -c && exit 1; echo 3.9')
    works(shell.parent / "home/.pyenv/versions/3.11.4/bin/python")

    assert os.path.samefile(find(shell).stdout.strip(), REAL)


def test_the_one_named_by_the_user_comes_first(shell: Path) -> None:
    program(shell / "python3.11", "echo wrong")
    named = program(shell.parent / "own", "echo chosen")

    assert find(shell, INTAKE_PYTHON=str(named)).stdout == "chosen\n"


def test_a_name_that_does_not_exist_is_no_end(shell: Path) -> None:
    program(shell / "python3", "echo found")

    assert find(shell, INTAKE_PYTHON="/nowhere/python").stdout == "found\n"


def test_without_any_one_sentence_says_what_to_install(shell: Path) -> None:
    outcome = find(shell)

    assert outcome.returncode == 1
    assert "python3.11-venv" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
