"""Read the pages of WARC archives (ISO 28500) with fastwarc, each as if it were fetched."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, NamedTuple, TypeAlias

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake.codings import undo
from sayso.intake.inputs import Input, Part
from sayso.intake.packed import MAGIC, Forward, Unpacked
from sayso.intake.plain import from_text
from sayso.intake.text import decode, looks_like_html
from sayso.records import Article
from sayso.settings import setting

_HEADER = b"WARC/1."
# "\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:...": the head of a record within the body of another
_INNER = re.compile(rb"\r\n\r\nWARC/1\.[01]\r\n(?:[A-Za-z][A-Za-z-]{0,60}:[^\r\n]{0,2000}\r\n){0,40}?WARC-Record-ID:")
_MOST_DAMAGES = 1_000  # each may be looked behind once: a file of nothing else must come to an end
_PIECE = 1 << 20
_HTML = ("text/html", "application/xhtml+xml")
HttpHeaders: TypeAlias = Any  # a mapping of fastwarc's that is not case-sensitive
_AGAIN = "get the archive again, or leave it at that."


def records(source: Input) -> Iterator[Part]:
    """Yield the pages of an archive by record id: responses with status 200 that are HTML or plain text.

    All else (requests, revisits, images, redirects) is passed over.  A page's ``WARC-Date`` is the crawl's and not the
    article's, so it is not taken.  Where the archive is damaged stands one failed part, and what follows is found again
    by the next record's beginning, where the input is a file.
    """
    raw = source.stream
    is_packed = raw.peek(3)[:3] == MAGIC
    base = 0
    for _ in range(_MOST_DAMAGES):
        walk = _Walk(source, base, is_packed)
        yield from walk.pages()
        if walk.at is None:
            return
        following = _next_record(raw, walk.at, packed=is_packed)
        if walk.cause:
            yield Part(f"{walk.at}-", partial(_refuse, ReadError(walk.cause, _AGAIN)), walk.at)
        if following is None:
            return
        raw.seek(following)
        base = following
    cause = f"{source.location} is damaged in {_MOST_DAMAGES:,} places; what follows byte {base:,} is not read"
    yield Part(f"{base}+", partial(_refuse, ReadError(cause, _AGAIN)), base)


class _Walk:
    """The records of an archive from an offset to its end or to the next damaged one."""

    def __init__(self, source: Input, base: int, is_packed: bool) -> None:
        self.at: int | None = None
        """The offset from which to search for the next record; None at the end."""
        self.cause = ""
        """The error there, unless a failed page has reported it."""
        self._source, self._base = source, base
        self._unpacked = Unpacked(source.stream, base) if is_packed else None

    def pages(self) -> Iterator[Part]:
        """Yield the pages up to the first damaged record."""
        raw, start, end, claimed = self._source.stream, self._base, self._base, 0
        stream = self._unpacked or (raw if raw.seekable() else Forward(raw))
        damage = ""
        try:
            # records of all types, so that none with a wrong length goes unseen
            for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
                start, claimed = self._start(record), record.content_length
                end = record.stream_pos + claimed  # as the stream counts: a file from its own beginning
                if self._runs_over(start, end):
                    self.at, self.cause = start, self._lie(start, claimed)
                    return
                page = _page(record)
                if page is None:
                    continue
                take = _Take(page, self._source.location, partial(self._lie, start, claimed))
                yield Part(_name(record, start), partial(_load, take), self._position(end), take)
                if not take.is_done:  # what follows must not depend on whether this page is asked for
                    with suppress(ReadError):
                        take()
                if take.runs_over:
                    self.at = start
                    return
                claimed *= not take.is_done  # what is wrong with it, it has said itself
        except OSError as error:
            damage = str(error)
        self._end(start, end, claimed, damage)

    def _end(self, start: int, end: int, claimed: int, damage: str) -> None:
        """Set the error at the end of the last record, ``[start, end)``; none at the end of the archive."""
        if self._unpacked and self._unpacked.damage:
            self.at, damage = self._unpacked.member, self._unpacked.damage
        elif damage:
            # the length of the last record may be wrong, and it hold the next one
            is_inside = self._unpacked or self._holds_another(start, end)
            self.at = start if is_inside else max(start, end - len(_HEADER))
        elif self._unpacked and end > self._unpacked.tell() and claimed:
            self.at = start
            damage = f"a record claims {claimed:,} bytes, and the archive ends before"
        if damage:
            self.cause = f"{self._source.location} is damaged after byte {self.at:,} ({damage})"

    def _start(self, record: WarcRecord) -> int:
        """Return the offset of a record, or of the gzip member that holds it."""
        if self._unpacked:
            return self._unpacked.member_at(record.stream_pos)
        return int(record.stream_pos)

    def _position(self, end: int) -> int:
        return self._unpacked.offset if self._unpacked else end

    def _lie(self, start: int, claimed: int) -> str:
        return f"{self._source.location}: the record at byte {start:,} claims {claimed:,} bytes, and holds the next one"

    def _runs_over(self, start: int, end: int) -> bool:
        """Return whether a record claims more bytes than the file has, and another record begins in it."""
        size = self._source.size
        return not self._unpacked and size is not None and end > size and self._holds_another(start, size)

    def _holds_another(self, start: int, end: int) -> bool:
        raw = self._source.stream
        if self._unpacked or not raw.seekable():
            return False
        before = raw.tell()
        following = _next_record(raw, start, packed=False)
        raw.seek(before)
        return following is not None and following < end


def _refuse(error: ReadError) -> Article:
    raise error


def _name(record: WarcRecord, start: int) -> str:
    return str(record.record_id or "").strip("<>") or str(start)


def _next_record(raw: BinaryIO, after: int, *, packed: bool) -> int | None:
    """Move to the next record after an offset, and return its offset; None if there is none."""
    if not raw.seekable():
        return None
    wanted = MAGIC if packed else b"\n" + _HEADER
    place, kept = after + 1, b""
    raw.seek(place)
    while piece := raw.read(_PIECE):
        window = kept + piece
        begin = window.find(wanted)
        while begin >= 0:
            at = place - len(kept) + begin + (not packed)
            if not packed or _begins(raw, at):
                raw.seek(at)
                return at
            begin = window.find(wanted, begin + 1)
        place += len(piece)
        kept = window[-len(wanted) + 1 :]
        raw.seek(place)
    return None


def _begins(raw: BinaryIO, at: int) -> bool:
    """Return whether a compressed record begins there, rather than bytes that look like one."""
    raw.seek(at)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(raw.read(4096), 16).startswith(_HEADER)
    except zlib.error:
        return False


def _page(record: WarcRecord) -> WarcRecord | None:
    """Return the record with parsed HTTP headers, if it is a page."""
    if record.record_type != WarcRecordType.response or not record.is_http:
        return None
    record.parse_http()
    headers = record.http_headers
    if headers is None or headers.status_code != 200:
        return None
    kind = (record.http_content_type or "").lower()
    if kind not in (*_HTML, "text/plain") or _address(record).endswith("/robots.txt"):
        return None
    return record


def _address(record: WarcRecord) -> str:
    return str(record.headers.get("WARC-Target-URI") or "").strip("<>")


def _load(take: Callable[[], Callable[[], Article]]) -> Article:
    return take()()


class _Take:
    """Reads the body of a record, before the next one is requested; the rest of the work needs no archive."""

    def __init__(self, record: WarcRecord, archive: str, lie: Callable[[], str]) -> None:
        self.runs_over = False
        """Whether the record claims more bytes than it has, and holds the next record."""
        self.is_done = False
        self._record, self._archive, self._lie = record, archive, lie

    def __call__(self) -> Callable[[], Article]:
        """Read the body.

        Raises:
            ReadError: it is too large, breaks off, or holds the next record.
        """
        record, archive, self.is_done = self._record, self._archive, True
        address = _address(record)
        name = f"{address or record.record_id} in {archive}"
        limit = int(setting("fetch_bytes"))
        expected = record.content_length
        body = self._body(limit)
        if len(body) > limit:
            raise _too_large(name, limit)
        if len(body) < expected:
            raise ReadError(f"{name} breaks off after {len(body):,} of {expected:,} bytes", _AGAIN)
        page = _Page(
            name, address or archive, _codings(record.http_headers), record.http_charset, record.http_content_type or ""
        )
        return partial(_article, page, body)

    def _body(self, limit: int) -> bytes:
        """Return the body, up to the limit and one byte."""
        body = bytearray()
        while len(body) <= limit:
            piece = self._record.reader.read(min(_PIECE, limit + 1 - len(body)))
            if not piece:
                break
            # another record's head may begin in the piece before
            seen = max(0, len(body) - 4096)
            body += piece
            if _INNER.search(body, seen):
                self.runs_over = True
                raise ReadError(self._lie(), _AGAIN)
        return bytes(body)


class _Page(NamedTuple):
    """The headers of a record that describe its body."""

    name: str
    location: str
    codings: list[str]
    charset: str | None
    media: str


def _article(page: _Page, body: bytes) -> Article:
    body = _decoded(body, page.codings, page.name, int(setting("fetch_bytes")))
    if not body.strip():
        raise NoArticleError(f"{page.name} is empty", "look for another copy.")
    if page.media.lower() in _HTML or looks_like_html(body):
        from sayso.intake.html import from_html

        return from_html(body, page.location, page.charset)
    return from_text(decode(body, page.name, page.charset), page.location)


def _codings(headers: HttpHeaders) -> list[str]:
    """Return the codings of a body, outermost first: "chunked", "gzip"."""
    return [
        coding
        for header in ("Transfer-Encoding", "Content-Encoding")
        for coding in reversed([word.strip().lower() for word in (headers.get(header) or "").split(",")])
        if coding and coding != "identity"
    ]


def _decoded(body: bytes, codings: list[str], name: str, limit: int) -> bytes:
    """Decode the transfer and content codings of a page (RFC 9110 and 9112), up to the limit."""
    for coding in codings[:4]:
        try:
            body = undo(coding, body, limit + 1)
        except (OSError, zlib.error, ValueError) as error:
            raise DecodeError(f"{name} came packed as {coding}, and is damaged ({error})", _AGAIN) from error
        if len(body) > limit:
            raise _too_large(name, limit)
    return body


def _too_large(name: str, limit: int) -> ReadError:
    return ReadError(f"{name} is larger than a page may be ({limit:,} bytes)", "raise SAYSO_FETCH_BYTES.")
