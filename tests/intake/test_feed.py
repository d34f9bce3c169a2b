"""Feeds: what an entry gives, what is fetched, and what is refused."""

from pathlib import Path
from time import process_time

import httpx
import pytest

from sayso.errors import ReadError
from sayso.intake import stream
from sayso.records import Article
from tests.intake.making import FULL, LAST, MORE, PAGE, SAID, feed, read_apart

RICH = (
    "<title>Pike &amp;amp; the bridge</title><link>https://herald.example/pike</link><guid>one</guid>"
    "<dc:creator>Dana Roe</dc:creator><pubDate>Tue, 05 Mar 2024 10:00:00 +0200</pubDate>"
    "<description>In short.</description>"
    f"<content:encoded><![CDATA[{FULL}<script>alert(1)</script>]]></content:encoded>"
)
SHORT = (
    "<title>Pike</title><link>https://herald.example/short</link><guid>two</guid><description>In short.</description>"
)
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet href="a.css"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Argus</title><id>urn:argus</id>
<entry><id>tag:argus,1</id><title type="html">Pike &lt;b&gt;quits&lt;/b&gt;</title><author><name>Al Finn</name></author>
<link href="https://argus.example/1"/><published>2024-03-05T08:00:00Z</published>
<updated>2024-03-06T09:30:00+01:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{FULL}</div></content></entry></feed>"""


def read(location: str | Path, transport: httpx.BaseTransport | None = None) -> dict[str, Article | str]:
    found: dict[str, Article | str] = {}
    for item in stream([str(location)], transport=transport):
        try:
            found[item.location.partition("#")[2]] = item.load()
        except ReadError as error:
            found[item.location.partition("#")[2]] = str(error)
    return found


def test_an_rss_entry(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(feed(RICH))
    article = read(tmp_path / "feed.xml")["one"]
    assert isinstance(article, Article)
    assert article.text == "\n\n".join(["Pike & the bridge", SAID, MORE, LAST])
    assert (article.title, article.author, article.publisher) == (
        "Pike & the bridge",
        "Dana Roe",
        "The Mill Valley Herald",
    )
    assert (article.published, article.updated, article.language) == ("2024-03-05T08:00:00Z", None, "en-us")
    assert article.location == "https://herald.example/pike"
    assert [part.kind for part in article.sections] == ["headline", "body"]


def test_an_atom_entry(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(ATOM)
    article = read(tmp_path / "feed.atom")["tag:argus,1"]
    assert isinstance(article, Article)
    assert (article.title, article.author, article.publisher) == ("Pike quits", "Al Finn", "The Argus")
    assert (article.published, article.updated) == ("2024-03-05T08:00:00Z", "2024-03-06T08:30:00Z")
    assert article.location == "https://argus.example/1" and SAID in article.text


def test_nothing_is_fetched_for_a_file(tmp_path: Path) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    cut = SHORT.replace("two", "three").replace("In short.", f"&lt;p&gt;{SAID} {MORE * 9} [...]&lt;/p&gt;")
    (tmp_path / "feed.rss").write_text(feed(SHORT, RICH, cut))
    found = read(tmp_path / "feed.rss", httpx.MockTransport(fail))
    assert list(found) == ["two", "one", "three"]
    assert "is only a summary, and nothing is fetched for a feed from a file: " in str(found["two"])
    assert str(found["two"]).endswith("give the page's address, https://herald.example/short.")
    assert "only a summary" in str(found["three"]) and isinstance(found["one"], Article)


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml", "text/html", "text/plain"])
def test_pages_are_fetched_for_an_address(kind: str) -> None:
    asked = []

    def serve(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        if request.url.path == "/feed":
            gone = SHORT.replace("two", "three").replace("/short", "/gone")
            return httpx.Response(200, text=feed(SHORT, gone, RICH), headers={"Content-Type": kind})
        if request.url.path == "/short":
            return httpx.Response(200, text=PAGE, headers={"Content-Type": "text/html"})
        return httpx.Response(404)

    found = read("https://herald.example/feed", httpx.MockTransport(serve))
    page, gone = found["two"], found["three"]
    assert isinstance(page, Article) and isinstance(found["one"], Article)
    assert (page.text, page.location) == (f"Pike to quit\n\n{SAID}\n\n{MORE}", "https://herald.example/short")
    assert (page.title, page.publisher) == ("Pike to quit", "The Mill Valley Herald")
    assert "no page at https://herald.example/gone" in str(gone)
    assert asked == [f"https://herald.example/{path}" for path in ("feed", "robots.txt", "short", "gone")]


@pytest.mark.parametrize(
    ("link", "says"),
    [
        (
            "http://127.0.0.1/x",
            "http://127.0.0.1/x is not fetched: 127.0.0.1 is on this machine or in a private network",
        ),
        ("http://127.1:8080/", "127.1 (127.0.0.1) is on this machine"),
        ("http://0177.1/", "0177.1 (127.0.0.1) is on this machine"),
        ("http://10.1/", "10.1 (10.0.0.1) is on this machine"),
        ("http://2130706433/", "2130706433 (127.0.0.1) is on this machine"),
        ("http://0x7f.1/", "0x7f.1 (127.0.0.1) is on this machine"),
        ("http://localhost:8000/", "localhost is on this machine"),
        ("http://[::1]/", "::1 is on this machine"),
        ("http://[::ffff:10.0.0.1]/", "is on this machine"),
        ("http://192.168.0.1/", "192.168.0.1 is on this machine"),
        ("http://router/", "router is on this machine"),
        ("http://printer.local./", "printer.local is on this machine"),
        ("file:///x", "without a link that can be followed"),
    ],
)
def test_a_feed_does_not_send_us_into_our_own_network(link: str, says: str) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        assert request.url.host == "herald.example"
        return httpx.Response(200, text=feed(SHORT.replace("https://herald.example/short", link)))

    assert says in str(read("https://herald.example/feed", httpx.MockTransport(serve))["two"])


def test_names_of_entries(tmp_path: Path) -> None:
    bare = f"<content:encoded><![CDATA[{FULL}]]></content:encoded>"
    (tmp_path / "a.rss").write_text(feed(RICH, RICH, f"<link>https://a.example/</link>{bare}", bare))
    assert list(read(tmp_path / "a.rss")) == ["one", "one~2", "https://a.example/", "4"]


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
TRAPS = [
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]><rss><title>&l9;</title></rss>',
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
    '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss version="2.0"></rss>',
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]><rss></rss>',
]


@pytest.mark.parametrize("text", TRAPS, ids=["laughs", "file", "dtd", "parameter"])
def test_traps_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.xml").write_text(text)
    (tmp_path / "b.txt").write_text(SAID)
    lines, peak = read_apart(tmp_path, 2_000_000_000)
    assert len(lines) == 2 and "XML with a document type or entities" in lines[0]
    assert lines[1].endswith(str(len(SAID))) and peak < 300_000_000


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (feed(RICH)[:400], "is no well-formed XML"),
        ("<?xml version='1.0'?><letters/>", "is XML, but no RSS or Atom feed"),
        (feed(), "has no entries"),
        ("", "is no well-formed XML"),
        ("<rss>" + "<a>" * 100_000, "elements more than 200 deep"),
        (feed("\0"), "is no well-formed XML"),
    ],
)
def test_bad_feeds(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "a.xml").write_text(text)
    (error,) = read(tmp_path / "a.xml").values()
    assert says in str(error)


def test_a_large_feed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_FETCH_BYTES", "1000")
    (tmp_path / "a.xml").write_text(feed(RICH * 3))
    assert "is larger than 1,000 bytes: raise SAYSO_FETCH_BYTES." in str(read(tmp_path / "a.xml"))


def test_references_to_tags_take_linear_time(tmp_path: Path) -> None:
    """It took 24 seconds."""
    (tmp_path / "a.rss").write_text(feed(f"<guid>one</guid><description>{'&lt;' * 200_000}</description>", RICH))
    start = process_time()
    found = read(tmp_path / "a.rss")
    assert process_time() - start < 8 and isinstance(found["one~2"], Article)
