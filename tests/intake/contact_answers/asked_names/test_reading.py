"""A name is read from an answer."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from intake.contact_answers.asked_names.reading import NO_NAME, read_name
from tests.our_words import DATA, parse_full_name, parse_name, without_name

HERE = Path(__file__).parent
LANGUAGES = ["nl", "de"]
FILES = ["names.yml", "more_names.yml"]


def _cases(file: str) -> Any:
    return yaml.load((HERE / file).read_bytes(), yaml.CSafeLoader)


NAMES = [
    (language, answer, name)
    for file in FILES
    for language in LANGUAGES
    for answer, name in _cases(file)[language].items()
]


@pytest.mark.parametrize(("language", "answer", "name"), NAMES)
def test_a_name_is_read_and_everything_else_goes_on_as_text(
    language: str, answer: str, name: str | None
) -> None:
    assert parse_name(answer, language) == name


def test_beside_a_number_only_a_whole_name_is_one() -> None:
    assert parse_full_name("Els Wiersema 0592 123456", "nl") == "Els Wiersema"
    assert parse_full_name("wiersema 0592 123456", "nl") is None


def test_it_is_known_where_the_name_stands() -> None:
    said = "ja hoor, van der werf met een w"
    name = read_name(said, DATA).name
    assert said[name[0].start : name[-1].end] == "van der werf"
    assert read_name("liever niet", DATA) == NO_NAME


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("ja met els smid, ik bel over mijn pas", "ja met [name] [name], ik bel over mijn pas"),
        ("t wie theodor o wie otto p wie paula p", "[name]"),
        ("niet smit maar smid", "niet [name] maar [name]"),
        ("smit, ik spel s m i d", "[name], ik spel [name]"),
        ("liever niet", "liever niet"),
    ],
)
def test_no_word_and_no_letter_of_a_name_is_left(said: str, left: str) -> None:
    assert without_name(said) == left
