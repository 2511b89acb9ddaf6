"""The banks that answer now: looked up by municipality, reread when they are swapped."""

import logging
from collections import OrderedDict
from pathlib import Path
from typing import Dict, Optional, Text, Tuple

import numpy as np

from bot.answers import bank
from bot.answers.bank import BadBank, FittedBank
from bot.encoders.fingerprint import OtherNumbers, compare

logger = logging.getLogger(__name__)
AT_HAND = 100
"""Banks kept in memory, those asked last: a municipality nobody writes to costs none."""
Stamp = Tuple[int, int]


class Banks:
    """Fitted banks of a folder; one that cannot be used is told once, and is none."""

    def __init__(self, folder: Path, encoders: Dict[str, np.ndarray]) -> None:
        """Take the folder and the fingerprint of this process's encoders."""
        self._folder, self._encoders = folder, encoders
        self._known: OrderedDict[Text, Tuple[Optional[Stamp], Optional[FittedBank]]] = OrderedDict()

    def of(self, municipality: Text) -> Optional[FittedBank]:
        """Return a municipality's bank as it is now; None where it has none that can be used."""
        if not bank.MUNICIPALITY.fullmatch(municipality):
            return None
        file = self._folder / f"{municipality}.npz"
        stamp = _stamp(file)
        if municipality not in self._known or self._known[municipality][0] != stamp:
            self._known[municipality] = (stamp, self._read(file, municipality))
            while len(self._known) > AT_HAND:
                self._known.popitem(last=False)
        self._known.move_to_end(municipality)
        return self._known[municipality][1]

    def _read(self, file: Path, municipality: Text) -> Optional[FittedBank]:
        try:
            fitted = bank.load(file)
            compare(fitted.model.fingerprint(), self._encoders)
            return fitted
        except FileNotFoundError:
            why = "missing"
        except OtherNumbers:
            why = "other_encoders"
        except (OSError, BadBank):
            why = "unreadable"
        logger.warning("no bank", extra={"facts": {"municipality": municipality, "why": why}})
        return None


def _stamp(file: Path) -> Optional[Stamp]:
    """Return what changes when a file is swapped; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
