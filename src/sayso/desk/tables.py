"""The tables of a desk, one database a newsroom or a researcher; Datasette shows them under these names.

An article is one printing: a text at an address.  The text stands in ``texts``, once, however many print it, and so
does its reading in ``readings``, untouched, one row for each network.  What a person said of an article stands in
``corrections`` and ``judgements``, which only ever grow.  All that is searched and counted (``statements``,
``article_actors``, ``chain_links``, ``sourcing``, the tables of origins) is made from these and can be made again.

Offsets are code points into ``texts.text``.  Days and moments are ISO 8601 strings, moments in UTC, so that they sort
as text in either database; a day that is not known is the empty string, which sorts before all days.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def owned(target: str, *, primary_key: bool = False, index: bool = False) -> Column[int]:
    """A column ``article_id`` and the like: the row goes when what it points to goes."""
    name = f"{target.split('.', 1)[0].removesuffix('s')}_id"
    link = ForeignKey(target, ondelete="CASCADE")
    return Column(name, Integer, link, nullable=False, primary_key=primary_key, index=index)


def _partly(name: str, condition: str, *more: str) -> Index:
    """An index of the few statements for which a condition holds; a query that is to use it has to repeat it."""
    where = text(condition)
    return Index("_".join(("ix_statements", name, *more)), name, *more, sqlite_where=where, postgresql_where=where)


texts: Final = Table(
    "texts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "hash", Text, nullable=False, unique=True, comment="the article's id in a reading: it follows from the text"
    ),
    Column("words", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("sections", JSON, nullable=False),
)

articles: Final = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    owned("texts.id", index=True),
    Column("address", Text, comment="where it was found: an address, or the full path of a file"),
    Column("title", Text),
    Column("author", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("updated", Text),
    Column("language", Text),
    Column("added", Text, nullable=False, comment="when it came to the desk"),
    Column("day", Text, nullable=False, comment="the day it was published; empty where that is not known"),
    Column(
        "notes",
        JSON(none_as_null=True),
        comment="what was assumed to read it, such as a guessed encoding; null for nothing",
    ),
    Index("ix_articles_day", "day", "publisher", "author"),
    Index("ix_articles_publisher", "publisher", "day", "author"),
)

versions: Final = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("version", Integer, nullable=False, comment="1 for the first text seen at the address"),
    owned("articles.id", index=True),
    Column("seen", Text, nullable=False, comment="when this text was first seen there"),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    UniqueConstraint("address", "version"),
)

readings: Final = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    owned("texts.id"),
    Column("made", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("model_version", Text, nullable=False),
    Column("model_sha256", Text, nullable=False),
    Column(
        "record", LargeBinary, nullable=False, comment="the reading as its schema has it, without the article; packed"
    ),
    UniqueConstraint("text_id", "model_sha256"),
)

actors: Final = Table(
    "actors",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("role", Text),
    Column("party", Text),
    Column("state", Text),
    Column("same_as", JSON, nullable=False),
    Column("forms", JSON, nullable=False, comment="every name, role, party ... that articles give, and how many do"),
    Column("articles", Integer, nullable=False, server_default="0"),
    Column("statements", Integer, nullable=False, server_default="0"),
    Index(None, "name"),
    Index(None, "statements"),
    sqlite_autoincrement=True,  # judgements name entries by their ids: none is ever given twice
)

actor_keys: Final = Table(
    "actor_keys",
    metadata,
    owned("actors.id", primary_key=True),
    Column("key", Text, primary_key=True, comment="a folded last name, acronym or register id"),
    Index(None, "key"),
    sqlite_with_rowid=False,
)

article_actors: Final = Table(
    "article_actors",
    metadata,
    Column("id", Integer, primary_key=True),
    owned("articles.id"),
    Column("number", Text, nullable=False, comment="the actor's id in the reading"),
    Column("actor_id", Integer, ForeignKey("actors.id", ondelete="SET NULL"), comment="who that is across articles"),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("naming", Text, nullable=False),
    Column("role", Text),
    Column("party", Text),
    Column("state", Text),
    Column("anonymity_reason", Text),
    Column("mentions", JSON, nullable=False),
    Column("same_as", JSON, nullable=False),
    Column("acronym", Text, comment="what the article calls it beside its name"),
    Column("match_score", Float, comment="the chance that actor_id is right, 0 to 1"),
    Column("match_why", JSON(none_as_null=True), comment="what spoke for and against it, in decibans"),
    Column("statements", Integer, nullable=False, comment="how many it speaks"),
    UniqueConstraint("article_id", "number"),
    Index("ix_article_actors_voices", "actor_id", "article_id", "statements", "naming", "name"),
)

statements: Final = Table(
    "statements",
    metadata,
    Column("id", Integer, primary_key=True),
    owned("articles.id"),
    Column("number", Text, nullable=False, comment="the attribution's id in the reading; c1, c2... if added by hand"),
    Column("parent_id", Integer, ForeignKey("statements.id", ondelete="SET NULL")),
    Column("speaker_id", Integer, ForeignKey("article_actors.id", ondelete="SET NULL")),
    Column("addressee_id", Integer, ForeignKey("article_actors.id", ondelete="SET NULL")),
    Column("actor_id", Integer, ForeignKey("actors.id", ondelete="SET NULL"), comment="the speaker across articles"),
    Column("day", Text, nullable=False, comment="the article's; empty where that is not known"),
    Column("speaker", Text, comment="the speaker's name"),
    Column("naming", Text, comment="the speaker's; null where the speaker is unknown"),
    Column("tellers", Integer, nullable=False, comment="the links of the chain, the speaker included"),
    Column("kind", Text, nullable=False),
    Column("type", Text),
    Column("factuality", Text),
    Column("polarity", Text),
    Column("score", Float, nullable=False),
    Column("source_text", Text, nullable=False),
    Column("cue_text", Text, nullable=False),
    Column("content_text", Text, nullable=False),
    Column("source", JSON, nullable=False),
    Column("cue", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    Column("checked", Text, comment="null: as the network found it; else accepted, changed or added by a person"),
    # no foreign key: a wording goes when no statement has it any more
    Column("wording_id", Integer, comment="the words of its content"),
    Column("origin_group_id", Integer, ForeignKey("origin_groups.id", ondelete="SET NULL")),
    Column("origins", Integer, nullable=False, server_default="1", comment="independent origins in this desk"),
    UniqueConstraint("article_id", "number"),
    CheckConstraint("checked IN ('accepted', 'changed', 'added')", name="checked"),
    Index(None, "actor_id", "day"),
    Index("ix_statements_speaker_id", "speaker_id", "factuality", "origins"),
    Index(None, "naming", "day"),
    _partly("factuality", "factuality <> 'actual'", "day"),
    _partly("type", "type <> 'assertion'", "day"),
    Index(None, "day"),
    Index(None, "wording_id"),
    *(_partly(name, f"{name} IS NOT NULL") for name in ("parent_id", "addressee_id", "origin_group_id")),
)

chain_links: Final = Table(
    "chain_links",
    metadata,
    owned("statements.id", primary_key=True),
    Column("position", Integer, primary_key=True, comment="0 is the outermost teller"),
    Column(
        "article_actor_id", Integer, ForeignKey("article_actors.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sqlite_with_rowid=False,
)

acts: Final = Table(
    "acts",
    metadata,
    Column("id", Integer, primary_key=True),
    owned("articles.id"),
    Column("number", Text, nullable=False),
    Column("actor_id", Integer, ForeignKey("article_actors.id", ondelete="SET NULL"), index=True),
    Column("recipient_id", Integer, ForeignKey("article_actors.id", ondelete="SET NULL"), index=True),
    Column("statement_id", Integer, ForeignKey("statements.id", ondelete="SET NULL"), index=True),
    Column("type", Text, nullable=False),
    Column("date", Text),
    Column("passage", Text, nullable=False, comment="the words from the first span of the act to the last"),
    Column("record", JSON, nullable=False, comment="the act as the reading's schema has it"),
    Column(
        "day",
        Text,
        nullable=False,
        server_default=text("''"),
        comment="when it was done, as exact as the text tells it, else the article's day; empty where neither is known",
    ),
    Column("factuality", Text),
    Column("topic", Text),
    Column("channel", Text),
    Column("checked", Text, comment="null: as the network found it; else accepted, changed or added by a person"),
    UniqueConstraint("article_id", "number"),
    Index(None, "day"),
)

sourcing: Final = Table(
    "sourcing",
    metadata,
    Column("article_id", Integer, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "statements", Integer, nullable=False, comment="said, as the article tells it: not those that were not said"
    ),
    Column("named", Integer, nullable=False),
    Column("role", Integer, nullable=False),
    Column("anonymous", Integer, nullable=False),
    Column("generic", Integer, nullable=False),
    Column("unknown", Integer, nullable=False),
    Column("reasons", Integer, nullable=False, comment="anonymous ones with a reason given"),
    Column("documents", Integer, nullable=False),
    Column("speakers", Integer, nullable=False, comment="how many different ones"),
    Column("tellers", Integer, nullable=False, comment="how many different outermost tellers"),
    Column("single_origin", Integer, nullable=False, comment="statements with one independent origin in this desk"),
)

corrections: Final = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    owned("articles.id", index=True),
    Column("action", Text, nullable=False),
    Column("number", Text, comment="the statement or act it was made of, as it was called then"),
    Column("anchor", JSON, nullable=False, comment="offsets, the words there, and those before and after"),
    Column("change", JSON, nullable=False, comment="the fields that were changed, with their new values"),
    Column("was", JSON, nullable=False, comment="the same fields as the network had them"),
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undone", Text, comment="when it was taken back"),
    Column("lost", Text, comment="why it could not be anchored in the newest reading; null where it holds"),
    Column("about", Text, nullable=False, server_default="statement", comment="statement or act"),
    CheckConstraint("action IN ('accept', 'change', 'delete', 'add')", name="action"),
)

judgements: Final = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("about", JSON, nullable=False, comment="what was judged: actors, articles or statements, by lasting keys"),
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undone", Text, comment="when it was taken back"),
    CheckConstraint("kind IN ('merge', 'split', 'ungroup')", name="kind"),
)

judged_actors: Final = Table(
    "judged_actors",
    metadata,
    owned("judgements.id", primary_key=True),
    Column("article_hash", Text, primary_key=True, comment="the text's hash, @ and the article's address"),
    Column("number", Text, primary_key=True, comment="the actor's id in the reading that was judged"),
    Column("name", Text, nullable=False),
    Column("was_id", Integer, nullable=False, comment="the entry it was in; entries need not be there any more"),
    Column("was_score", Float, comment="its match_score and match_why then"),
    Column("was_why", JSON(none_as_null=True)),
    Column("actor_id", Integer, nullable=False, comment="the entry it belongs to"),
    Index(None, "article_hash"),
    Index(None, "actor_id"),
    sqlite_with_rowid=False,
)

origin_groups: Final = Table(
    "origin_groups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("why", JSON, nullable=False, comment="what they have in common, and how much of it"),
    Column("made", Text, nullable=False),
    CheckConstraint("kind IN ('near copy', 'quotation')", name="kind"),
)

origin_members: Final = Table(
    "origin_members",
    metadata,
    Column("id", Integer, primary_key=True),
    owned("origin_groups.id", index=True),
    Column("article_id", Integer, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("statement_id", Integer, ForeignKey("statements.id", ondelete="CASCADE"), index=True),
    Column("score", Float, nullable=False, comment="how like it is to the group's first, 0 to 1"),
)

wordings: Final = Table(
    "wordings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", BigInteger, nullable=False, unique=True, comment="of the words, without case and signs"),
    Column("length", Integer, nullable=False, comment="how many words"),
    Column("claim", LargeBinary, comment="hashes of the words that carry a claim; null where they are too few"),
)

wording_pairs: Final = Table(
    "wording_pairs",
    metadata,
    Column("wording_id", Integer, ForeignKey("wordings.id", ondelete="CASCADE"), primary_key=True),
    Column("other_id", Integer, ForeignKey("wordings.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("claim", Float, comment="the share of words of content in common, if the two claim the same"),
    Column("run", Integer, comment="the words of the longest run in common, if one repeats the other"),
    sqlite_with_rowid=False,
)

text_pairs: Final = Table(
    "text_pairs",
    metadata,
    Column("text_id", Integer, ForeignKey("texts.id", ondelete="CASCADE"), primary_key=True),
    Column("other_id", Integer, ForeignKey("texts.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("share", Float, nullable=False, comment="of the shorter one's runs of five words, what the other has"),
    sqlite_with_rowid=False,
)

# no foreign keys: a row is deleted by its value, which is computed again from the words
wording_fingerprints: Final = Table(
    "wording_fingerprints",
    metadata,
    Column(
        "value", Integer, primary_key=True, comment="a MinHash band or a winnowed run of words", autoincrement=False
    ),
    Column("wording_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

text_fingerprints: Final = Table(
    "text_fingerprints",
    metadata,
    Column("value", Integer, primary_key=True, comment="a band of a MinHash signature", autoincrement=False),
    Column("text_id", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

failures: Final = Table(
    "failures",
    metadata,
    Column("location", Text, primary_key=True),
    Column("cause", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("seen", Text, nullable=False),
)

dossiers: Final = Table(
    "dossiers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("deleted", Text, comment="when it was deleted; it can be brought back"),
)

dossier_entries: Final = Table(
    "dossier_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    owned("dossiers.id", index=True),
    Column("made", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("entry", JSON, nullable=False, comment="what was put in; entries are only ever added"),
)

draft_notes: Final = Table(
    "draft_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("place", Text, nullable=False, index=True, comment="the full path of the draft, or its address"),
    Column("rule", Text, nullable=False),
    Column("words", Text, nullable=False, comment="the passage, with single spaces"),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("undone", Text, comment="when it was taken back"),
)
