"""NITF, NewsML-G2, Parquet, and feeds that are not well-formed."""

import io
import sys
from pathlib import Path

import pytest

from sayso.errors import ReadError
from sayso.intake import stream
from sayso.records import Article
from tests.intake.making import FULL, MORE, SAID, feed

NITF = (
    '<?xml version="1.0"?><!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.2//EN" "nitf-3-2.dtd"><nitf><head><title>'
    "x</title>"
    '<docdata><date.issue norm="20240305T100000Z"/></docdata></head><body><body.head><hedline><hl1>'
    "Pike to quit</hl1></hedline>"
    f"<byline>By Dana Roe</byline></body.head><body.content><block><p>{SAID}</p><p>{MORE}</p></block>"
    f"</body.content></body></nitf>"
)
ITEM = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:one"><itemMeta><provider><name>'
    "Argus</name></provider>"
    "<firstCreated>2024-03-05T10:00:00Z</firstCreated></itemMeta><contentMeta><headline>"
    "Pike to quit</headline><by>Al Finn</by>"
    '</contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>'
    f"<p>{SAID}</p><p>{MORE}</p></body></html></inlineXML></contentSet></newsItem>"
)


def read(path: Path, data: str | bytes) -> dict[str, Article | str]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found: dict[str, Article | str] = {}
    for item in stream([str(path)]):
        try:
            found[item.location.removeprefix(f"{path}")] = item.load()
        except ReadError as error:
            found[item.location.removeprefix(f"{path}")] = str(error)
    return found


def test_nitf(tmp_path: Path) -> None:
    found = read(tmp_path / "a.xml", NITF)
    article = found[""]
    assert isinstance(article, Article) and article.text == f"Pike to quit\n\n{SAID}\n\n{MORE}"
    assert (article.title, article.author, article.published) == ("Pike to quit", "Dana Roe", "2024-03-05")
    (trap,) = read(tmp_path / "b.xml", NITF.replace('dtd">', 'dtd" [<!ENTITY a "b">]>')).values()
    assert "document type or entities" in str(trap)


def test_newsml(tmp_path: Path) -> None:
    article = read(tmp_path / "a.xml", ITEM)[""]
    assert isinstance(article, Article) and article.text == f"Pike to quit\n\n{SAID}\n\n{MORE}"
    assert (article.author, article.publisher, article.published) == ("Al Finn", "Argus", "2024-03-05T10:00:00Z")
    several = f"<newsMessage><itemSet>{ITEM}{ITEM.replace('urn:one', 'urn:two')}</itemSet></newsMessage>"
    assert list(read(tmp_path / "b.xml", several)) == ["#urn:one", "#urn:two"]
    (empty,) = read(tmp_path / "c.xml", "<newsMessage/>").values()
    assert "without a news item" in str(empty)


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"Headline": ["Pike", "Moss"], "Body": [SAID, None], "n": [1, 2]}), out)
    one, two = read(tmp_path / "notes.txt", out.getvalue()).values()
    assert isinstance(one, Article) and (one.text, one.title) == (SAID, "Pike") and "text from 'Body'" in one.notes[0]
    assert "neither text nor html" in str(two)
    (bad,) = read(tmp_path / "b.parquet", b"PAR1" + b"x" * 50).values()
    assert "damaged Parquet file" in str(bad)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (missing,) = read(tmp_path / "a.parquet", out.getvalue()).values()
    assert "pip install 'sayso[parquet]'" in str(missing)


def entry(guid: str, title: str = "Pike") -> str:
    return f"<title>{title}</title><guid>{guid}</guid><content:encoded><![CDATA[{FULL}]]></content:encoded>"


@pytest.mark.parametrize(
    "bad",
    [
        b"AT&T quits",
        b"Pike &nbsp;quits",
        b"Pike \x08quits",
        b"Pike\x92s way",
        b"Pike &quits",
        b"2 < 3",
        b"a <b>c",
        b"\xff\xfe",
    ],
)
def test_one_bad_sign_does_not_lose_every_entry(tmp_path: Path, bad: bytes) -> None:
    data = feed(entry("one", "BAD"), entry("two"), entry("three")).encode().replace(b"BAD", bad)
    found = read(tmp_path / "a.rss", data)
    assert list(found)[1:] == ["#two", "#three"] and len(found) == 3
    for article in list(found.values())[bad == b"a <b>c" :]:  # an open tag takes its own entry along
        assert isinstance(article, Article) and SAID in article.text
        assert "not well-formed" in article.notes[0] or "no well-formed" in article.notes[0]


def test_a_trap_in_a_bad_feed_stays_one(tmp_path: Path) -> None:
    data = feed(entry("one", "AT&T")).replace("<rss", '<!DOCTYPE rss [<!ENTITY a "b">]><rss', 1)
    (error,) = read(tmp_path / "a.rss", data).values()
    assert "document type or entities" in str(error)
