"""Who wants to join a programme, and the places that were given."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "programme_interests",
        sa.Column("reference", sa.String(length=8), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.String(length=64), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["reference_numbers.reference"],
            name=op.f("fk_programme_interests_reference_reference_numbers"),
        ),
        sa.PrimaryKeyConstraint("reference", "programme", name=op.f("pk_programme_interests")),
        sa.UniqueConstraint(
            "municipality",
            "programme",
            "place",
            name=op.f("uq_programme_interests_municipality_programme_place"),
        ),
    )
