"""A job of every few seconds: what `bot` reads of the banks of answers follows their files."""

import logging
import threading
from pathlib import Path

from intake.answer_bank import Bank, Banks, write
from intake.catalogue import Catalogue
from intake.municipalities import Profiles
from intake.settings import Settings

log = logging.getLogger(__name__)


class BankWriter:
    """Writes the banks of all municipalities into `var/banks`, each when it has changed."""

    def __init__(self, profiles: Profiles, banks: Banks, var_dir: Path) -> None:
        self._profiles, self._banks, self._var_dir = profiles, banks, var_dir
        self._written: dict[str, Bank] = {}
        self._lock = threading.Lock()

    @classmethod
    def of(cls, settings: Settings, profiles: Profiles) -> "BankWriter":
        """Return the writer of an installation, with banks of its own."""
        catalogue = Catalogue.load(settings.data_dir / "services.yml")
        banks = Banks(settings.data_dir, catalogue, settings.environment)
        return cls(profiles, banks, settings.var_dir)

    def write_changed(self) -> int:
        """Write what has changed since the last time, at the first time all; how many files.

        Where no file has changed, their times are all that is read. A bank with mistakes in its
        files stays as it was.
        """
        with self._lock:
            return sum(self._write(self._banks.of(profile)) for profile in self._profiles.all())

    def _write(self, bank: Bank) -> bool:
        if self._written.get(bank.municipality) is bank:
            return False
        written = write(bank, self._var_dir)
        self._written[bank.municipality] = bank
        if written:
            log.info("bank written: %s, version %s", bank.municipality, bank.version)
        return written
