"""The sweeps of every hour and day over all stores, by the terms of the settings."""

import logging
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from intake.clock import Clock
from intake.database import read_scope
from intake.keeping import brake, compacting, holds, log_files
from intake.keeping.brake import Due
from intake.settings import Settings
from intake.worker.ages import KINDS
from intake.worker.rasa_store import RASAS_EVENTS, due_in_rasa, forget_in_rasa
from intake.worker.retention import ALL, Forgotten, dues, retention

log = logging.getLogger(__name__)

SMALL = 100_000_000
"""Bytes of a SQLite file that is written anew in about a second; Rasa waits two for its turn."""


@dataclass(frozen=True)
class Sweeps:
    """What forgets in one installation: our database, Rasa's store, the files of the logs.

    What Rasa and the logs keep goes by real time: they know no clock that stands still.
    """

    engine: Engine
    rasas: Engine
    settings: Settings
    real: Clock = Clock()

    def ours(self, *, confirmed: bool = False) -> Forgotten | None:
        """Forget in our database; None where the brake stopped it, which is told and noted."""
        now, kinds = self.settings.clock.now(), [kind.name for kind in KINDS]
        forgotten = None
        with brake.braked(self.engine, kinds, now):
            share = self._share(confirmed)
            forgotten = retention(
                self.engine,
                now,
                self.settings.retention,
                share,
                elsewhere_too=self.settings.has_twilio_account,
            )
            log.info("forgotten: %s", forgotten)
        return forgotten

    def rasas_own(self, *, confirmed: bool = False) -> int | None:
        """Forget in Rasa's store, and return how many events; None as in `ours`."""
        count = None
        with brake.braked(self.engine, [RASAS_EVENTS], self.settings.clock.now()):
            share, policy = self._share(confirmed), self.settings.retention
            count = forget_in_rasa(self.rasas, self.real.now(), policy, share, self._held())
            log.info("forgotten in rasa: %s events", count)
        return count

    def dues(self) -> list[Due]:
        """Count what would go of each kind, in our database and in Rasa's."""
        policy = self.settings.retention
        theirs = due_in_rasa(self.rasas, self.real.now(), policy, self._held())
        return [*dues(self.engine, self.settings.clock.now(), policy), theirs]

    def tidy(self) -> None:
        """Delete old files of the logs, and what deleted rows left in the files of SQLite."""
        now: datetime = self.real.now()
        gone = log_files.forget(self.settings.var_dir, now - self.settings.retention.logs)
        tidied = [compacting.compact(store, SMALL) for store in (self.engine, self.rasas)]
        log.info("tidied: %s databases, %s log files deleted", sum(tidied), gone)

    def _held(self) -> set[str]:
        with read_scope(self.engine) as session:
            return set(session.scalars(holds.held()))

    def _share(self, confirmed: bool) -> float:
        return ALL if confirmed else self.settings.retention_share
