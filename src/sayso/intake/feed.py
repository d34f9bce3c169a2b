"""The entries of feeds, RSS, Atom and JSON Feed, as articles: from their own content, or the page that they link to."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit

from sayso.errors import NoArticleError, ReadError
from sayso.intake.apart import apart
from sayso.intake.feed_records import TAG, Entry, Feed
from sayso.intake.html import from_html
from sayso.intake.inputs import Input, Part
from sayso.intake.locations import address_error
from sayso.records import Article
from sayso.settings import setting

_FIELDS = ("title", "author", "publisher", "published", "updated", "language")

R = TypeVar("R")
Load = Callable[[], Article]
Take = Callable[[str], Load]


def entries(source: Input, take: Take) -> Iterator[Part]:
    """Return the entries of a feed, by their guid or id, else by their link, else by their number.

    An entry's own content is taken where there is one.  Else the page that it links to is fetched by ``take``, which
    returns the rest of the work, but only if the feed came from the network: for a file nothing is fetched, and the
    entry fails.

    ``take`` refuses a link to a private address, see `sayso.intake.networks`.

    Raises:
        DecodeError: it is no feed, no well-formed XML, or XML with a document type, entities or such.
        NoArticleError: there is no entry in it.
        ReadError: it is larger than the setting ``fetch_bytes``.
    """
    data = read_feed(source)
    feed = apart(source.location, _feed, data, source.location)
    yield from entry_parts(feed, source, take, len(data))


def _feed(data: bytes, location: str) -> Feed:
    from sayso.intake.feed_entries import read_entries  # in the parsing process alone

    return read_entries(data, location)


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


def entry_parts(feed: Feed, source: Input, take: Take, size: int) -> Iterator[Part]:
    """Return the entries of a feed of ``size`` bytes; see `entries`."""
    seen: set[str] = set()
    for number, (key, entry) in enumerate(feed.entries, 1):
        name = _unlike(key or entry.link or str(number), seen)
        taken = partial(_taken, entry, source, f"{source.location}#{name}", take, feed.notes)
        yield Part(name, partial(_load, taken), size * number // len(feed.entries), taken)


def _load(take: Callable[[], Load]) -> Article:
    return take()()


def _unlike(name: str, seen: set[str]) -> str:
    """Return the name, with a number if an earlier entry has the same name."""
    number, unlike = 1, name
    while unlike in seen:
        number += 1
        unlike = f"{name}~{number}"
    seen.add(unlike)
    return unlike


def _taken(entry: Entry, source: Input, name: str, take: Take, notes: list[str]) -> Load:
    """Return what is left to do for the article of an entry once its page is fetched, if it has to be."""
    rest = _noted(partial(_rest, entry, source, name, take), notes)
    return partial(_article, rest, notes)


def _article(load: Load, notes: list[str]) -> Article:
    article = _noted(load, notes)
    return article.model_copy(update={"notes": (*notes, *article.notes)}) if notes else article


def _rest(entry: Entry, source: Input, name: str, take: Take) -> Load:
    if entry.content:
        return partial(_of_content, entry, entry.link or name)
    if not source.fetched:
        where = (
            f"give the page's address, {entry.link}." if entry.link else "look for the page on the publisher's site."
        )
        raise NoArticleError(f"{name} is only a summary, and nothing is fetched for a feed from a file", where)
    if not entry.link or address_error(entry.link) is not None:
        raise NoArticleError(f"{name} is only a summary, without a link that can be followed", "give the page itself.")
    return partial(_of_page, take(entry.link), entry)


def _of_page(load: Load, entry: Entry) -> Article:
    page = load()
    fields = {key: getattr(page, key) or getattr(entry, key) for key in _FIELDS}
    if page.publisher and page.publisher in (urlsplit(entry.link or "").hostname or ""):  # a page that names no site
        fields["publisher"] = entry.publisher
    return page.model_copy(update={key: value for key, value in fields.items() if value})


def _of_content(entry: Entry, location: str) -> Article:
    body = entry.content
    if not any(tag["end"] for tag in TAG.finditer(body)):
        body = "".join(f"<p>{html.escape(html.unescape(part))}</p>" for part in body.split("\n") if part.strip())
    heading = f"<h1>{html.escape(entry.title)}</h1>" if entry.title else ""
    page = f"<html><body><article>{heading}{body}</article></body></html>"
    article = from_html(page.encode("utf-8", "replace"), location, "utf-8")
    fields = {key: getattr(entry, key) for key in _FIELDS}
    if fields["updated"] and fields["published"] and fields["updated"] <= fields["published"]:
        fields["updated"] = None
    # dates and makers are the feed's: what the content holds are other people's
    return article.model_copy(update=fields)


def _noted(work: Callable[[], R], notes: list[str]) -> R:
    """Do some work, and say in its error what was assumed to read the feed."""
    try:
        return work()
    except ReadError as error:
        raise type(error)("; ".join([error.cause, *notes]), error.remedy) from error
