"""What an archive is read from: files, folders and other file systems; the items of an input are always the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from sayso.corpus.inputs import Listed, items, locations, look_into, mark
from sayso.errors import MissingError, ReadError, UsageError

LINES = '{"text": "Pell said that boats had left."}\n{"text": "Roe said no."}\n{"title": "nothing"}\n'


@pytest.fixture
def remote() -> Iterator[fsspec.AbstractFileSystem]:
    files = fsspec.filesystem("memory")
    files.pipe({"/herald/a.jsonl": LINES.encode(), "/herald/2024/b.txt": b"Roe said no.", "/herald/c.css": b"p {}"})
    yield files
    files.rm("/herald", recursive=True)


def test_folders_and_patterns_are_expanded(tmp_path: Path, remote: fsspec.AbstractFileSystem) -> None:
    (tmp_path / "b.txt").write_text("Roe said no.")
    (tmp_path / "a.jsonl").write_text(LINES)
    (tmp_path / "style.css").write_text("p {}")
    found = [source.location for source in locations([str(tmp_path), "memory://herald/"])]
    assert found == [
        str(tmp_path / "a.jsonl"),
        str(tmp_path / "b.txt"),
        "memory:///herald/2024/b.txt",
        "memory:///herald/a.jsonl",
    ]
    assert [source.location for source in locations(["memory://herald/*.jsonl"])] == ["memory:///herald/a.jsonl"]


def test_another_file_system_gives_what_a_file_gives(tmp_path: Path, remote: fsspec.AbstractFileSystem) -> None:
    (tmp_path / "a.jsonl").write_text(LINES)
    file, other = look_into(Listed(str(tmp_path / "a.jsonl"))), look_into(Listed("memory:///herald/a.jsonl"))
    assert (file.items, file.size) == (other.items, other.size) == (3, len(LINES))
    texts = [[item.load().text for item in list(items(source))[:2]] for source in (file, other)]
    assert texts[0] == texts[1] == ["Pell said that boats had left.", "Roe said no."]
    assert next(item.location for item in items(other)) == "memory:///herald/a.jsonl#1"


def test_nothing_is_there(tmp_path: Path, remote: fsspec.AbstractFileSystem) -> None:
    for place in (str(tmp_path / "gone"), "memory://herald/*.warc", "memory://gone.txt"):
        with pytest.raises(MissingError):
            locations([place])
    with pytest.raises(UsageError, match="standard input"):
        locations(["-"])
    with pytest.raises(UsageError, match="no file system that is known"):
        locations(["nowhere://a"])


def test_a_pipe_in_a_folder_is_one_item_that_fails(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Roe said no.")
    os.mkfifo(tmp_path / "b.txt")
    first, second = map(look_into, locations([str(tmp_path)]))
    assert (first.items, second.items) == (1, 1)
    with pytest.raises(ReadError, match="is a pipe"):
        next(items(second)).load()


def test_a_file_that_is_gone_is_one_item_that_fails(tmp_path: Path) -> None:
    source = look_into(Listed(str(tmp_path / "gone.txt")))
    assert source.items == 1
    with pytest.raises(ReadError, match="cannot read"):
        next(items(source)).load()


def test_a_fingerprint_changes_with_the_bytes_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Roe said no.")
    first = mark(Listed(str(path)))
    os.utime(path, ns=(1, 1))
    assert mark(Listed(str(path)), first).fingerprint == first.fingerprint
    path.write_text("Roe said on.")
    assert mark(Listed(str(path)), first).fingerprint != first.fingerprint
