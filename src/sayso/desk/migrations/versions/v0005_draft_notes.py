"""Notes that set findings of a check aside."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table of notes on drafts."""
    op.create_table(
        "draft_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False, comment="the full path of the draft, or its address"),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="the passage, with single spaces"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("undone", sa.Text(), nullable=True, comment="when it was taken back"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_notes")),
    )
    op.create_index(op.f("ix_draft_notes_place"), "draft_notes", ["place"], unique=False)
