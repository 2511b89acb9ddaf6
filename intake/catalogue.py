"""The catalogue: every service a municipality may deal with, and the topic it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TOPICS = (
    "support", "income", "documents", "moving", "debt", "integration", "prevention", "other",
)  # fmt: skip


class CatalogueError(ValueError):
    """`data/services.yml` cannot be used; says which entry and what was expected."""


@dataclass(frozen=True)
class Service:
    """One service; `upl` and `leika` are empty until checked in the official lists."""

    id: str
    topic: str
    upl: str
    leika: str


class Catalogue:
    """The services by id; iterates over the ids in the order of the file."""

    def __init__(self, services: list[Service]) -> None:
        self._services = {service.id: service for service in services}

    @classmethod
    def load(cls, path: Path) -> "Catalogue":
        """Read `data/services.yml`; raise CatalogueError naming the entry that does not fit."""
        document = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        entries = document.get("services") if isinstance(document, dict) else None
        if not isinstance(entries, dict):
            raise CatalogueError(f"{path}: expected a top-level key services with ids under it")
        return cls([_service(path, str(id_), entry) for id_, entry in entries.items()])

    def topic_of(self, service: str) -> str | None:
        """Return the topic of a service, None where the catalogue does not know it."""
        entry = self._services.get(service)
        return entry.topic if entry else None

    def get(self, service: str) -> Service | None:
        """Return the whole entry, None where the catalogue does not know it."""
        return self._services.get(service)

    def __contains__(self, service: object) -> bool:
        return service in self._services

    def __iter__(self) -> Iterator[str]:
        return iter(self._services)

    def __len__(self) -> int:
        return len(self._services)


def _service(path: Path, id_: str, entry: Any) -> Service:
    topic = entry.get("topic") if isinstance(entry, dict) else None
    if topic not in TOPICS:
        raise CatalogueError(
            f"{path}, services.{id_}: found topic {topic!r}, expected one of {', '.join(TOPICS)}"
        )
    return Service(id_, topic, str(entry.get("upl") or ""), str(entry.get("leika") or ""))
