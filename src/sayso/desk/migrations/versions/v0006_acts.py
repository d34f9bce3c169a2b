"""Acts with a day, a factuality, a topic and a channel of their own, and what people did with them; corrections of acts."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_FIELDS = ("factuality", "topic", "channel")
_DAY = "when it was done, as exact as the text tells it, else the article's day; empty where neither is known"
_CHECKED = "null: as the network found it; else accepted, changed or added by a person"


def upgrade() -> None:
    """Fill the new columns from what is stored; no act is checked yet, and all corrections are of statements."""
    op.add_column("acts", sa.Column("day", sa.Text(), nullable=False, server_default=sa.text("''"), comment=_DAY))
    op.add_column("acts", sa.Column("factuality", sa.Text(), nullable=True))
    op.add_column("acts", sa.Column("topic", sa.Text(), nullable=True))
    op.add_column("acts", sa.Column("channel", sa.Text(), nullable=True))
    op.add_column("acts", sa.Column("checked", sa.Text(), nullable=True, comment=_CHECKED))
    op.create_index(op.f("ix_acts_day"), "acts", ["day"], unique=False)
    op.add_column(
        "corrections",
        sa.Column("about", sa.Text(), nullable=False, server_default="statement", comment="statement or act"),
    )
    if op.get_bind().dialect.name != "sqlite":
        comment = "the statement or act it was made of, as it was called then"
        op.alter_column("corrections", "number", comment=comment, existing_type=sa.Text())
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    op.execute(
        "UPDATE acts SET day = coalesce("
        "date, (SELECT articles.day FROM articles WHERE articles.id = acts.article_id), '')"
    )
    rows = connection.exec_driver_sql("SELECT id, record FROM acts").all()
    update = sa.text("UPDATE acts SET factuality = :factuality, topic = :topic, channel = :channel WHERE id = :id")
    values = [{"id": row.id, **{key: _record(row.record).get(key) for key in _FIELDS}} for row in rows]
    if values:
        connection.execute(update, values)


def _record(stored: Any) -> dict[str, Any]:  # noqa: ANN401 -- text in SQLite, values in PostgreSQL
    record: dict[str, Any] = json.loads(stored) if isinstance(stored, str) else stored
    return record
