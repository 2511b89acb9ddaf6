"""`make test` plays its parts on two cores, tells each whole, and leaves no test out."""

import io
import os
import re
from pathlib import Path

import pytest

from deploy import ROOT, parts
from deploy.check import TESTS
from deploy.console import Console
from deploy.parts import Part


@pytest.fixture
def screen() -> io.StringIO:
    return io.StringIO()


def shell(name: str, script: str, *after: str) -> Part:
    return Part(name, ("sh", "-c", script), after)


def played(screen: io.StringIO, logs: Path, *list_: Part) -> list[str]:
    return parts.play(list_, os.environ, Console(screen), logs)


def until(file: Path) -> str:
    """A script that ends when another part has written a file."""
    return f"while [ ! -e {file} ]; do sleep 0.05; done"


def test_two_parts_go_on_at_the_same_time(screen: io.StringIO, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    first = shell("first", f"touch {one}; {until(other)}")
    second = shell("second", f"{until(one)}; touch {other}")
    assert played(screen, tmp_path, first, second) == []


def test_a_third_waits_for_a_free_core(screen: io.StringIO, tmp_path: Path) -> None:
    seen, begun = tmp_path / "seen", tmp_path / "begun"
    first = shell("first", until(seen))
    second = shell("second", f"sleep 0.3; test ! -e {begun}; alone=$?; touch {seen}; exit $alone")
    third = shell("third", f"touch {begun}")
    assert played(screen, tmp_path, first, second, third) == []
    assert begun.exists()


def test_a_part_begins_when_what_it_comes_after_is_green(
    screen: io.StringIO, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    uses = shell("uses", f"test -e {made}", "makes")
    makes = shell("makes", f"sleep 0.2; touch {made}")
    assert played(screen, tmp_path, uses, makes) == []


def test_what_comes_after_a_failure_is_not_run_and_has_failed_too(
    screen: io.StringIO, tmp_path: Path
) -> None:
    uses = shell("uses", f"touch {tmp_path}/run", "makes")
    last = shell("last", "echo run to the end")
    failed = played(screen, tmp_path, shell("makes", "exit 3"), uses, last)
    assert failed == ["makes", "uses"]
    assert not (tmp_path / "run").exists()
    assert "uses: not run" in screen.getvalue()
    assert "run to the end" in screen.getvalue()


def test_the_output_of_a_part_is_told_whole_with_its_outcome(
    screen: io.StringIO, tmp_path: Path
) -> None:
    loud = shell("loud", "for each in 1 2 3; do echo loud $each; sleep 0.05; done")
    sour = shell("sour", "for each in 1 2 3; do echo sour $each >&2; sleep 0.05; done; exit 1")
    assert played(screen, tmp_path, loud, sour) == ["sour"]
    for name, outcome in (("loud", "green"), ("sour", "failed")):
        whole = "".join(f"{name} {each}\n" for each in (1, 2, 3))
        assert re.search(rf"--- {name}: {outcome} after \d+ s\n{whole}", screen.getvalue())


def test_every_test_is_in_exactly_one_part() -> None:
    found: dict[str, list[str]] = {}
    for file in (ROOT / "tests").rglob("test_*.py"):
        path = file.relative_to(ROOT).as_posix()
        found[path] = [part.name for part in TESTS if has(part, path)]
    assert {path: names for path, names in found.items() if len(names) != 1} == {}


def has(part: Part, path: str) -> bool:
    """Say whether a part runs the tests of a file."""
    chosen = [str(each) for each in part.command[1:]]
    left_out = [each.removeprefix("--ignore=") for each in chosen if each.startswith("--ignore=")]
    taken = [each for each in chosen if not each.startswith("--")]

    def under(folders: list[str]) -> bool:
        return any(path == each or path.startswith(f"{each}/") for each in folders)

    return under(taken) and not under(left_out)
