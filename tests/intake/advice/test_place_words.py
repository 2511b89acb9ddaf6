"""What stands around a place is a list of each language, and all lists count together."""

from pathlib import Path

import pytest
import yaml

from intake.advice.place_words import place_words
from tests.our_words import DATA

LANGUAGES = ("nl", "de")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("mijn postcode is 9351", "9351"),
        ("Postleitzahl: 52525", "52525"),
        ("PLZ 52525", "52525"),
        ("ich wohne in 52525", "52525"),
        ("ik kom uit 52525", "52525"),
        ("9351 AB", "9351"),
        ("9351ab", "9351"),
        ("het kost 9351 euro", None),
        ("in 2014", None),
        ("52525", None),
    ],
)
def test_a_number_is_a_postcode_behind_a_word_or_before_letters(
    said: str, code: str | None
) -> None:
    found = place_words(DATA).postcode.search(said)
    assert (next(filter(None, found.groups())) if found else None) == code


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ik ben niet erkend", "ik ben  "),
        ("ich bin nicht anerkannt", "ich bin  "),
        ("ich habe keinen bescheid bekommen", "ich habe   bekommen"),
        ("nicht als flüchtling anerkannt", " "),
        ("geniet ervan", "geniet ervan"),
    ],
)
def test_a_denial_takes_back_its_word(said: str, left: str) -> None:
    assert place_words(DATA).denied.sub(" ", said) == left


def test_the_lists_have_the_same_keys_and_only_words() -> None:
    first, second = (
        yaml.load((DATA / language / "places.yml").read_bytes(), yaml.CSafeLoader)
        for language in LANGUAGES
    )
    assert set(first) == set(second)
    for words in (*first.values(), *second.values()):
        assert words and all(isinstance(word, str) and word == word.casefold() for word in words)


def test_another_language_counts_as_soon_as_it_has_a_file(tmp_path: Path) -> None:
    (tmp_path / "zv").mkdir()
    lists = "postcode: [krabbel]\nfrom: [oet]\ndenied: [nie]\nas: [as]\n"
    (tmp_path / "zv" / "places.yml").write_text(lists, encoding="utf-8")
    words = place_words(tmp_path)
    assert words.postcode.search("krabbel 9351") and not words.postcode.search("postcode 9351")
    assert words.denied.search("nie erkend") and not words.denied.search("niet erkend")
