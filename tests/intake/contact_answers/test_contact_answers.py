"""Every kind of contact data has its reader, and none stumbles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.contact_answers.answers import LANGUAGES, cases
from tests.our_words import parse

NAMES = [
    (language, answer, name)
    for language in LANGUAGES
    for answer, name in cases("asked_names/names.yml", language).items()
]


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
