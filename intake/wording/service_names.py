"""What services are called: `data/<language>/lookups/service.yml`, a regional overlay first."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from intake.wording import languages


class ServiceNames:
    """Names for the ear and the eye, by locale."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir

    def name(self, service: str, locale: str) -> str:
        """Return the plain name ("paspoort"); the id where nobody has named it."""
        return str(self._entry(service, locale).get("name", service))

    def spoken(self, service: str, locale: str) -> str:
        """Return what follows "een afspraak voor" ("een paspoort")."""
        entry = self._entry(service, locale)
        return str(entry.get("spoken") or entry.get("name", service))

    def _entry(self, service: str, locale: str) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for folder in reversed(languages.load(self._data_dir).locale(locale).folders):
            names = _names(self._data_dir / folder / "lookups" / "service.yml")
            merged.update(names.get(service) or {})
        return merged


@lru_cache(maxsize=16)
def _names(file: Path) -> dict[str, dict[str, Any]]:
    if not file.exists():
        return {}
    return dict(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)["service"])
