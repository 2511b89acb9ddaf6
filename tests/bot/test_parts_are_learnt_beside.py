"""What a process beside Rasa's learns is taken where it was learnt from the very same."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from rasa.shared.importers.rasa import RasaFileImporter

from bot.answers.reader import AnswerReader
from bot.beside import PARTS, settings
from bot.danger.reader import DangerReader
from bot.examples.intents import read_examples
from bot.importer import LanguageFolders
from bot.intents.classifier import IntentClassifier
from bot.learning import beside

ROOT = Path(__file__).parents[2]
CONFIG = {"steps": 3}
COMPONENTS = {
    one.__name__: one.get_default_config() for one in (IntentClassifier, DangerReader, AnswerReader)
}
HOLDS = """
import sys
import numpy as np
from bot.learning import beside
with beside.busy("part"):
    print("busy", flush=True)
    sys.stdin.read()
    if sys.argv[1:]:
        beside.leave("part", {"steps": 3}, ["a"], lambda *_: {"learnt": np.ones(2)})
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(beside.FOLDER, str(tmp_path))
    return tmp_path


def ones(config: dict[str, Any], data: Any) -> beside.Arrays:
    return {"learnt": np.ones(len(data))}


def never(config: dict[str, Any], data: Any) -> beside.Arrays:
    raise AssertionError("learnt a second time")


def beside_us(*arguments: str) -> "subprocess.Popen[bytes]":
    """Return a process that is busy with the part until it is told to go on."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ,
    )
    assert process.stdout and process.stdout.readline() == b"busy\n"
    return process


def test_what_was_learnt_beside_is_taken(folder: Path) -> None:
    beside.leave("part", CONFIG, ["a"], ones)
    assert beside.taken("part", CONFIG, ["a"], never)["learnt"].tolist() == [1.0]


@pytest.mark.parametrize(("config", "data"), [({"steps": 4}, ["a"]), (CONFIG, ["a", "b"])])
def test_other_settings_or_lines_are_learnt_anew(
    folder: Path, config: dict[str, int], data: list[str]
) -> None:
    beside.leave("part", CONFIG, ["a"], ones)
    assert len(beside.taken("part", config, data, ones)["learnt"]) == len(data)


def test_what_is_still_being_learnt_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = beside_us("leaves")
    # The process goes on only when somebody waits for it.
    monkeypatch.setattr(beside.time, "sleep", lambda _: process.stdin and process.stdin.close())
    assert beside.taken("part", CONFIG, ["a"], never)["learnt"].tolist() == [1.0, 1.0]
    assert process.wait() == 0


def test_who_is_killed_meanwhile_is_waited_for_no_longer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = beside_us()
    monkeypatch.setattr(beside.time, "sleep", lambda _: (process.kill(), process.wait()))
    assert beside.taken("part", CONFIG, ["a"], ones)["learnt"].tolist() == [1.0]


def test_without_a_folder_everything_is_learnt_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(beside.FOLDER, raising=False)
    beside.leave("part", CONFIG, ["a"], never)
    assert beside.taken("part", CONFIG, ["a"], ones)["learnt"].tolist() == [1.0]


@pytest.mark.parametrize("name", PARTS)
def test_the_settings_are_those_that_rasa_gives_the_component(name: str) -> None:
    part = PARTS[name]
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["pipeline"]
    [ours] = [step for step in pipeline if step["name"].endswith(part.component)]
    given = {**COMPONENTS[part.component], **ours}
    assert settings(part, pipeline) == beside.of_learning(given, part.defaults)


def test_rasa_reads_the_same_examples_in_the_same_order() -> None:
    """Or Rasa would learn all over again what was learnt beside it."""
    config, domain = str(ROOT / "config.yml"), str(ROOT / "domain.yml")
    ours, theirs = (
        [(m.get("text"), m.get("intent")) for m in importer.get_nlu_data().intent_examples]
        for importer in (
            of_kind(config, domain, [str(ROOT / "data")])
            for of_kind in (LanguageFolders, RasaFileImporter)
        )
    )
    assert ours == theirs
    assert ours == [(one.text, one.intent) for one in read_examples(ROOT / "data")]
