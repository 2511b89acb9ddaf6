"""Who is writing in a conversation that a person answers."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add both columns; nobody was seen to write before."""
    for name in ("clerk_writes_at", "citizen_writes_at"):
        op.add_column("takeovers", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
