"""Bookings that broke off with their call, and whose case a conversation goes on with."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Create the table and add the column; nothing was joined before."""
    op.create_table(
        "broken_off",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_broken_off_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_broken_off")),
    )
    op.create_index(op.f("ix_broken_off_at"), "broken_off", ["at"])
    with op.batch_alter_table("conversations") as conversations:
        conversations.add_column(sa.Column("joins", sa.String(length=8), nullable=True))
        conversations.create_index(op.f("ix_conversations_joins"), ["joins"])
