"""Lines that ask about something, general and of the banks' own units, and lines that do not.

The gate learns from both (`bot/answers/gate.py`), and the reader for danger that neither is a cry
for help.
"""

from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple

import yaml

WRITTEN = ("municipalities/answers/*.yml", "national/*/answers.yml")
"""Where editors write units; what is made from patterns is no question of theirs."""
OF_A_UNIT = 2
"""Questions of each unit and language that the gate learns from: more would make it no surer, and
every line has to be embedded before a first training can end."""


class Asked(NamedTuple):
    """Lines that ask about something, and lines that need or tell something and ask nothing."""

    questions: List[str]
    needs: List[str]


def read_asked(data: Path) -> Asked:
    """Return every question and every need of `data`."""
    return Asked(read_questions(data), read_needs(data))


def read_questions(data: Path) -> List[str]:
    """Return every question of `data`, in a fixed order, each once."""
    general = (_yaml(file).get("questions") or [] for file in sorted(data.glob("*/questions.yml")))
    found: Dict[str, None] = dict.fromkeys(text for texts in general for text in texts)
    for pattern in WRITTEN:
        for file in sorted(data.glob(pattern)):
            found.update(dict.fromkeys(_asked(_yaml(file))))
    return list(found)


def read_needs(data: Path) -> List[str]:
    """Return every line of `data` that needs or tells something and asks nothing, each once."""
    files = (_yaml(file).get("needs") or [] for file in sorted(data.glob("*/questions.yml")))
    return list(dict.fromkeys(text for texts in files for text in texts))


def _asked(content: Dict[str, Any]) -> Iterator[str]:
    for unit in (content.get("units") or {}).values():
        for texts in (unit.get("asked") or {}).values():
            yield from texts[:OF_A_UNIT]


def _yaml(file: Path) -> Dict[str, Any]:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) or {}
