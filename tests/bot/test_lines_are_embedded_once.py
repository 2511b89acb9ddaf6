"""Every line that a training learns from is embedded before and beside it, and once."""

from pathlib import Path
from shutil import copy

import pytest
import yaml

from bot import embedding
from bot.beside import PARTS
from bot.encoders.encoder import PROBES
from bot.examples.danger import read_danger
from bot.examples.intents import read_examples
from bot.examples.questions import read_asked
from bot.train import commands
from tests.bot.fake_encoders import FakeEncoder, put_in_place

DATA = Path(__file__).parents[2] / "data"


def put(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


@pytest.fixture
def encoders(monkeypatch: pytest.MonkeyPatch) -> dict[str, FakeEncoder]:
    return put_in_place(monkeypatch)


def test_all_that_is_learnt_from_is_embedded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoders: dict[str, FakeEncoder]
) -> None:
    section = {"intent": "greet", "examples": "- hallo\n- dag\n"}
    put(tmp_path / "data/nl/nlu/greet.yml", {"version": "3.1", "nlu": [section]})
    put(
        tmp_path / "data/nl/danger/suicide.yml",
        {"kind": "suicide", "danger": {"x": ["ik wil niet meer"]}},
    )
    put(
        tmp_path / "data/nl/questions.yml",
        {"questions": ["mag dat", "dag"], "needs": ["pas kwijt"]},
    )
    copy(DATA / "nl" / "courtesies.yml", tmp_path / "data" / "nl")
    monkeypatch.setattr(embedding, "DATA", tmp_path / "data")
    monkeypatch.setattr(embedding, "CACHE", tmp_path / "cache")
    assert embedding.main() == 0
    assert embedding.learnt_from(tmp_path / "data") == [
        "hallo",
        "dag",
        "ik wil niet meer",
        "mag dat",
        "pas kwijt",
        *PROBES,
    ]
    assert len(list((tmp_path / "cache").glob(f"*.{embedding.PURPOSE}.npz"))) == len(encoders)


def test_nothing_that_anything_learns_from_is_left_out() -> None:
    found = set(embedding.learnt_from(DATA))
    assert {one.text for one in read_examples(DATA)} <= found
    assert {one.text for one in read_danger(DATA)} <= found
    assert {text for texts in read_asked(DATA) for text in texts} <= found


def test_what_helps_begins_before_the_training() -> None:
    embed, *learn, train = commands("m", "out")
    assert embed[-1] == "bot.embedding"
    assert {part for command in learn for part in command[3:]} == set(PARTS)
    assert train[-4:] == ["--fixed-model-name", "m", "--out", "out"]
