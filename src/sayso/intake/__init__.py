"""From an argument to an article: paths, folders, addresses, standard input and plain strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.intake.files import read_file, read_stdin
from sayso.intake.locations import STDIN, address_error, gather, is_address
from sayso.intake.sections import headline, sections
from sayso.intake.text import decode, looks_like_html
from sayso.records import Article

if TYPE_CHECKING:
    import httpx

__all__ = ["from_text", "gather", "load"]

_HTML_ENDINGS = (".html", ".htm", ".xhtml")


def load(location: str, *, transport: httpx.BaseTransport | None = None) -> Article:
    """Read one location, as `gather` yields them: a file, an http(s) address, or ``-`` for standard input.

    ``transport`` stands in for the network; tests give an ``httpx.MockTransport``.

    Raises:
        MissingError: no such file or page.
        FetchError: the network did not give the page, in time, in size or at all.
        DecodeError: the bytes are no text.
        NoArticleError: the file is empty, or the page has no article.
        ReadError: the file cannot be opened or is too large.
    """
    if is_address(location):
        return _from_address(location, transport)
    data = read_stdin() if location == STDIN else read_file(location)
    if location.lower().endswith(_HTML_ENDINGS) or looks_like_html(data):
        return _from_html(data, location)
    return from_text(decode(data, location), location)


def from_text(text: str, location: str | None = None) -> Article:
    """An article of plain text: kept untouched, any string at all, the empty one too.  Raises nothing."""
    parts = sections(text)
    return Article(
        id=Article.identify(text),
        location=location,
        title=headline(text, parts),
        text=text,
        sections=parts,
    )


def _from_address(location: str, transport: httpx.BaseTransport | None) -> Article:
    error = address_error(location)
    if error:
        raise error
    from sayso.intake.fetch import fetch

    page = fetch(location, transport)
    if page.html or looks_like_html(page.data):
        return _from_html(page.data, location, page.charset)
    return from_text(decode(page.data, location, page.charset), location)


def _from_html(data: bytes, location: str, charset: str | None = None) -> Article:
    from sayso.intake.html import from_html

    return from_html(data, location, charset)
