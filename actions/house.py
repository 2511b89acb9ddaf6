"""What actions work with, made once a process."""

import os
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Engine

from intake import tables  # noqa: F401  (every table must be known before one is used)
from intake.catalogue import Catalogue
from intake.database import connect
from intake.municipalities import Profiles
from intake.service_names import ServiceNames
from intake.settings import Settings
from intake.texts import Texts


@dataclass(frozen=True)
class House:
    """Collaborators of every action."""

    settings: Settings
    engine: Engine
    catalogue: Catalogue
    profiles: Profiles
    texts: Texts
    service_names: ServiceNames


def build(settings: Settings) -> House:
    """Return the real collaborators; opens no connection yet."""
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    return House(
        settings=settings,
        engine=connect(settings.database_url),
        catalogue=catalogue,
        profiles=Profiles(settings.data_dir / "municipalities", catalogue, settings.environment),
        texts=Texts(settings.data_dir),
        service_names=ServiceNames(settings.data_dir),
    )


@lru_cache(maxsize=1)
def house() -> House:
    """Return this process's collaborators; raise SettingsError where the environment lacks one."""
    return build(Settings.from_env(os.environ))
