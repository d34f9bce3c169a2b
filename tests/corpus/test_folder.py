"""Only whole shards count; months are folders; what is no archive is said to be none."""

import errno
import os
from pathlib import Path

import pyarrow.dataset
import pyarrow.parquet as pq
import pytest

from sayso.corpus.flat import failure_rows, rows_of
from sayso.corpus.folder import MANIFEST, Folder
from sayso.corpus.inputs import Listed
from sayso.corpus.making import UNDATED, Made
from sayso.corpus.tables import KEY, SCHEMA, TABLES
from sayso.errors import MissingError, OutputError, UsageError
from sayso.records import Reading

SOURCES = [
    Listed("a.jsonl", 900, 12, "ab", 3),
    Listed("caf\udce9.txt", error=MissingError("no such file: caf\udce9.txt", "look.")),
]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder.create(tmp_path / "archive", {"shard_size": 500}, SOURCES)


def test_a_shard_is_one_part_of_each_table(folder: Folder, reading: Reading) -> None:
    rows = rows_of(1, "shelter.txt", reading)
    folder.keep(Made.of(0, rows))
    folder.keep(Made.of(1, failure_rows(2, "gone.txt", MissingError("no such file: gone.txt", "look."))))
    assert folder.done() == {0, 1}
    for name, schema in TABLES.items():
        parts = folder.parts(name)
        assert [part.name for part in parts] == ["part-000000.parquet", "part-000001.parquet"]
        assert all(pq.read_schema(part) == schema for part in parts)
        assert pq.read_schema(parts[0]).metadata[KEY].decode() == SCHEMA
        assert sum(pq.read_metadata(part).num_rows for part in parts) == folder.counts()[name]
    assert folder.counts()["failures"] == 1 and folder.counts()["statements"] == len(reading.attributions)
    assert Folder.open(folder.path).counts() == folder.counts()


def test_parts_of_a_shard_without_its_marker_do_not_count(folder: Folder, reading: Reading) -> None:
    folder.keep(Made.of(0, rows_of(1, "shelter.txt", reading)))
    (folder.path / "shards/000000.done").unlink()
    assert folder.parts("statements") == [] and folder.counts()["articles"] == 0


def test_months_are_folders(folder: Folder, reading: Reading) -> None:
    dated, undated = rows_of(1, "shelter.txt", reading), rows_of(2, "other.txt", reading)
    for row in (row for name in TABLES for row in undated[name] if name != "failures"):
        row["day"] = None
    folder.keep(Made.of(0, {name: dated[name] + undated[name] for name in TABLES}, by_month=True))
    folder.keep(Made.of(1, failure_rows(3, "gone.txt", MissingError("no such file: gone.txt", "look.")), by_month=True))
    assert {path.name for path in (folder.path / "articles").iterdir()} == {"month=2024-05", f"month={UNDATED}"}
    articles = pyarrow.dataset.dataset(folder.parts("articles"), partitioning="hive")
    assert sorted(articles.to_table()["month"].to_pylist(), key=str) == ["2024-05", None]
    assert [part.parent.name for part in folder.parts("failures")] == ["failures", "failures"]


def test_what_is_no_archive_is_said_to_be_none(tmp_path: Path, folder: Folder) -> None:
    with pytest.raises(UsageError, match="is not the folder of an archive"):
        Folder.open(tmp_path)
    (folder.path / MANIFEST).write_text('{"schema": "sayso/corpus/9"}')
    with pytest.raises(UsageError, match="has the schema sayso/corpus/9"):
        Folder.open(folder.path)


def test_what_a_killed_run_left_beside_is_deleted(folder: Folder) -> None:
    (folder.path / "articles/.beside-x").write_bytes(b"half")
    folder.tidy()
    assert not list(folder.path.rglob(".beside-*"))


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"cannot be written \(.+\): name a folder that can be written\.$"):
        Folder.create(tmp_path / "file", {}, [])


@pytest.mark.parametrize("cause", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cause: int) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(cause, os.strerror(cause))

    monkeypatch.setattr("sayso.corpus.folder.mkstemp", full)
    with pytest.raises(OutputError, match="free some space there, then give the same again"):
        Folder.create(tmp_path / "archive", {}, [])


def test_the_inputs_are_kept_with_their_errors(folder: Folder) -> None:
    first, second = Folder.open(folder.path).sources()
    assert first == SOURCES[0] and Folder.open(folder.path).manifest["shard_size"] == 500
    assert second.location == SOURCES[1].location and str(second.error) == "no such file: caf\ufffd.txt: look."
    (folder.path / "inputs.parquet").unlink()
    with pytest.raises(UsageError, match="has lost the list of its inputs"):
        folder.sources()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Dear Ruth,")
    with pytest.raises(UsageError, match="something else in it"):
        Folder.create(tmp_path, {}, [])
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]
