"""Keep wordings and texts with their fingerprints and pairs: nothing is compared with everything.

A pair is kept when the later of the two arrives.  Whether two are a pair follows from their words alone, so that it
does not matter which came first, and everything that is counted can be counted again from the pairs.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.inserting import insert_all, insert_plain
from sayso.desk.origins.similarity import (
    Wording,
    are_copies,
    claim_fingerprints,
    containment,
    jaccard,
    repeated_run,
    run_fingerprints,
    shingles,
    text_fingerprints,
    wording_of,
    words_of,
)
from sayso.desk.tables import text_fingerprints as text_index
from sayso.desk.tables import text_pairs, texts, wording_pairs, wordings
from sayso.desk.tables import wording_fingerprints as wording_index
from sayso.settings import setting

# many values at once, as one parameter: a list of a thousand parameters takes longer to bind than to look up
_AMONG: Final = {
    "sqlite": "SELECT {0} FROM {1} WHERE {2} IN (SELECT value FROM json_each(?))",
    "postgresql": "SELECT {0} FROM {1} WHERE {2} = ANY(%s)",
}


def rows_among(
    connection: Connection, columns: str, table: str, column: str, values: Collection[int]
) -> Sequence[sa.Row[*tuple[Any, ...]]]:
    """Select columns of the rows of a table, one of whose columns has one of many integer values."""
    return _among(connection, columns, table, column, values).all() if values else []


def tuples_among(
    connection: Connection, columns: str, table: str, column: str, values: Collection[int]
) -> Sequence[tuple[Any, ...]]:
    """Select as `rows_among` does, and take the rows as the driver has them: for thousands, in half the time."""
    if not values:
        return []
    cursor = _among(connection, columns, table, column, values).cursor
    assert cursor is not None
    rows: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _among(
    connection: Connection, columns: str, table: str, column: str, values: Collection[int]
) -> sa.CursorResult[*tuple[Any, ...]]:
    listed = sorted(values)
    given: Any = json.dumps(listed) if connection.dialect.name == "sqlite" else listed
    return connection.exec_driver_sql(_AMONG[connection.dialect.name].format(columns, table, column), (given,))


class Wordings:
    """The wordings of one article's statements: kept, and compared with those that the desk has."""

    def __init__(self, connection: Connection, contents: Sequence[str]) -> None:
        """Keep the wordings of some contents, each once for the whole desk."""
        self._connection = connection
        made = [wording_of(content) for content in contents]
        by_key = {wording.key: wording for wording in made if wording is not None}
        known = {row.hash: row.id for row in rows_among(connection, "id, hash", "wordings", "hash", by_key)}
        new = [key for key in by_key if key not in known]
        rows = [{"hash": key, "length": len(by_key[key].words), "claim": by_key[key].packed_claim} for key in new]
        ids = dict(zip(new, insert_all(connection, wordings, rows), strict=True))
        paired = _pair({ids[key]: by_key[key] for key in new}, connection)
        every = known | ids
        self.ids: list[int | None] = [None if wording is None else every[wording.key] for wording in made]
        """The wording's id for each content; None where it has no words."""
        self.shared: set[int] = {*known.values(), *paired} | _twice(self.ids)
        """Those that other statements have too, or that are similar to others: the rest is an origin of its own."""


def _twice(ids: Iterable[int | None]) -> set[int]:
    seen: set[int] = set()
    return {id_ for id_ in ids if id_ is not None and (id_ in seen or seen.add(id_))}  # type: ignore[func-returns-value]


def _pair(new: Mapping[int, Wording], connection: Connection) -> set[int]:
    """Keep the fingerprints of new wordings, and their pairs: the new ones that have any."""
    if not new:
        return set()
    claims, runs = _fingerprints(new)
    claiming, repeating = _candidates(connection, claims), _candidates(connection, runs)
    held = {(value, id_) for own in (claims, runs) for value, ids in own.items() for id_ in ids}
    insert_plain(connection, wording_index, ("value", "wording_id"), sorted(held))
    shares = _shares(connection, new, {id_: claiming.get(id_, set()) | repeating.get(id_, set()) for id_ in new})
    words = _known_words(connection, {candidate for own in repeating.values() for candidate in own} - new.keys())
    words |= {id_: wording.words for id_, wording in new.items()}
    repeated = {
        (candidate, id_): run
        for id_, own in repeating.items()
        for candidate in own
        if (run := _run(words.get(candidate, ()), words[id_])) is not None
    }
    rows = []
    for pair in sorted(shares.keys() | repeated.keys()):
        common = {"claim": shares.get(pair), "run": repeated.get(pair)}
        rows += [{"wording_id": a, "other_id": b, **common} for a, b in (pair, pair[::-1])]
    if rows:
        connection.execute(sa.insert(wording_pairs), rows)
    return new.keys() & {row["wording_id"] for row in rows}


def _shares(
    connection: Connection, new: Mapping[int, Wording], candidates: Mapping[int, Collection[int]]
) -> dict[tuple[int, int], float]:
    """The share of the claim that new wordings have in common with candidates, of those that claim the same."""
    known = {candidate for own in candidates.values() for candidate in own} - new.keys()
    claims = dict(tuples_among(connection, "id, claim", "wordings", "id", known))
    claims |= {id_: wording.packed_claim for id_, wording in new.items()}
    least = setting("same_claim")
    shares: dict[tuple[int, int], float] = {}
    for id_, own in candidates.items():
        compared = [(candidate, claim) for candidate in own if (claim := claims.get(candidate))]
        if claims[id_] and compared:
            values = jaccard(claims[id_], [claim for _, claim in compared])
            shares |= {
                (candidate, id_): share
                for (candidate, _), share in zip(compared, values, strict=True)
                if share >= least
            }
    return shares


def _fingerprints(new: Mapping[int, Wording]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The wordings by the fingerprints of their claims, and by those of their runs."""
    claims: dict[int, list[int]] = defaultdict(list)
    runs: dict[int, list[int]] = defaultdict(list)
    bands = claim_fingerprints([wording.claim for wording in new.values()])
    for (id_, wording), own in zip(new.items(), bands, strict=True):
        for value in own:
            claims[value].append(id_)
        for value in run_fingerprints(wording.words):
            runs[value].append(id_)
    return claims, runs


def _candidates(connection: Connection, own: Mapping[int, Sequence[int]]) -> dict[int, set[int]]:
    """For each new wording those that it has a fingerprint in common with: of the desk, and older new ones."""
    candidates: dict[int, set[int]] = defaultdict(set)
    for ids in own.values():
        for new_id in ids:
            candidates[new_id].update(older for older in ids if older < new_id)
    for value, known in tuples_among(connection, "value, wording_id", "wording_fingerprints", "value", own):
        for new_id in own[value]:
            candidates[new_id].add(known)
    return candidates


def _known_words(connection: Connection, ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The words of some wordings, from the statements that have them."""
    rows = rows_among(connection, "wording_id, content_text", "statements", "wording_id", ids)
    contents = {row.wording_id: row.content_text for row in rows}
    return {id_: tuple(words_of(content)) for id_, content in contents.items()}


def _run(words_1: Sequence[str], words_2: Sequence[str]) -> int | None:
    """The words that one statement repeats of the other; None if that is too little of the shorter one."""
    run = repeated_run(words_1, words_2)
    return run if run is not None and run >= setting("repeat_share") * min(len(words_1), len(words_2)) else None


def drop_unused_wordings(connection: Connection, contents: Mapping[int, str]) -> None:
    """Delete those of some wordings that no statement has any more, with their fingerprints and pairs.

    ``contents``: what the statements that had them said, by the wordings' ids; the fingerprints follow from it.
    """
    used = rows_among(connection, "DISTINCT wording_id", "statements", "wording_id", contents)
    unused = contents.keys() - {row.wording_id for row in used}
    made = {id_: wording for id_ in unused if (wording := wording_of(contents[id_])) is not None}
    if not made:
        return
    held = {(value, id_) for own in _fingerprints(made) for value, ids in own.items() for id_ in ids}
    _delete_fingerprints(connection, wording_index, wording_index.c.wording_id, held)
    connection.execute(sa.delete(wordings).where(wordings.c.id.in_(sorted(made))))


def _delete_fingerprints(
    connection: Connection, table: sa.Table, column: sa.Column[int], held: Iterable[tuple[int, int]]
) -> None:
    rows = [{"its": value, "one": id_} for value, id_ in sorted(held)]
    if rows:
        delete = sa.delete(table).where(table.c.value == sa.bindparam("its"), column == sa.bindparam("one"))
        connection.execute(delete, rows)


def pair_text(connection: Connection, id_: int, text: str) -> None:
    """Keep the fingerprints of a new text, and its pairs with the texts that it is a near copy of."""
    words = words_of(text)
    values = text_fingerprints(words)
    candidates = rows_among(connection, "DISTINCT text_id", "text_fingerprints", "value", values)
    insert_plain(connection, text_index, ("value", "text_id"), [(value, id_) for value in sorted(set(values))])
    if not candidates:
        return
    own, least, rows = shingles(words), setting("near_copy_share"), []
    for row in rows_among(connection, "id, text", "texts", "id", [row.text_id for row in candidates]):
        share, shared = containment(own, shingles(words_of(row.text)))
        if are_copies(share, shared, least):
            rows += [{"text_id": a, "other_id": b, "share": share} for a, b in ((id_, row.id), (row.id, id_))]
    if rows:
        connection.execute(sa.insert(text_pairs), rows)


def drop_text(connection: Connection, id_: int) -> None:
    """Delete a text with its readings, its fingerprints and its pairs."""
    text = connection.scalar(sa.select(texts.c.text).where(texts.c.id == id_)) or ""
    held = {(value, id_) for value in text_fingerprints(words_of(text))}
    _delete_fingerprints(connection, text_index, text_index.c.text_id, held)
    connection.execute(sa.delete(texts).where(texts.c.id == id_))
