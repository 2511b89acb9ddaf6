"""What stands in our profiles to be said: sentences that can be heard, and no pieces."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.our_words import DATA

PROFILES = sorted((DATA / "municipalities").glob("*.yml"))
SAID = ("text", "because", "answer", "full", "ended", "says")
"""Keys of what is said in sentences; names, papers and prices are parts of some."""
MOST_WORDS = 20
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ{]|zebera)")
AN_ORDINAL = re.compile(r"\b(\d{1,2})\.(?= [A-Z])")
"""The point after a German day of the month ends no sentence."""
PIECES = re.compile(r":(?!\d|//)|\s[-–]\s|[();]|…")


def said(content: Any, key: str = "") -> Iterator[str]:
    """Yield the words of every text of a profile that is said."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from said(value, key if name in ("nl", "de") else str(name))
    elif isinstance(content, list):
        for value in content:
            yield from said(value, key)
    elif key in SAID and isinstance(content, str):
        yield content


def words(path: Path) -> list[str]:
    return list(said(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_no_sentence_is_too_long_for_the_ear(path: Path) -> None:
    assert words(path)
    plain = [AN_ORDINAL.sub(r"\1", text) for text in words(path)]
    sentences = [one for text in plain for one in SENTENCE.split(text)]
    assert [one for one in sentences if len(one.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_nothing_is_said_in_pieces(path: Path) -> None:
    """ "Neem mee: …" is read; "Neem … mee" is said."""
    assert [text for text in words(path) if PIECES.search(text)] == []
