"""What the guide adds for a made-up language reaches Rasa: every sentence, in its locale."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from bot.importer import responses_by_locale

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def blocks() -> list[dict]:
    guide = (ROOT / "docs" / "add-a-language.md").read_text("utf-8")
    return [yaml.safe_load(text) for text in BLOCK.findall(guide)]


def locales_of(variants: list[dict]) -> set[str]:
    return {condition["value"] for variant in variants for condition in variant["condition"]}


def test_every_response_is_said_in_the_new_locale(tmp_path: Path, blocks: list[dict]) -> None:
    for name in ("nl", "de", "nl-BE"):
        shutil.copytree(ROOT / "data" / name / "responses", tmp_path / name / "responses")
    shutil.copytree(tmp_path / "nl", tmp_path / "zv")
    listed = yaml.safe_load((ROOT / "data" / "languages.yml").read_text("utf-8"))
    listed["locales"] |= blocks[0]["locales"]
    (tmp_path / "languages.yml").write_text(yaml.safe_dump(listed), encoding="utf-8")
    found = responses_by_locale(tmp_path)
    assert len(found) > 50
    assert {
        name for name, variants in found.items() if "zv-NL" not in locales_of(variants)
    } == set()


def test_the_slot_holds_the_locales_there_are_and_the_guide_adds_one(blocks: list[dict]) -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    listed = yaml.safe_load((ROOT / "data" / "languages.yml").read_text("utf-8"))["locales"]
    assert domain["slots"]["locale"]["values"] == list(listed)
    assert blocks[1]["values"] == [*listed, *blocks[0]["locales"]]
