"""The security log, and what is still to be deleted at the provider of the telephone."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "security_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=36), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=72), nullable=False),
        sa.Column("detail", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_security_events")),
    )
    op.create_index(op.f("ix_security_events_at"), "security_events", ["at"])
    op.create_table(
        "provider_deletions",
        sa.Column("sid", sa.String(length=64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("sid", name=op.f("pk_provider_deletions")),
    )
    op.create_index(op.f("ix_provider_deletions_due_at"), "provider_deletions", ["due_at"])
