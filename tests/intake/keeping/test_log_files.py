"""Full files of a log go with age; the one that is written stays."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from intake.keeping import log_files


@pytest.fixture
def var(tmp_path: Path, now: datetime) -> Path:
    (tmp_path / "log").mkdir()
    for name, days in (("rasa.log", 90), ("rasa.log.1", 29), ("rasa.log.2", 60), ("x.log.1", 1)):
        file = tmp_path / "log" / name
        file.write_text(f'{{"message": "turn", "conversation": "{name}"}}\n{{"message": "x"}}\n')
        age = (now - timedelta(days=days)).timestamp()
        os.utime(file, (age, age))
    return tmp_path


def test_full_files_go_with_age(var: Path, now: datetime) -> None:
    assert log_files.forget(var, now - timedelta(days=28)) == 2
    assert sorted(file.name for file in (var / "log").iterdir()) == ["rasa.log", "x.log.1"]


def test_lines_are_found_in_all_files(var: Path) -> None:
    assert log_files.lines_with(var, ["rasa.log"]) == 3
    assert log_files.lines_with(var, ["+31612345678", ""]) == 0


def test_without_logs_there_is_nothing(tmp_path: Path, now: datetime) -> None:
    assert log_files.forget(tmp_path, now) == 0
    assert log_files.lines_with(tmp_path, ["a"]) == 0
