"""From words to the symbols of the grammar, the same in both languages."""

import pytest

from intake.spoken.grammar.symbols import symbols_of
from tests.our_words import load


@pytest.mark.parametrize(
    ("text", "language", "symbols"),
    [
        ("over drie weken", "nl", "OVER 3 WEEK"),
        ("in drei Wochen", "de", "IN 3 WEEK"),
        ("24.3.", "de", "X24/3"),
        ("dinsdag, nee donderdag", "nl", "W2 , CORRECTION W4"),
        ("dienstags kann ich nicht", "de", "W2 CAN _ NAY"),
        ("mijn paspoort", "nl", "_ _"),
    ],
)
def test_a_sentence_is_written_in_symbols(text: str, language: str, symbols: str) -> None:
    assert symbols_of(text, load(language)) == symbols.split()
