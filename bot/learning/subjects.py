"""Which topics and kinds of place a text names, as features of the classifier."""

from pathlib import Path
from typing import Dict, List, Set

import numpy as np
import yaml

from bot.words.lookups import Lookups


class Subjects:
    """The municipal vocabulary: what names a service is seldom out of scope."""

    def __init__(self, data: Path) -> None:
        """Read the catalogue and the lookups of a data folder."""
        catalogue = yaml.load((data / "services.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
        topics = {service: facts["topic"] for service, facts in catalogue["services"].items()}
        self._implied: Dict[str, List[str]] = {
            service: [topic, "service"] for service, topic in topics.items()
        }
        named = {name for names in self._implied.values() for name in names}
        self._column = {n: i for i, n in enumerate([*sorted(named), "office", "district"])}
        self._lookups = Lookups.from_folder(data)

    def of(self, texts: List[str]) -> np.ndarray:
        """Return a row of zeros and ones for each text."""
        rows = np.zeros((len(texts), len(self._column)), np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[[self._column[name] for name in self._named(text)]] = 1
        return rows

    def _named(self, text: str) -> Set[str]:
        named: Set[str] = set()
        for found in self._lookups.find(text):
            known = self._implied.get(found.value, [])
            named.update(known if found.entity == "service" else [found.entity])
        return named & self._column.keys()
