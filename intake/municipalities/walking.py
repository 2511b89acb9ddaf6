"""Walking through a validated profile: every part with the key it stands under."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from pydantic import BaseModel

from intake.municipalities.errors import Key
from intake.municipalities.facts import Fact, Text
from intake.municipalities.model import Municipality

PLAIN = frozenset((str, int, bool, tuple, date, type(None)))
Composed = BaseModel | dict[Any, Any] | list[Any]


class Part(NamedTuple):
    """A model or text, its key, and the nearest fact around it with the field it lies under."""

    key: Key
    value: BaseModel | Text
    around: Fact | None
    field: str


def parts(profile: Municipality) -> list[Part]:
    """Return the profile and every model and text in it, what is outside before what is inside."""
    found = [Part((), profile, None, "")]
    _collect(found, profile, (), profile, "")
    return found


def inherit(walked: list[Part]) -> None:
    """Let every fact take what it does not say itself from the fact around it.

    A fact without source has the source around it. It is assumed where the fact around it is,
    or where that one names the key it lies under, unless it gives a source of its own.
    """
    for _, fact, around, field in walked:
        if not isinstance(fact, Fact) or around is None or fact.source:
            continue
        if fact.assumed is False and around.assumes(field):
            fact.assumed = True
        elif fact.assumed is not True:
            fact.source = around.source


def _collect(found: list[Part], part: Composed, key: Key, around: Fact, field: str) -> None:
    """Append what is below a part; lists rather than generators, since this is half the checks."""
    for name, value in _children(part):
        kind = type(value)
        if kind in PLAIN or not value:
            continue
        if kind is Text:
            found.append(Part((*key, name), value, around, field or name))
        elif kind in (dict, list):
            _collect(found, value, (*key, name), around, field or name)
        elif isinstance(value, Fact):
            found.append(Part((*key, name), value, around, field or name))
            _collect(found, value, (*key, name), value, "")
        elif isinstance(value, BaseModel):
            found.append(Part((*key, name), value, around, field or name))
            _collect(found, value, (*key, name), around, field or name)


def _children(part: Composed) -> Iterable[tuple[Any, Any]]:
    if isinstance(part, list):
        return enumerate(part)
    return part.items() if isinstance(part, dict) else part.__dict__.items()
