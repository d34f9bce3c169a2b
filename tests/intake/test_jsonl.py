"""JSONL: what a line may hold, and what is wrong with it."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

import sayso
from sayso.errors import ReadError
from sayso.intake import from_text, stream
from sayso.records import Article
from tests.intake.making import MORE, PAGE, SAID, read_apart


def articles(path: Path, *lines: str | bytes | dict[str, Any]) -> list[Article | str]:
    packed = [
        json.dumps(line).encode() if isinstance(line, dict) else line.encode() if isinstance(line, str) else line
        for line in lines
    ]
    path.write_bytes(b"\n".join(packed) + b"\n")
    return read(path)


def read(path: Path) -> list[Article | str]:
    found: list[Article | str] = []
    for item in stream([str(path)]):
        assert item.is_part and item.location.startswith(f"{path}#")
        try:
            found.append(item.load())
        except ReadError as error:
            found.append(str(error))
    return found


def test_text_alone_is_kept_as_it_stands(tmp_path: Path) -> None:
    text = f"Pike quits\r\n\r\n{SAID}\n"
    (article,) = articles(tmp_path / "a.jsonl", {"text": text})
    assert article == from_text(text, f"{tmp_path / 'a.jsonl'}#1")


def test_what_is_known_of_it(tmp_path: Path) -> None:
    known = {
        "title": "Pike to quit",
        "author": "Dana Roe",
        "publisher": "The Herald",
        "published": "2024-03-05",
        "updated": "2024-03-05T10:00:00Z",
        "language": "en",
    }
    (article,) = articles(tmp_path / "a.jsonl", {"text": SAID, "url": "https://herald.example/1", "more": 1, **known})
    assert isinstance(article, Article)
    assert {key: getattr(article, key) for key in known} == known
    assert article.location == "https://herald.example/1"


def test_html(tmp_path: Path) -> None:
    (article,) = articles(tmp_path / "a.ndjson", {"html": PAGE, "author": "Dana Roe", "text": None})
    assert isinstance(article, Article)
    assert (article.text, article.author) == (f"Pike to quit\n\n{SAID}\n\n{MORE}", "Dana Roe")


def test_a_reading_gives_its_article_back(tmp_path: Path) -> None:
    reading = sayso.read(from_text(f"Pike quits\n\n{SAID}", "a.txt"))
    plain = reading.to_dict()
    newer = plain | {"article": plain["article"] | {"mood": "sad"}}
    forged = plain | {"article": plain["article"] | {"text": "Pike said no."}}
    torn = plain | {"article": plain["article"] | {"sections": plain["article"]["sections"][1:]}}
    found = articles(tmp_path / "a.jsonl", reading.to_json(), newer, forged, torn, {"schema": "sayso/reading/1"})
    assert found[:2] == [reading.article, reading.article] and found[3] == reading.article
    assert "line 3 is no reading (the id is not that of the text)" in str(found[2])
    assert "line 5 is no reading (no article in it)" in str(found[4])


BAD = [
    ("{", "line 1 is not JSON"),
    ("[1]", "line 1 is no JSON object"),
    ("null", "line 1 is no JSON object"),
    ("\0", "line 1 is not JSON"),
    ("[" * 100_000, "line 1 is not JSON (nested too deep)"),
    (b'{"text": "\xe9"}', "line 1 is not UTF-8 (byte 10 is 0xE9)"),
    ({"title": "Pike"}, "line 1 has neither text nor html"),
    ({"text": " \n"}, "line 1 has an empty text"),
    ({"text": 3}, "line 1: text is a int, not a string"),
    ({"text": SAID, "title": ["Pike"]}, "line 1: title is a list"),
    ({"text": SAID, "published": "last Tuesday"}, "line 1: published is 'last Tuesday', not a date"),
    ({"text": "Pike\0said so."}, "line 1: text has NUL at character 4"),
    ({"text": "Pike \ud800"}, "line 1: text has a lone surrogate at character 5"),
    ({"text": SAID, "author": "\udfff"}, "line 1: author has a lone surrogate"),
    ({"html": "<p>Home</p>"}, "no article in"),
]


@pytest.mark.parametrize(("line", "says"), BAD, ids=[says for _, says in BAD])
def test_a_bad_line_fails_and_the_others_go_on(tmp_path: Path, line: str | bytes | dict[str, Any], says: str) -> None:
    bad, good = articles(tmp_path / "a.jsonl", line, {"text": SAID})
    assert isinstance(bad, str) and says in bad and str(tmp_path / "a.jsonl") in bad
    assert isinstance(good, Article) and good.text == SAID


def test_a_byte_order_mark_windows_lines_and_no_last_newline(tmp_path: Path) -> None:
    line = json.dumps({"text": SAID}).encode()
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + line + b"\r\n\r\n" + line)
    assert [item.location[-2:] for item in stream([str(tmp_path / "a.jsonl")])] == ["#1", "#3"]
    assert all(isinstance(one, Article) for one in read(tmp_path / "a.jsonl"))


def test_a_packed_file_that_breaks_off(tmp_path: Path) -> None:
    line = json.dumps({"text": SAID}).encode() + b"\n"
    noise = json.dumps({"text": "".join(map(chr, range(40, 4000)))}).encode() + b"\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line + line + noise)[:-400])
    *good, bad = read(tmp_path / "a.jsonl.gz")
    assert [isinstance(one, Article) for one in good] == [True, True]
    assert "it breaks off" in str(bad)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(noise)[:40])
    (bad,) = read(tmp_path / "a.jsonl.gz")
    assert str(bad).endswith("a.jsonl.gz cannot be unpacked: it breaks off: get the file again.")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(line) + gzip.compress(line))
    assert len(read(tmp_path / "a.jsonl.gz")) == 2


def test_a_long_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LINE_BYTES", "100")
    long = json.dumps({"text": "x" * 3_000_000})
    first, second, third = articles(tmp_path / "a.jsonl", {"text": SAID}, long, {"text": SAID})
    assert isinstance(first, Article) and isinstance(third, Article)
    assert "line 2 is longer than 100 bytes: raise SAYSO_LINE_BYTES." in str(second)


def test_a_line_of_100_mb_takes_little_memory(tmp_path: Path) -> None:
    line = json.dumps({"text": SAID}).encode() + b"\n"
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(line + b'{"text": "')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + line)
    lines, peak = read_apart(tmp_path, 1_500_000_000)
    assert [line[:2] == "E " for line in lines] == [False, True, False]
    assert "line 2 is longer than 20,000,000 bytes" in lines[1]
    assert peak < 300_000_000


@pytest.mark.parametrize("start", [b'{"text": "', b""], ids=["one line", "no line"])
def test_a_gzip_bomb_takes_little_memory(tmp_path: Path, start: bytes) -> None:
    with gzip.open(tmp_path / "a.jsonl.gz", "wb", compresslevel=6) as file:
        file.write(json.dumps({"text": SAID}).encode() + b"\n" + start)
        for _ in range(400):
            file.write((b"x" if start else b"\n") * 1_000_000)
    (tmp_path / "b.txt").write_text(SAID)
    lines, peak = read_apart(tmp_path, 1_500_000_000)
    assert [line[:2] == "E " for line in lines][-2:] == [True, False]
    assert lines[0].endswith(str(len(SAID))) and "unpacks to more than" in lines[-2]
    assert peak < 300_000_000


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b""))))
def test_any_lines(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    found = articles(path, {"text": SAID}, *lines, {"text": SAID})  # a first line "WARC/" makes it an archive
    assert isinstance(found[0], Article) and isinstance(found[-1], Article)
    assert len(found) == 2 + sum(bool(line.strip()) for line in lines)


# a command, and the most memory that it took, in kilobytes
_COMMAND = """
import sys
from sayso.cli import main
try:
    main()
finally:
    with open("/proc/self/status") as status:
        sys.stdout.write(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no memory figures here")
def test_a_small_archive_of_many_failures_takes_little_memory(tmp_path: Path) -> None:
    """Kept errors were 600 bytes each at least."""
    peaks = []
    for lines in (600, 100_000):
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"{}\n" * lines))
        command = [sys.executable, "-c", _COMMAND, "read", str(tmp_path / "a.jsonl.gz"), "--workers", "1"]
        environment = {**os.environ, "SAYSO_FAILURES_SHOWN": "5"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)
        assert done.returncode == 1 and f"{lines - 5:,} more failures" in done.stderr
        peaks.append(int(done.stdout.split()[-1]))
    assert peaks[1] < peaks[0] + 20_000


def test_lines_packed_with_zstandard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f'{{"text": "Roe said that {number} boats had left."}}\n' for number in range(3000))
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(zstd.compress(lines[:90_000].encode()) + zstd.compress(lines[90_000:].encode()))
    texts = [item.load().text for item in stream([str(path)])]
    assert len(texts) == 3000 and texts[2999] == "Roe said that 2999 boats had left."
    path.write_bytes(path.read_bytes()[:-40])
    *read, last = stream([str(path)])
    assert 0 < len(read) < 3000
    with pytest.raises(ReadError, match="it breaks off"):
        last.load()
    path.write_bytes(b"\x28\xb5\x2f\xfd" + b"\xff" * 60)
    with pytest.raises(ReadError, match="is damaged"):
        next(stream([str(path)])).load()
    monkeypatch.setitem(sys.modules, "backports", None)
    with pytest.raises(ReadError, match="needs the extra corpus"):
        next(stream([str(path)])).load()


def test_a_bomb_of_zstandard_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_FILE_BYTES", "1000000")
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(zstd.compress(b" " * 50_000_000))
    (item,) = stream([str(path)])
    with pytest.raises(ReadError, match="unpacks to more than"):
        item.load()
