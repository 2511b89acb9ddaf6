"""What stands around a place in what people say: `data/<language>/places.yml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class PlaceWords:
    """The words of every language together: people mix them."""

    postcode: re.Pattern[str]
    """A number alone may be anything: a word before it, or Dutch letters after it, make it one."""
    denied: re.Pattern[str]
    """A word, and what it takes back."""


@lru_cache(maxsize=8)
def place_words(data_dir: Path) -> PlaceWords:
    """Return the words of the data in this folder, read once; raises OSError, KeyError."""
    files = [
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        for path in sorted(data_dir.glob("??/places.yml"))
    ]

    def either(key: str) -> str:
        return _either(word for file in files for word in file[key])

    return PlaceWords(
        postcode=re.compile(
            rf"\b(?i:{either('postcode')})\D{{0,12}}(\d{{4,5}})\b"
            r"|\b(\d{4})(?: ?[A-Z]{2}|[a-z]{2})\b"
            rf"|\b(?i:{either('from')}) (\d{{5}})\b"
        ),
        denied=re.compile(rf"\b(?:{either('denied')})\s+(?:(?:{either('as')})\s+\w+\s+)?\w+"),
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(word) for word in words}))
