"""Many articles out of many inputs: lazily, in order, each failure kept apart."""

import gzip
import io
import json
import sys
from pathlib import Path

import httpx
import pytest

import sayso
from sayso.errors import MissingError, ReadError, UsageError
from sayso.intake import load, stream
from sayso.intake.recognition import kind_of
from tests.intake.making import FULL, MORE, PAGE, SAID, drawn, feed, gzipped, pdf, read_apart, record


def read(*arguments: str | Path, transport: httpx.BaseTransport | None = None) -> list[tuple[str, str]]:
    """Locations from their last slash on, and the text or the error."""
    found = []
    for item in stream([str(one) for one in arguments], transport=transport):
        try:
            found.append((item.location.rpartition("/")[2], item.load().text))
        except ReadError as error:
            found.append((item.location.rpartition("/")[2], f"{type(error).__name__}: {error}"))
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SAID)
    (tmp_path / "b.eml").write_text(f"From: Dana Roe <roe@herald.example>\nSubject: Pike to quit\n\n{SAID}\n")
    (tmp_path / "c.warc.gz").write_bytes(gzipped(record(1), record(2, PAGE.replace("Pike", "Moss").encode())))
    (tmp_path / "d.pdf").write_bytes(pdf([drawn([(72, 700, 11, SAID)])]))
    (tmp_path / "e.rss").write_text(
        feed(f"<title>Out</title><guid>one</guid><content:encoded><![CDATA[{FULL}]]></content:encoded>")
    )
    (tmp_path / "f.jsonl").write_text(json.dumps({"text": SAID}) + "\n\n" + json.dumps({"text": MORE}) + "\n")
    (tmp_path / "g.png").write_bytes(b"\x89PNG")
    return tmp_path


NAMES = [
    "a.txt",
    "b.eml",
    "c.warc.gz#urn:uuid:00000000-0000-0000-0000-000000000001",
    "c.warc.gz#urn:uuid:00000000-0000-0000-0000-000000000002",
    "d.pdf",
    "e.rss#one",
    "f.jsonl#1",
    "f.jsonl#3",
]


def test_a_folder_of_everything(folder: Path) -> None:
    items = []
    for item in stream([str(folder)]):
        assert SAID.split()[-1] in item.load().text or MORE in item.load().text
        items.append(item)
    assert [item.location.removeprefix(f"{folder}/") for item in items] == NAMES
    assert [item.location for item in items if not item.is_part] == [
        str(folder / x) for x in ("a.txt", "b.eml", "d.pdf")
    ]
    shares = [item.share for item in items]
    assert shares == sorted(shares) and shares[0] > 0 and shares[-1] == 1


def test_it_is_lazy(folder: Path) -> None:
    (folder / "b.eml").unlink()
    items = stream([str(folder), "no-such-file.txt"])
    assert next(items).location == str(folder / "a.txt")
    (folder / "c.warc.gz").write_bytes(gzipped(record(3)))  # not opened yet
    assert next(items).location.endswith("003")
    assert next(items).load().text.startswith("Mayor Harlan Pike")


def test_what_fails_does_not_keep_the_others_back(folder: Path) -> None:
    (folder / "d.pdf").write_bytes(b"%PDF-1.4 and no more")
    (folder / "e.rss").write_text("<rss>")
    found = read("no-such-file.txt", folder, "ftp://herald.example/x", folder / "a.txt")
    failed = {name: text for name, text in found if "Error: " in text}
    assert list(failed) == ["no-such-file.txt", "d.pdf", "e.rss", "x"]
    assert len(found) == 11 and found[-1] == ("a.txt", SAID)


def test_a_run_goes_on_where_it_was_cut_off(folder: Path) -> None:
    have = set(NAMES[:4])
    rest = [item for item in stream([str(folder)]) if item.location.removeprefix(f"{folder}/") not in have]
    assert [item.location.removeprefix(f"{folder}/") for item in rest] == NAMES[4:]


def test_a_fault_in_a_parser_is_the_items_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("sayso.intake.html._makers", fall)
    found = dict(read(folder))
    assert "(internal error: IndexError at intake/html.py:" in found[NAMES[2].rpartition("/")[2]]
    assert found["f.jsonl#1"] == SAID


def test_a_bad_setting_is_no_failure_of_an_item(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_FILE_BYTES", "many")
    with pytest.raises(UsageError):
        read(folder)


@pytest.mark.parametrize("name", ["c.warc.gz", "e.rss", "f.jsonl"])
def test_load_gives_one_article(folder: Path, name: str) -> None:
    with pytest.raises(ReadError, match=r"holds several articles: read them with sayso\.stream\."):
        load(str(folder / name))
    assert load(str(folder / "d.pdf")).text == load(str(folder / "a.txt")).text == SAID
    assert load(str(folder / "b.eml")).author == "Dana Roe"
    assert sayso.read(folder / "b.eml").article.title == "Pike to quit"


@pytest.mark.parametrize(
    ("given", "locations"),
    [
        (json.dumps({"text": SAID}) + "\n" + json.dumps({"text": SAID}), ["-#1", "-#2"]),
        (gzip.compress(json.dumps({"text": SAID}).encode(), mtime=0), ["-#1"]),
        (feed(f"<guid>one</guid><content:encoded><![CDATA[{FULL}]]></content:encoded>"), ["-#one"]),
        (record(1), ["-#urn:uuid:00000000-0000-0000-0000-000000000001"]),
        (pdf([drawn([(72, 700, 11, SAID)])]), ["-"]),
        (PAGE, ["-"]),
        (SAID, ["-"]),
    ],
    ids=["jsonl", "jsonl.gz", "feed", "warc", "pdf", "page", "text"],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given: str | bytes, locations: list[str]) -> None:
    data = given.encode() if isinstance(given, str) else given
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = read("-")
    assert [location for location, _ in found] == locations
    assert all(text.startswith(SAID.split(" over")[0]) or SAID in text for _, text in found)


@pytest.mark.parametrize(
    ("head", "name", "media", "kind"),
    [
        (b"Pike said so.", "a.txt", "", "text"),
        (b"Pike said so.", "a", "", "text"),
        (b"<html>", "a.txt", "", "html"),
        (b"Pike said so.", "a.htm", "", "html"),
        (b"%PDF-1.7", "a.txt", "text/plain", "pdf"),
        (b"WARC/1.1", "a.txt", "", "warc"),
        (gzip.compress(b"WARC/1.1", mtime=0), "a.gz", "", "warc"),
        (b"\x28\xb5\x2f\xfd", "a.warc.zst", "", "warc"),
        (b'{"text": "Pike', "a", "", "jsonl"),
        (b'{"text": "Pike', "a.txt", "", "jsonl"),
        (b"{Pike said so.}", "", "", "text"),
        (b"From: Pike\n\n", "a.EML", "", "mail"),
        (b"From: Pike\n\n", "", "", "text"),
        (b"From: Pike\n\n", "", "message/rfc822", "mail"),
        (b"<?xml version='1.0'?>\n<!-- x --><feed xmlns=''>", "", "text/html", "feed"),
        (b"\xef\xbb\xbf<rss version='2.0'>", "", "", "feed"),
        (b"<rdf:RDF xmlns=''>", "", "application/xml", "feed"),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "", "", "feed"),
        (b"<?xml version='1.0'?><html>", "", "application/xml", "html"),
        (b"<?xml version='1.0'?><nitf>", "", "", "news"),
        (b"<?xml version='1.0'?><letters>", "", "", "feed"),  # and an error there
        (b"a", "", "application/x-ndjson", "jsonl"),
        (b"a", "", "application/pdf", "pdf"),
        (b"a", "crawl.warc.gz", "application/octet-stream", "warc"),
    ],
)
def test_what_an_input_is(head: bytes, name: str, media: str, kind: str) -> None:
    assert kind_of(head, name, media) == kind


def test_addresses(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_FETCH_PAUSE", "0")
    kinds = {
        "d.pdf": "application/pdf",
        "c.warc.gz": "application/octet-stream",
        "f.jsonl": "application/x-ndjson",
        "b.eml": "message/rfc822",
    }

    def serve(request: httpx.Request) -> httpx.Response:
        name = request.url.path[1:]
        if name not in kinds:
            return httpx.Response(404)
        return httpx.Response(200, content=(folder / name).read_bytes(), headers={"Content-Type": kinds[name]})

    addresses = [f"https://herald.example/{name}" for name in kinds]
    found = read(*addresses, transport=httpx.MockTransport(serve))
    assert [name for name, _ in found] == ["d.pdf", NAMES[2], NAMES[3], "f.jsonl#1", "f.jsonl#3", "b.eml"]
    assert not [text for _, text in found if "Error" in text]


def test_a_page_with_scripts_in_every_attribute(tmp_path: Path) -> None:
    evil = " ".join(f"on{i}=\"alert('Pike said so {i}')\"" for i in range(300))
    page = f"<html {evil}><body {evil}><article {evil}><p {evil}>{SAID}</p><script>alert(1)</script></article>"
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.html").write_text("".join(f'<p onclick="alert({i})" {evil}>' for i in range(2000)) + SAID)
    (tmp_path / "c.txt").write_text(SAID)
    lines, peak = read_apart(tmp_path, 2_000_000_000)
    assert len(lines) == 3 and peak < 1_000_000_000
    assert lines[0].endswith(f"a.html {len(SAID)}") and lines[2].endswith(f"c.txt {len(SAID)}")
    assert load(str(tmp_path / "a.html")).text == SAID


@pytest.mark.parametrize("name", ["a.warc", "a.jsonl", "a.warc.gz"])
@pytest.mark.parametrize("data", [b"", b"\n\n", record(1, type="request")], ids=["nothing", "lines", "no page"])
def test_a_file_of_nothing_says_so(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    ((location, text),) = read(tmp_path / name)
    assert location == name and text.startswith(("NoArticleError: no article in ", "ReadError: "))


def test_missing_is_missing(tmp_path: Path) -> None:
    (item,) = stream([str(tmp_path / "none.pdf")])
    with pytest.raises(MissingError):
        item.load()
