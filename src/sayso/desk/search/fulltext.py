"""Full-text conditions for each database: an FTS5 index beside the table, a column of lexemes, or a scan of words.

An archive's tables are asked with DuckDB, see `sayso.desk.search.scans`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.search import scans
from sayso.desk.search.phrases import Part, Phrase, for_fts5, for_postgres, pattern


class FullTextIndex:
    """The full-text indexes of statements and names."""

    def __init__(self, connection: Connection) -> None:
        self._is_sqlite = connection.dialect.name == "sqlite"
        self._is_scanned = connection.dialect.name == "duckdb"

    def statements(self, lots: Sequence[tuple[Sequence[Phrase], Part | None]], *, rank: bool = False) -> sa.Select[Any]:
        """Make the query for statements that have all phrases, each lot in its part; ``rank`` adds a second column.

        Lower ranks fit better: BM25 of FTS5 (Robertson and Zaragoza 2009, negated), ``ts_rank`` of
        PostgreSQL, negated as well.
        """
        if self._is_scanned:
            return scans.having(lots, rank=rank)
        if self._is_sqlite:
            index = sa.table("statements_fts", sa.column("rowid"), sa.column("rank"), sa.column("statements_fts"))
            asked = " AND ".join(f"({for_fts5(wanted, part)})" for wanted, part in lots)
            columns = [index.c.rowid.label("id"), *([index.c.rank.label("rank")] if rank else [])]
            return sa.select(*columns).where(index.c.statements_fts.op("MATCH")(asked))
        table = sa.table("statements", sa.column("id"), sa.column("words"))
        query = sa.func.to_tsquery("simple", " & ".join(for_postgres(wanted, part) for wanted, part in lots))
        columns = [table.c.id.label("id"), *([(-sa.func.ts_rank(table.c.words, query)).label("rank")] if rank else [])]
        return sa.select(*columns).where(table.c.words.op("@@")(query))

    def mentioning(self, any_of: Sequence[Phrase], *, rank: bool = False) -> sa.Select[Any]:
        """Make the query for statements whose content has at least one of some phrases; ``rank`` as in `statements`."""
        if self._is_scanned and not rank:
            return scans.mentioning(any_of)
        if self._is_sqlite:
            index = sa.table("statements_fts", sa.column("rowid"), sa.column("rank"), sa.column("statements_fts"))
            asked = " OR ".join(f"({for_fts5([phrase], 'content')})" for phrase in any_of)
            columns = [index.c.rowid.label("id"), *([index.c.rank.label("rank")] if rank else [])]
            return sa.select(*columns).where(index.c.statements_fts.op("MATCH")(asked))
        table = sa.table("statements", sa.column("id"), sa.column("words"))
        query = sa.func.to_tsquery("simple", " | ".join(f"({for_postgres([phrase], 'content')})" for phrase in any_of))
        columns = [table.c.id.label("id"), *([(-sa.func.ts_rank(table.c.words, query)).label("rank")] if rank else [])]
        return sa.select(*columns).where(table.c.words.op("@@")(query))

    def names(self, wanted: Sequence[Phrase]) -> sa.Select[Any]:
        """Make the query for rows of ``article_actors`` whose name has all phrases."""
        if self._is_scanned:
            return scans.names(wanted)
        if self._is_sqlite:
            index = sa.table("article_actors_fts", sa.column("rowid"), sa.column("article_actors_fts"))
            return sa.select(index.c.rowid.label("id")).where(index.c.article_actors_fts.op("MATCH")(for_fts5(wanted)))
        table = sa.table("article_actors", sa.column("id"), sa.column("words"))
        return sa.select(table.c.id).where(table.c.words.op("@@")(sa.func.to_tsquery("simple", for_postgres(wanted))))

    def passages(self, wanted: Phrase) -> sa.ColumnElement[bool]:
        """Make the condition that the passage of an act has a phrase, in any case.

        Acts are few: their passages are gone through, without an index.
        """
        passage: sa.ColumnClause[str] = sa.column("passage", sa.Text)
        if self._is_scanned:
            return sa.func.regexp_matches(passage, pattern(wanted), type_=sa.Boolean)
        return passage.regexp_match(pattern(wanted))
