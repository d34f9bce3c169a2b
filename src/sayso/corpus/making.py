"""Make a shard: read its items, and make a part of each table, in memory.  Nothing is written here.

What comes out follows from the items and the options alone, whoever makes it and wherever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from typing import Any, Final, Literal

import pyarrow.parquet as pq

from sayso.corpus.ahead import Ahead
from sayso.corpus.flat import Rows, failure_rows, rows_of
from sayso.corpus.inputs import Listed, items
from sayso.corpus.plan import Piece, Shard
from sayso.corpus.tables import TABLES, table_of
from sayso.errors import ProcessError, UsageError
from sayso.intake import Item
from sayso.intake.items import unexpected
from sayso.model.floats import on_gpu
from sayso.runs.here import Here
from sayso.runs.pool import Pool
from sayso.runs.results import Reader, Result

Device = Literal["cpu", "gpu"]
UNDATED: Final = "__HIVE_DEFAULT_PARTITION__"
"""The month of what has no date, as Hive calls it: readers take it for null."""


@dataclass(frozen=True, slots=True)
class Made:
    """A shard that is made."""

    number: int
    parts: Mapping[str, bytes]
    """Parquet files by their folders: ``statements``, or ``statements/month=2024-03``."""
    counts: Mapping[str, int]
    """The rows of each table."""

    @classmethod
    def of(cls, number: int, rows: Rows, *, by_month: bool = False) -> Made:
        """Make the parts of a shard of its rows."""
        parts = {
            place: _part(name, own)
            for name in TABLES
            for place, own in _places(name, rows[name], by_month=by_month).items()
        }
        return cls(number, parts, {name: len(rows[name]) for name in TABLES})


@dataclass(frozen=True, slots=True)
class Job:
    """A shard to make; it can be pickled.

    ``without`` names the steps of the pipeline that are left out.  ``is_careful``: each article is read in a process
    beside this one, so that one which ends its process costs itself only; on the CPU, as its readings say.  ``device``:
    where the network runs.
    """

    shard: Shard
    without: tuple[str, ...] = ()
    by_month: bool = False
    is_careful: bool = False
    device: Device = "cpu"

    def __call__(self) -> Made:
        """Make the shard.

        Raises:
            UsageError: an input has changed since it was counted, or a setting is no number.
        """
        reader = Pool(1, self.without) if self.is_careful else _reader(self.device, self.without)
        rows: Rows = {name: [] for name in TABLES}
        for place, result in enumerate(reader.read(_items(self.shard)), self.shard.start):
            for name, own in _rows(place, result).items():
                rows[name] += own
        return Made.of(self.shard.number, rows, by_month=self.by_month)

    def careful(self) -> Job:
        """The same job, done with care."""
        return replace(self, is_careful=True)

    def given_up(self) -> Made:
        """Make the shard of nothing but failures, one for each of its items."""
        rows: Rows = {name: [] for name in TABLES}
        place = self.shard.start
        for piece in self.shard.pieces:
            for number in range(piece.first, piece.stop):
                location = piece.source.location if piece.source.items == 1 else f"{piece.source.location}#{number + 1}"
                rows["failures"] += failure_rows(place, location, ProcessError.of_shard(location))["failures"]
                place += 1
        return Made.of(self.shard.number, rows, by_month=self.by_month)


def _reader(device: Device, without: tuple[str, ...]) -> Reader:
    return Here(without=without) if device == "cpu" else Ahead(on_gpu(), without)


class _Opened:
    """The input that this process has read from last, kept open: its next shard mostly begins further on in it.

    Without it each shard would pass over all that lies before it, and a file of a thousand shards would be unpacked
    five hundred times.
    """

    def __init__(self) -> None:
        self._source: Listed | None = None
        self._place, self._coming = 0, iter(tuple[Item, ...]())

    def items(self, piece: Piece) -> Iterator[Item]:
        """Yield the items of a piece.

        Raises:
            UsageError: the input has fewer or more items than when it was counted.
        """
        place, coming = self._place, self._coming
        if piece.source != self._source or place > piece.first:
            place, coming = 0, items(piece.source)
        self._source = None  # what ends in the midst of a piece leaves nothing to go on with
        number = piece.first
        for item in islice(coming, piece.first - place, piece.stop - place):
            yield item
            number += 1
        if number < piece.stop or (piece.stop == piece.source.items and next(coming, None) is not None):
            remedy = "read it into another folder."
            raise UsageError(f"{piece.source.location} has changed while it was read", remedy)
        if piece.stop < piece.source.items:
            self._source, self._place, self._coming = piece.source, piece.stop, coming


_OPENED: Final = _Opened()


def _items(shard: Shard) -> Iterator[Item]:
    for piece in shard.pieces:
        yield from _OPENED.items(piece)


def _rows(place: int, result: Result) -> Rows:
    if result.reading is None:
        assert result.error is not None
        return failure_rows(place, result.location, result.error)
    try:
        return rows_of(place, result.location, result.reading)
    except Exception as error:
        return failure_rows(place, result.location, unexpected(result.location, error))


def _places(table: str, rows: Sequence[Mapping[str, Any]], *, by_month: bool) -> dict[str, Sequence[Mapping[str, Any]]]:
    """Return the rows of a table by the folders in which they belong."""
    if not by_month or table == "failures":
        return {table: rows}
    months: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        day = row["day"] or ""
        months[day[:7] if len(day) >= 7 else UNDATED].append(row)
    return {f"{table}/month={month}": own for month, own in (months or {UNDATED: []}).items()}


def _part(table: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    out = BytesIO()
    pq.write_table(table_of(table, rows), out, compression="zstd")
    return out.getvalue()
