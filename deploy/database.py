"""Brings the database of an installation up to date, for the house and for Rasa."""

import os

from sqlalchemy.schema import CreateSchema

from intake.database import connect
from intake.migrate import upgrade

RASAS_SCHEMA = "rasa"


def prepare(url: str) -> None:
    """Migrate every table of the house; make Rasa's schema on PostgreSQL, which it only looks for.

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


if __name__ == "__main__":
    prepare(os.environ["INTAKE_DATABASE_URL"])
