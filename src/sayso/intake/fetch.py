"""Fetch pages by http and https, with limits on time, size and redirects."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import PackageNotFoundError, version
from time import monotonic
from typing import NamedTuple
from urllib.parse import urljoin

import httpx

from sayso.errors import DecodeError, FetchError, MissingError, NoArticleError, PrivateAddressError
from sayso.intake.codings import undo
from sayso.intake.locations import address_error
from sayso.intake.networks import AGENT, Reach
from sayso.intake.recognition import media_types
from sayso.intake.transport import CheckedTransport
from sayso.settings import setting

HTML = media_types("html")
PACKED = ("application/gzip", "application/x-gzip", "application/octet-stream", "binary/octet-stream")
_PLAIN = ("text/plain", "text/markdown", "text/x-markdown", "")
_SAVE = "open it in a browser, save the page, and give the file."
_AGAIN = "try again later."
# status -> (error, what to do); the others follow from their first digit
_STATUSES = {
    401: (FetchError, _SAVE),
    402: (FetchError, _SAVE),
    403: (FetchError, _SAVE),
    404: (MissingError, "check the address."),
    410: (MissingError, "look for a copy in a web archive."),
    429: (FetchError, "wait a while, and ask for fewer pages at a time."),
    451: (FetchError, _SAVE),
}


class Wanted(NamedTuple):
    """The media types and the size that the caller of `fetch` accepts."""

    kinds: tuple[str, ...] | None  # None: any
    accept: str
    size: str  # the setting that bounds it
    refusal: str  # what something of another type is called
    remedy: str  # what to do about it
    missing: Sequence[int] = (404, 410)  # statuses that say that there is no such page


PAGES = Wanted(
    kinds=(*HTML, *_PLAIN),
    accept="text/html, text/plain;q=0.9",
    size="fetch_bytes",
    refusal="neither a page nor plain text",
    remedy="give the address of an article.",
)
# whatever articles come in; what else is called octet-stream or gzip is known by its first bytes
ARTICLES = PAGES._replace(
    kinds=(*HTML, *_PLAIN, *media_types(), *PACKED),
    accept="text/html, text/plain;q=0.9, application/rss+xml;q=0.9, application/atom+xml;q=0.9, */*;q=0.5",
    refusal="none of the kinds of text, page, document, feed or archive that are read",
)


ROBOTS = PAGES._replace(kinds=None, accept="text/plain", missing=range(400, 500))
"""A robots.txt: one that is refused is none (RFC 9309)."""


class Page(NamedTuple):
    """The response of a server: its bytes, media type in lower case, and charset, if any."""

    data: bytes
    kind: str
    charset: str | None


def fetch(
    url: str,
    transport: httpx.BaseTransport | None = None,
    wanted: Wanted = PAGES,
    reach: Reach | None = None,
) -> Page:
    """Fetch a page by http or https; send nothing but the address, and store no cookies.

    ``reach`` says what may be connected to, on every redirect too: without it, ``url`` is one that the user gave, which
    may be private.  For a link that nobody gave, ``Reach()`` allows public addresses alone.

    Limits: the settings ``fetch_seconds`` (for everything together), ``fetch_bytes`` or what ``wanted`` names in its
    place (after unpacking) and ``fetch_redirects``.

    Raises:
        MissingError: the server has no such page.
        PrivateAddressError: it is, or redirects to, a private address that is not allowed.
        FetchError: no answer, too slow, too large, redirected too often or to something else than http(s).
        DecodeError: what came is of no type that is ``wanted``: neither text nor HTML, unless another is named.
        NoArticleError: nothing came.
    """
    seconds = float(setting("fetch_seconds"))
    guarded = CheckedTransport(reach or Reach(url), transport)
    answer: queue.SimpleQueue[Page | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            answer.put(_get(client, url, monotonic() + seconds, wanted))
        except Exception as error:
            answer.put(error)

    # httpx limits each read, not their sum, and looking up a name not at all: a server that drips its headers would
    # hold us for ever.  So the work is done by a thread, which is left behind when time is up.
    with _client(guarded, seconds, wanted) as client:
        threading.Thread(target=work, name=f"fetch {url}", daemon=True).start()
        try:
            got = answer.get(timeout=seconds)
        except queue.Empty:
            got = _too_slow(url)
    if isinstance(got, Page):
        return got
    if isinstance(got, (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError)):
        raise _explain(got, url) from got
    raise got


def _client(transport: httpx.BaseTransport, seconds: float, wanted: Wanted) -> httpx.Client:
    try:
        release = version("sayso")
    except PackageNotFoundError:  # run from a checkout
        release = "0"
    return httpx.Client(
        transport=transport,
        timeout=seconds,
        # what we unpack ourselves, in bounded memory
        headers={"User-Agent": f"{AGENT}/{release}", "Accept": wanted.accept, "Accept-Encoding": "gzip, br"},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    )


def _get(client: httpx.Client, url: str, deadline: float, wanted: Wanted) -> Page:
    address = httpx.URL(url)
    for hop in range(int(setting("fetch_redirects")) + 1):
        with _naming(url, hop), client.stream("GET", address) as response:
            if not response.has_redirect_location:
                return _page(response, url, deadline, wanted)
            address = _next_address(response, url)
        if monotonic() > deadline:
            raise _too_slow(url)
    raise FetchError(
        f"{url} redirects more than {int(setting('fetch_redirects'))} times",
        "open it in a browser, and give the address it ends at.",
    )


@contextmanager
def _naming(url: str, hop: int) -> Iterator[None]:
    """Adds the requested address to the error of a redirect to a private address."""
    try:
        yield
    except PrivateAddressError as error:
        if not hop:
            raise
        raise PrivateAddressError(f"{url} redirects, and {error.cause}", error.remedy) from error


def _next_address(response: httpx.Response, url: str) -> httpx.URL:
    target = response.headers["Location"]
    try:
        target = urljoin(str(response.url), target).replace(" ", "%20")
        sound = address_error(target) is None
    except ValueError:  # "//[::1" has no closing bracket
        sound = False
    if not sound:
        raise FetchError(f"{url} redirects to {target}", "only http and https addresses are read.")
    return httpx.URL(target)


def _page(response: httpx.Response, url: str, deadline: float, wanted: Wanted) -> Page:
    _check_status(response, url, wanted.missing)
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if wanted.kinds is not None and kind not in wanted.kinds:
        raise DecodeError(f"{url} is {kind}, {wanted.refusal}", wanted.remedy)
    data = _body(response, url, deadline, wanted.size)
    if not data.strip():
        raise NoArticleError(f"the page at {url} is empty", "open it in a browser to see whether there is an article.")
    return Page(data, kind, response.charset_encoding)


def _check_status(response: httpx.Response, url: str, missing: Sequence[int]) -> None:
    status = response.status_code
    if response.is_success:
        return
    error, remedy = _STATUSES.get(status, (FetchError, _AGAIN if status >= 500 else "check the address."))
    if status in missing:
        error = MissingError
    reason = " ".join(filter(None, (str(status), response.reason_phrase)))
    raise error(f"{'no page at' if error is MissingError else 'the server refused'} {url} ({reason})", remedy)


def _body(response: httpx.Response, url: str, deadline: float, size: str) -> bytes:
    limit = int(setting(size))
    too_large = FetchError(
        f"{url} is larger than {limit:,} bytes", f"give a smaller page, or raise SAYSO_{size.upper()}."
    )
    declared = response.headers.get("Content-Length", "0")
    if declared.isdecimal() and int(declared) > limit:
        raise too_large
    data = bytearray()
    for piece in _unpacked(response, url, limit + 1):
        data += piece
        if len(data) > limit:
            raise too_large
        if monotonic() > deadline:
            raise _too_slow(url)
    return bytes(data)


def _unpacked(response: httpx.Response, url: str, most: int) -> Iterator[bytes]:
    if response.is_stream_consumed:  # a fake transport's Response(content=...) is unpacked from the start
        yield response.content
        return
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("identity", ""):
        yield from response.iter_raw()
        return
    if coding in ("br", "deflate"):
        yield from _undone(response, coding, url, most)
        return
    if coding not in ("gzip", "x-gzip"):
        raise FetchError(f"{url} came packed as {coding}", _SAVE)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        # at most `most` bytes a piece: a page of zeros packs a thousandfold
        for piece in response.iter_raw():
            yield unpacker.decompress(piece, most)
    except zlib.error as error:
        raise FetchError(f"{url} came damaged ({error})", _AGAIN) from error
    if not unpacker.eof:
        raise FetchError(f"{url} broke off", _AGAIN)


def _undone(response: httpx.Response, coding: str, url: str, most: int) -> Iterator[bytes]:
    """Yield the body of a response in a coding that is undone at once, after an empty piece for each packed one."""
    packed = bytearray()
    for piece in response.iter_raw():
        packed += piece
        yield bytes(packed) if len(packed) > most else b""  # too large as it is
    try:
        yield undo(coding, bytes(packed), most)
    except (OSError, zlib.error, ValueError) as error:
        raise FetchError(f"{url} came damaged ({error})", _AGAIN) from error


def _too_slow(url: str) -> FetchError:
    return FetchError(
        f"{url} took longer than {float(setting('fetch_seconds')):g} seconds",
        "try again, or raise SAYSO_FETCH_SECONDS.",
    )


def _explain(error: Exception, url: str) -> FetchError:
    """Return the reason of a network error from its chain of causes, since the names of httpx say little."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    if any(isinstance(link, socket.gaierror) for link in chain):
        return FetchError(f"no server is called {httpx.URL(url).host}", "check the address and your connection.")
    if any(isinstance(link, ssl.SSLError) for link in chain):
        return FetchError(f"no secure connection to {url} ({error})", _SAVE)
    if any(isinstance(link, ConnectionRefusedError) for link in chain):
        return FetchError(f"the server of {url} refuses connections", "check the address, or try again later.")
    if isinstance(error, httpx.TimeoutException):
        return _too_slow(url)
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError)):
        return FetchError(
            f"malformed address {url}, or one it redirects to ({error})",
            "give it in full, as in https://herald.example/news/1.",
        )
    return FetchError(f"cannot fetch {url} ({error or type(error).__name__})", _AGAIN)
