"""The profiles in use: looked up by id or number, reread when their file changes."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from intake.catalogue import Catalogue
from intake.municipalities.errors import Problem, ProfileInvalid, UnknownMunicipality
from intake.municipalities.loader import (
    assumptions,
    load_profile,
    number_taken,
    profile_files,
)
from intake.municipalities.model import Municipality
from intake.wording.languages import Languages
from intake.wording.languages import load as load_languages

log = logging.getLogger(__name__)

Stamp = tuple[int, int]


@dataclass(frozen=True)
class _Entry:
    """A file as it was last seen, and the last profile from it that was good."""

    stamp: Stamp
    profile: Municipality | None
    problems: tuple[Problem, ...] = ()


class Profiles:
    """Every profile of a directory, safe to share between threads.

    A file that does not validate is logged once and left out, so that one municipality's
    mistake does not silence the others; where a good version was in use, that stays in use,
    also when the file disappears. In production a profile that assumes anything is refused.
    """

    def __init__(
        self,
        directory: Path,
        catalogue: Catalogue,
        environment: str,
        languages: Languages | None = None,
    ) -> None:
        self._directory = directory
        self._catalogue = catalogue
        self._production = environment == "production"
        self._languages = languages or load_languages(directory.parent)
        self._entries: dict[str, _Entry] = {}
        self._owners: dict[str, str] = {}
        self._lock = threading.Lock()
        self._change: Callable[[Municipality], Municipality] | None = None
        with _without_collecting():
            self._look()

    def changed_by(self, change: Callable[[Municipality], Municipality] | None) -> "Profiles":
        """Return the same profiles, each as `change` makes it when it is asked for."""
        changed = copy(self)
        changed._change = change
        return changed

    def get(self, id_: str) -> Municipality:
        """Return the profile with this id, as its file is now; raise UnknownMunicipality."""
        self._look_at(self._directory / f"{id_}.yml") if id_ in self._entries else self._look()
        entry = self._entries.get(id_)
        if entry is None or entry.profile is None:
            raise UnknownMunicipality(id_)
        return self._now(entry.profile)

    def all(self) -> list[Municipality]:
        """Return every profile in use, ordered by id."""
        self._look()
        entries = (self._entries[id_] for id_ in sorted(self._entries))
        return [self._now(entry.profile) for entry in entries if entry.profile]

    def by_phone(self, e164: str) -> Municipality:
        """Return the profile whose bot answers this number; raise UnknownMunicipality."""
        self._look()
        owner = self._owners.get(e164)
        if owner is None:
            raise UnknownMunicipality(e164)
        return self.get(owner)

    @property
    def problems(self) -> list[Problem]:
        """What keeps files, as they are now, from being used."""
        return [problem for entry in list(self._entries.values()) for problem in entry.problems]

    def _now(self, profile: Municipality) -> Municipality:
        return self._change(profile) if self._change else profile

    def _look(self) -> None:
        for path in profile_files(self._directory):
            self._look_at(path)

    def _look_at(self, path: Path) -> None:
        stamp = _stamp(path)
        entry = self._entries.get(path.stem)
        if stamp is None or (entry and entry.stamp == stamp):
            return
        with self._lock:
            self._entries[path.stem] = self._reread(path, stamp)

    def _reread(self, path: Path, stamp: Stamp) -> _Entry:
        before = self._entries.get(path.stem)
        try:
            profile = load_profile(path, self._catalogue, self._languages)
            self._refuse(profile, path)
        except ProfileInvalid as error:
            log.error("profile refused: %s", error.problems[0], extra={"profile": path.stem})
            return _Entry(stamp, before.profile if before else None, error.problems)
        self._own(profile, before)
        if before:
            log.info("profile reread: %s", path.stem)
        return _Entry(stamp, profile)

    def _refuse(self, profile: Municipality, path: Path) -> None:
        found = assumptions(profile, path) if self._production else []
        owner = self._owners.get(profile.phone_number, profile.id)
        if owner != profile.id:
            found += number_taken(path, owner)
        if found:
            raise ProfileInvalid(found)

    def _own(self, profile: Municipality, before: _Entry | None) -> None:
        if before and before.profile:
            self._owners.pop(before.profile.phone_number, None)
        self._owners[profile.phone_number] = profile.id


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Spare the garbage collector the hundreds of thousands of nodes that are read at start.

    None of them is in a cycle; looking through them again and again takes a third of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_mtime_ns, status.st_size
