"""Parse feeds, RSS and Atom: defusedxml refuses unsafe XML, feedparser reads the rest."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import partial
from html.entities import html5
from io import BytesIO
from time import struct_time
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.sax import parse as parse_safely
from lxml import etree  # type: ignore[import-untyped]

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake.html import from_html
from sayso.intake.inputs import Input, Part
from sayso.intake.locations import address_error
from sayso.intake.text import byte_order_mark, codec_of, detect
from sayso.records import Article
from sayso.settings import setting

_FULL = 40  # words of a content that make it an article
_FULL_SUMMARY = 150  # words of a description that make it more than a summary
_DEEPEST = 200
# <?xml version="1.0" encoding="iso-8859-1"?>
_ENCODING = re.compile(rb"\s*+<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{1,40})")
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# <![CDATA[AT&T]]>   &amp;   &nbsp;   &#8217;   AT&T
_REFERENCE = re.compile(r"<!\[CDATA\[(?:(?!\]\]>).)*+(?:\]\]>)?|&(#\d{1,7};|#x[0-9a-fA-F]{1,6};|\w{1,32};)?", re.DOTALL)
# A tag, or a "<" without an end and all behind it, so that a text of many "<" takes linear time
_TAG = re.compile(r"<[^>]*+(?P<end>>|\Z)")
# "... the council said [...]", "Continue reading", "Read more »"
_CUT = re.compile(r"(?:\[(?:…|\.{3}|&#8230;)\]|…|\.{3}|(?:continue reading|read more)\W*+)\s*+$", re.IGNORECASE)

Load = Callable[[str], Article]


class Entry(NamedTuple):
    """The metadata of an entry."""

    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    updated: str | None
    language: str | None
    link: str | None
    content: str  # HTML, or plain text in it; empty where there is only a summary


def entries(source: Input, load: Load) -> Iterator[Part]:
    """Return the entries of a feed, by their guid or id, else by their link, else by their number.

    An entry's own content is taken where there is one.  Else the page that it links to is read by ``load``, but only if
    the feed came from the network: for a file nothing is fetched, and the entry fails.

    ``load`` refuses a link to a private address, see `sayso.intake.networks`.

    Raises:
        DecodeError: it is no feed, no well-formed XML, or XML with a document type, entities or such.
        NoArticleError: there is no entry in it.
        ReadError: it is larger than the setting ``fetch_bytes``.
    """
    data = read_feed(source)
    data, notes = _mended(data, source.location)
    # resolve and sanitize: not needed, the page goes through our own intake, which keeps text alone
    parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.version:
        raise DecodeError(
            f"{source.location} is XML, but no RSS or Atom feed", "give a feed, or the article as a page."
        )
    if not parsed.entries:
        raise NoArticleError(f"the feed {source.location} has no entries", "try again when something is in it.")
    seen: set[str] = set()
    for number, given in enumerate(parsed.entries, 1):
        entry = _entry(given, parsed.feed)
        name = unlike(str(dict.get(given, "id") or entry.link or number), seen)
        read = partial(_noted, partial(entry_article, entry, source, f"{source.location}#{name}", load), notes)
        yield Part(name, read, len(data) * number // len(parsed.entries))


def read_feed(source: Input) -> bytes:
    """Return the bytes of an XML input.

    Raises:
        ReadError: it is larger than the setting ``fetch_bytes``.
    """
    limit = int(setting("fetch_bytes"))
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        raise ReadError(f"{source.location} is larger than {limit:,} bytes", "raise SAYSO_FETCH_BYTES.")
    return data


class _Depth(ContentHandler):
    """Limits the depth of elements, since feedparser takes more than linear time on nested ones."""

    depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802
        self.depth += 1
        if self.depth > _DEEPEST:
            raise SAXException(f"elements more than {_DEEPEST} deep")

    def endElement(self, name: str) -> None:  # noqa: N802
        self.depth -= 1


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


class NotWellFormedError(DecodeError):
    """XML that is not well-formed, and may be mended."""


def check_xml(data: bytes, location: str) -> None:
    """Accept well-formed XML without a document type, entities and very deep elements.

    Raises:
        NotWellFormedError: it is not well-formed.
        DecodeError: it has a document type or entities.
    """
    try:
        parse_safely(BytesIO(data), _Depth(), forbid_dtd=True)
    except DefusedXmlException as error:
        what = type(error).__name__
        raise DecodeError(
            f"{location} is XML with a document type or entities, which may be a trap ({what})",
            "take the <!DOCTYPE ...> out if you trust it.",
        ) from error
    except (SAXException, ValueError, LookupError) as error:
        why = " ".join(str(error).split()).removeprefix("<unknown>:")
        raise NotWellFormedError(f"{location} is no well-formed XML ({why})", "have its maker mend it.") from error


def _noted(load: Callable[[], Article], notes: list[str]) -> Article:
    try:
        article = load()
    except ReadError as error:
        raise type(error)("; ".join([error.cause, *notes]), error.remedy) from error
    return article.model_copy(update={"notes": (*notes, *article.notes)}) if notes else article


def unlike(name: str, seen: set[str]) -> str:
    """Return the name, with a number if an earlier entry has the same name."""
    number, unlike = 1, name
    while unlike in seen:
        number += 1
        unlike = f"{name}~{number}"
    seen.add(unlike)
    return unlike


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
    return _TAG.sub(lambda tag: " " if tag["end"] else tag[0], text)


def _date(value: object) -> str | None:
    """Return a time of feedparser as ISO 8601, in UTC: "2024-03-05T08:00:00Z"."""
    if not isinstance(value, struct_time):
        return None
    year, month, day, hour, minute, second = value[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"


def entry_article(entry: Entry, source: Input, name: str, load: Load) -> Article:
    """Return the article of an entry, its own content or the page that it links to.

    Raises:
        NoArticleError: it is only a summary, and nothing is fetched for it.
        ReadError: the page cannot be read.
    """
    if entry.content:
        return _of_content(entry, entry.link or name)
    if not source.fetched:
        where = (
            f"give the page's address, {entry.link}." if entry.link else "look for the page on the publisher's site."
        )
        raise NoArticleError(f"{name} is only a summary, and nothing is fetched for a feed from a file", where)
    if not entry.link or address_error(entry.link) is not None:
        raise NoArticleError(f"{name} is only a summary, without a link that can be followed", "give the page itself.")
    page = load(entry.link)
    fields = {key: getattr(page, key) or getattr(entry, key) for key in _FIELDS}
    if page.publisher and page.publisher in (urlsplit(entry.link).hostname or ""):  # a page without a name of its own
        fields["publisher"] = entry.publisher
    return page.model_copy(update={key: value for key, value in fields.items() if value})


_FIELDS = ("title", "author", "publisher", "published", "updated", "language")


def _of_content(entry: Entry, location: str) -> Article:
    body = entry.content
    if not any(tag["end"] for tag in _TAG.finditer(body)):
        body = "".join(f"<p>{html.escape(html.unescape(part))}</p>" for part in body.split("\n") if part.strip())
    heading = f"<h1>{html.escape(entry.title)}</h1>" if entry.title else ""
    page = f"<html><body><article>{heading}{body}</article></body></html>"
    article = from_html(page.encode("utf-8", "replace"), location, "utf-8")
    fields = {key: getattr(entry, key) for key in _FIELDS}
    if fields["updated"] and fields["published"] and fields["updated"] <= fields["published"]:
        fields["updated"] = None
    # dates and makers are the feed's: what the content holds are other people's
    return article.model_copy(update=fields)
