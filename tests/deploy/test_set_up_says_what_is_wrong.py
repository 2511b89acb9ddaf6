"""What the console shows while something is prepared, and when it cannot be."""

import io
import os
from pathlib import Path

import pytest

from deploy import debian, environments
from deploy.console import Console
from deploy.environments import Environment
from deploy.steps import SetUpError, Step, run


@pytest.fixture
def screen() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def console(screen: io.StringIO) -> Console:
    return Console(screen)


def shell(title: str, script: str, tmp_path: Path) -> Step:
    return Step(title, ["sh", "-c", script], tmp_path / f"{title}.log")


def test_each_step_is_told_when_it_is_done_and_its_output_kept(
    console: Console, screen: io.StringIO, tmp_path: Path
) -> None:
    run([shell("one", "echo loud", tmp_path), shell("two", "true", tmp_path)], os.environ, console)

    assert "one: done" in screen.getvalue() and "two: done" in screen.getvalue()
    assert "loud" not in screen.getvalue()
    assert (tmp_path / "one.log").read_text() == "loud\n"


def test_a_failed_step_shows_the_end_of_its_log(console: Console, tmp_path: Path) -> None:
    script = "seq 100; echo the reason; exit 3"

    with pytest.raises(SetUpError) as error:
        run([shell("broken", script, tmp_path)], os.environ, console)

    assert str(error.value).endswith("the reason")
    assert len(str(error.value).splitlines()) < 20


def test_the_other_steps_still_come_to_their_end(console: Console, tmp_path: Path) -> None:
    late = shell("late", f"sleep 0.3; touch {tmp_path}/finished", tmp_path)

    with pytest.raises(SetUpError):
        run([shell("broken", "exit 1", tmp_path), late], os.environ, console)

    assert (tmp_path / "finished").exists()


def test_an_environment_fits_only_when_built_to_the_end_from_these_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environments, "REQUIREMENTS", tmp_path)
    (tmp_path / "some.txt").write_text("a==1")
    environment = Environment("some", ("some.txt",), home=tmp_path)
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    assert not environment.fits()

    environment.stamp()
    assert environment.fits()

    (tmp_path / "some.txt").write_text("a==2")
    assert not environment.fits()


def test_an_environment_whose_python_was_removed_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environments, "REQUIREMENTS", tmp_path)
    (tmp_path / "some.txt").write_text("a==1")
    environment = Environment("some", ("some.txt",), home=tmp_path)
    environment.python.parent.mkdir(parents=True)
    environment.python.symlink_to(tmp_path / "gone")
    environment.stamp()

    assert not environment.fits()


def test_missing_debian_packages_are_named_where_they_may_not_be_installed(
    console: Console,
) -> None:
    packages = ["no-such-package-one", "no-such-package-two"]

    with pytest.raises(SetUpError, match="apt-get install no-such-package-one no-such-package-two"):
        debian.ensure("browser tests", console, packages, may_install=lambda: False)


def test_nothing_is_asked_of_debian_when_nothing_is_missing(console: Console) -> None:
    debian.ensure("nothing", console, packages=[], may_install=lambda: pytest.fail("asked"))
