"""Addresses: a fake transport for what servers say, a real server for what they do slowly, endlessly or too much."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from time import sleep

import brotli
import httpx
import pytest

from sayso.errors import DecodeError, FetchError, MissingError, NoArticleError, ReadError
from sayso.intake import load
from tests.serving import Quiet, serving

PAGE = b"<html lang=en><body><p>Mayor Harlan Pike said on Tuesday that he would resign.</p></body></html>"
SAID = "Mayor Harlan Pike said on Tuesday that he would resign."
URL = "https://herald.example/pike"


class Pieces(httpx.SyncByteStream):
    """A body as it comes from a network: not read yet."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __iter__(self) -> Iterator[bytes]:
        yield from (self.content[i : i + 50] for i in range(0, len(self.content), 50))


def answer(
    status: int = 200, content: bytes = PAGE, kind: str | None = "text/html", **headers: str
) -> httpx.MockTransport:
    more = {name.replace("_", "-"): value for name, value in headers.items()} | ({"Content-Type": kind} if kind else {})
    return httpx.MockTransport(lambda request: httpx.Response(status, stream=Pieces(content), headers=more))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PAGE, "text/html; charset=utf-8"),
        (PAGE, "application/xhtml+xml"),
        (PAGE, None),
        (PAGE, "text/plain"),
        (SAID.encode(), "text/plain"),
        (SAID.encode(), "TEXT/Markdown; charset=nonsense"),
        (SAID.encode("utf-16"), None),
    ],
)
def test_pages_and_texts(content: bytes, kind: str | None) -> None:
    article = load(URL, transport=answer(content=content, kind=kind))
    assert (article.text, article.location) == (SAID, URL)


def test_the_servers_charset() -> None:
    said = "“Ja,” said Åse."
    assert (
        load(URL, transport=answer(content=said.encode("cp1252"), kind="text/plain; charset=windows-1252")).text == said
    )


def test_gzip() -> None:
    packed = httpx.Response(
        200, content=gzip.compress(PAGE), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}
    )
    assert load(URL, transport=httpx.MockTransport(lambda _: packed)).text == SAID
    assert load(URL, transport=answer(content=gzip.compress(PAGE), Content_Encoding="gzip")).text == SAID


@pytest.mark.parametrize(
    ("packed", "coding"), [(brotli.compress(PAGE), "br"), (zlib.compress(PAGE), "deflate")], ids=["br", "deflate"]
)
def test_other_codings(packed: bytes, coding: str) -> None:
    assert load(URL, transport=answer(content=packed, Content_Encoding=coding)).text == SAID


def test_a_bomb_of_brotli_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_FETCH_BYTES", "1000000")
    bomb = brotli.compress(b" " * 300_000_000, quality=1)
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 1,000,000 bytes"):
        load(URL, transport=answer(content=bomb, Content_Encoding="br"))
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


def test_what_is_sent() -> None:
    seen: list[httpx.Request] = []

    def serve(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if len(seen) == 1:
            return httpx.Response(302, headers={"Location": "/two", "Set-Cookie": "a=b"})
        return httpx.Response(200, content=PAGE, headers={"Content-Type": "text/html"})

    assert load(URL, transport=httpx.MockTransport(serve)).location == URL
    assert [str(request.url) for request in seen] == [URL, "https://herald.example/two"]
    assert seen[0].headers["User-Agent"].startswith("sayso/")
    assert not any("Cookie" in request.headers for request in seen)


@pytest.mark.parametrize(
    ("transport", "error", "words"),
    [
        (answer(404), MissingError, f"no page at {URL} (404 Not Found): check"),
        (answer(410), MissingError, "web archive"),
        (answer(403), FetchError, "save the page"),
        (answer(429), FetchError, "wait"),
        (answer(503), FetchError, "(503 Service Unavailable): try again later"),
        (answer(304), FetchError, "304"),
        (answer(content=b" \n"), NoArticleError, "is empty"),
        (answer(204, b""), NoArticleError, "is empty"),
        (answer(kind="application/x-flash"), DecodeError, "is application/x-flash, none of the kinds"),
        (answer(kind="image/png"), DecodeError, "is image/png"),
        (answer(content=b"%PDF-1.7", kind="text/plain"), DecodeError, "a PDF"),
        (answer(302, Location="ftp://herald.example/"), FetchError, "redirects to ftp://herald.example/: only http"),
        (answer(302, Location="data:text/html,hi"), FetchError, "or one it redirects to"),
        (answer(302, Location="http://[::1"), FetchError, "location header"),
        (answer(302, Location="/pike"), FetchError, "redirects more than 10 times"),
        (answer(Content_Encoding="zstd"), FetchError, "packed as zstd"),
        (answer(Content_Encoding="br"), FetchError, "came damaged"),
        (answer(Content_Encoding="deflate"), FetchError, "came damaged"),
        (answer(content=brotli.compress(PAGE)[:40], Content_Encoding="br"), FetchError, "came damaged"),
        (answer(Content_Encoding="gzip"), FetchError, "came damaged"),
        (answer(content=gzip.compress(PAGE)[:40], Content_Encoding="gzip"), FetchError, "broke off"),
    ],
)
def test_refusals(transport: httpx.MockTransport, error: type[ReadError], words: str) -> None:
    with pytest.raises(error) as caught:
        load(URL, transport=transport)
    assert type(caught.value) is error
    assert words in str(caught.value)
    assert URL in str(caught.value)


def test_a_fault_of_ours_is_not_hidden() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise KeyError(request)

    with pytest.raises(KeyError):
        load(URL, transport=httpx.MockTransport(fail))


ENDLESS = ("drip", "dripping_head", "silence")


class Server(Quiet, BaseHTTPRequestHandler):
    """Answers by path, badly."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        try:
            getattr(self, f"give_{self.path[1:]}")()
        except OSError:  # the reader has left
            self.close_connection = True

    def head(self, *headers: str, status: str = "200 OK") -> None:
        self.wfile.write("\r\n".join([f"HTTP/1.1 {status}", "Content-Type: text/html", *headers, "", ""]).encode())

    def give_page(self) -> None:
        self.head(f"Content-Length: {len(PAGE)}")
        self.wfile.write(PAGE)

    def give_404(self) -> None:
        self.head("Content-Length: 0", status="404 Not Found")

    def give_loop(self) -> None:
        self.head("Content-Length: 0", "Location: /loop", status="301 Moved")

    def give_large(self) -> None:
        self.head("Content-Length: 2000000000")
        self.wfile.write(PAGE)

    def give_endless(self) -> None:
        self.head("Transfer-Encoding: chunked")
        while True:
            self.wfile.write(b"2000\r\n" + b"<p>" + b"x" * 8189 + b"\r\n")

    def give_bomb(self) -> None:
        bomb = gzip.compress(b" " * 30_000_000)
        self.head("Content-Encoding: gzip", f"Content-Length: {len(bomb)}")
        self.wfile.write(bomb)

    def give_drip(self) -> None:
        self.head("Content-Length: 100000")
        self.drip()

    def give_dripping_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        self.drip()

    def drip(self) -> None:
        while True:  # until the reader leaves
            self.wfile.write(b"x")
            sleep(0.05)

    def give_silence(self) -> None:
        self.rfile.read(1)  # until the reader leaves
        self.close_connection = True

    def give_stump(self) -> None:
        self.head("Content-Length: 100000")
        self.wfile.write(PAGE)
        self.close_connection = True

    def give_nonsense(self) -> None:
        self.wfile.write(b"220 mail.herald.example ESMTP\r\n")
        self.close_connection = True


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Server) as address:
        yield address


@pytest.fixture
def refused(server: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    monkeypatch.setenv("SAYSO_FETCH_BYTES", "1000000")

    def get(path: str) -> str:
        # a busy machine takes its time over what ends; what does not end goes on for ever, however long the limit is
        monkeypatch.setenv("SAYSO_FETCH_SECONDS", "1" if path in ENDLESS else "60")
        with pytest.raises(ReadError) as caught:
            load(f"{server}/{path}")
        return str(caught.value)

    return get


def test_a_real_page(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert load(f"{server}/page").text == SAID


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("404", "no page at"),
        ("loop", "redirects more than"),
        ("large", "larger than 1,000,000 bytes"),
        ("endless", "larger than 1,000,000 bytes"),
        ("bomb", "larger than 1,000,000 bytes"),
        ("drip", "took longer than 1 seconds"),
        ("dripping_head", "took longer than 1 seconds"),
        ("silence", "took longer than 1 seconds"),
        ("stump", "cannot fetch"),
        ("nonsense", "cannot fetch"),
    ],
)
def test_real_trouble_is_bounded(refused: Callable[[str], str], path: str, words: str) -> None:
    assert words in refused(path)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:1/", "refuses connections"),
        ("http://no-such-host.invalid/", "no server is called no-such-host.invalid"),
        ("http://a..b/", "malformed address"),
    ],
)
def test_no_server(monkeypatch: pytest.MonkeyPatch, url: str, words: str) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,no-such-host.invalid,a..b")
    with pytest.raises(FetchError, match=words):
        load(url)


def test_no_secure_connection(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(FetchError, match="no secure connection"):
        load(server.replace("http:", "https:"))
