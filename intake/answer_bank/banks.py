"""The banks of all municipalities, as their files and profiles are now."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from intake.answer_bank.bank import Bank, is_assumed, without_questions_of
from intake.answer_bank.loading import Units, load_national, load_own, national_file, own_file
from intake.answer_bank.made import made_units, patterns_file
from intake.answer_bank.subject_names import with_names
from intake.answer_bank.telling import can_be_told
from intake.catalogue import Catalogue
from intake.municipalities import Municipality, Problem, ProfileInvalid
from intake.wording import languages

log = logging.getLogger(__name__)

Stamps = tuple[int, ...]


class Banks:
    """The banks of all municipalities, put together anew when one of their files has changed.

    Safe to share between threads. Units of a file with mistakes are left as they were before it
    had them, or out; the first mistake is logged. In production no assumed unit is in a bank.
    """

    def __init__(self, data_dir: Path, catalogue: Catalogue, environment: str) -> None:
        self._data_dir, self._catalogue = data_dir, catalogue
        self._production = environment == "production"
        self._known: dict[str, tuple[Municipality, Stamps, Bank]] = {}
        self._good: dict[str, Units] = {}
        self._countries: dict[Path, tuple[int, Units]] = {}
        self._lock = threading.Lock()

    def of(self, municipality: Municipality) -> Bank:
        """Return the bank of a municipality as its profile and its files are now."""
        stamps = self._stamps(municipality)
        known = self._known.get(municipality.id)
        if known and known[0] is municipality and known[1] == stamps:
            return known[2]
        with self._lock:
            bank = self._put_together(municipality)
            self._known[municipality.id] = municipality, stamps, bank
        return bank

    def _put_together(self, profile: Municipality) -> Bank:
        problems: list[Problem] = []
        own_path = own_file(self._data_dir, profile.id)
        own = self._last_good(str(own_path), problems, lambda: self._own(own_path, profile))
        path = national_file(self._data_dir, profile.country)
        written = {**self._last_good(str(path), problems, lambda: self._national(path)), **own}
        made = self._last_good(
            f"made of {profile.id}", problems, lambda: made_units(profile, self._data_dir)
        )
        units = {**without_questions_of(written, made), **with_names(written, profile)}
        kept = {id_: one for id_, one in units.items() if can_be_told(one, profile)}
        if self._production:
            kept = {id_: one for id_, one in kept.items() if not is_assumed(one)}
        return Bank(profile.id, tuple(profile.languages), kept, tuple(problems))

    def _last_good(self, key: str, problems: list[Problem], load: Callable[[], Units]) -> Units:
        """Return what is loaded, or was the last time it had no mistakes; log and append these."""
        try:
            self._good[key] = load()
        except ProfileInvalid as error:
            log.error("answers refused: %s", error.problems[0])
            problems += error.problems
        return self._good.get(key, {})

    def _own(self, path: Path, profile: Municipality) -> Units:
        return load_own(path, profile, list(self._catalogue))

    def _national(self, path: Path) -> Units:
        stamp = _stamp(path)
        known = self._countries.get(path)
        if known is None or known[0] != stamp:
            # A language that is new to the system is asked for by `make check-data` only.
            spoken, services = languages.load(self._data_dir).names, list(self._catalogue)
            known = stamp, load_national(path, spoken, services, complete=False)
            self._countries[path] = known
        return known[1]

    def _stamps(self, profile: Municipality) -> Stamps:
        files = [
            own_file(self._data_dir, profile.id),
            national_file(self._data_dir, profile.country),
            *(patterns_file(self._data_dir, one) for one in profile.languages),
        ]
        return tuple(_stamp(file) for file in files)


def _stamp(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
