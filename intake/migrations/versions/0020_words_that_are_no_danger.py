"""Words of a conversation that sounded like danger and are none, as the citizen has said."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the column; in conversations that run nothing was said yet."""
    op.add_column(
        "conversations", sa.Column("denied", sa.JSON(), nullable=False, server_default="[]")
    )


def downgrade() -> None:
    """Forget what was said."""
    with op.batch_alter_table("conversations") as table:
        table.drop_column("denied")
