"""What the adapter learns from: lines with what they are, and questions with what they ask for."""

from pathlib import Path
from typing import Dict, List, NamedTuple

import numpy as np
import yaml

from bot.danger.model import DAILY, INTENT_OF_DANGER, NEAR
from bot.examples.danger import read_danger
from bot.examples.intents import read_examples

FOLDER = "adaptation"
"""In the data folder: lines of danger and near misses by language, and `topics/`, by more hands.

None of them is learnt from when a model is trained, which they would make longer than it may be.
"""


class Lessons(NamedTuple):
    """Texts and the number of what each is, numbers counted from 0 without a gap."""

    texts: List[str]
    numbers: np.ndarray

    @property
    def count(self) -> int:
        """Return how many different numbers there are."""
        return int(self.numbers.max()) + 1 if len(self.numbers) else 0


def kinds(data: Path) -> Lessons:
    """Return every line of danger, near miss and line of every day, and which of these it is."""
    found = {line.text: line.kind or NEAR for line in read_danger(data)}
    for example in read_examples(data):
        if example.intent != INTENT_OF_DANGER:
            found.setdefault(example.text, DAILY + example.intent)
    for line in read_danger(data / FOLDER):
        found.setdefault(line.text, line.kind or NEAR)
    return _numbered(found)


def topics(data: Path) -> Lessons:
    """Return questions in both languages and what each asks for; close ones stand side by side."""
    found: Dict[str, str] = {}
    for file in sorted((data / FOLDER / "topics").glob("*.yml")):
        content = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for topic, by_language in content["topics"].items():
            for texts in by_language.values():
                found.update(dict.fromkeys(texts, f"{file.stem}/{topic}"))
    return _numbered(found)


def _numbered(found: Dict[str, str]) -> Lessons:
    number = {name: i for i, name in enumerate(sorted(set(found.values())))}
    return Lessons(list(found), np.array([number[name] for name in found.values()], int))
