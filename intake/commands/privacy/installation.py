"""The stores of the installation that a command is asked about, opened and closed again."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine

from intake import tables  # noqa: F401  (every table must be known)
from intake.commands.migrate import upgrade
from intake.database import connect
from intake.settings import Settings, SettingsError

YES = "yes"
"""What `CONFIRM=` and `OFF=` must say; anything else is a dry run."""


@dataclass(frozen=True)
class Installation:
    """An installation's settings, its database and Rasa's store."""

    settings: Settings
    engine: Engine
    rasas: Engine


@contextmanager
def opened(settings: Settings) -> Iterator[Installation]:
    """Bring the database up to date and open both stores."""
    upgrade(settings.database_url)
    engine, rasas = connect(settings.database_url), connect(settings.rasa_store_url)
    try:
        yield Installation(settings, engine, rasas)
    finally:
        engine.dispose()
        rasas.dispose()


def carry_out(act: Callable[[Installation], int]) -> int:
    """Do this in the installation of the environment; 1 where its settings are missing."""
    try:
        settings = Settings.from_env(os.environ)
    except SettingsError as error:
        return refused(str(error))
    with opened(settings) as installation:
        return act(installation)


def say(line: str) -> None:
    """Print a line for the operator."""
    sys.stdout.write(f"{line}\n")


def refused(why: str) -> int:
    """Print why something was not done, and return 1."""
    sys.stderr.write(f"{why}\n")
    return 1
