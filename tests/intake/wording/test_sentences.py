"""A changed file of sentences is said at once; one with a mistake changes nothing."""

import logging
import os
from pathlib import Path

import pytest

from intake.wording.sentences import current

GOOD = "prompts:\n  hello: Dag {name}.\n  bye: Tot ziens.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "prompts.yml"
    path.write_text(GOOD, encoding="utf-8")
    assert current(path) == {"hello": "Dag {name}.", "bye": "Tot ziens."}
    return path


def edit(path: Path, text: str) -> None:
    """Write a file so that its stamp surely differs."""
    before = path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 1_000_000, before + 1_000_000))


def test_a_changed_sentence_is_said_at_once(file: Path) -> None:
    edit(file, GOOD.replace("Dag", "Goedendag"))
    assert current(file)["hello"] == "Goedendag {name}."


def test_a_sentence_may_leave_a_value_out_and_take_it_up_again(file: Path) -> None:
    edit(file, GOOD.replace(" {name}", ""))
    assert current(file)["hello"] == "Dag."
    edit(file, GOOD)
    assert current(file)["hello"] == "Dag {name}."


def test_a_new_sentence_may_join(file: Path) -> None:
    edit(file, GOOD + "  new: Nieuw, {anything}.\n")
    assert current(file)["new"] == "Nieuw, {anything}."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("prompts:\n  hello: [\n", "no YAML at line"),
        ("", "no sentences under 'prompts'"),
        ("prompts: []\n", "no sentences under 'prompts'"),
        (GOOD.replace("  bye: Tot ziens.\n", ""), "bye is missing"),
        (GOOD.replace("Tot ziens.", "12"), "bye is no sentence"),
        (GOOD.replace("{name}", "{naam}"), "hello has {naam}, which nothing fills in"),
        (GOOD.replace("{name}", "{name:d}"), "hello has {name:d}, which nothing fills in"),
        (GOOD.replace("{name}", "{name"), "hello has a brace that stands alone"),
    ],
)
def test_a_version_with_a_mistake_is_not_said_and_told_of_once(
    file: Path, text: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    edit(file, text)
    for _ in range(2):
        assert current(file) == {"hello": "Dag {name}.", "bye": "Tot ziens."}
    [record] = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert why in record.getMessage()
    edit(file, GOOD.replace("Dag", "Hoi"))
    assert current(file)["hello"] == "Hoi {name}."


def test_a_file_that_disappears_is_still_said(file: Path) -> None:
    file.unlink()
    assert current(file)["bye"] == "Tot ziens."


def test_a_file_that_was_never_there_says_nothing(tmp_path: Path) -> None:
    assert current(tmp_path / "prompts.yml") == {}


def test_a_file_that_comes_later_is_read(tmp_path: Path) -> None:
    path = tmp_path / "prompts.yml"
    assert current(path) == {}
    path.write_text(GOOD, encoding="utf-8")
    assert current(path)["bye"] == "Tot ziens."


def test_an_installation_does_not_begin_with_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "prompts.yml"
    path.write_text("prompts: []\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no sentences"):
        current(path)
