"""Bring the database to the newest schema: `python -m intake.commands.migrate`."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config

from intake.database import connect
from intake.settings import Settings

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def upgrade(url: str) -> None:
    """Create or bring up to date every table of the system in this database."""
    _run(url, lambda config: command.upgrade(config, "head"))


def write_revision(url: str, message: str) -> None:
    """Write the migration from this database, which is up to date, to what the models say."""
    numbers = [int(file.name[:4]) for file in (MIGRATIONS / "versions").glob("[0-9]*.py")]
    number = f"{max(numbers) + 1:04d}"
    _run(url, lambda config: command.revision(config, message, autogenerate=True, rev_id=number))


def _run(url: str, action: Callable[[Config], object]) -> None:
    # Without foreign keys: SQLite changes a table by copying and dropping it, and dropping one
    # whose rows others point at would delete those too.
    engine = connect(url, enforce_foreign_keys=False)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            action(config)
    finally:
        engine.dispose()


def main() -> None:
    """Command line: upgrade the database of the settings, or write a new migration."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--revision", metavar="MESSAGE", help="write a migration instead")
    arguments = parser.parse_args()
    url = Settings.from_env(os.environ).database_url
    if arguments.revision:
        write_revision(url, arguments.revision)
    else:
        upgrade(url)


if __name__ == "__main__":
    main()
