"""Banks of answers are written, then fitted; what this tree has fitted already is taken over."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from deploy import banks, run
from deploy.banks import ensure_banks, ensure_own_banks, take_over, write_banks
from deploy.console import Console
from deploy.environments import APP, RASA
from deploy.steps import SetUpError, Step

WRITE, FIT = "write the banks of answers", "fit the banks of answers"


class Ran:
    """Takes the place of `steps.run`: notes each step, and fails where the test says so."""

    def __init__(self) -> None:
        self.steps: dict[str, Step] = {}
        self.environ: dict[str, Mapping[str, str]] = {}
        self.fails: set[str] = set()
        self.writes: dict[Path, str] = {}

    def __call__(self, steps: Sequence[Step], environ: Mapping[str, str], console: Console) -> None:
        for step in steps:
            self.steps[step.title], self.environ[step.title] = step, environ
            if step.title == WRITE:
                for path, text in self.writes.items():
                    put(path, text)
            if step.title in self.fails:
                raise SetUpError(f"{step.title} failed")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> Ran:
    instead = Ran()
    monkeypatch.setattr(banks, "run", instead)
    return instead


@pytest.fixture
def console() -> Console:
    return Console(io.StringIO())


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What this tree has fitted to its own data."""
    monkeypatch.setattr(banks, "OWN", tmp_path / "own")
    put(tmp_path / "own" / "banks" / "leek.json", "leek")
    put(tmp_path / "own" / "banks" / "leek.npz", "fitted to leek")
    put(tmp_path / "own" / "banks" / "viersen.json", "viersen")
    return tmp_path / "own" / "banks"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_they_are_written_in_one_environment_and_then_fitted_in_the_other(
    ran: Ran, console: Console, tmp_path: Path
) -> None:
    ensure_banks({"INTAKE_VAR_DIR": str(tmp_path), "OMP_NUM_THREADS": "8"}, console)

    assert list(ran.steps) == [WRITE, FIT]
    assert ran.steps[WRITE].command == [str(APP.python), "-m", "intake.answer_bank"]
    assert ran.steps[FIT].command == [str(RASA.python), "-m", "bot.answers.bank_fit"]
    assert {step.log.parent for step in ran.steps.values()} == {tmp_path / "log"}
    assert "OMP_NUM_THREADS" not in ran.environ[FIT] and "PYTHONPATH" in ran.environ[FIT]


def test_mistakes_of_one_editor_are_told_when_the_others_banks_are_fitted(
    ran: Ran, console: Console, tmp_path: Path
) -> None:
    ran.fails = {WRITE}

    with pytest.raises(SetUpError, match=WRITE):
        ensure_banks({"INTAKE_VAR_DIR": str(tmp_path)}, console)
    assert list(ran.steps) == [WRITE, FIT]


def test_a_system_elsewhere_takes_over_what_is_fitted_to_the_same_banks(
    ran: Ran, console: Console, own: Path, tmp_path: Path
) -> None:
    there = tmp_path / "installation" / "banks"
    ran.writes = {there / "leek.json": "leek", there / "berlin.json": "berlin"}

    write_banks({"INTAKE_VAR_DIR": str(tmp_path / "installation")}, console)

    assert list(ran.steps) == [WRITE]
    assert names(there) == ["berlin.json", "leek.json", "leek.npz"]
    assert (there / "leek.npz").read_text() == "fitted to leek"


def test_a_system_whose_profile_says_something_else_takes_over_nothing(
    own: Path, tmp_path: Path
) -> None:
    put(tmp_path / "banks" / "leek.json", "another leek")
    put(tmp_path / "banks" / "viersen.json", "viersen")

    take_over(own, tmp_path / "banks")

    assert names(tmp_path / "banks") == ["leek.json", "viersen.json"]


def test_what_is_fitted_already_is_not_replaced(own: Path, tmp_path: Path) -> None:
    put(tmp_path / "banks" / "leek.json", "leek")
    put(tmp_path / "banks" / "leek.npz", "fitted here")

    take_over(own, tmp_path / "banks")
    take_over(own, own)

    assert (tmp_path / "banks" / "leek.npz").read_text() == "fitted here"
    assert (own / "leek.npz").read_text() == "fitted to leek"


def test_the_trees_own_are_those_of_its_data_whatever_the_user_has_set(
    ran: Ran, console: Console, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("INTAKE_DATA_DIR", "INTAKE_VAR_DIR"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("INTAKE_ENV", "production")

    ensure_own_banks(console)

    environ = ran.environ[WRITE]
    assert environ["INTAKE_VAR_DIR"] == str(own.parent)
    assert environ["INTAKE_DATA_DIR"].endswith("/data") and environ["INTAKE_ENV"] == "test"
    assert environ["INTAKE_DATA_KEY"]
    assert not (own.parent / "secrets").exists()


def test_mistakes_of_an_editor_do_not_keep_the_system_from_starting() -> None:
    screen = io.StringIO()

    with run._going_on_all_the_same(Console(screen)):
        raise SetUpError("answers/leek.yml, line 5: …")
    assert screen.getvalue() == "answers/leek.yml, line 5: …\n"
