"""The word lists of contact answers."""

from typing import Any

import yaml

from tests.our_words import DATA

LANGUAGES = ["nl", "de"]


def _keys(data: Any) -> Any:
    """The structure of a file of words: the words themselves count as no keys."""
    free = {"units", "joined_units", "teens", "tens", "repeat", "letters"}
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


def _words(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return [*data, *(word for value in data.values() for word in _words(value))]
    if isinstance(data, list):
        return [word for value in data for word in _words(value)]
    return [] if isinstance(data, int) else [data]
