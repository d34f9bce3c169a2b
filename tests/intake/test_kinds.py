"""The table of docs/intake.md, kind by kind: a small file of each kind and extension is read, and never as prose."""

import gzip
import io
import json
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from backports import zstd
from fastwarc.stream_io import Lz4Writer, ZstdWriter

from sayso.errors import NoArticleError, ReadError
from sayso.intake import load, stream
from sayso.intake.locations import ENDINGS
from sayso.records import Article
from tests.intake.making import FULL, MORE, PAGE, SAID, drawn, feed, gzipped, pdf, record
from tests.intake.test_archives import BOOK, ODT, RTF, packed, word
from tests.intake.test_news import ITEM, NITF
from tests.intake.test_recognition import ARCHIVED, ARRAY, BOX, MAIL, SRT, TABLE, VTT

DOCS = Path(__file__).parents[2] / "docs" / "intake.md"
ENTRY = f"<guid>one</guid><content:encoded><![CDATA[{FULL}]]></content:encoded>"
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Argus</title><entry><id>one</id><title>Pike</title>'
    f"<content type='html'>{FULL.replace('<', '&lt;')}</content></entry></feed>"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Argus",
    "items": [{"id": "one", "content_html": FULL}],
}
LINE = json.dumps({"text": SAID}).encode() + b"\n"
TABS = f"Headline\tBody\nPike\t{SAID}\nMoss\t{MORE}\n".encode()
WALL = (
    "<html><head><title>Just a moment...</title></head><body><p>Verifying you are human. This may take a few seconds."
)
WALL += "</p><p>Enable JavaScript and cookies to continue.</p></body></html>"


def squeezed(writer: type[Lz4Writer | ZstdWriter]) -> bytes:
    out = io.BytesIO()
    packer = writer(out)
    packer.write(record(1))
    packer.close()
    return out.getvalue()


@cache
def parquet() -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"title": ["Pike"], "text": [SAID]}), out)
    return out.getvalue()


# the name of each row of the table -> extension -> a file
FILES: dict[str, dict[str, Callable[[], bytes]]] = {
    "plain text": dict.fromkeys((".txt", ".text", ".md"), SAID.encode),
    "web page": dict.fromkeys((".html", ".htm", ".xhtml"), PAGE.encode),
    "archived page (MHTML)": dict.fromkeys((".mhtml", ".mht"), ARCHIVED.encode),
    "PDF": {".pdf": lambda: pdf([drawn([(72, 700, 11, SAID)])])},
    "mail": {".eml": MAIL.encode},
    "mail box (mbox)": dict.fromkeys((".mbox", ".mbx"), BOX.encode),
    "captions (WebVTT, SubRip)": {".vtt": VTT.encode, ".srt": SRT.encode},
    "feed (RSS, Atom, JSON Feed)": {
        ".rss": feed(ENTRY).encode,
        ".atom": ATOM.encode,
        ".xml": feed(ENTRY).encode,
        ".json": json.dumps(JSON_FEED).encode,
    },
    "WARC": {
        ".warc": lambda: record(1),
        ".warc.gz": lambda: gzipped(record(1)),
        ".warc.zst": lambda: squeezed(ZstdWriter),
        ".warc.lz4": lambda: squeezed(Lz4Writer),
    },
    "table (CSV, TSV)": {
        ".csv": TABLE.encode,
        ".tsv": lambda: TABS,
        ".csv.gz": lambda: gzip.compress(TABLE.encode()),
        ".tsv.gz": lambda: gzip.compress(TABS),
        ".csv.zst": lambda: zstd.compress(TABLE.encode()),
        ".tsv.zst": lambda: zstd.compress(TABS),
    },
    "table (Parquet; extra `parquet`)": {".parquet": parquet},
    "Word document (extra `office`)": {".docx": lambda: word(SAID, MORE)},
    "OpenDocument text": {
        ".odt": lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ODT})
    },
    "RTF (extra `office`)": {".rtf": RTF.encode},
    "book (EPUB)": {".epub": lambda: packed(BOOK)},
    "ZIP file of any of these, WACZ": {
        ".zip": lambda: packed({"a.txt": SAID}),
        ".wacz": lambda: packed({"datapackage.json": "{}", "archive/a.warc.gz": gzipped(record(1))}),
    },
    "news agency (NITF, NewsML-G2)": {".xml": NITF.encode},
    "JSON": {
        ".json": ARRAY.encode,
        ".json.gz": lambda: gzip.compress(ARRAY.encode()),
        ".json.zst": lambda: zstd.compress(ARRAY.encode()),
    },
    "JSONL": {
        **dict.fromkeys((".jsonl", ".ndjson"), lambda: LINE),
        **dict.fromkeys((".jsonl.gz", ".ndjson.gz"), lambda: gzip.compress(LINE)),
        **dict.fromkeys((".jsonl.zst", ".ndjson.zst"), lambda: zstd.compress(LINE)),
    },
}
CASES = [(kind, ending) for kind, endings in FILES.items() for ending in endings]
# what a name says where the first bytes do not: a packed stream, a line of JSON
ONLY_BY_NAME = {ending: kind for kind, ending in CASES if ending.endswith((".zst", ".lz4"))}
SIGNS = ("http", "Message-ID", "-->", "{", "boundary", "WARC", "Headline", "Content-Type", "PK", "%PDF")


def table() -> dict[str, set[str]]:
    """The rows of the table: the name of each kind, and its extensions."""
    rows = re.findall(r"^\|(.+)\|$", DOCS.read_text("utf-8").split("\n## ")[0], re.MULTILINE)
    cells = [[cell.strip() for cell in row.split("|")] for row in rows[2:]]
    return {row[0]: set(row[2].split()) for row in cells}


def test_every_row_of_the_table_has_a_file_of_each_extension() -> None:
    documented = table()
    assert documented.pop("consent, login, captcha or error page") == set()
    assert documented == {kind: set(endings) for kind, endings in FILES.items()}


def test_every_extension_of_the_table_is_searched_in_folders() -> None:
    assert {ending for endings in table().values() for ending in endings} == set(ENDINGS)


def articles(location: str) -> list[Article]:
    return [item.load() for item in stream([location])]


def check(found: list[Article]) -> None:
    assert found and SAID.split(" over")[0] in found[0].text.replace("\n", " ")
    assert not [sign for sign in SIGNS for article in found if sign in article.text]


@pytest.mark.parametrize(("kind", "ending"), CASES)
def test_it_is_read_by_its_name(kind: str, ending: str, tmp_path: Path) -> None:
    (tmp_path / f"a{ending}").write_bytes(FILES[kind][ending]())
    check(articles(str(tmp_path / f"a{ending}")))
    check(articles(str(tmp_path)))


@pytest.mark.parametrize(("kind", "ending"), [case for case in CASES if case[1] not in ONLY_BY_NAME])
def test_it_is_read_under_another_name_and_from_standard_input(
    kind: str, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = FILES[kind][ending]()
    (tmp_path / "notes.txt").write_bytes(data)
    check(articles(str(tmp_path / "notes.txt")))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    check(articles("-"))


@pytest.mark.parametrize("ending", sorted(ONLY_BY_NAME))
def test_a_packed_stream_without_its_name_is_refused(ending: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(FILES[ONLY_BY_NAME[ending]][ending]())
    with pytest.raises(ReadError):
        articles(str(tmp_path / "notes.txt"))


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
@pytest.mark.parametrize("text", [WALL, re.sub(r"<[^<>]*>", "\n", WALL)], ids=["page", "pasted"])
def test_a_wall_is_refused_by_name(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(NoArticleError, match="is a captcha or a check for robots, not an article"):
        load(str(tmp_path / name))


def test_news_of_several_items(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(f"<newsMessage><itemSet>{ITEM}</itemSet></newsMessage>")
    check(articles(str(tmp_path / "a.xml")))
