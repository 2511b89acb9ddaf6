"""What alembic runs: the migrations, over the connection that `intake.commands.migrate` opened."""

from typing import Any

from alembic import context

from intake.database import Instant
from intake.tables import Base


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Write `Instant` into migrations as the plain type it is in the database."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


options: dict[str, Any] = {"render_as_batch": True, "render_item": render_item}
context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, **options
)
with context.begin_transaction():
    context.run_migrations()
