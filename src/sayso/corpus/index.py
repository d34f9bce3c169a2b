"""Make the index of an archive: a file of DuckDB with the tables of a desk, made from the archive's Parquet parts.

An article's id is its place in the archive.  The ids of statements and of articles' actors follow the articles: a row's
id is its place in its part and a number that its article has, so that every pass over the parts gives the same.  A text
that is printed twice at one address is one article, as in a desk; what came by standard input has no address.

Days that are not known are empty strings, and spans are lists of two, as the desk has them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Final

from sayso.corpus.database import Database
from sayso.corpus.folder import Folder
from sayso.corpus.matching import match_actors
from sayso.corpus.origins import group_origins
from sayso.corpus.tables import ACT_FIELDS, ACT_SPANS, SOURCING
from sayso.desk.search.scans import PLACES

Tell = Callable[[str], None]
STEPS: Final = (
    *("listing articles", "matching actors", "comparing texts", "comparing statements", "counting origins"),
    "indexing statements",
)
"""What `build` tells, in order."""

_SPANS: Final = '[[span.start, span."end"] for span in {0}] AS {0}'
_FOLDED: Final = r"""
CREATE MACRO folded(written) AS (
    SELECT CASE WHEN plain = '' THEN '' ELSE ' ' || plain || ' ' END
    FROM (
        SELECT trim(regexp_replace(strip_accents(lower(coalesce(written, ''))), '[^\p{L}\p{N}]+', '  ', 'g')) AS plain
    )
)"""
_ARTICLES: Final = """
CREATE TABLE articles AS
WITH printed AS (
    SELECT article AS id, hash,
           CASE WHEN address IS NULL AND location <> '-' AND NOT starts_with(location, '-#') THEN location
                ELSE address END AS address,
           title, author, publisher,
           coalesce(day, '') AS day, published, language, updated, words
    FROM read_parquet($parts)
), kept AS (
    SELECT *, min(id) OVER (PARTITION BY hash) AS text_id,
           CASE WHEN address IS NULL THEN id = min(id) OVER (PARTITION BY hash, title, publisher, published)
                ELSE id = min(id) OVER (PARTITION BY hash, address) END AS is_first
    FROM printed
)
SELECT * EXCLUDE (is_first), '' AS added FROM kept WHERE is_first ORDER BY id
"""
_TEXTS: Final = """
CREATE TABLE texts AS SELECT text_id AS id, hash, words FROM articles WHERE id = text_id ORDER BY id
"""
_PLACES: Final = """
CREATE TABLE {table}_places AS
WITH own AS (
    SELECT article, min(file_row_number) AS first, count(*) AS many
    FROM read_parquet($parts, file_row_number = true) SEMI JOIN articles ON articles.id = article
    GROUP BY article
)
SELECT article, 1 + sum(many) OVER (ORDER BY article) - many - first AS shift FROM own
"""
_ROWS: Final = """
CREATE VIEW {table}_rows AS
SELECT file_row_number + shift AS id, part.*
FROM read_parquet({parts}, file_row_number = true) AS part JOIN {table}_places USING (article)
"""
_CAST: Final = f"""
CREATE TABLE article_actors AS
SELECT id::INTEGER AS id, article AS article_id, number, actor_id, name, kind, naming, role, party, state,
       anonymity_reason, {_SPANS.format("mentions")}, same_as, acronym, match_score, match_why, statements,
       folded(name) AS words
FROM actors_rows LEFT JOIN matches USING (id)
"""
_SAID: Final = f"""
CREATE TABLE statements AS
WITH made AS (
SELECT said.id::INTEGER AS id, article AS article_id, said.number, parents.parent_id, speakers.id AS speaker_id,
       addressees.id AS addressee_id, speakers.actor_id, coalesce(day, '') AS day, speaker, said.naming, tellers,
       said.kind, type, factuality, polarity, score, source_text, cue_text, content_text,
       {", ".join(_SPANS.format(name) for name in ("source", "cue", "content"))},
       NULL::VARCHAR AS checked, wording AS wording_id, origin_group_id, coalesce(origins, 1) AS origins,
       folded(speaker) || '|' || folded(source_text) || '|' || folded(content_text) AS words
FROM statements_rows AS said
LEFT JOIN article_actors AS speakers
    ON speakers.article_id = article AND speakers.number = speaker_number
LEFT JOIN article_actors AS addressees
    ON addressees.article_id = article AND addressees.number = addressee_number
LEFT JOIN parents ON parents.id = said.id
LEFT JOIN counted ON counted.id = said.id
)
SELECT *, ((length(words) - length(replace(words, ' ', ''))) // 2)::INTEGER AS size FROM made
"""
_LOOSE: Final = "CREATE TEMP TABLE loose AS {parts}"
_TOKENS: Final = "CREATE TABLE tokens AS SELECT * FROM loose LIMIT 0"
_SORTED: Final = """
INSERT INTO tokens SELECT * FROM loose WHERE word >= $least AND word < $beyond ORDER BY word, statement_id, place
"""
_SLICES: Final = """
SELECT min(word) AS least
FROM (SELECT word, sum(count(*)) OVER (ORDER BY word) AS reached FROM loose GROUP BY word)
GROUP BY reached // {many} ORDER BY 1
"""
_SLICE: Final = 10_000_000  # words that are sorted at once: so many fit in memory
_LAST: Final = "\U0010ffff"
_WORDS_OF_PART: Final = """
SELECT word, statement_id, place::INTEGER AS place FROM (
    SELECT id AS statement_id, unnest(words) AS word, {begin} + generate_subscripts(words, 1) AS place
    FROM (SELECT id, string_split(trim(split_part(words, '|', {number})), '  ') AS words FROM statements)
) WHERE word <> ''
"""
_PARENTS: Final = """
CREATE TABLE parents AS
SELECT inner_one.id, outer_one.id::INTEGER AS parent_id
FROM (SELECT id, article, parent FROM statements_rows WHERE parent IS NOT NULL) AS inner_one
JOIN (SELECT id, article, number FROM statements_rows) AS outer_one
    ON outer_one.article = inner_one.article AND outer_one.number = inner_one.parent
"""
_CHAINS: Final = """
CREATE TABLE chain_links AS
WITH links AS (
    SELECT id, article, unnest(chain_numbers) AS number, generate_subscripts(chain_numbers, 1) - 1 AS position
    FROM statements_rows
)
SELECT links.id::INTEGER AS statement_id, position::INTEGER AS position, article_actors.id AS article_actor_id
FROM links JOIN article_actors ON article_actors.article_id = article AND article_actors.number = links.number
"""
_SPAN: Final = 'CASE WHEN act.{0} IS NOT NULL THEN [act.{0}.start, act.{0}."end"] END'
_ACT: Final = ", ".join(
    [
        "'id': act.number, 'actor': actor_number, 'recipient': recipient_number, 'attribution': act.statement",
        *(f"'{name}': act.{name}" for name in ("type", "date", *ACT_FIELDS)),
        *(f"'{name}': {_SPAN.format(name)}" for name in ACT_SPANS),
    ]
)
_ACTS: Final = f"""
CREATE TABLE acts AS
SELECT act.id::INTEGER AS id, article AS article_id, act.number, doers.id AS actor_id, recipients.id AS recipient_id,
       statements.id AS statement_id, act.type, act.date, passage,
       coalesce(act.date, act.day, '') AS day, act.factuality, act.topic, act.channel, NULL::VARCHAR AS checked,
       {{{_ACT}}} AS record
FROM acts_rows AS act
LEFT JOIN article_actors AS doers ON doers.article_id = article AND doers.number = actor_number
LEFT JOIN article_actors AS recipients ON recipients.article_id = article AND recipients.number = recipient_number
LEFT JOIN statements ON statements.article_id = article AND statements.number = act.statement
ORDER BY act.id
"""
_SOURCING: Final = f"""
CREATE TABLE sourcing AS
WITH single AS (
    SELECT article_id, count(*) AS single_origin FROM statements
    WHERE origins = 1 AND coalesce(factuality, 'actual') = 'actual' GROUP BY article_id
)
SELECT id AS article_id, {", ".join(f"counted.{name}" for name in SOURCING)},
       coalesce(single_origin, 0) AS single_origin
FROM articles JOIN read_parquet($parts) AS counted ON article = id LEFT JOIN single ON article_id = id
ORDER BY id
"""


def build(folder: Folder, path: Path, tell: Tell) -> None:
    """Make the index of an archive at a path; ``tell`` is called with the name of each step.

    Raises:
        OutputError: the index cannot be written.
    """
    with Database.create(path) as database:
        tell("listing articles")
        database.run(_FOLDED)
        database.run(_ARTICLES, parts=folder.parts("articles"))
        database.run(_TEXTS)
        for table in ("actors", "statements", "acts"):
            database.run(_PLACES.format(table=table), parts=folder.parts(table))
            database.run(_ROWS.format(table=table, parts=database.listed(folder.parts(table))))
        tell("matching actors")
        match_actors(database)
        database.run(_CAST)
        database.run(_PARENTS)
        group_origins(database, folder, tell)
        tell("indexing statements")
        database.run(_SAID)
        _index_words(database)
        for step in (_CHAINS, _ACTS):
            database.run(step)
        database.run(_SOURCING, parts=folder.parts("articles"))
        for name in ("actors", "statements", "acts"):
            database.run(f"DROP VIEW {name}_rows")
            database.run(f"DROP TABLE {name}_places")
        for name in ("matches", "parents", "counted"):
            database.run(f"DROP TABLE {name}")


def _index_words(database: Database) -> None:
    """Make the table of the words of statements by place, sorted by word, as `sayso.desk.search.scans` asks for it."""
    parts = [_WORDS_OF_PART.format(begin=begin, number=number) for number, begin in enumerate(PLACES.values(), 1)]
    database.run(_LOOSE.format(parts="UNION ALL".join(parts)))
    database.run(_TOKENS)
    ends = database.table(_SLICES.format(many=_SLICE))["least"].to_pylist()
    for least, beyond in pairwise([*ends, _LAST]):
        database.run(_SORTED, least=least, beyond=beyond)
    database.run("DROP TABLE loose")
