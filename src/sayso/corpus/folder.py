"""The folder of an archive: a folder a table, in it one Parquet part a shard; and which shards are done.

    archive/
      corpus.json                     the schema's number, the inputs and options, the network
      statements/part-000000.parquet  one folder for each table; by month: statements/month=2024-03/part-000000.parquet
      shards/000000.json              how many rows of each table the shard has
      shards/000000.done              an empty marker, written last: parts of a shard without it do not count

A part is written beside its place and renamed when whole, so that a run may be killed at any moment.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import mkstemp
from typing import Any, Final

import pyarrow.parquet as pq

from sayso.corpus.flat import Rows
from sayso.corpus.tables import SCHEMA, TABLES, table_of
from sayso.errors import OutputError, UsageError

MANIFEST: Final = "corpus.json"
UNDATED: Final = "__HIVE_DEFAULT_PARTITION__"
"""The month of what has no date, as Hive calls it: readers take it for null."""
_SHARDS: Final = "shards"
_BESIDE: Final = ".beside-"


class Folder:
    """An archive's folder; `manifest` is what it was made of."""

    def __init__(self, path: Path, manifest: Mapping[str, Any]) -> None:
        self.path, self.manifest = path, manifest

    @classmethod
    def open(cls, path: Path) -> Folder:
        """Open the folder of an archive.

        Raises:
            UsageError: it is none, or one of another version.
        """
        try:
            manifest = json.loads((path / MANIFEST).read_text("utf-8"))
            schema = manifest["schema"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            remedy = "make one with sayso corpus read INPUTS --out FOLDER."
            raise UsageError(f"{path} is not the folder of an archive", remedy) from error
        if schema != SCHEMA:
            remedy = "read it with the version of Sayso that made it, or read the inputs into another folder."
            raise UsageError(f"the archive {path} has the schema {schema}, and this version reads {SCHEMA}", remedy)
        return cls(path, manifest)

    @classmethod
    def create(cls, path: Path, manifest: Mapping[str, Any]) -> Folder:
        """Make the folder of a new archive; ``manifest``: what it is made of, as JSON has it.

        Raises:
            OutputError: it cannot be written.
        """
        folder = cls(path, {"schema": SCHEMA, **manifest})
        try:
            for name in (*TABLES, _SHARDS):
                (path / name).mkdir(parents=True, exist_ok=True)
            _write(path / MANIFEST, json.dumps(folder.manifest, indent=1).encode())
        except OSError as error:
            raise _unwritable(path, error) from error
        return folder

    def done(self) -> set[int]:
        """Return the numbers of the shards that are done."""
        return {int(path.stem) for path in (self.path / _SHARDS).glob("*.done")}

    def parts(self, table: str) -> list[Path]:
        """Return the parts of a table of all shards that are done, in the order of months and shards."""
        done = self.done()
        found = sorted((self.path / table).rglob("part-*.parquet"))
        return [path for path in found if int(path.stem.removeprefix("part-")) in done]

    def counts(self) -> dict[str, int]:
        """Count the rows of each table in all shards that are done."""
        counts = dict.fromkeys(TABLES, 0)
        for shard in self.done():
            for table, rows in json.loads((self.path / _SHARDS / f"{shard:06}.json").read_text("utf-8")).items():
                counts[table] += rows
        return counts

    def keep(self, shard: int, rows: Rows, *, by_month: bool = False) -> None:
        """Write the parts of a shard, its row counts, and last its marker.

        Raises:
            OutputError: they cannot be written.
        """
        try:
            for name in TABLES:
                for place, own in _places(name, rows[name], by_month=by_month):
                    path = self.path / place / f"part-{shard:06}.parquet"
                    path.parent.mkdir(exist_ok=True)
                    _write_part(path, name, own)
            counts = {name: len(rows[name]) for name in TABLES}
            _write(self.path / _SHARDS / f"{shard:06}.json", json.dumps(counts).encode())
            _write(self.path / _SHARDS / f"{shard:06}.done", b"")
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def tidy(self) -> None:
        """Delete what runs that were killed left beside the parts."""
        for path in self.path.rglob(f"{_BESIDE}*"):
            path.unlink(missing_ok=True)


def _places(table: str, rows: Sequence[Mapping[str, Any]], *, by_month: bool) -> Iterator[tuple[str, Any]]:
    """Yield the folders in which rows of a table belong, with the rows."""
    if not by_month or table == "failures":
        yield table, rows
        return
    months: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        day = row["day"] or ""
        months[day[:7] if len(day) >= 7 else UNDATED].append(row)
    yield from ((f"{table}/month={month}", own) for month, own in (months or {UNDATED: []}).items())


def _write_part(path: Path, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    beside = _beside(path)
    try:
        pq.write_table(table_of(table, rows), beside, compression="zstd")
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes) -> None:
    beside = _beside(path)
    beside.write_bytes(data)
    beside.replace(path)


def _beside(path: Path) -> Path:
    """Make an empty file beside a path, of a name that no other process has."""
    descriptor, name = mkstemp(dir=path.parent, prefix=_BESIDE)
    os.close(descriptor)
    Path(name).chmod(0o644)
    return Path(name)


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"the archive {path} cannot be written ({error.strerror or error})", "free some space there.")
