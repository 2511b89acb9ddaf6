"""How often a citizen was called and not reached, and when to try again."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add both columns; nobody counted before."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
        cases.add_column(sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True))
