"""The kinds of danger, by their names: of a case, of help lines, of a profile's urgent routing."""

from typing import Literal, get_args

Kind = Literal[
    "suicide", "violence", "child", "medical", "fire_or_gas", "threat", "homeless", "destitute",
    "other",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
OVERHEARD: frozenset[str] = frozenset({"violence", "child"})
"""Kinds in which the one who does it may answer the telephone, or stand beside it."""
