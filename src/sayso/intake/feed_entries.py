"""Parse feeds, RSS and Atom, in the parsing process: defusedxml refuses unsafe XML, feedparser reads the rest."""

from __future__ import annotations

import html
import re
from html.entities import html5
from io import BytesIO
from time import struct_time
from typing import Any

import feedparser
from lxml import etree  # type: ignore[import-untyped]

from sayso.errors import DecodeError, NoArticleError
from sayso.intake.feed_records import TAG, Entry, Feed
from sayso.intake.text import byte_order_mark, codec_of, detect
from sayso.intake.xml_checks import NotWellFormedError, check_xml

_FULL = 40  # words of a content that make it an article
_FULL_SUMMARY = 150  # words of a description that make it more than a summary
# <?xml version="1.0" encoding="iso-8859-1"?>
_ENCODING = re.compile(rb"\s*+<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{1,40})")
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# <![CDATA[AT&T]]>   &amp;   &nbsp;   &#8217;   AT&T
_REFERENCE = re.compile(r"<!\[CDATA\[(?:(?!\]\]>).)*+(?:\]\]>)?|&(#\d{1,7};|#x[0-9a-fA-F]{1,6};|\w{1,32};)?", re.DOTALL)
# "... the council said [...]", "Continue reading", "Read more »"
_CUT = re.compile(r"(?:\[(?:…|\.{3}|&#8230;)\]|…|\.{3}|(?:continue reading|read more)\W*+)\s*+$", re.IGNORECASE)


def read_entries(data: bytes, location: str) -> Feed:
    """Return the entries of a feed, with their guids or ids, and what was mended.

    Raises:
        DecodeError: it is no feed, no XML that can be mended, or XML with a document type or entities.
        NoArticleError: there is no entry in it.
    """
    data, notes = _mended(data, location)
    # resolve and sanitize: not needed, the page goes through our own intake, which keeps text alone
    parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.version:
        raise DecodeError(f"{location} is XML, but no RSS or Atom feed", "give a feed, or the article as a page.")
    if not parsed.entries:
        raise NoArticleError(f"the feed {location} has no entries", "try again when something is in it.")
    entries = [(str(dict.get(given, "id") or ""), _entry(given, parsed.feed)) for given in parsed.entries]
    return Feed(entries, notes)


def _mended(data: bytes, location: str) -> tuple[bytes, list[str]]:
    """Return the feed as well-formed XML, with a note if it was not: one bad sign does not lose all entries."""
    try:
        check_xml(data, location)
    except NotWellFormedError as error:
        parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
        try:
            tree = etree.fromstring(_plain_signs(data), parser)
        except (etree.LxmlError, ValueError):
            tree = None
        if tree is None:
            raise
        mended: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
        check_xml(mended, location)
        return mended, [f"{error.cause}: what can be read of it is read"]
    return data, []


def _plain_signs(data: bytes) -> bytes:
    """Return the feed in UTF-8 without characters that XML forbids, with its names of HTML and bare "&" replaced."""
    declared = _ENCODING.match(data)
    codec = byte_order_mark(data)[1] or codec_of(declared[1].decode("ascii") if declared else None) or "utf-8"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        detected = detect(data, error.start)
        text = detected[1] if detected else data.decode(codec, "replace")
    text = _FORBIDDEN.sub("", text.lstrip("\ufeff \t\r\n"))
    text = re.sub(r"^<\?xml[^>]{0,200}>", "", text)
    return _REFERENCE.sub(_reference, text).encode("utf-8", "replace")


def _reference(match: re.Match[str]) -> str:
    """&amp; and &#8217; stay, &nbsp; becomes its character, and a bare "&" is escaped; all stay in a CDATA section."""
    if match[0].startswith("<!"):
        return match[0]
    name = match[1] or ""
    if name.startswith("#") or name in ("amp;", "lt;", "gt;", "quot;", "apos;"):
        return match[0]
    return html5.get(name) or f"&amp;{name}"


def _entry(given: dict[str, Any], feed: dict[str, Any]) -> Entry:
    contents = [str(part.get("value") or "") for part in dict.get(given, "content") or ()]
    summary = str(dict.get(given, "summary") or "")
    full = [text for text in contents if _is_full(text, _FULL)] or [summary] * _is_full(summary, _FULL_SUMMARY)
    return Entry(
        title=_line(dict.get(given, "title")),
        author=_line(dict.get(given, "author")),
        publisher=_line(dict.get(feed, "title")),
        published=_date(dict.get(given, "published_parsed") or dict.get(given, "updated_parsed")),
        updated=_date(dict.get(given, "updated_parsed")),
        language=_line(dict.get(feed, "language")),
        link=_line(dict.get(given, "link")),
        content=max(full, key=len, default=""),
    )


def _is_full(text: str, least: int) -> bool:
    words = html.unescape(_without_tags(text))
    return len(words.split()) >= least and not _CUT.search(words)


def _line(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(_without_tags(value)).split()) or None


def _without_tags(text: str) -> str:
    return TAG.sub(lambda tag: " " if tag["end"] else tag[0], text)


def _date(value: object) -> str | None:
    """Return a time of feedparser as ISO 8601, in UTC: "2024-03-05T08:00:00Z"."""
    if not isinstance(value, struct_time):
        return None
    year, month, day, hour, minute, second = value[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
