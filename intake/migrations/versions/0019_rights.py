"""Second factors, invitations, sign-ins at a provider, and the log of accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables and add the columns; whoever is signed in stays so."""
    op.add_column("staff", sa.Column("subject", sa.String(length=400), nullable=True))
    op.create_index(op.f("ix_staff_subject"), "staff", ["subject"], unique=True)
    with op.batch_alter_table("staff_sessions") as table:
        passed, how, browser = sa.true(), "password", ""
        table.add_column(sa.Column("passed", sa.Boolean(), nullable=False, server_default=passed))
        table.add_column(sa.Column("how", sa.String(8), nullable=False, server_default=how))
        table.add_column(
            sa.Column("browser", sa.String(40), nullable=False, server_default=browser)
        )
        table.add_column(sa.Column("id_token", sa.Text(), nullable=True))
    op.create_table(
        "staff_second_factors",
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.Column("begun", sa.Text(), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
        _of_staff("staff_second_factors"),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_second_factors")),
    )
    op.create_table(
        "staff_recovery_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("code_hash", sa.String(length=255), nullable=False),
        _of_staff("staff_recovery_codes"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_recovery_codes")),
    )
    op.create_index(op.f("ix_staff_recovery_codes_staff_id"), "staff_recovery_codes", ["staff_id"])
    op.create_table(
        "staff_invitations",
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        _of_staff("staff_invitations"),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff_invitations")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_invitations_token_hash")),
    )
    op.create_table(
        "staff_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("act", sa.String(length=24), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        _of_staff("staff_acts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_acts")),
    )
    op.create_index(op.f("ix_staff_acts_at"), "staff_acts", ["at"])
    op.create_index(op.f("ix_staff_acts_staff_id"), "staff_acts", ["staff_id"])


def _of_staff(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_staff_id_staff")
    return sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=name, ondelete="CASCADE")
