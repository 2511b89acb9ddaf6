"""The bank of every profile is written, and a line printed for each."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from intake.answer_bank.__main__ import main
from intake.settings import SECRETS


@pytest.fixture
def var_dir(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder var/ of an installation with these data."""
    for name in SECRETS:
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("INTAKE_DATA_DIR", str(data))
    monkeypatch.setenv("INTAKE_VAR_DIR", str(tmp_path / "var"))
    return tmp_path / "var"


def test_every_profile_has_its_bank_written(
    var_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main() == 0
    (line,) = capsys.readouterr().out.splitlines()
    path = var_dir / "banks" / "gemeente-voorbeeld.json"
    written = json.loads(path.read_text("utf-8"))
    count, version = len(written["units"]), written["version"]
    assert line == f"gemeente-voorbeeld: {count} units, version {version}, written: {path}"
    assert main() == 0
    assert ", as it was: " in capsys.readouterr().out


def test_a_bank_whose_answers_have_a_mistake_stays_as_it_was(
    var_dir: Path, write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    write()
    assert main() == 0
    path = var_dir / "banks" / "gemeente-voorbeeld.json"
    before = path.read_text("utf-8")
    write("source: council", "source: counsil")
    assert main() == 1
    assert path.read_text("utf-8") == before and '"parking"' in before
    told = capsys.readouterr().out
    assert "village_desk_ends.source: found 'counsil'" in told
    assert told.endswith(f"mistakes in its answers, so {path} stays as it was\n")


def test_without_settings_it_says_which_are_missing(
    var_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("INTAKE_DATA_KEY")
    assert main() == 1
    assert "INTAKE_DATA_KEY" in capsys.readouterr().err
