"""Whether words look like a name."""

import pytest

from intake.contact_answers.folding import tokens
from intake.contact_answers.likeness import could_be_name, is_likely_name, is_small, is_thing
from tests.our_words import contact_words

WORDS = contact_words().names


@pytest.mark.parametrize("name", ["Jan de Vries", "Fatima", "M. van den Berg"])
def test_a_name_has_the_build_of_one(name: str) -> None:
    assert could_be_name(tokens(name), WORDS)
    assert is_likely_name(tokens(name), WORDS)


@pytest.mark.parametrize("text", ["een nieuw paspoort", "brand", "12 34"])
def test_what_people_come_for_is_no_name(text: str) -> None:
    assert not is_likely_name(tokens(text), WORDS)


def test_danger_is_a_thing_and_no_name() -> None:
    (word,) = tokens("zelfmoord")
    assert is_small(word) and is_thing(word, WORDS)
