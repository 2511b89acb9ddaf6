"""What can be wrong with a profile, or with help lines, said in one sentence an editor can act on.

MunicipalityError
├── UnknownMunicipality   no profile with this id, or it was refused
└── ProfileInvalid        the file cannot be used; carries its Problems
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """One mistake in a file, with the place to mend it."""

    file: Path
    line: int
    key: Key
    found: str
    expected: str

    def __str__(self) -> str:
        key = spelled(self.key) or "(the whole file)"
        return (
            f"{self.file}, line {self.line}, {key}: found {self.found}, expected {self.expected}."
        )


class MunicipalityError(Exception):
    """Any trouble with the profiles of municipalities."""


class UnknownMunicipality(MunicipalityError, LookupError):
    """No profile is in use under this id or number."""


class ProfileInvalid(MunicipalityError, ValueError):
    """A profile or a file of help lines has mistakes; `problems` tells where and the mend."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def spelled(key: Key) -> str:
    """Write a key as editors read it: `offices.town_hall.hours[1].days`."""
    written = ""
    for part in key:
        written += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return written.lstrip(".")
