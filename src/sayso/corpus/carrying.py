"""Carry articles with their readings from an archive to a desk and back: nothing is read twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sayso.corpus import SHARD_SIZE
from sayso.corpus.database import QUIET
from sayso.corpus.flat import Rows, rows_of
from sayso.corpus.folder import Folder
from sayso.corpus.making import Made
from sayso.corpus.tables import TABLES
from sayso.desk.adding import address_of
from sayso.desk.store import Store
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.flattening.packing import unpack
from sayso.records import Reading

_ABOUT: Final = ("title", "author", "publisher", "published", "updated", "language", "text", "sections", "notes")


def to_desk(folder: Folder, store: Store, where: str) -> Iterator[int]:
    """Keep the articles of an archive for which a condition holds, with their readings, in a desk.

    ``where`` is SQL about the columns of ``articles``; queries within it may ask the other tables.  What the desk has
    already stays as it is.  Yields the id of each article in the desk as it is kept.

    Raises:
        DeskError: the desk cannot be written.
        UsageError: the condition cannot be understood.
    """
    store.check_writable()
    for row in _chosen(folder, where):
        reading = reading_of(row)
        with store.writer() as writer:
            yield writer.keep(reading, address_of(reading.article, row["location"])).article


def reading_of(row: Mapping[str, Any]) -> Reading:
    """Return the reading of a row of ``articles``, as it was made."""
    article = {"id": row["hash"], "location": row["address"] or row["location"], **{key: row[key] for key in _ABOUT}}
    return Reading.model_validate({"article": article, **unpack(row["reading"])})


def _chosen(folder: Folder, where: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``articles`` for which a condition holds, a shard in memory at a time."""
    parts: dict[str, dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for name in TABLES:
        for path in folder.parts(name):
            parts[path.stem][name].append(path)
    with duckdb.connect(config={"enable_external_access": "false"}) as connection:
        connection.execute(QUIET)
        for own in parts.values():
            for name in TABLES:
                connection.register(name, pa.concat_tables(map(_table, own[name])))
            try:
                chosen = connection.execute(f"SELECT * FROM articles WHERE ({where}\n) ORDER BY article")
                names = [column[0] for column in chosen.description or ()]
                for row in chosen.fetchall():
                    yield dict(zip(names, row, strict=True))
            except duckdb.Error as error:
                why = str(error).partition("\n")[0]
                remedy = "write a condition in SQL, such as \"day >= '2024-03-01'\"; docs/archives.md has the columns."
                raise UsageError(f"--where {where!r} cannot be run ({why})", remedy) from error


def _table(path: Path) -> pa.Table:
    return pq.ParquetFile(path).read()


def from_desk(view: View, articles: Sequence[int], path: Path) -> Folder:
    """Write articles of a desk, with corrections applied, as a new archive.

    Raises:
        OutputError: it cannot be written.
        UsageError: there is something in the folder already.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise UsageError(f"there is something at {path} already", "name a new folder with -o.")
    folder = Folder.create(path, {"from": "desk", "shards": max(1, ceil(len(articles) / SHARD_SIZE))})
    rows, shard, place = _no_rows(), 0, 0
    for place, id_ in enumerate(articles, 1):
        reading = view.corrected(id_).reading
        for name, own in rows_of(place, reading.article.location or reading.article.id, reading).items():
            rows[name] += own
        if not place % SHARD_SIZE:
            folder.keep(Made.of(shard, rows))
            rows, shard = _no_rows(), shard + 1
    if place % SHARD_SIZE or not place:
        folder.keep(Made.of(shard, rows))
    return folder


def _no_rows() -> Rows:
    return {name: [] for name in TABLES}
