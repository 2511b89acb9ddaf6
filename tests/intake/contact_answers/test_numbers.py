"""A telephone number or a reference is read from an answer."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.our_words import parse_phone, parse_reference

HERE = Path(__file__).parent
LANGUAGES = ["nl", "de"]


def _cases(file: str, *path: str) -> Any:
    cases = yaml.load((HERE / file).read_bytes(), yaml.CSafeLoader)
    for key in path:
        cases = cases[key]
    return cases


PHONES = [
    tuple(case) for language in LANGUAGES for case in _cases("numbers.yml", "phone", language)
]
REFERENCES = [
    tuple(case) for language in LANGUAGES for case in _cases("numbers.yml", "reference", language)
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
