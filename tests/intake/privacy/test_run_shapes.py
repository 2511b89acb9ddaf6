"""How a run of digits was told says what it can be."""

import pytest

from intake.contact_answers.digits import Run, digit_runs
from intake.contact_answers.folding import tokens
from intake.privacy.run_shapes import (
    begins_with_article,
    is_paused,
    looks_dated,
    looks_listed,
    may_begin,
    may_end,
)
from tests.our_words import contact_words


def run_of(text: str) -> Run:
    (run,) = digit_runs(text, tokens(text), contact_words().numbers)
    return run


@pytest.mark.parametrize(
    ("text", "dated", "listed"),
    [
        ("03 04 2026 10 30", True, True),
        ("2024 2025", False, True),
        ("10, 11, 12, 13", False, True),
        ("06 12 34 56 78", False, False),
        ("1234 5678", False, False),
    ],
)
def test_dates_and_lists_are_no_number_of_somebodys(text: str, dated: bool, listed: bool) -> None:
    assert (looks_dated(run_of(text)), looks_listed(run_of(text))) == (dated, listed)


def test_digits_one_by_one_are_one_number_with_pauses_or_without() -> None:
    assert not is_paused(run_of("1, 2, 3, 4"))
    assert is_paused(run_of("12, 34, 56"))


def test_a_number_begins_and_ends_at_a_joint() -> None:
    run = run_of("06 12345678 12")
    last = len(run.pieces)
    assert may_begin(run, 0) and may_end(run, last)
    assert may_begin(run, 1) and may_end(run, 1)
    short = run_of("06 12 34")
    assert not may_begin(short, 1) and not may_end(short, 2)


def test_an_article_is_no_digit() -> None:
    assert begins_with_article(run_of("een 0612345678"))
    assert not begins_with_article(run_of("een twee drie vier"))
