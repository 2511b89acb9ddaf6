"""Leaves out of a line the sounds that mean nothing, which a recogniser writes down with the rest.

"Eh ben ik hier goed eh of moet ik …" is the same question without them, and nearer to those that
are known: on the telephone hardly a line comes without.
"""

import re
from pathlib import Path
from typing import Callable, List, Optional

import yaml


def leaver(data: Path) -> Callable[[str], str]:
    """Return what leaves `hesitations` of `data/<language>/questions.yml` out of a text.

    A text that is nothing else stays as it is.
    """
    heard = _heard(data)
    return lambda text: " ".join(heard.sub(" ", text).split()) or text if heard else text


def parter(data: Path) -> Callable[[str], List[str]]:
    """Return what parts a text at its hesitations: on the telephone they stand for its marks."""
    heard = _heard(data)
    return lambda text: [part.strip() for part in heard.split(text)] if heard else [text]


def _heard(data: Path) -> Optional["re.Pattern[str]"]:
    sounds = _sounds(data)
    if not sounds:
        return None
    known = "|".join(map(re.escape, sorted(sounds, key=len, reverse=True)))
    return re.compile(rf"(?<![\w'-])(?:{known})(?![\w'-])[,. …]*", re.IGNORECASE)


def _sounds(data: Path) -> set[str]:
    files = sorted(data.glob("*/questions.yml"))
    written = (yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) or {} for file in files)
    return {sound for content in written for sound in content.get("hesitations") or ()}
