"""Answers to the questions for contact data, and what they give."""

from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
LANGUAGES = ["nl", "de"]


def cases(file: str, *path: str) -> Any:
    """What a file of answers has under these keys, one inside the other."""
    found = yaml.load((HERE / file).read_bytes(), yaml.CSafeLoader)
    for key in path:
        found = found[key]
    return found
