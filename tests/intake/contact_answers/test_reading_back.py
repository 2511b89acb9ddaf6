"""What was read is said back, and understood again."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.references import new_reference
from tests.intake.contact_answers.answers import LANGUAGES, cases
from tests.our_words import group_digits, parse_phone, parse_reference, say_digits

SAID = [
    (language, *case) for language in LANGUAGES for case in cases("numbers.yml", "said", language)
]


@pytest.mark.parametrize(("language", "value", "aloud", "shown"), SAID)
def test_a_number_is_read_back_in_groups(language: str, value: str, aloud: str, shown: str) -> None:
    assert say_digits(value, language) == aloud
    assert group_digits(value, language) == shown


@settings(deadline=None)
@given(st.integers(0, 9_999_999), st.sampled_from(LANGUAGES))
def test_a_reference_read_back_is_the_same_reference(number: int, language: str) -> None:
    reference = new_reference(lambda: number)
    assert parse_reference(say_digits(reference, language)) == reference
    assert parse_reference(group_digits(reference, language)) == reference


@settings(deadline=None)
@given(
    st.sampled_from([("NL", "nl", "06"), ("BE", "nl", "04"), ("DE", "de", "0171")]),
    st.integers(10_000_000, 99_999_999),
)
def test_a_phone_number_read_back_is_the_same_number(home: tuple[str, str, str], rest: int) -> None:
    region, language, prefix = home
    phone = parse_phone(f"{prefix}{rest}", region)
    if phone is not None:
        assert phonenumbers.is_valid_number(phonenumbers.parse(phone))
        assert parse_phone(say_digits(phone, language), region) == phone
        assert parse_phone(group_digits(phone, language), region) == phone
