"""A telephone number or a reference is read from an answer."""

import pytest

from tests.intake.contact_answers.answers import LANGUAGES, cases
from tests.our_words import parse_phone, parse_reference

PHONES = [tuple(case) for language in LANGUAGES for case in cases("numbers.yml", "phone", language)]
REFERENCES = [
    tuple(case) for language in LANGUAGES for case in cases("numbers.yml", "reference", language)
]


@pytest.mark.parametrize(("region", "answer", "phone"), PHONES)
def test_a_phone_number_is_read_as_typed_keyed_or_spoken(
    region: str, answer: str, phone: str | None
) -> None:
    assert parse_phone(answer, region) == phone


@pytest.mark.parametrize(("answer", "reference"), REFERENCES)
def test_a_reference_is_read_when_its_check_digit_is_right(
    answer: str, reference: str | None
) -> None:
    assert parse_reference(answer) == reference
