"""Names put together from what was said and what was spelled, and names mended."""

import pytest

from intake.contact_answers.asked_names.mending import (
    after_denial,
    put_together,
    without_taken_back,
)
from intake.contact_answers.folding import Token, tokens
from intake.contact_answers.spelling import Spelled
from tests.our_words import contact_words

WORDS = contact_words().names


def text(said: list[Token]) -> str:
    return " ".join(token.text for token in said)


@pytest.mark.parametrize(
    ("name", "letters", "whole"),
    [
        ("smit", "Smid", "Smid"),
        ("els smit", "Smid", "els Smid"),
        ("els", "Wiersema", "els Wiersema"),
        ("", "Wiersema", "Wiersema"),
    ],
)
def test_letters_mend_the_word_they_sound_like(name: str, letters: str, whole: str) -> None:
    spelled = [Spelled(letters, 0, 0, letters.lower())]
    assert text(put_together(tokens(name), tokens(name), spelled, WORDS)) == whole


def test_letters_of_an_office_are_no_name() -> None:
    assert put_together([], [], [Spelled("Wmo", 0, 3, "wmo")], WORDS) == []


@pytest.mark.parametrize(
    ("said", "left", "taken"),
    [
        ("niet smit maar smid", "smid", "smit"),
        ("nicht schmitt, sondern schmidt", "schmidt", "schmitt ,"),
        ("els smid, niet smit", "els smid", "smit"),
        ("els smid", "els smid", ""),
    ],
)
def test_the_name_that_is_taken_back_is_left_out(said: str, left: str, taken: str) -> None:
    kept, back = without_taken_back(tokens(said), WORDS)
    assert (text(kept), text(back)) == (left, taken)


def test_a_no_may_go_before_the_right_name() -> None:
    assert text(after_denial(tokens("nee, wiersema"), WORDS)) == "wiersema"
    assert after_denial(tokens("wiersema"), WORDS) == []
