"""Where a conversation comes from, and how often something was done within a while."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the column and create the table."""
    with op.batch_alter_table("conversations") as conversations:
        conversations.add_column(sa.Column("origin", sa.String(length=80), nullable=True))
        conversations.create_index(op.f("ix_conversations_origin"), ["origin"])
    op.create_table(
        "tallies",
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("of", sa.String(length=64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("what", "of", name=op.f("pk_tallies")),
    )
    op.create_index(op.f("ix_tallies_since"), "tallies", ["since"])
