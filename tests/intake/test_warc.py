"""WARC archives: which records are articles, and what is wrong with the others."""

import gzip
import io
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from fastwarc.stream_io import Lz4Writer, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReadError
from sayso.intake import stream
from sayso.records import Article
from tests.intake.making import MORE, PAGE, SAID, gzipped, read_apart, record, squeezed

TEXT = f"Pike to quit\n\n{SAID}\n\n{MORE}"


def read(path: Path | str) -> dict[str, Article | str]:
    found: dict[str, Article | str] = {}
    for item in stream([str(path)]):
        name = item.location.partition("#")[2].removeprefix("urn:uuid:00000000-0000-0000-0000-").lstrip("0")
        assert name not in found
        try:
            found[name] = item.load()
        except ReadError as error:
            found[name] = str(error)
    return found


def written(path: Path, *records: bytes, packed: bool = True) -> dict[str, Article | str]:
    path.write_bytes(gzipped(*records) if packed else b"".join(records))
    return read(path)


def length(claimed: int) -> Any:
    """The header of a record that claims so many bytes."""
    return {"Content-Length": str(claimed)}


def good(found: dict[str, Article | str]) -> list[str]:
    return [name for name, one in found.items() if isinstance(one, Article) and one.text == TEXT]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_and_nothing_else(tmp_path: Path, packed: bool) -> None:
    dated = PAGE.replace("<head>", "<head><meta property='article:published_time' content='2024-03-05'>").encode()
    found = written(
        tmp_path / "a.warc",
        record(1, type="warcinfo"),
        record(2, type="request"),
        record(3, dated, kind="text/html; charset=utf-8"),
        record(4, type="revisit"),
        record(5, b"\x89PNG", kind="image/png"),
        record(6, status="404 Not Found"),
        record(7, SAID.encode(), kind="text/plain"),
        record(8, b"User-agent: *", kind="text/plain", **{"WARC-Target-URI": "https://herald.example/robots.txt"}),
        record(9, b"", status="301 Moved"),
        record(10, type="resource"),
        packed=packed,
    )
    assert list(found) == ["3", "7"]
    page, plain = found["3"], found["7"]
    assert isinstance(page, Article) and isinstance(plain, Article)
    assert (page.text, page.location, page.published) == (TEXT, "https://herald.example/3", "2024-03-05")
    assert (plain.text, plain.published) == (SAID, None)


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE.encode(), mtime=0)),
        ("Content-Encoding: gzip", PAGE.encode()),  # the crawler has unpacked it
        ("Content-Encoding: deflate", zlib.compress(PAGE.encode())),
        ("Content-Encoding: deflate", bare(PAGE.encode())),
        ("Transfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode())),
    ],
    ids=["gzip", "unpacked", "deflate", "bare", "chunked"],
)
def test_codings(tmp_path: Path, head: str, body: bytes) -> None:
    assert good(written(tmp_path / "a.warc.gz", record(1, body, f"{head}\r\n"), record(2))) == ["1", "2"]


@pytest.mark.parametrize(("ending", "writer"), [("zst", ZstdWriter), ("lz4", Lz4Writer)])
def test_other_packings(tmp_path: Path, ending: str, writer: Any) -> None:
    path = tmp_path / f"a.warc.{ending}"
    with path.open("wb") as file:
        packer = writer(file)
        packer.write(record(1) + record(2))
        packer.close()
    assert good(read(path)) == ["1", "2"]


@pytest.mark.parametrize("packed", [True, False])
def test_one_that_breaks_off(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "a.warc.gz"
    written(path, record(1), record(2), packed=packed)
    path.write_bytes(path.read_bytes()[: -40 if packed else -200])
    found = read(path)
    assert good(found) == ["1"]
    assert any("breaks off" in str(one) for one in found.values() if not isinstance(one, Article))


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("claim", [10**9, 3000, 10**8])
@pytest.mark.parametrize("kind", ["text/html", "text/plain", "image/png"])
def test_one_that_claims_more_than_it_has_swallows_no_other(
    tmp_path: Path, packed: bool, claim: int, kind: str
) -> None:
    records = [record(i) for i in range(1, 9)]
    records[1] = record(2, kind=kind, **length(claim))
    found = written(tmp_path / "a.warc", *records, packed=packed)
    assert good(found) == ["1", "3", "4", "5", "6", "7", "8"]
    (line,) = [str(one) for one in found.values() if not isinstance(one, Article)]
    assert "claims" in line or "is damaged after byte" in line


@pytest.mark.parametrize("packed", [True, False])
def test_nor_where_it_is_passed_over(tmp_path: Path, packed: bool) -> None:
    records = [record(1), record(2, **length(10**9)), record(3)]
    written(tmp_path / "a.warc", *records, packed=packed)
    names = [item.location.rpartition("-")[2].lstrip("0") for item in stream([str(tmp_path / "a.warc")])]
    assert "1" in names and "3" in names


def test_lies_without_end_come_to_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.intake.warc._MOST_DAMAGES", 5)
    found = written(tmp_path / "a.warc", *[record(i, **length(9999)) for i in range(1, 20)], packed=False)
    assert good(found) == [] and len(found) == 6
    assert "is damaged in 5 places; what follows byte" in str(list(found.values())[-1])


@pytest.mark.parametrize("packed", [True, False])
def test_damage_in_the_middle(tmp_path: Path, packed: bool) -> None:
    parts = [gzipped(record(i)) if packed else record(i) for i in range(1, 6)]
    parts[2] = parts[2][:60] + b"\xff" * 40 + parts[2][100:] if packed else b"WARC/nonsense\r\n" * 9
    (tmp_path / "a.warc.gz").write_bytes(b"".join(parts))
    found = read(tmp_path / "a.warc.gz")
    assert good(found) == ["1", "2", "4", "5"]
    assert len(found) in (5, 6) and any("is damaged after byte" in str(one) for one in found.values())


@pytest.mark.parametrize(
    ("head", "body", "says"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE.encode(), mtime=0)[:60], "came packed as gzip, and is damaged"),
        ("Content-Encoding: br", b"\xff\xff\xff", "came packed as br, and is damaged"),
        ("Content-Encoding: zzz", PAGE.encode(), "that is not known here"),
        ("X: y", b" ", "is empty"),
        ("X: y", b"<html><p>Home</p>", "no article in https://herald.example/1"),
        ("X: y", b"\x89PNG", "is an image"),
    ],
)
def test_bad_pages(tmp_path: Path, head: str, body: bytes, says: str) -> None:
    found = written(tmp_path / "a.warc.gz", record(1, body, f"{head}\r\n"), record(2))
    assert says in str(found["1"]) and good(found) == ["2"]


def test_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for data in (gzipped(record(1), record(2)), record(1) + record(2), record(1) + b"nonsense\r\n\r\n" + record(2)):
        ours, theirs = os.pipe()
        os.write(theirs, data)
        os.close(theirs)
        with io.TextIOWrapper(open(ours, "rb")) as given:  # noqa: PTH123
            monkeypatch.setattr(sys, "stdin", given)
            assert good(read("-")) == (["1"] if b"nonsense" in data else ["1", "2"])


def test_bombs_take_little_memory(tmp_path: Path) -> None:
    page = record(2, squeezed(b"<p>", 400), "Content-Encoding: gzip\r\n")
    head = record(3, b"").replace(b"Content-Length: ", b"Content-Length: 4000000")
    whole = squeezed(head.removesuffix(b"\r\n\r\n") + b"<p>", 400)
    (tmp_path / "a.warc.gz").write_bytes(gzipped(record(1), page) + whole + gzipped(record(4)))
    (tmp_path / "b.txt").write_text(SAID)
    lines, peak = read_apart(tmp_path, 1_500_000_000)
    assert lines[0].endswith(f"1 {len(TEXT)}") and lines[-2].endswith(f"4 {len(TEXT)}")
    assert lines[-1].endswith(f"b.txt {len(SAID)}")
    assert all(line.startswith("E ") for line in lines[1:-2]) and len(lines) in (5, 6)
    assert "2 in " in lines[1] and "is larger than a page may be (20,000,000 bytes)" in lines[1]
    assert peak < 400_000_000


@given(st.binary(min_size=1, max_size=12), st.floats(0, 0.999), st.booleans())
def test_any_damage(tmp_path_factory: pytest.TempPathFactory, noise: bytes, where: float, packed: bool) -> None:
    data = gzipped(record(1), record(2)) if packed else record(1) + record(2)
    at = int(where * len(data))
    path = tmp_path_factory.mktemp("any") / "a.warc.gz"
    path.write_bytes(data[:at] + noise + data[at + len(noise) :])
    for item in stream([str(path)]):
        try:
            item.load()
        except ReadError as error:
            assert str(path) in str(error) or "herald.example" in str(error)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("claim", [10**9, 3000, 10**8])
def test_the_items_are_the_same_whether_they_are_loaded_or_not(tmp_path: Path, packed: bool, claim: int) -> None:
    records = [record(i) for i in range(1, 9)]
    records[1] = record(2, **length(claim))
    path = tmp_path / "a.warc"
    path.write_bytes(gzipped(*records) if packed else b"".join(records))
    loaded = []
    for item in stream([str(path)]):
        item.take()
        loaded.append(item.location)
    assert [item.location for item in stream([str(path)])] == loaded
