"""The first schema."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _plain(column: str) -> str:
    """SQL for a text without accents and with spaces for all signs, as FTS5's unicode61 takes it.

    PostgreSQL's own parser would keep "U.S.", "10.5" and "and/or" whole, and in the locale C take “ for a letter.
    """
    bare = f"regexp_replace(normalize({column}, NFD), '[\\u0300-\\u036f]', '', 'g')"
    signs = (
        r"\u0001-/:-@\[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
        r"\u2000-\u206f\u20a0-\u2bff\u3000-\u303f\uff00-\uff0f"
    )
    return f"regexp_replace({bare}, '[{signs}]+', ' ', 'g')"


# Words are searched in an index beside the table, kept up to date by the database itself, whoever writes.
_SEARCH: Final = {
    "sqlite": (
        """
        CREATE VIRTUAL TABLE statements_fts USING fts5(
            content_text, source_text, speaker,
            content="statements", content_rowid='id', tokenize='unicode61 remove_diacritics 2')
        """,
        """
        CREATE TRIGGER statements_fts_insert AFTER INSERT ON statements BEGIN
            INSERT INTO statements_fts (rowid, content_text, source_text, speaker)
            VALUES (new.id, new.content_text, new.source_text, new.speaker);
        END
        """,
        """
        CREATE TRIGGER statements_fts_delete AFTER DELETE ON statements BEGIN
            INSERT INTO statements_fts (statements_fts, rowid, content_text, source_text, speaker)
            VALUES ('delete', old.id, old.content_text, old.source_text, old.speaker);
        END
        """,
        """
        CREATE TRIGGER statements_fts_update AFTER UPDATE OF content_text, source_text, speaker ON statements BEGIN
            INSERT INTO statements_fts (statements_fts, rowid, content_text, source_text, speaker)
            VALUES ('delete', old.id, old.content_text, old.source_text, old.speaker);
            INSERT INTO statements_fts (rowid, content_text, source_text, speaker)
            VALUES (new.id, new.content_text, new.source_text, new.speaker);
        END
        """,
        """
        CREATE VIRTUAL TABLE article_actors_fts USING fts5(
            name, content="article_actors", content_rowid='id', tokenize='unicode61 remove_diacritics 2')
        """,
        """
        CREATE TRIGGER article_actors_fts_insert AFTER INSERT ON article_actors BEGIN
            INSERT INTO article_actors_fts (rowid, name) VALUES (new.id, new.name);
        END
        """,
        """
        CREATE TRIGGER article_actors_fts_delete AFTER DELETE ON article_actors BEGIN
            INSERT INTO article_actors_fts (article_actors_fts, rowid, name) VALUES ('delete', old.id, old.name);
        END
        """,
        """
        CREATE TRIGGER article_actors_fts_update AFTER UPDATE OF name ON article_actors BEGIN
            INSERT INTO article_actors_fts (article_actors_fts, rowid, name) VALUES ('delete', old.id, old.name);
            INSERT INTO article_actors_fts (rowid, name) VALUES (new.id, new.name);
        END
        """,
    ),
    "postgresql": (
        # the letters tell where a word stands, as the columns of FTS5 do: a speaker, a source or a content
        f"""
        ALTER TABLE statements ADD COLUMN words tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', {_plain("coalesce(speaker, '')")}), 'A') ||
            setweight(to_tsvector('simple', {_plain("source_text")}), 'B') ||
            setweight(to_tsvector('simple', {_plain("content_text")}), 'C')) STORED
        """,
        "CREATE INDEX ix_statements_words ON statements USING gin (words)",
        f"""
        ALTER TABLE article_actors ADD COLUMN words tsvector
            GENERATED ALWAYS AS (to_tsvector('simple', {_plain("name")})) STORED
        """,
        "CREATE INDEX ix_article_actors_words ON article_actors USING gin (words)",
    ),
}

# What a person with Datasette asks first.
_VIEWS: Final = (
    """
    CREATE VIEW statements_with_speakers AS
    SELECT statements.id, articles.title AS article, articles.publisher, statements.day, statements.speaker,
           statements.naming, statements.kind, statements.factuality, statements.polarity,
           statements.content_text AS content, statements.source_text AS source, statements.cue_text AS cue,
           statements.tellers, statements.origins, statements.score, statements.checked, articles.address
    FROM statements JOIN articles ON articles.id = statements.article_id
    """,
    """
    CREATE VIEW chains AS
    SELECT chain_links.statement_id, chain_links.position, article_actors.name AS teller, article_actors.naming,
           article_actors.kind, article_actors.anonymity_reason, statements.content_text AS content
    FROM chain_links
    JOIN article_actors ON article_actors.id = chain_links.article_actor_id
    JOIN statements ON statements.id = chain_links.statement_id
    """,
    """
    CREATE VIEW sourcing_by_article AS
    SELECT articles.id, articles.title, articles.publisher, articles.author, articles.day, sourcing.statements,
           sourcing.named, sourcing.role, sourcing.anonymous, sourcing.generic, sourcing.unknown, sourcing.reasons,
           sourcing.documents, sourcing.speakers, sourcing.tellers, sourcing.single_origin
    FROM articles JOIN sourcing ON sourcing.article_id = articles.id
    """,
)


def upgrade() -> None:
    """Make the tables, the index of words and the views."""
    op.create_table(
        "actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("same_as", sa.JSON(), nullable=False),
        sa.Column(
            "forms",
            sa.JSON(),
            nullable=False,
            comment="every name, role, party ... that articles give, and how many do",
        ),
        sa.Column("articles", sa.Integer(), server_default="0", nullable=False),
        sa.Column("statements", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_actors_name"), "actors", ["name"], unique=False)
    op.create_index(op.f("ix_actors_statements"), "actors", ["statements"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False, comment="the article's id in a reading: it follows from the text"),
        sa.Column(
            "address",
            sa.Text(),
            nullable=True,
            comment="where it was first found: an address, or the full path of a file",
        ),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("updated", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False, comment="when it came to the desk"),
        sa.Column("day", sa.Text(), nullable=False, comment="the day it was published, else the day it was added"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("hash", name=op.f("uq_articles_hash")),
    )
    op.create_index("ix_articles_day", "articles", ["day", "publisher", "author"], unique=False)
    op.create_index("ix_articles_publisher", "articles", ["publisher", "day", "author"], unique=False)
    op.create_table(
        "failures",
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("location", name=op.f("pk_failures")),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "about",
            sa.JSON(),
            nullable=False,
            comment="what was judged: actors, articles or statements, by lasting keys",
        ),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undone", sa.Text(), nullable=True, comment="when it was taken back"),
        sa.CheckConstraint("kind IN ('merge', 'split', 'ungroup')", name=op.f("ck_judgements_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_table(
        "judged_actors",
        sa.Column("judgement_id", sa.Integer(), nullable=False),
        sa.Column("article_hash", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False, comment="the actor's id in the reading that was judged"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "was_id",
            sa.Integer(),
            nullable=False,
            comment="the entry it was in; entries need not be there any more",
        ),
        sa.Column("was_score", sa.Float(), nullable=True, comment="its match_score and match_why then"),
        sa.Column("was_why", sa.JSON(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=False, comment="the entry it belongs to"),
        sa.ForeignKeyConstraint(
            ["judgement_id"], ["judgements.id"], name=op.f("fk_judged_actors_judgement_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("judgement_id", "article_hash", "number", name=op.f("pk_judged_actors")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_judged_actors_article_hash"), "judged_actors", ["article_hash"], unique=False)
    op.create_index(op.f("ix_judged_actors_actor_id"), "judged_actors", ["actor_id"], unique=False)
    op.create_table(
        "origin_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False, comment="what they have in common, and how much of it"),
        sa.Column("made", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('near copy', 'quotation')", name=op.f("ck_origin_groups_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin_groups")),
    )
    op.create_table(
        "actor_keys",
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False, comment="a folded last name, acronym or register id"),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_actor_keys_actor_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor_id", "key", name=op.f("pk_actor_keys")),
    )
    op.create_index(op.f("ix_actor_keys_key"), "actor_keys", ["key"], unique=False)
    op.create_table(
        "article_actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False, comment="the actor's id in the reading"),
        sa.Column("actor_id", sa.Integer(), nullable=True, comment="who that is across articles"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("naming", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("anonymity_reason", sa.Text(), nullable=True),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.Column("same_as", sa.JSON(), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True, comment="what the article calls it beside its name"),
        sa.Column("match_score", sa.Float(), nullable=True, comment="the chance that actor_id is right, 0 to 1"),
        sa.Column("match_why", sa.JSON(), nullable=True, comment="what spoke for and against it, in decibans"),
        sa.Column("statements", sa.Integer(), nullable=False, comment="how many it speaks"),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actors.id"], name=op.f("fk_article_actors_actor_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_actors_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_actors")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_actors_article_id_number")),
    )
    op.create_index(
        "ix_article_actors_voices",
        "article_actors",
        ["actor_id", "article_id", "statements", "naming", "name"],
        unique=False,
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True, comment="the statement it was made of, as it was called then"),
        sa.Column("anchor", sa.JSON(), nullable=False, comment="offsets, the words there, and those before and after"),
        sa.Column("change", sa.JSON(), nullable=False, comment="the fields that were changed, with their new values"),
        sa.Column("was", sa.JSON(), nullable=False, comment="the same fields as the network had them"),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undone", sa.Text(), nullable=True, comment="when it was taken back"),
        sa.Column(
            "lost",
            sa.Text(),
            nullable=True,
            comment="why it could not be anchored in the newest reading; null where it holds",
        ),
        sa.CheckConstraint("action IN ('accept', 'change', 'delete', 'add')", name=op.f("ck_corrections_action")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_corrections_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_article_id"), "corrections", ["article_id"], unique=False)
    op.create_table(
        "fingerprints",
        sa.Column("what", sa.Text(), nullable=False, comment="article or statement"),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False, comment="a band of the MinHash signature"),
        sa.Column("id", sa.Integer(), nullable=False, comment="of the article or statement"),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_fingerprints_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("what", "band", "value", "id", name=op.f("pk_fingerprints")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_fingerprints_article_id"), "fingerprints", ["article_id"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("model_version", sa.Text(), nullable=False),
        sa.Column("model_sha256", sa.Text(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False, comment="the reading as its schema has it, without the article"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_readings_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("article_id", "model_sha256", name=op.f("uq_readings_article_id_model_sha256")),
    )
    op.create_table(
        "sourcing",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column(
            "statements",
            sa.Integer(),
            nullable=False,
            comment="said, as the article tells it: not those that were not said",
        ),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("role", sa.Integer(), nullable=False),
        sa.Column("anonymous", sa.Integer(), nullable=False),
        sa.Column("generic", sa.Integer(), nullable=False),
        sa.Column("unknown", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Integer(), nullable=False, comment="anonymous ones with a reason given"),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("speakers", sa.Integer(), nullable=False, comment="how many different ones"),
        sa.Column("tellers", sa.Integer(), nullable=False, comment="how many different outermost tellers"),
        sa.Column(
            "single_origin", sa.Integer(), nullable=False, comment="statements with one independent origin in this desk"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_sourcing_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_sourcing")),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, comment="1 for the first text seen at the address"),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False, comment="when this text was first seen there"),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_versions_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("address", "version", name=op.f("uq_versions_address_version")),
    )
    op.create_index(op.f("ix_versions_article_id"), "versions", ["article_id"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column(
            "number",
            sa.Text(),
            nullable=False,
            comment="the attribution's id in the reading; c1, c2... if added by hand",
        ),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("addressee_id", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True, comment="the speaker across articles"),
        sa.Column("day", sa.Text(), nullable=False, comment="the article's"),
        sa.Column("speaker", sa.Text(), nullable=True, comment="the speaker's name"),
        sa.Column("naming", sa.Text(), nullable=True, comment="the speaker's; null where the speaker is unknown"),
        sa.Column("tellers", sa.Integer(), nullable=False, comment="how many stand in the chain, the speaker included"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("factuality", sa.Text(), nullable=True),
        sa.Column("polarity", sa.Text(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("source_text", sa.Text(), nullable=False),
        sa.Column("cue_text", sa.Text(), nullable=False),
        sa.Column("content_text", sa.Text(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("cue", sa.JSON(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column(
            "checked",
            sa.Text(),
            nullable=True,
            comment="null: as the network found it; else accepted, changed or added by a person",
        ),
        sa.Column("origin_group_id", sa.Integer(), nullable=True),
        sa.Column(
            "origins", sa.Integer(), server_default="1", nullable=False, comment="independent origins in this desk"
        ),
        sa.CheckConstraint("checked IN ('accepted', 'changed', 'added')", name=op.f("ck_statements_checked")),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name=op.f("fk_statements_actor_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["addressee_id"], ["article_actors.id"], name=op.f("fk_statements_addressee_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_statements_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["origin_group_id"], ["origin_groups.id"], name=op.f("fk_statements_origin_group_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["statements.id"], name=op.f("fk_statements_parent_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["article_actors.id"], name=op.f("fk_statements_speaker_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_statements_article_id_number")),
    )
    op.create_index(op.f("ix_statements_actor_id_day"), "statements", ["actor_id", "day"], unique=False)
    op.create_index(op.f("ix_statements_addressee_id"), "statements", ["addressee_id"], unique=False)
    op.create_index(op.f("ix_statements_day"), "statements", ["day"], unique=False)
    op.create_index(op.f("ix_statements_factuality_day"), "statements", ["factuality", "day"], unique=False)
    op.create_index(op.f("ix_statements_kind_day"), "statements", ["kind", "day"], unique=False)
    op.create_index(op.f("ix_statements_naming_day"), "statements", ["naming", "day"], unique=False)
    op.create_index(op.f("ix_statements_origin_group_id"), "statements", ["origin_group_id"], unique=False)
    op.create_index(op.f("ix_statements_parent_id"), "statements", ["parent_id"], unique=False)
    op.create_index(op.f("ix_statements_type_day"), "statements", ["type", "day"], unique=False)
    op.create_index("ix_statements_speaker_id", "statements", ["speaker_id", "factuality", "origins"], unique=False)
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("passage", sa.Text(), nullable=False, comment="the words from the first span of the act to the last"),
        sa.Column("record", sa.JSON(), nullable=False, comment="the act as the reading's schema has it"),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["article_actors.id"], name=op.f("fk_acts_actor_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_acts_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["article_actors.id"], name=op.f("fk_acts_recipient_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_acts_statement_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acts")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_acts_article_id_number")),
    )
    op.create_index(op.f("ix_acts_actor_id"), "acts", ["actor_id"], unique=False)
    op.create_index(op.f("ix_acts_recipient_id"), "acts", ["recipient_id"], unique=False)
    op.create_index(op.f("ix_acts_statement_id"), "acts", ["statement_id"], unique=False)
    op.create_table(
        "chain_links",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="0 is the outermost teller"),
        sa.Column("article_actor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_actor_id"],
            ["article_actors.id"],
            name=op.f("fk_chain_links_article_actor_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_chain_links_statement_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "position", name=op.f("pk_chain_links")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_chain_links_article_actor_id"), "chain_links", ["article_actor_id"], unique=False)
    op.create_table(
        "origin_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin_group_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False, comment="how like it is to the group's first, 0 to 1"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_origin_members_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["origin_group_id"],
            ["origin_groups.id"],
            name=op.f("fk_origin_members_origin_group_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_origin_members_statement_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origin_members")),
    )
    op.create_index(op.f("ix_origin_members_article_id"), "origin_members", ["article_id"], unique=False)
    op.create_index(op.f("ix_origin_members_origin_group_id"), "origin_members", ["origin_group_id"], unique=False)
    op.create_index(op.f("ix_origin_members_statement_id"), "origin_members", ["statement_id"], unique=False)

    for statement in _SEARCH[op.get_bind().dialect.name] + _VIEWS:
        op.execute(statement)
