"""The notes of articles: what intake assumed to read them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give articles a column of notes; the articles that there are have none."""
    comment = "what was assumed to read it, such as a guessed encoding; null for nothing"
    op.add_column("articles", sa.Column("notes", sa.JSON(), nullable=True, comment=comment))
