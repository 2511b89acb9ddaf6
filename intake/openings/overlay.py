"""A profile as it is with what staff changed today, read from the database every few seconds."""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from time import monotonic
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from intake.clock import Clock
from intake.database import read_scope
from intake.municipalities import Municipality, Place
from intake.municipalities.places import SpecialDay
from intake.openings.exceptions import OpeningException, in_force

log = logging.getLogger(__name__)

EVERY = 2.0
"""Seconds after which a process looks again: so soon is a change heard everywhere."""
BEFORE = timedelta(days=1)
"""A conversation may live some hours before the system's clock, and zones differ by hours."""

Some = TypeVar("Some", bound=Place)


class Openings:
    """Fits the exceptions in force into each profile; safe between threads.

    While the database cannot be read, what was known last goes on holding.
    """

    def __init__(
        self, engine: Engine, clock: Clock, passed: Callable[[], float] = monotonic
    ) -> None:
        self._engine, self._clock, self._passed = engine, clock, passed
        self._looked: dict[str, float] = {}
        self._rows: dict[str, list[OpeningException]] = {}
        self._made: dict[str, tuple[Municipality, list[str], Municipality]] = {}
        self._lock = threading.Lock()

    def __call__(self, profile: Municipality) -> Municipality:
        """Return the profile with its exceptions; itself where there is none."""
        with self._lock:
            self._look(profile)
            rows = self._rows.get(profile.id, [])
            return self._fitted(profile, rows) if rows else profile

    def _fitted(self, profile: Municipality, rows: list[OpeningException]) -> Municipality:
        ids = [row.id for row in rows]
        known = self._made.get(profile.id)
        if known is None or known[0] is not profile or known[1] != ids:
            known = self._made[profile.id] = (profile, ids, with_exceptions(profile, rows))
        return known[2]

    def _look(self, profile: Municipality) -> None:
        if self._passed() - self._looked.get(profile.id, -EVERY) < EVERY:
            return
        self._looked[profile.id] = self._passed()
        today = self._clock.now(None).astimezone(profile.timezone).date() - BEFORE
        try:
            with read_scope(self._engine) as session:
                self._rows[profile.id] = in_force(session, profile.id, today)
        except SQLAlchemyError as error:
            log.warning("exceptions cannot be read: %s", type(error).__name__)


def with_exceptions(profile: Municipality, rows: Sequence[OpeningException]) -> Municipality:
    """Return a copy of a profile with these exceptions before its own, the first one first.

    One of the whole municipality counts for each of its places, whatever special day they have.
    """

    def fitted(place: Some) -> Some:
        days = [row.special for row in rows if row.place in (None, place.id)]
        return place.model_copy(update={"exceptions": [*days, *place.exceptions]})

    whole: list[SpecialDay] = [row.special for row in rows if row.place is None]
    closing = [*whole, *profile.holidays.closing_days]
    return profile.model_copy(
        update={
            "offices": {id_: fitted(one) for id_, one in profile.offices.items()},
            "departments": {id_: fitted(one) for id_, one in profile.departments.items()},
            "holidays": profile.holidays.model_copy(update={"closing_days": closing}),
        }
    )
