"""Makes the schema that Rasa keeps its conversations in; Rasa itself only looks for it."""

import os

from sqlalchemy import create_engine
from sqlalchemy.schema import CreateSchema

SCHEMA = "rasa"


def ensure_schema(database_url: str) -> None:
    """Create the schema on PostgreSQL where it is missing; SQLite needs none."""
    engine = create_engine(database_url)
    try:
        if engine.dialect.name == "postgresql":
            with engine.begin() as connection:
                connection.execute(CreateSchema(SCHEMA, if_not_exists=True))
    finally:
        engine.dispose()


if __name__ == "__main__":
    ensure_schema(os.environ["INTAKE_DATABASE_URL"])
