"""Which reader reads which kind of input; each is imported when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from sayso.errors import NoArticleError
from sayso.intake.files import read_all
from sayso.intake.inputs import Input, Part
from sayso.intake.locations import STDIN
from sayso.intake.plain import from_text
from sayso.intake.recognition import SINGLE, Kind
from sayso.intake.text import decode
from sayso.intake.unspaced import unspaced_language
from sayso.intake.walls import wall_of
from sayso.records import Article

Take = Callable[[str], Callable[[], Article]]


def parts(source: Input, take: Take) -> Iterator[Part]:
    """The articles in an input; of one that is an article itself, one part without a name.

    ``take`` fetches the page of an address that a feed links to, and returns what is left to do.

    Raises:
        ReadError: it cannot be read, or holds no article.
    """
    if source.kind in SINGLE:
        taken = partial(_taken, source)
        return iter([Part("", partial(_load, taken), source.size or 0, taken)])
    if source.kind in ("feed", "news", "json"):
        return _linking(source, take)
    if source.kind in ("zip", "docx", "odt", "epub"):
        from sayso.intake.archives import members

        return members(source, lambda inner: parts(inner, take))
    if source.kind == "warc":
        from sayso.intake.warc import records

        return records(source)
    if source.kind in ("table", "parquet"):
        return _rows(source)
    return _lines(source)


def _lines(source: Input) -> Iterator[Part]:
    if source.kind == "mbox":
        from sayso.intake.mailbox import mails

        return mails(source)
    from sayso.intake.jsonl import lines

    return lines(source)


def _rows(source: Input) -> Iterator[Part]:
    if source.kind == "parquet":
        from sayso.intake.parquet import rows as parquet_rows

        return parquet_rows(source)
    from sayso.intake.tables import rows

    return rows(source)


def _linking(source: Input, take: Take) -> Iterator[Part]:
    """The articles of a kind that may only link to them."""
    if source.kind == "json":
        from sayso.intake.json_files import articles

        return articles(source, take)
    if source.kind == "news":
        from sayso.intake.news import articles as stories

        return stories(source)
    from sayso.intake.feed import entries

    return entries(source, take)


def _taken(source: Input) -> Callable[[], Article]:
    data = read_all(source.stream, "standard input" if source.location == STDIN else source.location)
    return partial(_article, source.kind, data, source.location, source.charset)


def _load(take: Callable[[], Callable[[], Article]]) -> Article:
    return take()()


def _article(kind: Kind, data: bytes, location: str, charset: str | None) -> Article:
    if kind == "html":
        from sayso.intake.html import from_html

        return from_html(data, location, charset)
    if kind == "pdf":
        from sayso.intake.pdf import from_pdf

        return from_pdf(data, location)
    if kind in ("mail", "mhtml"):
        return _mail(kind, data, location)
    if kind == "captions":
        from sayso.intake.captions import from_captions

        return from_captions(data, location, charset)
    if kind == "rtf":
        from sayso.intake.office import from_rtf

        return from_rtf(data, location)
    notes: list[str] = []
    text = decode(data, location, charset, notes=notes)
    language = unspaced_language(text)
    if language is not None:
        raise NoArticleError(f"{location} is in {language}, which is not read", "give an article in English.")
    wall = wall_of(text, None, is_page=False)
    if wall is not None:
        raise NoArticleError(f"{location} is {wall.name}, not an article", wall.remedy)
    article = from_text(text, location)
    return article.model_copy(update={"notes": tuple(notes)}) if notes else article


def _mail(kind: Kind, data: bytes, location: str) -> Article:
    if kind == "mhtml":
        from sayso.intake.archived import from_mhtml

        return from_mhtml(data, location)
    from sayso.intake.mail import from_mail

    return from_mail(data, location)
