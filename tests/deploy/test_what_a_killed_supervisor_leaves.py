"""After kill -9 of the supervisor its processes are nobody's: the next run ends them, no others."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from deploy.console import Console
from deploy.leftovers import end_leftovers

WAITS = "import sys; print(1, flush=True); sys.stdin.read()"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITS}"


def started(code: str, environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, **environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stdout.readline()
    return process


@pytest.fixture
def running(tmp_path: Path) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """A process of a supervisor in this folder, a deaf one, and some that are none of ours."""
    folder = {"INTAKE_VAR_DIR": str(tmp_path)}
    supervised = {"SUPERVISOR_PROCESS_NAME": "gateway"}
    processes = {
        "ours": started(WAITS, folder | supervised),
        "deaf": started(DEAF, folder | supervised),
        "by_hand": started(WAITS, folder),
        "of_another_folder": started(WAITS, {"INTAKE_VAR_DIR": "/elsewhere"} | supervised),
    }
    yield processes
    for process in processes.values():
        process.kill()
        process.communicate()


def test_only_what_was_left_in_this_folder_is_ended(
    tmp_path: Path, running: dict[str, subprocess.Popen[bytes]]
) -> None:
    told = io.StringIO()
    reaped = {name: process for name, process in running.items() if name in ("ours", "deaf")}
    end_leftovers(tmp_path, Console(told), patience=0.5)
    for process in reaped.values():
        assert process.wait(5) < 0
    assert running["by_hand"].poll() is None and running["of_another_folder"].poll() is None
    assert "2 processes" in told.getvalue()


def test_where_nothing_was_left_nothing_is_said(tmp_path: Path) -> None:
    told = io.StringIO()
    end_leftovers(tmp_path, Console(told))
    assert told.getvalue() == ""
