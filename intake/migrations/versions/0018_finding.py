"""Keys by which sealed data are found, joined contacts, saved views, exceptions to hours."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Create the tables; the worker makes the keys of what was sealed before."""
    with op.batch_alter_table("contacts") as contacts:
        contacts.add_column(
            sa.Column("indexed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    op.create_table(
        "contact_keys",
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        _to("contact_keys", "conversation_id", "conversations", "id"),
        sa.PrimaryKeyConstraint("conversation_id", "kind", "key", name=op.f("pk_contact_keys")),
    )
    op.create_index(op.f("ix_contact_keys_key"), "contact_keys", ["key"])
    op.create_table(
        "joined_contacts",
        sa.Column("reference", sa.String(length=8), nullable=False),
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("joined_by", sa.String(length=36), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        _to("joined_contacts", "reference", "cases", "reference"),
        _to("joined_contacts", "conversation_id", "conversations", "id"),
        sa.PrimaryKeyConstraint("reference", "conversation_id", name=op.f("pk_joined_contacts")),
    )
    op.create_index(
        op.f("ix_joined_contacts_conversation_id"), "joined_contacts", ["conversation_id"]
    )
    op.create_table(
        "saved_views",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("staff_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _to("saved_views", "staff_id", "staff", "id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
    )
    op.create_index(op.f("ix_saved_views_staff_id"), "saved_views", ["staff_id"])
    _openings()


def _openings() -> None:
    by = {name: sa.Column(name, sa.String(length=36), nullable=null) for name, null in (
        ("made_by", False), ("undone_by", True),
    )}  # fmt: skip
    op.create_table(
        "opening_exceptions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=64), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("open", sa.JSON(), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=False),
        by["made_by"],
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        by["undone_by"],
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [name], ["staff.id"], name=op.f(f"fk_opening_exceptions_{name}_staff")
            )
            for name in by
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_exceptions")),
    )
    op.create_index("ix_opening_exceptions_until", "opening_exceptions", ["municipality", "until"])


def _to(table: str, column: str, above: str, its: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{above}")
    return sa.ForeignKeyConstraint([column], [f"{above}.{its}"], name=name, ondelete="CASCADE")
