"""For how many persons at once an appointment is."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the column; each appointment so far was for one."""
    with op.batch_alter_table("appointments") as appointments:
        appointments.add_column(
            sa.Column("persons", sa.Integer(), nullable=False, server_default="1")
        )
