"""Walking through a validated profile: every part with the key it stands under."""

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from intake.municipalities.errors import Key
from intake.municipalities.facts import Fact, Text
from intake.municipalities.model import Municipality


class Part(NamedTuple):
    """A model or text, its key, and the nearest fact around it with the field it lies under."""

    key: Key
    value: BaseModel | Text
    around: Fact | None
    field: str


def parts(profile: Municipality) -> list[Part]:
    """Return the profile and every model and text in it, what is outside before what is inside."""
    return [Part((), profile, None, ""), *_below(profile, (), profile, "")]


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


def _below(part: object, key: Key, around: Fact, field: str) -> Iterator[Part]:
    for name, value in _children(part):
        if not isinstance(value, BaseModel | dict | list):
            continue
        here = (*key, name)
        under = str(name) if part is around else field
        if isinstance(value, Text):
            yield Part(here, value, around, under)
            continue
        if isinstance(value, BaseModel):
            yield Part(here, value, around, under)
        if isinstance(value, Fact):
            yield from _below(value, here, value, "")
        else:
            yield from _below(value, here, around, under)


def _children(part: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(part, BaseModel):
        yield from part.__dict__.items()
    elif isinstance(part, dict):
        yield from part.items()
    elif isinstance(part, list):
        yield from enumerate(part)
