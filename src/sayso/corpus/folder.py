"""The folder of an archive: a folder a table, in it one Parquet part a shard; and which shards are done.

    archive/
      corpus.json                     the schema's number, the options, the network, the number of shards
      inputs.parquet                  the inputs, with size, date, fingerprint and number of items
      statements/part-000000.parquet  one folder for each table; by month: statements/month=2024-03/part-000000.parquet
      shards/000000.json              how many rows of each table the shard has
      shards/000000.done              an empty marker, written last: parts of a shard without it do not count

A part is written beside its place and renamed when whole, so that a run may be killed at any moment.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from sayso.corpus.inputs import Listed
from sayso.corpus.making import Made
from sayso.corpus.tables import SCHEMA, TABLES
from sayso.errors import OutputError, ReadError, UsageError
from sayso.flattening.rows import storable

MANIFEST: Final = "corpus.json"
_INPUTS: Final = "inputs.parquet"
_SHARDS: Final = "shards"
_BESIDE: Final = ".beside-"
_LIST: Final = pa.schema(
    {
        "location": pa.binary(),  # a path may hold bytes that are no UTF-8
        **dict.fromkeys(("size", "modified", "items"), pa.int64()),
        **dict.fromkeys(("fingerprint", "cause", "remedy"), pa.string()),
    }
)


class Folder:
    """An archive's folder; `manifest` has the options it was made with."""

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
    def create(cls, path: Path, manifest: Mapping[str, Any], sources: Sequence[Listed] = ()) -> Folder:
        """Make the folder of a new archive; ``manifest``: the options it is made with, as JSON has them.

        Raises:
            OutputError: it cannot be written.
            UsageError: there is something else in the folder.
        """
        folder = cls(path, {"schema": SCHEMA, **manifest})
        if path.is_dir() and any(path.iterdir()) and not (path / _SHARDS).is_dir():
            raise UsageError(f"{path} is a folder with something else in it", "name a new folder with --out.")
        try:
            for name in (*TABLES, _SHARDS):
                (path / name).mkdir(parents=True, exist_ok=True)
            _write(path / _INPUTS, _packed(sources))
            _write(path / MANIFEST, json.dumps(folder.manifest, indent=1).encode())
        except OSError as error:
            raise _unwritable(path, error) from error
        return folder

    def sources(self) -> list[Listed]:
        """Return the inputs, as they were when they were counted.

        Raises:
            UsageError: their list is gone or damaged.
        """
        try:
            rows = pq.read_table(self.path / _INPUTS).to_pylist()
        except (OSError, pa.ArrowException) as error:
            remedy = "read the inputs into another folder."
            raise UsageError(f"the archive {self.path} has lost the list of its inputs", remedy) from error
        return [_listed(row) for row in rows]

    def done(self) -> set[int]:
        """Return the numbers of the shards that are done."""
        return {int(path.stem) for path in (self.path / _SHARDS).glob("*.done")}

    def missing(self) -> int:
        """Count the shards that it is to have and has not: it is being read, or a run over it was ended."""
        return max(0, int(self.manifest.get("shards", 0)) - len(self.done()))

    def parts(self, table: str) -> list[Path]:
        """Return the parts of a table of all shards that are done, in the order of months and shards."""
        done = self.done()
        paths = sorted((self.path / table).rglob("part-*.parquet"))
        return [path for path in paths if int(path.stem.removeprefix("part-")) in done]

    def counts(self) -> dict[str, int]:
        """Count the rows of each table in all shards that are done."""
        counts = dict.fromkeys(TABLES, 0)
        for shard in self.done():
            for table, rows in json.loads((self.path / _SHARDS / f"{shard:06}.json").read_text("utf-8")).items():
                counts[table] += rows
        return counts

    def keep(self, made: Made) -> None:
        """Write the parts of a shard, its row counts, and last its marker.

        Raises:
            OutputError: they cannot be written.
        """
        shards = self.path / _SHARDS
        try:
            for place, part in made.parts.items():
                path = self.path / place / f"part-{made.number:06}.parquet"
                path.parent.mkdir(exist_ok=True)
                _write(path, part)
            _write(shards / f"{made.number:06}.json", json.dumps(made.counts).encode())
            _write(shards / f"{made.number:06}.done", b"")
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def tidy(self) -> None:
        """Delete what runs that were killed left beside the parts."""
        for path in self.path.rglob(f"{_BESIDE}*"):
            path.unlink(missing_ok=True)


def _packed(sources: Sequence[Listed]) -> bytes:
    rows = [
        {"location": os.fsencode(source.location), "size": source.size, "modified": source.modified}
        | {"fingerprint": source.fingerprint, "items": source.items}
        | {"cause": source.error and storable(source.error.cause), "remedy": source.error and source.error.remedy}
        for source in sources
    ]
    out = BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, _LIST), out, compression="zstd")
    return out.getvalue()


def _listed(row: Mapping[str, Any]) -> Listed:
    error = None if row["cause"] is None else ReadError(row["cause"], row["remedy"])
    location = os.fsdecode(row["location"])
    return Listed(location, row["size"], row["modified"], row["fingerprint"], row["items"], error)


def _write(path: Path, data: bytes) -> None:
    """Write a file beside its place, under a name that no other process has, and rename it."""
    descriptor, name = mkstemp(dir=path.parent, prefix=_BESIDE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _unwritable(path: Path, error: OSError) -> OutputError:
    is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    remedy = "free some space there, then give the same again." if is_full else "name a folder that can be written."
    return OutputError(f"the archive {path} cannot be written ({error.strerror or error})", remedy)
