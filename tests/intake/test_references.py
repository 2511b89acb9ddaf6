"""Reference numbers survive being said, written down and keyed in."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from intake.contact_answers import answered
from intake.database import session_scope
from intake.privacy import redact
from intake.references import (
    ReferencesExhausted,
    among,
    is_valid,
    may_be_another_number,
    new_reference,
    normalise,
    reference_for,
)
from tests.our_words import DATA

numbers = st.integers(min_value=0, max_value=9_999_999)
given_ones = (
    st.integers(1_000_000, 9_999_999)
    .map(lambda number: new_reference(lambda: number))
    .filter(lambda reference: not may_be_another_number(reference))
)


@given(numbers)
def test_a_new_reference_is_eight_digits_and_valid(number: int) -> None:
    reference = new_reference(lambda: number)
    assert len(reference) == 8
    assert reference[:7] == f"{number:07d}"
    assert is_valid(reference)


@given(numbers, st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: int, place: int, difference: int) -> None:
    reference = new_reference(lambda: number)
    wrong = str((int(reference[place]) + difference) % 10)
    assert not is_valid(reference[:place] + wrong + reference[place + 1 :])


@given(numbers, st.integers(0, 6))
def test_two_swapped_neighbours_are_noticed(number: int, place: int) -> None:
    reference = new_reference(lambda: number)
    left, right = reference[place], reference[place + 1]
    swapped = reference[:place] + right + left + reference[place + 2 :]
    assert left == right or not is_valid(swapped)


@pytest.mark.parametrize("between", [" ", ".", "-", "\u2013", "  - "])
def test_blanks_dots_and_dashes_do_not_matter(between: str) -> None:
    reference = new_reference(lambda: 5724103)
    assert normalise(f" {reference[:4]}{between}{reference[4:]} ") == reference


@pytest.mark.parametrize(
    "text",
    ["", "1234567", "123456789", "abcdefgh", "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668"],
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert normalise(text) is None


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("nummer 9896 3905", "98963905"),
        ("1234-5678.", "12345678"),
        ("zaak 9896 390", None),
        ("2 zaken: 9896 3905", None),
        ("", None),
    ],
)
def test_eight_digits_are_found_among_words(text: str, digits: str | None) -> None:
    assert among(text) == digits


def test_a_conversation_has_one_reference(session: Session) -> None:
    first = reference_for(session, "a")
    assert reference_for(session, "a") == first
    assert reference_for(session, "b") != first


def test_a_number_given_before_is_not_given_again(session: Session) -> None:
    numbers = iter([1_000_001, 1_000_001, 1_000_003])
    first = reference_for(session, "a", lambda: next(numbers))
    second = reference_for(session, "b", lambda: next(numbers))
    assert (first[:7], second[:7]) == ("1000001", "1000003")


def test_when_no_number_is_free_it_says_so(session: Session) -> None:
    reference_for(session, "a", lambda: 1_000_001)
    with pytest.raises(ReferencesExhausted):
        reference_for(session, "b", lambda: 1_000_001)


def test_two_at_once_get_the_same_reference_for_one_conversation(
    engine: Engine, at_once: Callable[..., list[object]]
) -> None:
    def ask(_number: int) -> str:
        with session_scope(engine) as session:
            return reference_for(session, "a")

    assert len(set(at_once(ask, 8))) == 1


@pytest.mark.parametrize(("country", "language"), [("NL", "nl"), ("BE", "nl"), ("DE", "de")])
@given(reference=given_ones)
def test_what_is_given_is_never_taken_for_personal_data(
    reference: str, country: str, language: str
) -> None:
    """Said alone where a name is awaited, it must reach the form that looks it up."""
    assert redact(reference, country, language, name_awaited=True, data_dir=DATA).text == reference
    assert not answered("holder", reference, language, country, data_dir=DATA)


def test_a_number_that_may_be_another_is_not_given(session: Session) -> None:
    drawn = iter([475591, 5325585, 2254257])
    assert reference_for(session, "a", lambda: next(drawn)) == "22542578"
