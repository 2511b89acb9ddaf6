"""Sentences by locale and channel."""

from pathlib import Path

import pytest

from intake.settings import ROOT
from intake.wording.texts import MissingText, Texts


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "languages.yml").symlink_to(ROOT / "data" / "languages.yml")
    for folder, lines in {
        "nl": "hello: Dag {name}.\n  hello_sms: Dag.\n  only: Alleen hier.",
        "nl-BE": "hello: Goeiendag {name}.",
    }.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "prompts.yml").write_text(f"prompts:\n  {lines}\n", "utf-8")
    return Texts(tmp_path)


def test_a_region_says_some_things_otherwise(texts: Texts) -> None:
    assert texts.prompt("hello", "nl-NL", name="Jan") == "Dag Jan."
    assert texts.prompt("hello", "nl-BE", name="Jan") == "Goeiendag Jan."
    assert texts.prompt("only", "nl-BE") == "Alleen hier."


def test_a_channel_may_have_its_own_wording(texts: Texts) -> None:
    assert texts.prompt("hello", "nl-NL", "sms") == "Dag."
    assert texts.prompt("hello", "nl-NL", "voice", name="Jan") == "Dag Jan."


def test_braces_in_a_value_stay(texts: Texts) -> None:
    assert texts.prompt("hello", "nl-NL", name="{x}") == "Dag {x}."


def test_a_key_that_nobody_wrote_is_an_error(texts: Texts) -> None:
    with pytest.raises(MissingText, match="goodbye"):
        texts.prompt("goodbye", "nl-NL")


def test_all_sentences_of_a_region_have_its_own_wording_first(texts: Texts) -> None:
    assert texts.all_of("nl-BE") == {
        "hello": "Goeiendag {name}.",
        "hello_sms": "Dag.",
        "only": "Alleen hier.",
    }
