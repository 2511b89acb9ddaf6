"""A code is read as it is typed, and as it is spelled."""

import pytest

from intake.privacy.announced.code import code_at
from intake.privacy.reading import read
from tests.our_words import DATA


@pytest.mark.parametrize(
    ("said", "code", "letters", "digits"),
    [
        ("KX4R71B2 verlopen", "KX4R71B2", 4, "4712"),
        ("12.443-22/ab kwijt", "12.443-22/ab", 2, "1244322"),
        ("k x vier r twaalf graag", "k x vier r twaalf", 3, "412"),
        ("vie fr 812 ist weg", "vie fr 812", 5, "812"),
        ("een b c drie", "een b c drie", 2, "13"),
        ("drei strich vier", "drei strich vier", 0, "34"),
    ],
)
def test_a_code_ends_where_words_begin(said: str, code: str, letters: int, digits: str) -> None:
    found = code_at(read(said, DATA), 0)
    assert found is not None
    assert (said[found.start : found.end], found.letters, found.digits) == (code, letters, digits)


def test_a_word_is_no_code() -> None:
    assert code_at(read("verlopen", DATA), 0) is None


def test_a_year_is_known() -> None:
    found = code_at(read("2014", DATA), 0)
    assert found is not None and found.is_year
