"""Match the actors of an archive across its articles, and keep the matches in its index."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import pyarrow as pa

from sayso.corpus.database import Database
from sayso.corpus.identity import Entries

_CAST: Final = """
WITH several AS (SELECT text_id FROM articles GROUP BY text_id HAVING count(*) > 1)
SELECT actors_rows.id, article, number, name, kind, naming, role, party, state, same_as, acronym,
       actors_rows.statements, CASE WHEN several.text_id IS NOT NULL THEN hash END AS reprinted
FROM actors_rows JOIN articles ON articles.id = article LEFT JOIN several USING (text_id)
WHERE followed ORDER BY actors_rows.id
"""
_MATCHES: Final = {
    "id": pa.int64(),
    "actor_id": pa.int32(),
    "match_score": pa.float64(),
    "match_why": pa.map_(pa.string(), pa.float64()),
}
_TEXTS: Final = ("name", "kind", "role", "party", "state")
_COUNTED: Final = pa.map_(pa.string(), pa.int32())
_ACTORS: Final = {
    "id": pa.int32(),
    **dict.fromkeys(_TEXTS, pa.string()),
    "same_as": pa.list_(pa.string()),
    "forms": pa.map_(pa.string(), _COUNTED),
    "articles": pa.int32(),
    "statements": pa.int32(),
    "keys": pa.list_(pa.string()),
}


def match_actors(database: Database) -> None:
    """Make the tables ``matches`` (of articles' actors), ``actors`` and ``actor_keys`` of an index."""
    entries = Entries()
    database.fill("matches", _MATCHES, _matched(database, entries))
    database.fill("known", _ACTORS, _plain(entries))
    database.run("CREATE TABLE actors AS SELECT * EXCLUDE (keys) FROM known")
    database.run("CREATE TABLE actor_keys AS SELECT id AS actor_id, unnest(keys) AS key FROM known")
    database.run("DROP TABLE known")


def _matched(database: Database, entries: Entries) -> Iterator[dict[str, Any]]:
    for article, rows in groupby(database.rows(_CAST), key=itemgetter("article")):
        cast = list(rows)
        entries.link(article, cast, cast[0]["reprinted"])
        for row in cast:
            why = [*row["match_why"].items()]
            yield {name: row[name] for name in ("id", "actor_id", "match_score")} | {"match_why": why}


def _plain(entries: Entries) -> Iterator[dict[str, Any]]:
    for row in entries.rows():
        yield row | {"forms": [(name, [*own.items()]) for name, own in row["forms"].items()]}
