"""Texts apart from the articles that print them; readings packed; origins by wordings and pairs; no date is no date."""

from __future__ import annotations

import json
from typing import Final

import sqlalchemy as sa
from alembic import op

from sayso.flattening.packing import pack

revision = "0003"
down_revision = "0002"

_VIEWS: Final = ("statements_with_speakers", "chains", "sourcing_by_article")
# indexes of statements that hold only those of which a condition is true from now on: columns, condition
_PARTLY: Final = (
    (("parent_id",), "parent_id IS NOT NULL"),
    (("addressee_id",), "addressee_id IS NOT NULL"),
    (("origin_group_id",), "origin_group_id IS NOT NULL"),
    (("factuality", "day"), "factuality <> 'actual'"),
    (("type", "day"), "type <> 'assertion'"),
)
_WITH_TEXTS: Final = """
    CREATE VIEW articles_with_texts AS
    SELECT articles.id, articles.title, articles.publisher, articles.author, articles.day, articles.address,
           texts.words, texts.text
    FROM articles JOIN texts ON texts.id = articles.text_id
"""
_ADDRESS: Final = "where it was found: an address, or the full path of a file"
_DAY: Final = "the day it was published; empty where that is not known"
_RECORD: Final = "the reading as its schema has it, without the article; packed"
_COMMENTS: Final = (
    ("articles", "address", _ADDRESS),
    ("articles", "day", _DAY),
    ("statements", "day", "the article's; empty where that is not known"),
    ("statements", "tellers", "the links of the chain, the speaker included"),
    ("judged_actors", "article_hash", "the text's hash, @ and the article's address"),
)


def upgrade() -> None:
    """Make every article the only printing of its text; the origins are made anew by `sayso.desk.store`."""
    connection = op.get_bind()
    op.execute("DELETE FROM origin_members")
    op.execute("UPDATE statements SET origin_group_id = NULL, origins = 1")
    op.execute("DELETE FROM origin_groups")
    op.drop_table("fingerprints")
    _make_texts()
    if connection.dialect.name == "sqlite":
        _rebuild_for_sqlite(connection)
    else:
        _alter_for_postgres(connection)
    op.execute("UPDATE articles SET day = '' WHERE published IS NULL OR published = ''")
    op.execute("UPDATE statements SET day = '' WHERE article_id IN (SELECT id FROM articles WHERE day = '')")
    _make_origins()
    op.execute(_WITH_TEXTS)


def _make_texts() -> None:
    op.create_table(
        "texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False, comment="the article's id in a reading: it follows from the text"),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_texts")),
        sa.UniqueConstraint("hash", name=op.f("uq_texts_hash")),
    )
    op.execute(
        "INSERT INTO texts (id, hash, words, text, sections) SELECT id, hash, words, text, sections FROM articles"
    )


def _rebuild_for_sqlite(connection: sa.Connection) -> None:
    """SQLite changes a table by making another one; foreign keys are off meanwhile (`sayso.desk.store`)."""
    views = {
        row.name: row.sql
        for row in connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'view'")
    }
    for name in _VIEWS:
        op.execute(f"DROP VIEW {name}")
    op.create_table("new_articles", *_article_columns())
    names = "address, title, author, publisher, published, updated, language, added, day"
    op.execute(f"INSERT INTO new_articles (id, text_id, {names}) SELECT id, id, {names} FROM articles")  # noqa: S608
    _replace("articles")
    op.create_index("ix_articles_day", "articles", ["day", "publisher", "author"])
    op.create_index("ix_articles_publisher", "articles", ["publisher", "day", "author"])
    op.create_table("new_readings", *_reading_columns())
    names = "made, model, model_version, model_sha256"
    ids = [row.id for row in connection.exec_driver_sql("SELECT id FROM readings ORDER BY id")]
    for id_ in ids:
        record = connection.exec_driver_sql("SELECT record FROM readings WHERE id = ?", (id_,)).scalar_one()
        copy = (
            f"INSERT INTO new_readings (id, text_id, record, {names}) "  # noqa: S608
            f"SELECT id, article_id, ?, {names} FROM readings"
        )
        connection.exec_driver_sql(f"{copy} WHERE id = ?", (pack(json.loads(record)), id_))
    _replace("readings")
    op.create_table(
        "new_actor_keys",
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False, comment="a folded last name, acronym or register id"),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_actor_keys_actor_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor_id", "key", name=op.f("pk_actor_keys")),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO new_actor_keys (actor_id, key) SELECT actor_id, key FROM actor_keys")
    _replace("actor_keys")
    op.create_index(op.f("ix_actor_keys_key"), "actor_keys", ["key"])
    for name in _VIEWS:
        op.execute(views[name])


def _replace(table: str) -> None:
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)


def _article_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True, comment=_ADDRESS),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("title", "author", "publisher", "published")),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("updated", "language")),
        sa.Column("added", sa.Text(), nullable=False, comment="when it came to the desk"),
        sa.Column("day", sa.Text(), nullable=False, comment=_DAY),
        sa.ForeignKeyConstraint(["text_id"], ["texts.id"], name=op.f("fk_articles_text_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    ]


def _reading_columns() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("made", "model", "model_version", "model_sha256")),
        sa.Column("record", sa.LargeBinary(), nullable=False, comment=_RECORD),
        sa.ForeignKeyConstraint(["text_id"], ["texts.id"], name=op.f("fk_readings_text_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("text_id", "model_sha256", name=op.f("uq_readings_text_id_model_sha256")),
    ]


def _alter_for_postgres(connection: sa.Connection) -> None:
    op.execute(
        "SELECT setval(pg_get_serial_sequence('texts', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM texts), false)"
    )
    op.add_column("articles", sa.Column("text_id", sa.Integer(), nullable=True))
    op.execute("UPDATE articles SET text_id = id")
    op.alter_column("articles", "text_id", nullable=False)
    op.create_foreign_key(op.f("fk_articles_text_id"), "articles", "texts", ["text_id"], ["id"], ondelete="CASCADE")
    for name in ("hash", "words", "text", "sections"):
        op.drop_column("articles", name)
    op.drop_constraint(op.f("fk_readings_article_id"), "readings", type_="foreignkey")
    op.drop_constraint(op.f("uq_readings_article_id_model_sha256"), "readings", type_="unique")
    op.alter_column("readings", "article_id", new_column_name="text_id")
    op.create_foreign_key(op.f("fk_readings_text_id"), "readings", "texts", ["text_id"], ["id"], ondelete="CASCADE")
    op.create_unique_constraint(op.f("uq_readings_text_id_model_sha256"), "readings", ["text_id", "model_sha256"])
    op.alter_column("readings", "record", new_column_name="plain")
    op.add_column("readings", sa.Column("record", sa.LargeBinary(), nullable=True, comment=_RECORD))
    for id_ in connection.exec_driver_sql("SELECT id FROM readings ORDER BY id").scalars().all():
        record = connection.exec_driver_sql("SELECT plain FROM readings WHERE id = %s", (id_,)).scalar_one()
        connection.exec_driver_sql("UPDATE readings SET record = %s WHERE id = %s", (pack(record), id_))
    op.alter_column("readings", "record", nullable=False)
    op.drop_column("readings", "plain")
    for table, column, comment in _COMMENTS:
        op.alter_column(table, column, comment=comment)


def _make_origins() -> None:
    op.create_index(op.f("ix_articles_text_id"), "articles", ["text_id"])
    op.create_table(
        "wordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False, comment="of the words, without case and signs"),
        sa.Column("length", sa.Integer(), nullable=False, comment="how many words"),
        sa.Column(
            "claim",
            sa.LargeBinary(),
            nullable=True,
            comment="hashes of the words that carry a claim; null where they are too few",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordings")),
        sa.UniqueConstraint("hash", name=op.f("uq_wordings_hash")),
    )
    claim = sa.Column(
        "claim",
        sa.Float(),
        nullable=True,
        comment="the share of words of content in common, if the two claim the same",
    )
    run = sa.Column(
        "run", sa.Integer(), nullable=True, comment="the words of the longest run in common, if one repeats the other"
    )
    _make_pairs("wording", claim, run)
    share = sa.Column(
        "share", sa.Float(), nullable=False, comment="of the shorter one's runs of five words, what the other has"
    )
    _make_pairs("text", share)
    comments = {"wording": "a MinHash band or a winnowed run of words", "text": "a band of a MinHash signature"}
    for name, comment in comments.items():
        op.create_table(
            f"{name}_fingerprints",
            sa.Column("value", sa.Integer(), autoincrement=False, nullable=False, comment=comment),
            sa.Column(f"{name}_id", sa.Integer(), autoincrement=False, nullable=False),
            sa.PrimaryKeyConstraint("value", f"{name}_id", name=op.f(f"pk_{name}_fingerprints")),
            sqlite_with_rowid=False,
        )
    op.add_column("statements", sa.Column("wording_id", sa.Integer(), comment="the words of its content"))
    op.create_index(op.f("ix_statements_wording_id"), "statements", ["wording_id"])
    op.drop_index(op.f("ix_statements_kind_day"), "statements")
    for columns, condition in _PARTLY:
        name = "_".join(("ix_statements", *columns))
        op.drop_index(name, "statements")
        where = sa.text(condition)
        op.create_index(name, "statements", list(columns), sqlite_where=where, postgresql_where=where)


def _make_pairs(name: str, *columns: sa.Column[float] | sa.Column[int]) -> None:
    own, partner = f"{name}_id", "other_id"
    table = f"{name}_pairs"
    op.create_table(
        table,
        *(sa.Column(column, sa.Integer(), nullable=False) for column in (own, partner)),
        *columns,
        *(
            sa.ForeignKeyConstraint([column], [f"{name}s.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")
            for column in (own, partner)
        ),
        sa.PrimaryKeyConstraint(own, partner, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f(f"ix_{table}_{partner}"), table, [partner])
