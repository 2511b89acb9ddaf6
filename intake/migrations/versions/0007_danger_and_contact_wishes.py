"""The kind of danger of a case, how citizens want to be reached, and texts from the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns and create the tables."""
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("danger", sa.String(length=16), nullable=True))
        cases.add_column(sa.Column("unread", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "contact_wishes",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=True),
        sa.Column("no_call", sa.Boolean(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_contact_wishes_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_contact_wishes")),
    )
    op.create_table(
        "desk_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=8), nullable=False),
        sa.Column("thread", sa.String(length=80), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["cases.reference"],
            name=op.f("fk_desk_messages_reference_cases"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_messages")),
    )
    op.create_index(op.f("ix_desk_messages_thread"), "desk_messages", ["thread", "sent_at"])
