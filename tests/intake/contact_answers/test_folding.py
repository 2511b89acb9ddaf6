"""Words cut and folded for comparing."""

import pytest

from intake.contact_answers.folding import Phrases, fold, tokens


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Müller", "mueller"), ("Straße", "strasse"), ("één", "een"), ("D’Hondt", "d'hondt")],
)
def test_a_word_is_compared_without_capitals_and_accents(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_a_token_knows_where_it_stands() -> None:
    text = "Dr. Th. van 't Hof, 12"
    found = tokens(text)
    assert [token.text for token in found] == ["Dr.", "Th.", "van", "'t", "Hof", ",", "12"]
    assert all(text[token.start : token.end] == token.text for token in found)


def test_of_two_phrases_the_longer_is_found() -> None:
    phrases, words = Phrases(["mijn naam", "mijn naam is"]), tokens("ja mijn naam is Jan")
    assert phrases.length_at(words, 1) == 3
    assert phrases.length_before(words, 4) == 3
    assert phrases.length_at(words, 0) == 0
