"""Brings the database of an installation up to date, for the system and for Rasa."""

import os
import sys

from sqlalchemy.schema import CreateSchema

from deploy import desk_login, secret_files
from deploy.installation import tracker_store
from intake import staff
from intake.catalogue import Catalogue
from intake.commands.migrate import upgrade
from intake.database import connect, session_scope
from intake.municipalities import Profiles
from intake.settings import Settings, SettingsError
from intake.worker import RASAS_SCHEMA


def prepare(url: str) -> None:
    """Migrate every table of the system; make Rasa's schema on PostgreSQL, which it only looks for.

    Safe to repeat. Raises SQLAlchemyError where the database cannot be reached.
    """
    upgrade(url)
    engine = connect(url)
    try:
        if engine.dialect.name == "postgresql":
            with engine.begin() as connection:
                connection.execute(CreateSchema(RASAS_SCHEMA, if_not_exists=True))
    finally:
        engine.dispose()


def write_ahead(tracker_url: str) -> None:
    """Let Rasa's own SQLite file be written ahead (WAL), as ours is: the file keeps that mode.

    Otherwise every turn waits for its journal to be written, synced and deleted again.
    """
    engine = connect(tracker_url)
    try:
        if engine.dialect.name == "sqlite":
            engine.connect().close()
    finally:
        engine.dispose()


def refuse_without_profiles(settings: Settings) -> None:
    """Raise SettingsError in production where no profile is accepted: nobody could be served."""
    catalogue = Catalogue.load(settings.data_dir / "services.yml")
    profiles = Profiles(settings.data_dir / "municipalities", catalogue, settings.environment)
    if settings.production and not profiles.all():
        refused = "; ".join(sorted({str(problem) for problem in profiles.problems})[:3])
        raise SettingsError(f"not for production: no profile is accepted ({refused or 'none'})")


def open_the_desk(settings: Settings) -> None:
    """Give a development machine one account that sees every department of one municipality.

    Of the first by name; nothing happens where the account is there and fits.
    """
    word, engine = desk_login.password(settings.var_dir), connect(settings.database_url)
    try:
        with session_scope(engine) as session:
            known = staff.by_email(session, desk_login.EMAIL)
            if known is not None and staff.fits(known.password_hash, word):
                return
            catalogue = Catalogue.load(settings.data_dir / "services.yml")
            folder = settings.data_dir / "municipalities"
            staff.put_clerk(
                session,
                Profiles(folder, catalogue, settings.environment).all()[0],
                email=desk_login.EMAIL,
                name="Robin",
                role="lead",
                departments=[],
                password=word,
                now=settings.clock.now(),
            )
    finally:
        engine.dispose()


def main() -> None:
    """Prepare the database of these settings and, in development, an account at the desk."""
    os.umask(secret_files.OWNERS_ALONE)
    try:
        settings = Settings.from_env(os.environ)
        refuse_without_profiles(settings)
    except SettingsError as error:
        sys.exit(str(error))
    prepare(settings.database_url)
    write_ahead(tracker_store(settings.database_url, settings.var_dir)["RASA_TRACKER_URL"])
    if settings.environment == "development":
        open_the_desk(settings)


if __name__ == "__main__":
    main()
