"""Danger by its plainest words, for when nothing else reads: `data/<language>/danger_words.yml`."""

import re
from functools import lru_cache
from pathlib import Path

import yaml

from intake import phrases
from intake.danger import Kind
from intake.settings import HOUSE


def kind_in(text: str, language: str, data_dir: Path = HOUSE / "data") -> Kind | None:
    """Return the kind of danger that a text plainly names, None where it names none."""
    line = phrases.line(text)
    found = (kind for kind, pattern in _known(data_dir, language).items() if pattern.search(line))
    return next(found, None)


@lru_cache(maxsize=8)
def _known(data_dir: Path, language: str) -> dict[Kind, re.Pattern[str]]:
    file = data_dir / language / "danger_words.yml"
    if not file.exists():
        return {}
    written = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["danger_words"]
    return {kind: phrases.pattern(each) for kind, each in written.items()}
