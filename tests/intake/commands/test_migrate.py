"""The migrations make exactly the tables that the models describe."""

from collections.abc import Callable

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from intake.commands.migrate import upgrade
from intake.database import connect
from intake.tables import Base


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_models_and_migrations_agree(kind: str, new_database: Callable[[str], str]) -> None:
    url = new_database(kind)
    upgrade(url)
    engine = connect(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_upgrading_twice_is_upgrading_once(kind: str, new_database: Callable[[str], str]) -> None:
    url = new_database(kind)
    upgrade(url)
    upgrade(url)
