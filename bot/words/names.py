"""The names people give to services and places, read from `data/<language>/lookups`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

# "fuhrerschein": dropped umlauts are expected in names this long; "passe" is not "Pässe".
SHORTEST_WITHOUT_UMLAUTS = 6
WITHOUT_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")


@dataclass(frozen=True)
class Name:
    """One word or phrase for a thing; a `whole` name is found only as it stands."""

    entity: str
    value: str
    text: str
    whole: bool = False


def read_names(data: Path) -> Iterator[Name]:
    """Yield every name in `<data>/<language>/lookups/*.yml`, all languages and overlays alike."""
    for path in sorted(data.glob("*/lookups/*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
        for entity, entries in content.items():
            for value, entry in (entries or {}).items():
                yield from _names_of(entity, value, entry)


def _names_of(entity: str, value: str, entry: dict | list) -> Iterator[Name]:
    if isinstance(entry, list):
        entry = {"names": entry}
    whole = entry.get("whole", [])
    for text in whole:
        yield Name(entity, value, text, whole=True)
    for text in [entry.get("name"), *entry.get("names", [])]:
        if text and text not in whole:
            yield Name(entity, value, text)


def spellings(name: Name) -> list[Name]:
    """Return the name, and where it is long enough also the name without its umlauts."""
    bare = name.text.translate(WITHOUT_UMLAUTS)
    if bare == name.text or len(bare) < SHORTEST_WITHOUT_UMLAUTS:
        return [name]
    return [name, replace(name, text=bare)]
