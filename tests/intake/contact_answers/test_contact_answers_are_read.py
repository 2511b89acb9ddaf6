"""Names, phone numbers and references are read from answers, and nothing else is."""

from pathlib import Path
from typing import Any

import phonenumbers
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.contact_answers import (
    group_digits,
    parse,
    parse_name,
    parse_phone,
    parse_reference,
    say_digits,
)
from intake.contact_answers.folding import fold
from intake.contact_answers.words import DATA, contact_words
from intake.references import new_reference

HERE = Path(__file__).parent
LANGUAGES = ["nl", "de"]


def _cases(file: str, *path: str) -> Any:
    cases = yaml.load((HERE / file).read_bytes(), yaml.CSafeLoader)
    for key in path:
        cases = cases[key]
    return cases


NAMES = [
    (language, answer, name)
    for language in LANGUAGES
    for answer, name in _cases("names.yml", language).items()
]
PHONES = [
    tuple(case) for language in LANGUAGES for case in _cases("numbers.yml", "phone", language)
]
REFERENCES = [
    tuple(case) for language in LANGUAGES for case in _cases("numbers.yml", "reference", language)
]
SAID = [
    (language, *case) for language in LANGUAGES for case in _cases("numbers.yml", "said", language)
]


@pytest.mark.parametrize(("language", "answer", "name"), NAMES)
def test_a_name_is_read_and_everything_else_goes_on_as_text(
    language: str, answer: str, name: str | None
) -> None:
    assert parse_name(answer, language) == name


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


@pytest.mark.parametrize(("language", "value", "aloud", "shown"), SAID)
def test_a_number_is_read_back_in_groups(language: str, value: str, aloud: str, shown: str) -> None:
    assert say_digits(value, language) == aloud
    assert group_digits(value, language) == shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_cases_and_enough_of_them_are_no_answer(language: str) -> None:
    names = [name for said, _, name in NAMES if said == language]
    assert len(names) >= 80
    assert names.count(None) >= 30


def test_each_kind_has_its_reader() -> None:
    assert parse("name", "mijn naam is Jan Bakker", "nl", "NL") == "Jan Bakker"
    assert parse("phone", "0612345678", "nl", "NL") == "+31612345678"
    assert parse("reference", "1234 5671", "nl", "NL") == "12345671"
    with pytest.raises(ValueError, match="shoe size"):
        parse("shoe size", "42", "nl", "NL")


@settings(deadline=None)
@given(st.text(), st.sampled_from(["name", "phone", "reference"]), st.sampled_from(LANGUAGES))
def test_no_answer_makes_it_stumble(text: str, kind: str, language: str) -> None:
    value = parse(kind, text, language, "NL")
    assert value is None or value == value.strip() != ""


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


def _keys(data: Any) -> Any:
    """The structure of a file of words: the words themselves count as no keys."""
    free = {"units", "joined_units", "teens", "tens", "repeat"}
    if not isinstance(data, dict):
        return type(data).__name__
    return {key: "table" if key in free else _keys(value) for key, value in data.items()}


def test_the_word_lists_have_the_same_keys_and_only_words() -> None:
    files = [
        yaml.load((DATA / language / "contact.yml").read_bytes(), yaml.CSafeLoader)
        for language in LANGUAGES
    ]
    assert _keys(files[0]) == _keys(files[1])
    assert not {"rules", "nlu", "stories", "responses"} & set(files[0])
    for file in files:
        assert all(isinstance(word, str) for word in _words(file))


def test_no_number_word_means_two_numbers() -> None:
    values: dict[str, set[int]] = {}
    for language in LANGUAGES:
        numbers = yaml.load((DATA / language / "contact.yml").read_bytes(), yaml.CSafeLoader)
        for key in ("units", "joined_units", "teens", "tens"):
            for word, value in numbers["numbers"][key].items():
                values.setdefault(fold(word), set()).add(value)
    assert [word for word, meanings in values.items() if len(meanings) > 1] == []


def test_a_word_that_opens_no_name_alone_is_a_small_word_of_names() -> None:
    names = contact_words().names
    assert names.place_particles <= names.particles


def _words(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return [*data, *(word for value in data.values() for word in _words(value))]
    if isinstance(data, list):
        return [word for value in data for word in _words(value)]
    return [] if isinstance(data, int) else [data]
