"""From a row of a table, or an object of JSON, to an article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from sayso.errors import DecodeError, NoArticleError
from sayso.intake.plain import from_text
from sayso.intake.sections import sections
from sayso.records import Article

KNOWN = ("title", "author", "publisher", "published", "updated", "language")
REMEDY = 'write each as {"text": "...", "title": "..."}, or name the keys with SAYSO_COLUMNS.'
DATES = ("published", "updated")
# what no database keeps and no UTF-8 file can hold
_UNKEPT = re.compile("[\0\ud800-\udfff]")
# dates that mean one day wherever they are read; not 03/05/2024
_FORMATS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y-%m-%d %H:%M", "%Y.%m.%d")


def from_fields(given: Mapping[str, str | None], location: str, name: str) -> Article:
    """Return the article with these fields; ``location`` is where it lies unless a field says so, ``name`` for errors.

    Raises:
        NoArticleError: it has no text, or an empty one.
    """
    place = given.get("location") or location
    known: dict[str, Any] = {key: given[key] for key in KNOWN if given.get(key)}
    text = given.get("text")
    page = given.get("html")
    if text is None and page and page.strip():
        from sayso.intake.html import from_html

        # a str has no encoding but the one we give it
        return from_html(page.encode("utf-8", "replace"), place, "utf-8").model_copy(update=known)
    if text is None and page is None:
        raise NoArticleError(f"{name} has neither text nor html", REMEDY)
    if text is None or not text.strip():
        raise NoArticleError(f"{name} has an empty text", "leave it out.")
    article = from_text(text, place)
    if known.get("title"):  # a title that the text begins with is its headline
        known["sections"] = sections(text, known["title"])
    return article.model_copy(update=known)


def from_row(
    row: Mapping[str, object],
    columns: Mapping[str, str],
    location: str,
    name: str,
    notes: Sequence[str] = (),
) -> Article:
    """Return the article in a row, its fields taken from the columns {field: column} that were named or guessed.

    A date that does not say which day it means is left out, with a note.

    Raises:
        DecodeError: what should be a text is none.
        NoArticleError: it has no text, or an empty one.
    """
    assumed = list(notes)
    given: dict[str, str | None] = {}
    for field, column in columns.items():
        value = worded(row.get(column))
        if value is None and row.get(column) is not None and field in ("text", "html"):
            what = type(row[column]).__name__
            raise DecodeError(f"{name}: {column} is a {what}, not a string", "write it as a string.")
        if value is not None:
            check_kept(value, column, name)
        if field not in ("text", "html"):
            value = " ".join((value or "").split()) or None
        if field in DATES and value is not None:
            date = sure_date(value)
            if date is None:
                assumed.append(f"{name}: {column} {value[:40]!r} is left out, it is no date that means one day")
            value = date
        given[field] = value
    article = from_fields(given, location, name)
    return article.model_copy(update={"notes": (*assumed, *article.notes)}) if assumed else article


def worded(value: object) -> str | None:
    """Return a value in words: a string, a number, a date, or a list of names; None where it is none of these.

    Authors come as "Dana Roe", as ["Dana Roe", "Al Finn"] and as [{"name": "Dana Roe"}].
    """
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, dict):
        return worded(value.get("name"))
    if isinstance(value, list):
        names = [word for word in map(_name, value) if word]
        return ", ".join(names) or None
    return None


def sure_date(value: str) -> str | None:
    """Return a date by ISO 8601 that means the same day wherever it is read; None for 03/05/2024 and for no date."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        pass
    else:
        return value
    for format_ in _FORMATS:
        try:
            date = datetime.strptime(value, format_)
        except ValueError:
            continue
        return date.isoformat() if date.hour or date.minute else date.date().isoformat()
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def check_kept(value: str, key: str, name: str) -> None:
    """Let a string pass that a database and a file in UTF-8 can keep.

    Raises:
        DecodeError: it has a NUL or a lone surrogate.
    """
    odd = _UNKEPT.search(value)
    if odd:
        what = "NUL" if odd[0] == "\0" else "a lone surrogate"
        raise DecodeError(f"{name}: {key} has {what} at character {odd.start()}", "take it out first.")


def _name(value: object) -> str | None:
    return worded(value) if isinstance(value, (str, dict)) else None
