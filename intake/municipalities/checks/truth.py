"""Every fact says where it is from, or that it is assumed."""

from collections.abc import Iterator

from intake.municipalities.explain import Finding, nearest
from intake.municipalities.facts import Fact
from intake.municipalities.model import Municipality
from intake.municipalities.walking import Part


def unfounded(profile: Municipality, walked: list[Part]) -> Iterator[Finding]:
    """Yield sources that are not listed, facts without one, and wrong names under `assumed`."""
    founded: set[int] = {id(profile)} if profile.source or profile.assumed is True else set()
    for key, fact, around, field in walked:
        if not isinstance(fact, Fact):
            continue
        if fact.source and fact.source not in profile.sources:
            expected = f"a key under sources{nearest(fact.source, profile.sources)}"
            yield (*key, "source"), "", expected
        if isinstance(fact.assumed, tuple):
            yield from _names(key, fact, fact.assumed)
        if around is None:
            continue
        if fact.source or fact.assumed is True or id(around) in founded or around.assumes(field):
            founded.add(id(fact))
        elif not _only_groups(fact):
            yield (*key, "source"), "nothing", "a source for this, or assumed: true"


def _only_groups(fact: Fact) -> bool:
    """Say whether the fact holds nothing that was written here: it is the default."""
    return not fact.model_fields_set


def _names(key: tuple[str | int, ...], fact: Fact, names: tuple[str, ...]) -> Iterator[Finding]:
    fields = type(fact).model_fields
    for index, name in enumerate(names):
        if name not in fields:
            yield (*key, "assumed", index), "", f"a key that stands here{nearest(name, fields)}"
