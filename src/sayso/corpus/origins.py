"""Group what goes back to one text or one utterance in an archive, as a desk does, and count independent origins.

Candidates come from joins of fingerprints: two texts or wordings that share one are compared, and nothing else is.  A
fingerprint that very many wordings have tells none from another and makes no candidates, see `pairs`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeVar

import pyarrow as pa

from sayso.corpus.components import components
from sayso.corpus.database import Database
from sayso.corpus.folder import Folder
from sayso.corpus.pairs import Pairs, text_pairs, wording_pairs
from sayso.desk.origins.counting import independent
from sayso.desk.origins.grouping import Group, copies, repetitions
from sayso.desk.origins.partings import Partings

_COPIES: Final = """
SELECT component, id AS article_id, articles.text_id, hash, address
FROM articles JOIN components ON components.node = text_id ORDER BY component, articles.id
"""
_REPETITIONS: Final = """
SELECT component, said.id, article AS article_id, wording AS wording_id, content, content_text, speaker, naming, hash,
       address, wording, wording_words AS length
FROM statements_rows AS said JOIN components ON components.node = wording JOIN articles ON articles.id = article
ORDER BY component, said.id
"""
_COUNTED: Final = """
SELECT component, said.id, wording AS wording_id, parents.parent_id, len(claim) > 0 AS is_claim,
       coalesce(quotations.origin_group_id, near.origin_group_id, -said.id) AS origin, quotations.origin_group_id
FROM statements_rows AS said JOIN components ON components.node = wording
LEFT JOIN parents ON parents.id = said.id
LEFT JOIN origin_members AS quotations ON quotations.statement_id = said.id
LEFT JOIN origin_members AS near ON near.article_id = article AND near.statement_id IS NULL
ORDER BY component, said.id
"""
_SEVERAL: Final = "SELECT wording FROM statements_rows WHERE wording IS NOT NULL GROUP BY wording HAVING count(*) > 1"
_GROUPS: Final = {
    "id": pa.int32(),
    "kind": pa.string(),
    "why": pa.struct([("share", pa.float64()), ("words", pa.int32()), ("of", pa.string())]),
    "made": pa.string(),
}
_MEMBERS: Final = {
    "id": pa.int32(),
    "origin_group_id": pa.int32(),
    "article_id": pa.int32(),
    "statement_id": pa.int32(),
    "score": pa.float64(),
}
_NUMBERS: Final = {"id": pa.int64(), "origin_group_id": pa.int32(), "origins": pa.int32()}


T = TypeVar("T")


class _Article(NamedTuple):
    """An article, as `copies` takes it."""

    article_id: int
    text_id: int
    hash: str
    address: str | None
    id: None = None


class _Statement(NamedTuple):
    """A statement, as `repetitions` takes it."""

    id: int
    article_id: int
    wording_id: int
    content: list[tuple[int, int]]
    content_text: str
    speaker: str | None
    naming: str | None
    hash: str
    address: str | None
    wording: int
    length: int


class _Origin(NamedTuple):
    """A statement with its origin, as `independent` takes it."""

    id: int
    wording_id: int
    parent_id: int | None
    origin: int
    origin_group_id: int | None
    is_claim: bool


def group_origins(database: Database, folder: Folder, tell: Callable[[str], None]) -> None:
    """Make the tables ``origin_groups``, ``origin_members`` and ``counted`` (of statements) of an index."""
    tell("comparing texts")
    texts = text_pairs(database, folder)
    groups = list(_near_copies(database, texts))
    tell("comparing statements")
    wordings = wording_pairs(database)
    several = set(database.table(_SEVERAL)["wording"].to_pylist())
    groups += _quotations(database, wordings.runs, several)
    database.fill("origin_groups", _GROUPS, _group_rows(groups))
    database.fill("origin_members", _MEMBERS, _member_rows(groups))
    tell("counting origins")
    database.fill("counted", _NUMBERS, _counted(database, wordings.claims, several))


def _components(database: Database, pairs: Iterable[tuple[int, int]], alone: Iterable[int]) -> None:
    database.run("DROP TABLE IF EXISTS components")
    database.keep("components", components(pairs, alone))


def _within(pairs: Pairs, ids: Iterable[int], by_id: Mapping[int, list[tuple[int, int]]]) -> Pairs:
    return {pair: pairs[pair] for id_ in ids for pair in by_id.get(id_, ())}


def _by_first(pairs: Pairs) -> dict[int, list[tuple[int, int]]]:
    by_first = defaultdict(list)
    for pair in pairs:
        by_first[pair[0]].append(pair)
    return by_first


def _near_copies(database: Database, pairs: Pairs) -> Iterator[Group]:
    several = database.table("SELECT text_id FROM articles GROUP BY text_id HAVING count(*) > 1")["text_id"].to_pylist()
    _components(database, pairs, several)
    by_first, nothing = _by_first(pairs), Partings(None, "near copy")
    for _, own in groupby(database.rows(_COPIES), key=lambda row: row["component"]):
        rows = [_made(_Article, row) for row in own]
        yield from copies(rows, _within(pairs, {row.text_id for row in rows}, by_first), nothing)


def _quotations(database: Database, pairs: Pairs, several: set[int]) -> Iterator[Group]:
    _components(database, pairs, several)
    by_first, nothing = _by_first(pairs), Partings(None, "quotation")
    for _, own in groupby(database.rows(_REPETITIONS), key=lambda row: row["component"]):
        rows = []
        for row in own:
            row["content"] = [(span["start"], span["end"]) for span in row["content"]]
            rows.append(_made(_Statement, row))
        yield from repetitions(rows, _within(pairs, {row.wording_id for row in rows}, by_first), nothing)


def _group_rows(groups: Iterable[Group]) -> Iterator[dict[str, Any]]:
    for id_, group in enumerate(groups, 1):
        yield {"id": id_, "kind": group.kind, "why": group.why, "made": ""}


def _member_rows(groups: Iterable[Group]) -> Iterator[dict[str, Any]]:
    number = 0
    for id_, group in enumerate(groups, 1):
        for (article, statement), score in group.members.items():
            number += 1
            member = {"article_id": article, "statement_id": statement, "score": score}
            yield {"id": number, "origin_group_id": id_, **member}


def _counted(database: Database, pairs: Pairs, several: set[int]) -> Iterator[dict[str, Any]]:
    """Count the origins of statements of which others claim the same: see `sayso.desk.origins.counting`."""
    _components(database, pairs, several)
    mates = defaultdict(set)
    for a, b in pairs:
        mates[a].add(b)
        mates[b].add(a)
    for _, own in groupby(database.rows(_COUNTED), key=lambda row: row["component"]):
        held: defaultdict[int, list[_Origin]] = defaultdict(list)
        for row in own:
            held[row["wording_id"]].append(_made(_Origin, row))
        for wording, rows in held.items():
            claiming = [mate for id_ in {wording, *mates.get(wording, ())} for mate in held[id_]]
            origins = independent(claiming) if rows[0].is_claim else 1
            for statement in rows:
                yield {"id": statement.id, "origin_group_id": statement.origin_group_id, "origins": origins}


def _made(kind: Callable[..., T], row: Mapping[str, Any]) -> T:
    return kind(**{name: value for name, value in row.items() if name != "component"})
