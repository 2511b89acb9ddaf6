"""What actions work with, made once a process."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from intake import tables  # noqa: F401  (every table must be known before one is used)
from intake.answer_bank import Banks
from intake.appointments import Appointments
from intake.catalogue import Catalogue
from intake.database import connect
from intake.monitoring.meters import Meters
from intake.municipalities import Profiles
from intake.openings import Openings
from intake.settings import Settings
from intake.wording.service_names import ServiceNames
from intake.wording.texts import Texts


class NoServices(RuntimeError):
    """An action ran before the process said what it works with."""


@dataclass(frozen=True)
class Services:
    """Collaborators of every action."""

    settings: Settings
    engine: Engine
    catalogue: Catalogue
    profiles: Profiles
    texts: Texts
    service_names: ServiceNames
    banks: Banks
    appointments: Appointments
    """The only way to a municipality's appointments."""
    meters: Meters = field(default_factory=Meters)

    def now(self) -> datetime:
        """Return this moment, in UTC, by the clock of the system and of no conversation."""
        return self.settings.clock.now()


_in_use: list[Services] = []


def build(settings: Settings) -> Services:
    """Return the real collaborators; opens no connection yet."""
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    engine = connect(settings.database_url)
    profiles = Profiles(settings.data_dir / "municipalities", catalogue, settings.environment)
    return Services(
        settings=settings,
        engine=engine,
        catalogue=catalogue,
        profiles=profiles.changed_by(Openings(engine, settings.clock)),
        texts=Texts(settings.data_dir),
        service_names=ServiceNames(settings.data_dir),
        banks=Banks(settings.data_dir, catalogue, settings.environment),
        appointments=Appointments(engine, settings),
    )


def use(services: Services) -> None:
    """Let every action of this process work with these collaborators from now on."""
    _in_use[:] = [services]


def services() -> Services:
    """Return this process's collaborators; raise NoServices where none were given."""
    if not _in_use:
        raise NoServices("call use(build(settings)) first")
    return _in_use[0]
