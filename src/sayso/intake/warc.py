"""WARC archives (ISO 28500), by fastwarc: the pages in them, each as if it were fetched."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO, TypeAlias

from fastwarc.stream_io import BrotliReader, ChunkedReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake.inputs import Input, Part
from sayso.intake.packed import MAGIC, Forward, Unpacked
from sayso.intake.plain import from_text
from sayso.intake.text import decode, looks_like_html
from sayso.records import Article
from sayso.settings import setting

_HEADER = b"WARC/1."
_PIECE = 1 << 20
_HTML = ("text/html", "application/xhtml+xml")
HttpHeaders: TypeAlias = Any  # a mapping of fastwarc's that is not case-sensitive
_AGAIN = "get the archive again, or leave it at that."


def records(source: Input) -> Iterator[Part]:
    """The pages of an archive, by their record ids: responses of status 200 that are HTML or plain text.

    All else (requests, revisits, images, redirects) is passed over.  A page's ``WARC-Date`` is the crawl's and not the
    article's, so it is not taken.  Where the archive is damaged stands one failed part, and what follows is found again
    by the next record's beginning, where the input is a file.
    """
    raw = source.stream
    unpacked = Unpacked(raw) if raw.peek(3)[:3] == MAGIC else None
    base = 0
    while True:
        end, damage = base, ""
        try:
            archive = unpacked or (raw if raw.seekable() else Forward(raw))
            for record in ArchiveIterator(archive, record_types=WarcRecordType.response, parse_http=False):
                start = base + record.stream_pos
                end = start + record.content_length
                page = _page(record)
                if page is not None:
                    position = unpacked.offset if unpacked else end
                    yield Part(_name(record, start), partial(_article, page, source.location), position)
        except OSError as error:
            damage = str(error)
        damage = (unpacked.damage if unpacked else None) or damage
        if not damage:
            return
        at = unpacked.member if unpacked else end
        cause = f"{source.location} is damaged after byte {at:,} ({damage})"
        yield Part(f"{at}-", partial(_refuse, ReadError(cause, _AGAIN)), at)
        found = _next_record(raw, at, packed=unpacked is not None)
        if found is None:
            return
        base, unpacked = found, Unpacked(raw, found) if unpacked else None


def _refuse(error: ReadError) -> Article:
    raise error


def _name(record: WarcRecord, start: int) -> str:
    return str(record.record_id or "").strip("<>") or str(start)


def _next_record(raw: BinaryIO, after: int, *, packed: bool) -> int | None:
    """Where the next record begins after a byte of the file, which is left standing there; None if there is none."""
    if not raw.seekable():
        return None
    wanted = MAGIC if packed else _HEADER
    place, kept = after + 1, b""
    raw.seek(place)
    while piece := raw.read(_PIECE):
        window = kept + piece
        found = window.find(wanted)
        while found >= 0:
            at = place - len(kept) + found
            if not packed or _begins(raw, at):
                raw.seek(at)
                return at
            found = window.find(wanted, found + 1)
        place += len(piece)
        kept = window[-len(wanted) + 1 :]
        raw.seek(place)
    return None


def _begins(raw: BinaryIO, at: int) -> bool:
    """Whether a packed record begins there, and not just bytes that look like one."""
    raw.seek(at)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(raw.read(4096), 16).startswith(_HEADER)
    except zlib.error:
        return False


def _page(record: WarcRecord) -> WarcRecord | None:
    """The record, its HTTP headers read, if it is a page."""
    if not record.is_http:
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


def _article(record: WarcRecord, archive: str) -> Article:
    address = _address(record)
    name = f"{address or record.record_id} in {archive}"
    limit = int(setting("fetch_bytes"))
    expected = record.content_length
    body = record.reader.read(limit + 1)
    if len(body) > limit:
        raise _too_large(name, limit)
    if len(body) < expected:
        raise ReadError(f"{name} breaks off after {len(body):,} of {expected:,} bytes", _AGAIN)
    body = _decoded(body, record.http_headers, name, limit)
    if not body.strip():
        raise NoArticleError(f"{name} is empty", "look for another copy.")
    charset = record.http_charset
    if (record.http_content_type or "").lower() in _HTML or looks_like_html(body):
        from sayso.intake.html import from_html

        return from_html(body, address or archive, charset)
    return from_text(decode(body, name, charset), address or archive)


def _decoded(body: bytes, headers: HttpHeaders, name: str, limit: int) -> bytes:
    """The page out of its transfer and content codings (RFC 9110 and 9112), no more of it than the limit."""
    codings = [
        coding
        for header in ("Transfer-Encoding", "Content-Encoding")
        for coding in reversed([word.strip().lower() for word in (headers.get(header) or "").split(",")])
        if coding and coding != "identity"
    ]
    for coding in codings[:4]:
        try:
            body = _undo(coding, body, limit + 1)
        except (OSError, zlib.error, ValueError) as error:
            raise DecodeError(f"{name} came packed as {coding}, and is damaged ({error})", _AGAIN) from error
        if len(body) > limit:
            raise _too_large(name, limit)
    return body


def _undo(coding: str, body: bytes, most: int) -> bytes:
    if coding in ("gzip", "x-gzip", "deflate"):
        # archives keep the header of a page that their crawler has unpacked
        if coding != "deflate" and not body.startswith(MAGIC[:2]):
            return body
        # deflate comes with the header of zlib, as the standard has it, or without, as servers do
        bare = coding == "deflate" and body[:1] != b"\x78"
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        out = unpacker.decompress(body, most)
        if not unpacker.eof and len(out) < most:
            raise ValueError("it breaks off")
        return out
    if coding == "br":
        return bytes(BrotliReader(BytesIO(body)).read(most))
    if coding == "chunked":
        if not body[:1].isalnum() or b"\r\n" not in body[:64]:
            return body
        return bytes(ChunkedReader(BytesIO(body)).read(most))
    raise ValueError("that is not known here")


def _too_large(name: str, limit: int) -> ReadError:
    return ReadError(f"{name} is larger than a page may be ({limit:,} bytes)", "raise SAYSO_FETCH_BYTES.")
