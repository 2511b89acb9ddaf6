"""An intent is added by its row of the README: tests that read the data then cover it, too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scaffolding.steps import copied, follow

COVER = (
    "tests/bot/test_every_turn_has_a_rule.py",
    "tests/bot/test_rasa_finds_no_fault.py",
    "tests/bot/test_training_sentences.py",
)
FEW = "test_there_are_enough_lines_and_none_twice"
"""The guide shows three examples of the thirty."""
ABOUT_IT = "report_noise or exactly_one_rule or fault or not ["


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parts = ("bot", "data", "deploy", "domain.yml", "config.yml", "pyproject.toml")
    tests = ("tests/languages.py", "tests/bot/conftest.py", *COVER)
    root = copied(tmp_path_factory.mktemp("copy"), *parts, *tests)
    assert len(follow("An intent", root)) == 12
    return root


@pytest.mark.timeout(300)
def test_it_has_a_rule_everywhere_examples_and_no_fault(copy: Path) -> None:
    tests = [*COVER, "-q", "-p", "no:cacheprovider", "--deselect", f"{COVER[2]}::{FEW}"]
    told = subprocess.run(
        [sys.executable, "-m", "pytest", *tests, "-k", ABOUT_IT],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert " passed" in told.stdout


def test_the_bot_has_words_for_it_when_it_is_not_sure(copy: Path) -> None:
    for language in ("nl", "de"):
        prompts = (copy / "data" / language / "prompts.yml").read_text("utf-8")
        assert "reading_report_noise:" in prompts
        assert "asks_report_noise:" in prompts
