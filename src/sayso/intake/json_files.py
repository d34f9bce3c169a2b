"""JSON: an array of articles, one within an object, a JSON Feed, or one article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from io import BufferedReader, BytesIO
from typing import Any

from sayso.errors import DecodeError, NoArticleError, ReadError
from sayso.intake.feed import Take, entry_parts
from sayso.intake.feed_records import Entry, Feed
from sayso.intake.fields import check_texts, column_notes, guess_columns
from sayso.intake.inputs import Input, Part
from sayso.intake.jsonl import from_object, lines
from sayso.intake.packed import unpack
from sayso.intake.rows import REMEDY, from_row, sure_date, worded
from sayso.intake.text import decode
from sayso.records import SCHEMA, Article
from sayso.settings import setting

_LINES = re.compile(rb"\s*+\{[^\n]*+\}[ \t\r]*+\n\s*+\{")
_SAMPLE = 50
_LEVELS = 3  # how deep the array of the articles lies: {"response": {"results": [...]}}


def articles(source: Input, take: Take) -> Iterator[Part]:
    """The articles in a JSON file: of an array by their numbers from 1, of a JSON Feed by their ids.

    ``take`` fetches the page that an item of a JSON Feed links to, as in `sayso.intake.feed.entries`.

    Raises:
        DecodeError: it is no JSON.
        NoArticleError: there are no articles in it.
        ReadError: it is larger than the setting ``fetch_bytes``.
    """
    data = _read(source)
    try:
        value = _parse(data, source)
    except DecodeError:
        if not _LINES.match(data):
            raise
        yield from lines(replace(source, stream=BufferedReader(BytesIO(data)), size=len(data)))
        return
    if isinstance(value, dict) and "://jsonfeed.org/" in str(value.get("version")):
        yield from _feed(value, source, take)
        return
    array = value if isinstance(value, list) else _array(value)
    if array is None and isinstance(value, dict):
        yield Part("", partial(from_object, value, source.location, source.location), source.size or 0)
        return
    objects = [item for item in array or [] if isinstance(item, dict)]
    if not objects:
        raise NoArticleError(f"{source.location} is JSON without articles", REMEDY)
    readings = [item for item in objects if item.get("schema") == SCHEMA]
    names = list(dict.fromkeys(key for item in objects[:_SAMPLE] for key in item))
    columns = guess_columns(names, objects[:_SAMPLE], source.location)
    if not readings:
        check_texts(columns, names, source.location)
    notes = column_notes(columns, source.location)
    for number, item in enumerate(array or [], 1):
        place, name = f"{source.location}#{number}", f"{source.location}, item {number}"
        if not isinstance(item, dict):
            error = DecodeError(f"{name} is no JSON object", REMEDY)
            read: Callable[[], Article] = partial(_refuse, error)
        elif item.get("schema") == SCHEMA:
            read = partial(from_object, item, place, name)
        else:
            read = partial(from_row, item, columns, place, name, notes)
        yield Part(str(number), read, (source.size or 0) * number // len(array or [0]), partial(_taken, read))


def _read(source: Input) -> bytes:
    limit = int(setting("fetch_bytes"))
    unpacked = unpack(source.stream, source.location)
    stream: BufferedReader[Any] = BufferedReader(unpacked) if unpacked else source.stream
    data = stream.read(limit + 1)
    if len(data) > limit:
        remedy = "write an article a line instead (jq -c '.[]' FILE > FILE.jsonl), or raise SAYSO_FETCH_BYTES."
        raise ReadError(f"{source.location} is JSON of more than {limit:,} bytes", remedy)
    if not data.strip():
        raise NoArticleError(f"{source.location} is empty", "give a file with an article in it.")
    return data


def _parse(data: bytes, source: Input) -> object:
    try:
        return json.loads(decode(data, source.location, source.charset))
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "nested too deep"
        raise DecodeError(f"{source.location} is not JSON ({why})", "have its maker mend it.") from error


def _array(value: object, level: int = 0) -> list[Any] | None:
    """Return the array of objects within an object, the longest of the outermost, unless that is an article itself."""
    if not isinstance(value, dict) or level == _LEVELS:
        return None
    columns = guess_columns(list(value), [value], "", by_words=False) if level == 0 else {}
    if isinstance(value.get(columns.get("text") or columns.get("html") or ""), str) or value.get("schema") == SCHEMA:
        return None
    arrays = [inner for inner in value.values() if isinstance(inner, list) and any(isinstance(x, dict) for x in inner)]
    if arrays:
        return max(arrays, key=len)
    below = (_array(inner, level + 1) for inner in value.values())
    return next((array for array in below if array is not None), None)


def _feed(feed: dict[str, Any], source: Input, take: Take) -> Iterator[Part]:
    """The items of a JSON Feed (https://jsonfeed.org), by their ids, else their addresses, else their numbers."""
    items = [item for item in feed.get("items") or [] if isinstance(item, dict)]
    if not items:
        raise NoArticleError(f"the feed {source.location} has no entries", "try again when something is in it.")
    entries = [(worded(item.get("id")) or "", _entry(item, feed)) for item in items]
    yield from entry_parts(Feed(entries, []), source, take, source.size or 0)


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> Entry:

    def given(key: str) -> str | None:
        return " ".join((worded(item.get(key)) or "").split()) or None

    page = worded(item.get("content_html"))
    text = worded(item.get("content_text"))
    authors = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author")
    return Entry(
        title=given("title"),
        author=worded(authors),
        publisher=worded(feed.get("title")),
        published=sure_date(given("date_published") or ""),
        updated=sure_date(given("date_modified") or ""),
        language=given("language") or worded(feed.get("language")),
        link=given("url") or given("external_url"),
        content=page or html.escape(text or ""),
    )


def _refuse(error: ReadError) -> Article:
    raise error


def _taken(load: Callable[[], Article]) -> Callable[[], Article]:
    return load
