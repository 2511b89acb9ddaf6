"""Words that are said letter by letter."""

import pytest

from intake.contact_answers.folding import tokens
from intake.contact_answers.spelling import Spelled, explanation_at, heard
from tests.our_words import contact_words

WORDS = contact_words().spelling


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("w i e r s m a", "Wiersma"),
        ("W-I-E-R-S-M-A", "Wiersma"),
        ("w. i. e. r. s. m. a.", "Wiersma"),
        ("w, i, e en r", "Wier"),
        ("m e dubbel s", "Mess"),
        ("h ü doppel-n e", "Hünne"),
        ("t wie theodor o wie otto p wie paula p", "Topp"),
        ("de t van teunis de o van otto de m van marie", "Tom"),
        ("t van teunis o van otto m van marie", "Tom"),
        ("theodor otto paula paula", "Topp"),
        ("tee o em es", None),
        ("k v s", "Kvs"),
        ("a b", None),
        ("j p m de vries", None),
        ("een paspoort", None),
        ("anton bernhard", None),
    ],
)
def test_letters_become_one_word(said: str, word: str | None) -> None:
    found = [token.text for token in heard(tokens(said), WORDS) if isinstance(token, Spelled)]
    assert found == ([word] if word else [])


def test_a_spelled_word_keeps_the_place_of_all_its_letters() -> None:
    said = "dus b o s graag"
    (word,) = (token for token in heard(tokens(said), WORDS) if isinstance(token, Spelled))
    assert said[word.start : word.end] == "b o s"


@pytest.mark.parametrize(
    "explained",
    ["met een k", "met dubbel s", "mit dt", "mit e y", "met c en dubbele s", "zonder h achteraan"],
)
def test_what_explains_letters_is_left_out(explained: str) -> None:
    left = [token.text for token in heard(tokens(f"wolters {explained}"), WORDS)]
    assert left == ["wolters"]


@pytest.mark.parametrize("said", ["met jan de groot", "met j. de groot", "mit milch"])
def test_an_introduction_explains_no_letters(said: str) -> None:
    assert explanation_at(tokens(said), 0, WORDS) == 0
