"""A name is read from an answer."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.our_words import parse_name

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


@pytest.mark.parametrize(("language", "answer", "name"), NAMES)
def test_a_name_is_read_and_everything_else_goes_on_as_text(
    language: str, answer: str, name: str | None
) -> None:
    assert parse_name(answer, language) == name
