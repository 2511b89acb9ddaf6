"""Digits however they are said."""

import pytest

from intake.contact_answers.digits import digit_runs
from intake.contact_answers.folding import tokens
from tests.our_words import contact_words


def runs(text: str) -> list[str]:
    return [run.digits for run in digit_runs(text, tokens(text), contact_words().numbers)]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("nul zes twaalf vierendertig zesenvijftig achtenzeventig", "0612345678"),
        ("null eins fünf eins zwo", "01512"),
        ("dubbel zes drie", "663"),
        ("+31 6 1234 5678", "+31612345678"),
    ],
)
def test_a_number_is_one_run(text: str, digits: str) -> None:
    assert digits in runs(text)


def test_words_end_a_number() -> None:
    assert runs("op 12 maart wil ik graag 3 kaarten") == ["12", "3"]
