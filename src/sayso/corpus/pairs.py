"""Find pairs of similar texts and wordings in an archive by joins of their fingerprints, and measure the pairs.

The parts hold the fingerprints (bands of MinHash signatures, winnowed runs of words), a list beside each row.  Unnested
they are a table; two that share a value are candidates.  The join is done in slices of the values, so that each fits in
memory.  What is measured and from what share on is the desk's: `sayso.desk.origins.similarity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from sayso.corpus.database import Database
from sayso.corpus.folder import Folder
from sayso.desk.origins.similarity import (
    RUN,
    Hashes,
    are_copies,
    containment,
    repeated_run,
    shingles,
    words_of,
)
from sayso.settings import setting

Pairs = dict[tuple[int, int], float]
"""Values of pairs by their ids, the lower first."""
MOST_HOLDERS: Final = 100
"""A fingerprint that more texts or wordings have than this makes no candidates: a phrase of everybody's."""
_LARGE: Final = 250_000  # rows whose fingerprints are joined at once
_TEXTS: Final = 500  # pairs of texts in memory
_CANDIDATES: Final = """
CREATE TABLE candidates AS SELECT 0::BIGINT AS a, 0::BIGINT AS b, true AS is_run LIMIT 0
"""
_JOIN: Final = """
INSERT INTO candidates
WITH held AS (
    SELECT DISTINCT value, id FROM (SELECT id, unnest({column}) AS value FROM {table})
    WHERE value & {mask} = {slice}
), telling AS (
    SELECT value, list(id) AS ids FROM held GROUP BY value HAVING count(*) BETWEEN 2 AND {most}
), pairs AS (
    SELECT unnest(ids) AS a, ids FROM telling
)
SELECT DISTINCT a, b, {is_run} FROM (SELECT a, unnest(ids) AS b FROM pairs) WHERE a < b
"""
_WORDINGS: Final = """
CREATE TABLE wordings AS
WITH first AS (SELECT min(id) AS id FROM statements_rows WHERE wording IS NOT NULL GROUP BY wording)
SELECT wording AS id, claim, claim_bands, run_bands, content_text FROM statements_rows SEMI JOIN first USING (id)
"""
_CLAIMS: Final = """
WITH shared AS (
    SELECT a, b, len(list_intersect(low.claim, high.claim)) AS many, len(low.claim) + len(high.claim) AS whole
    FROM candidates JOIN wordings AS low ON low.id = a JOIN wordings AS high ON high.id = b
)
SELECT a, b, many / (whole - many) AS share FROM shared WHERE many > 0 AND many / (whole - many) >= {least}
"""
_RUNS: Final = """
SELECT a, b, low.content_text AS low, high.content_text AS high
FROM candidates JOIN wordings AS low ON low.id = a JOIN wordings AS high ON high.id = b
WHERE is_run ORDER BY a
"""
_TEXT_PAIRS: Final = """
SELECT a, b, low.text AS low, high.text AS high
FROM candidates JOIN read_parquet({parts}) AS low ON low.article = a JOIN read_parquet({parts}) AS high
    ON high.article = b
ORDER BY a, b
"""


class WordingPairs(NamedTuple):
    """Pairs of wordings, by the hashes of their words."""

    claims: Pairs
    """The shares of words of content in common, of those that claim the same."""
    runs: Pairs
    """The words of the longest runs in common, of those that repeat one another."""


def text_pairs(database: Database, folder: Folder) -> Pairs:
    """Return the pairs of texts that are near copies, with the shares of runs of five words in common."""
    parts = database.listed(folder.parts("articles"))
    database.run(
        f"CREATE VIEW banded AS SELECT article AS id, bands FROM read_parquet({parts})"
        " SEMI JOIN articles ON articles.id = article AND articles.id = text_id"
    )
    _join(database, "banded", {"bands": False})
    least, pairs = setting("near_copy_share"), Pairs()
    for row in database.rows(_TEXT_PAIRS.format(parts=parts), _TEXTS):
        share, shared = containment(_shingles(row["low"]), _shingles(row["high"]))
        if are_copies(share, shared, least):
            pairs[row["a"], row["b"]] = share
    database.run("DROP VIEW banded")
    database.run("DROP TABLE candidates")
    return pairs


def wording_pairs(database: Database) -> WordingPairs:
    """Return the pairs of wordings that claim the same, and of those that repeat one another."""
    database.run(_WORDINGS)
    _join(database, "wordings", {"claim_bands": False, "run_bands": True})
    claims = database.table(_CLAIMS.format(least=float(setting("same_claim"))))
    repeated = Pairs()
    least = setting("repeat_share")
    for row in database.rows(_RUNS):
        low, high = _words(row["low"]), _words(row["high"])
        run = repeated_run(low, high) if _share_run(low, high) else None
        if run is not None and run >= least * min(len(low), len(high)):
            repeated[row["a"], row["b"]] = run
    database.run("DROP TABLE wordings")
    database.run("DROP TABLE candidates")
    ids = zip(claims["a"].to_pylist(), claims["b"].to_pylist(), strict=True)
    return WordingPairs(dict(zip(ids, claims["share"].to_pylist(), strict=True)), repeated)


def _join(database: Database, table: str, columns: dict[str, bool]) -> None:
    """Make the table ``candidates`` of pairs that share a value of a column, each of which is of runs or not."""
    database.run(_CANDIDATES)
    slices = 1 << (database.value(f"SELECT count(*) FROM {table}") // _LARGE).bit_length()
    for column, is_run in columns.items():
        for part in range(slices):
            given = {"column": column, "table": table, "mask": slices - 1, "slice": part, "most": MOST_HOLDERS}
            database.run(_JOIN.format(**given, is_run=is_run))
    database.run("CREATE TABLE every_candidate AS SELECT a, b, bool_or(is_run) AS is_run FROM candidates GROUP BY a, b")
    database.run("DROP TABLE candidates")
    database.run("ALTER TABLE every_candidate RENAME TO candidates")


def _share_run(low: Sequence[str], high: Sequence[str]) -> bool:
    """Whether two have a run of `RUN` words in common: quicker than to look for the longest."""
    runs = {tuple(low[start : start + RUN]) for start in range(len(low) - RUN + 1)}
    return any(tuple(high[start : start + RUN]) in runs for start in range(len(high) - RUN + 1))


@lru_cache(maxsize=4096)
def _words(content: str) -> list[str]:
    return words_of(content)


@lru_cache(maxsize=1024)
def _shingles(text: str) -> Hashes:
    return shingles(words_of(text))
