"""Walking through a validated profile: every part with the key it stands under."""

from collections.abc import Iterator

from pydantic import BaseModel

from intake.municipalities.errors import Key
from intake.municipalities.facts import Fact, Text
from intake.municipalities.model import Municipality

Below = tuple[Key, Fact | None, object]


def parts(profile: Municipality) -> Iterator[Below]:
    """Yield each fact and text with its key and the fact it stands in, outermost first."""
    yield (), None, profile
    yield from _below(profile, (), profile)


def inherit(profile: Municipality) -> None:
    """Let every fact without origin of its own take source and assumption of the one around it."""
    for _, around, part in parts(profile):
        if isinstance(part, Fact) and around and not part.source and part.assumed is False:
            part.source = around.source
            part.assumed = around.assumed is True


def _below(part: object, key: Key, around: Fact) -> Iterator[Below]:
    for name, value in _children(part):
        if isinstance(value, Text):
            yield (*key, name), around, value
        elif isinstance(value, BaseModel | dict | list):
            here = (*key, name)
            if isinstance(value, Fact):
                yield here, around, value
            yield from _below(value, here, value if isinstance(value, Fact) else around)


def _children(part: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(part, BaseModel):
        yield from part.__dict__.items()
    elif isinstance(part, dict):
        yield from part.items()
    elif isinstance(part, list):
        yield from enumerate(part)
