"""While nothing else reads, danger is known by its plainest words, and little else is."""

from pathlib import Path

import pytest
import yaml

from intake.recognition.danger import KINDS
from tests.our_words import kind_in

DATA = Path(__file__).parents[3] / "data"
SENTENCES = Path(__file__).parents[2] / "sentences"


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Ik wil echt dood.", "nl", "suicide"),
        ("mijn man slaat mij elke avond", "nl", "violence"),
        ("ruik in de hele gang gas", "nl", "fire_or_gas"),
        ("wij hebben niks te eten", "nl", "destitute"),
        ("ich will wirklich nicht mehr leben", "de", "suicide"),
        ("Er atmet nicht!", "de", "medical"),
        ("ich hab heute nacht keinen Schlafplatz", "de", "homeless"),
        ("ich stech euch ab", "de", "threat"),
    ],
)
def test_plain_words_name_their_kind(text: str, language: str, kind: str) -> None:
    assert kind_in(text, language) == kind


@pytest.mark.parametrize("language", ["nl", "de"])
def test_what_is_said_every_day_names_none(language: str) -> None:
    for file in sorted((SENTENCES / language).glob("*.yml")):
        written = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        if written["intent"] != "report_urgent":
            for sentence in written["sentences"]:
                assert kind_in(sentence["text"], language) is None, sentence["text"]


def test_a_language_without_words_names_none(tmp_path: Path) -> None:
    assert kind_in("ik wil dood", "nl", data_dir=tmp_path) is None


@pytest.mark.parametrize("language", ["nl", "de"])
def test_every_kind_that_is_named_is_a_kind(language: str) -> None:
    words = yaml.safe_load((DATA / language / "danger_words.yml").read_text("utf-8"))
    assert set(words["danger_words"]) == set(KINDS) - {"other"}
