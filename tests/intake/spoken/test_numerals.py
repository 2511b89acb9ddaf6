"""Number words made from a table."""

import pytest
import yaml

from intake.settings import ROOT
from intake.spoken.numerals import number_words, split_tens


def table(language: str) -> dict[str, object]:
    file = ROOT / "data" / language / "spoken.yml"
    return dict(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["numbers"])


@pytest.mark.parametrize(
    ("language", "word", "symbol"),
    [
        ("nl", "drie", "3"),
        ("nl", "eenentwintig", "21"),
        ("nl", "derde", "3."),
        ("nl", "negentientachtig", "1980"),
        ("de", "einundzwanzig", "21"),
        ("de", "dritten", "3."),
    ],
)
def test_a_word_stands_for_its_number(language: str, word: str, symbol: str) -> None:
    assert (word, symbol) in set(number_words(table(language)))


def test_a_recogniser_may_split_a_compound() -> None:
    assert ("ein und zwanzig", "21") in set(split_tens(table("de")))
    assert ("vier en twintig", "24") in set(split_tens(table("nl")))
