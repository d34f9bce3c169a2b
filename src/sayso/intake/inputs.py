"""An input, opened, and what it is: known by its media type, by the ending of its name and by its first bytes."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from urllib.parse import urlsplit

from sayso.intake.files import opened, stdin
from sayso.intake.locations import STDIN, address_error, is_address
from sayso.intake.networks import Reach
from sayso.intake.text import byte_order_mark, looks_like_html
from sayso.records import Article

if TYPE_CHECKING:
    import httpx

Kind = Literal["text", "html", "pdf", "mail", "feed", "warc", "jsonl"]
SEVERAL: frozenset[Kind] = frozenset({"feed", "warc", "jsonl"})  # hold any number of articles; the others hold one

_ENDINGS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("text", (".txt", ".text", ".md")),
    ("html", (".html", ".htm", ".xhtml")),
    ("pdf", (".pdf",)),
    ("mail", (".eml",)),
    ("feed", (".rss", ".atom", ".xml")),
    ("jsonl", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")),
    ("warc", (".warc", ".warc.gz", ".warc.lz4", ".warc.zst")),
)
_HEAD = 4096  # bytes that are looked at
# "<?xml version='1.0'?> <?xml-stylesheet ...?> <!-- ... --> <rss version=", "<feed xmlns=", "<rdf:RDF"
_FEED = re.compile(
    r"\s*+(?:<\?[^>]{0,300}>\s*+|<!--(?:(?!-->).){0,800}-->\s*+)*+(?:<!DOCTYPE[^<]{0,300}(?:<!(?:(?!<rss|<feed).)*+)?)?"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_XML = re.compile(r"\s*+<\?xml\b")
# {"text": "...
_JSONL = re.compile(rb'(?:\xef\xbb\xbf)?\s*+\{[ \t]*+"[^"\\\n]{1,60}"[ \t]*+:')


@dataclass(frozen=True)
class Input:
    """An open input: ``stream`` stands at its beginning, ``size`` is its length in bytes where that is known.

    ``charset`` is what a server declared; ``fetched`` whether it came from the network, through ``transport`` if given;
    ``reach`` what may be connected to for what it links to.
    """

    location: str
    kind: Kind
    stream: BufferedReader[Any]
    size: int | None = None
    charset: str | None = None
    fetched: bool = False
    transport: httpx.BaseTransport | None = None
    reach: Reach | None = None


class Part(NamedTuple):
    """One of the articles in an input that holds several.

    ``name`` is what it is called in there, the same whenever the file is; ``load`` reads it, as long as the next has
    not been asked for, and raises a `ReadError` if it cannot; ``position`` is how many bytes of the input lie before
    its end.  ``take`` reads what has to be read before the next is asked for, and returns the rest of the work, which
    can be pickled; without it ``load`` does all at once.
    """

    name: str
    load: Callable[[], Article]
    position: int
    take: Callable[[], Callable[[], Article]] | None = None


@contextmanager
def opened_input(
    location: str, transport: httpx.BaseTransport | None = None, reach: Reach | None = None
) -> Iterator[Input]:
    """Open a file, an http(s) address or ``-``, and find out what it is.

    ``reach`` is given for an address that the user did not give, see `fetch`.

    Raises:
        MissingError: no such file or page.
        FetchError: the network did not give the page, in time, in size or at all.
        DecodeError: what a server sent is of a type that cannot be read.
        ReadError: it may not be read.
    """
    if is_address(location):
        yield _fetched(location, transport, reach)
    elif location == STDIN:
        with stdin() as stream:
            yield Input(location, kind_of(stream.peek(_HEAD)[:_HEAD]), stream)
    else:
        with opened(location) as stream:
            size = None
            with suppress(OSError):
                size = os.fstat(stream.fileno()).st_size or None  # a pipe has none
            yield Input(location, kind_of(stream.peek(_HEAD)[:_HEAD], location), stream, size)


def kind_of(head: bytes, name: str = "", media: str = "") -> Kind:
    """What an input is, by its first bytes, the ending of its name and the media type that a server gave it.

    A PDF and a WARC file are known whatever they are called.  What nothing speaks for is text.
    """
    inner = _unpacked(head)
    if inner.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"%PDF-"):
        return "pdf"
    by_name = next((kind for kind, endings in _ENDINGS if name.lower().endswith(endings)), None)
    if by_name in ("text", "html"):
        return "html" if by_name == "html" or looks_like_html(head) else "text"
    by_media = _by_media(media)
    if by_name or by_media not in (None, "html", "feed"):
        return by_name or by_media or "text"
    return _by_start(head, inner, by_media)


def _by_start(head: bytes, inner: bytes, by_media: Kind | None) -> Kind:
    mark, encoding = byte_order_mark(head)
    start = head[len(mark) :].decode(encoding or "latin-1", "ignore")
    if _FEED.match(start):  # many a server calls its feed a page
        return "feed"
    if by_media == "html" or looks_like_html(head):
        return "html"
    if by_media == "feed" or _XML.match(start):
        return "feed"
    return "jsonl" if _JSONL.match(inner) else "text"


def _unpacked(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
    except zlib.error:
        return head


def _fetched(location: str, transport: httpx.BaseTransport | None, reach: Reach | None) -> Input:
    error = address_error(location)
    if error:
        raise error
    from sayso.intake.fetch import ARTICLES, PACKED, fetch

    reach = reach or Reach(location)
    page = fetch(location, transport, ARTICLES, reach)
    name = urlsplit(location).path if page.kind in PACKED else ""
    kind = kind_of(page.data[:_HEAD], name, page.kind)
    stream: BufferedReader[Any] = BufferedReader(BytesIO(page.data))
    return Input(location, kind, stream, len(page.data), page.charset, fetched=True, transport=transport, reach=reach)


def _by_media(media: str) -> Kind | None:
    if not media:
        return None
    from sayso.intake.fetch import FEEDS, HTML, JSONL

    table: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("html", HTML),
        ("feed", FEEDS),
        ("jsonl", JSONL),
        ("pdf", ("application/pdf",)),
        ("mail", ("message/rfc822",)),
        ("warc", ("application/warc",)),
    )
    return next((kind for kind, types in table if media in types), None)
