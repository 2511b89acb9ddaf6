"""The kinds of danger, and the plainest words for them: `data/<language>/danger_words.yml`.

The kinds are those of a case, of help lines, and of a profile's urgent routing. The words are for
when nothing else reads.
"""

from pathlib import Path
from typing import Literal, cast, get_args

from intake.recognition import phrases

Kind = Literal[
    "suicide",
    "violence",
    "child",
    "medical",
    "fire_or_gas",
    "threat",
    "homeless",
    "destitute",
    "other",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
OVERHEARD: frozenset[str] = frozenset({"violence", "child"})
"""Kinds in which the one who does it may answer the telephone, or stand beside it."""


def kind_in(text: str, language: str, data_dir: Path) -> Kind | None:
    """Return the kind of danger that a text plainly names, None where it names none."""
    line = phrases.line(text)
    known = phrases.patterns(data_dir, language, "danger_words")
    found = (kind for kind, pattern in known.items() if pattern.search(line))
    return cast(Kind | None, next(found, None))
