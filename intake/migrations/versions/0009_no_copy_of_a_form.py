"""Drop the copy of an unfinished form: Rasa's session carries it over."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Drop the column, in which nothing was ever written."""
    op.drop_column("conversations", "open_form")
