"""What is a name where one was asked for, and would be none elsewhere."""

import pytest

from intake.contact_answers.asked_names.likely import is_answer, is_given
from intake.contact_answers.folding import tokens
from intake.contact_answers.likeness import is_likely_name
from tests.our_words import contact_words

WORDS = contact_words().names


@pytest.mark.parametrize("name", ["cazemier", "tholen", "fatou ndiaye", "verschueren"])
def test_a_word_that_no_dictionary_knows_is_a_name_where_one_was_asked_for(name: str) -> None:
    assert is_answer(tokens(name), WORDS, sole=True)
    assert not is_likely_name(tokens(name), WORDS)


@pytest.mark.parametrize("word", ["stoel", "krebs", "klein"])
def test_an_ordinary_word_that_people_are_called_is_one_only_by_itself(word: str) -> None:
    assert is_answer(tokens(word), WORDS, sole=True)
    assert not is_answer(tokens(word), WORDS, sole=False)


@pytest.mark.parametrize("word", ["rijbewjis", "führerscheinn", "tuinafval", "mietschulden"])
def test_a_thing_with_a_slip_or_put_together_is_no_name(word: str) -> None:
    assert not is_answer(tokens(word), WORDS, sole=True)


@pytest.mark.parametrize("noise", ["hmmm", "pff", "hahaha"])
def test_noise_is_no_name(noise: str) -> None:
    assert not is_answer(tokens(noise), WORDS, sole=True)


def test_a_first_name_lets_an_ordinary_word_be_the_surname() -> None:
    assert is_answer(tokens("els stoel"), WORDS, sole=True)
    assert is_answer(tokens("els van oosten"), WORDS, sole=True)
    assert not is_answer(tokens("een stoel"), WORDS, sole=True)


@pytest.mark.parametrize("text", ["duster in de gang", "ab", "der am freitag"])
def test_where_and_when_something_is_are_no_names(text: str) -> None:
    assert not is_answer(tokens(text), WORDS, sole=True)


def test_a_first_name_is_none_that_is_a_surname_too() -> None:
    (sofie, peters) = tokens("sofie peters")
    assert is_given(sofie, WORDS) and not is_given(peters, WORDS)
