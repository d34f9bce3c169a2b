"""Recognizes what an input is: by its first bytes, then by the ending of its name and the media type of a server."""

from __future__ import annotations

import csv
import io
import json
import re
import zlib
from contextlib import suppress
from typing import Literal

from sayso.intake.fields import TEXT_NAMES, plain_name
from sayso.intake.text import byte_order_mark, looks_like_html

Kind = Literal[
    "text", "html", "pdf", "mail", "mhtml", "mbox", "captions", "rtf", "odt", "docx", "epub",
    "feed", "news", "warc", "zip", "json", "jsonl", "table", "parquet",
]  # fmt: skip
SINGLE: frozenset[Kind] = frozenset({"text", "html", "pdf", "mail", "mhtml", "captions", "rtf"})
"""What holds one article; the other kinds hold any number."""
HEAD = 4096
"""Bytes that are looked at."""

ENDINGS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("text", (".txt", ".text", ".md")),
    ("html", (".html", ".htm", ".xhtml")),
    ("pdf", (".pdf",)),
    ("mail", (".eml",)),
    ("mbox", (".mbox", ".mbx")),
    ("mhtml", (".mhtml", ".mht")),
    ("captions", (".vtt", ".srt")),
    ("rtf", (".rtf",)),
    ("docx", (".docx",)),
    ("odt", (".odt",)),
    ("epub", (".epub",)),
    ("feed", (".rss", ".atom", ".xml")),
    ("jsonl", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst")),
    ("json", (".json", ".json.gz", ".json.zst")),
    ("table", (".csv", ".tsv", ".csv.gz", ".tsv.gz", ".csv.zst", ".tsv.zst")),
    ("parquet", (".parquet",)),
    ("warc", (".warc", ".warc.gz", ".warc.lz4", ".warc.zst")),
    ("zip", (".zip", ".wacz")),
)
_MEDIA: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("html", ("text/html", "application/xhtml+xml")),
    ("feed", ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")),
    ("jsonl", ("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines")),
    ("json", ("application/json", "application/feed+json")),
    ("table", ("text/csv", "text/tab-separated-values")),
    ("captions", ("text/vtt", "application/x-subrip")),
    ("pdf", ("application/pdf",)),
    ("mail", ("message/rfc822",)),
    ("mbox", ("application/mbox",)),
    ("mhtml", ("multipart/related", "application/x-mimearchive")),
    ("warc", ("application/warc",)),
    ("rtf", ("application/rtf", "text/rtf")),
    ("docx", ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)),
    ("odt", ("application/vnd.oasis.opendocument.text",)),
    ("epub", ("application/epub+zip",)),
    ("parquet", ("application/vnd.apache.parquet",)),
    ("zip", ("application/zip", "application/x-zip-compressed", "application/wacz")),
)
# what begins an input of a kind, whatever it is called
_STARTS: tuple[tuple[Kind, bytes], ...] = (
    ("warc", b"WARC/"),
    ("pdf", b"%PDF-"),
    ("rtf", b"{\\rtf"),
    ("parquet", b"PAR1"),
    ("captions", b"WEBVTT"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# "<?xml version='1.0'?> <?xml-stylesheet ...?> <!-- ... -->"
_DOCTYPE = r"(?:<!DOCTYPE[^<]{0,300}(?:<!(?:(?!<rss|<feed).)*+)?)?"
_PROLOG = r"\A\s*+(?:<\?[^>]{0,300}>\s*+|<!--(?:(?!-->).){0,800}-->\s*+)*+" + _DOCTYPE
# <rss version=   <feed xmlns=   <rdf:RDF
_FEED = re.compile(_PROLOG + r"<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
# <nitf>   <newsItem xmlns=   <nar:newsMessage
_NEWS = re.compile(_PROLOG + r"<(?:\w{1,20}:)?(?:nitf|newsItem|newsMessage|packageItem)\b", re.DOTALL)
_XML = re.compile(r"\s*+<\?xml\b")
# {"text": "...
_OBJECT = re.compile(r'\s*+\{\s*+"[^"\\\n]{1,60}"\s*+:')
# [{"text": ...   []
_ARRAY = re.compile(r"\s*+\[\s*+[\[{\"\]]")
# From roe@herald.example Tue Mar  5 10:00:00 2024
_MBOX = re.compile(
    r"\AFrom \S{1,320} +(?:\S{1,320} +)?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +\w{1,3} +\w{1,3} +\d[\d:]{3,7}"
    r"[^\n]{0,40}\r?\n[\w-]{1,70}:"
)
# 1 | 00:00:01,000 --> 00:00:04,000
_CUES = re.compile(r"\A\s*+(?:\d{1,6}[ \t]*\r?\n)?\d{1,3}:\d\d(?::\d\d)?[.,]\d{1,3}[ \t]+-->[ \t]+\d{1,3}:\d\d")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("feed", _FEED),  # many a server calls its feed a page
    ("news", _NEWS),
    ("mbox", _MBOX),
    ("captions", _CUES),
)
# Subject: Pike to quit   X-Mailer: ...
_FIELD = re.compile(r"([!-9;-~]{1,70}):(?:[ \t]|\r?$)")
_WROTE = frozenset({"from", "subject", "message-id", "received", "mime-version", "return-path", "delivered-to"})
_MAILED = _WROTE | {"to", "date", "cc", "sent", "reply-to", "content-type", "content-transfer-encoding"}


def kind_of(head: bytes, name: str = "", media: str = "") -> Kind:
    """Return the kind of an input, by its first bytes, the ending of its name and the media type of a server.

    What the first bytes say goes before the name: a mail box called ``notes.txt`` is a mail box.  What nothing speaks
    for is text.
    """
    inner = _unpacked(head)
    by_name = next((kind for kind, endings in ENDINGS if name.lower().endswith(endings)), None)
    by_media = next((kind for kind, types in _MEDIA if media in types), None)
    start = _start(inner)
    sure = _by_bytes(head, inner) or _by_start(start, len(inner) < HEAD, by_name, by_name or by_media)
    if sure:
        return sure
    if by_name in ("text", "html") or (not by_name and by_media in (None, "html", "feed")):
        return _page_or_text(start, by_name, by_media, head)
    return by_name or by_media or "text"


def media_types(*kinds: Kind) -> tuple[str, ...]:
    """Return the media types of some kinds, of all if none is given."""
    return tuple(media for kind, types in _MEDIA if not kinds or kind in kinds for media in types)


def _by_bytes(head: bytes, inner: bytes) -> Kind | None:
    if head.startswith(_ZIP):
        return _packed_kind(head)
    return next((kind for kind, start in _STARTS if inner.removeprefix(b"\xef\xbb\xbf").startswith(start)), None)


def _packed_kind(head: bytes) -> Kind:
    """Tell an office document or a book from any other ZIP file: their first member, not packed, says so."""
    if b"mimetypeapplication/epub+zip" in head[:120]:
        return "epub"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120]:
        return "odt"
    return "zip"  # a .docx may begin with any of its members: its list of members tells


def _start(inner: bytes) -> str:
    mark, encoding = byte_order_mark(inner)
    return inner[len(mark) :].decode(encoding or "latin-1", "ignore")


def _by_start(start: str, is_whole: bool, by_name: Kind | None, likely: Kind | None) -> Kind | None:
    """Return what the first lines can only be, else None."""
    for kind, pattern in _PATTERNS:
        if pattern.match(start):
            return kind
    if by_name in ("mail", "mhtml") or (by_name not in ("html", "mbox") and _is_mail(start, is_whole)):
        return "mhtml" if by_name == "mhtml" or _is_archived_page(start) else "mail"
    if _OBJECT.match(start):
        return _lines_or_one(start, likely)
    if _ARRAY.match(start) and by_name not in ("table", "jsonl"):
        return "json"
    return "table" if by_name in (None, "text") and _is_table(start, is_whole) else None


def _lines_or_one(start: str, likely: Kind | None) -> Kind:
    """Tell JSONL, whose first line is a whole object, from JSON; ``likely``: what its name or its server says."""
    if "://jsonfeed.org/version/" in start:
        return "json"
    line, end, rest = start.lstrip().partition("\n")
    is_whole = True
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        is_whole = False
    if likely == "jsonl" or (is_whole and (rest.strip() or likely != "json")):
        return "jsonl"
    return "json" if end or likely == "json" else "jsonl"


def _page_or_text(start: str, by_name: Kind | None, by_media: Kind | None, head: bytes) -> Kind:
    if by_name == "html" or (by_media == "html" and not by_name) or looks_like_html(head):
        return "html"
    if not by_name and (by_media == "feed" or _XML.match(start)):
        return "feed"
    return "text"


def _is_mail(start: str, is_whole: bool) -> bool:
    """Whether lines of headers come first and nothing else, two that mails have at least, and one that only they have.

    ``is_whole``: the start is all that there is.
    """
    names: set[str] = set()
    top, end, _ = re.sub(r"\r\n?", "\n", start).partition("\n\n")
    lines = top.split("\n")
    for line in lines if end or is_whole else lines[:-1]:
        field = _FIELD.match(line)
        if field:
            names.add(field[1].lower())
        elif line[:1] not in (" ", "\t") or not names:
            return False
    return len(names & _MAILED) >= 2 and bool(names & _WROTE) and (bool(end) or not is_whole)


def _is_archived_page(start: str) -> bool:
    """Whether a browser saved a page as a mail: "From: <Saved by Blink>", "Content-Type: multipart/related"."""
    top = start[:3000].lower()
    return "multipart/related" in top and ("<saved by" in top or "snapshot-content-location:" in top)


def _is_table(start: str, is_whole: bool) -> bool:
    """Whether the lines are rows of cells under a line of names, one of which is a name for a text or all are short."""
    for delimiter in ("\t", ",", ";"):
        rows = _rows(start, delimiter, is_whole)
        if len(rows) < 2 or len(rows[0]) < 2:
            continue
        names = [cell.strip() for cell in rows[0]]
        if not all(names) or len(set(names)) < len(names) or any(len(name.split()) > 3 for name in names):
            continue
        if any(len(row) != len(names) for row in rows[1:]):
            continue
        if any(plain_name(name) in TEXT_NAMES for name in names):
            return True
        if len(rows) >= 5 and len(names) >= 3 and not rows[0][-1].rstrip().endswith((".", "!", "?", "”", '"')):
            return True
    return False


def _rows(start: str, delimiter: str, is_whole: bool) -> list[list[str]]:
    """Return the rows that the start holds whole, and the second one even if it breaks off."""
    with suppress(csv.Error):
        rows = [row for row in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter) if row]
        if is_whole or len(rows) < 2:
            return rows
        last = rows.pop()
        if len(rows) == 1:  # a long text is cut: what is there of its row
            rows.append(last + [""] * (len(rows[0]) - len(last)))
        return rows
    return []


def _unpacked(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD)
    except zlib.error:
        return head
