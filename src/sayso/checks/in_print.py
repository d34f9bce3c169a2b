"""Ask a desk whether a quotation is in print: where it was said before, and in which words.

The desk's index of statements gives the articles with the most rows of words in common; each is then compared word
for word, as a document is.  Where none has the words as they are, the texts are gone through for words in no statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import sqlalchemy as sa

from sayso.checks.quotations import VERDICTS, CheckedQuotation, Quotation, check_quotation, quotations_of
from sayso.checks.report import QuotationResult, QuotedPlace
from sayso.checks.sources import SourceDocument, SourceIndex
from sayso.desk.adding import place_of
from sayso.desk.records import Statement, StoredArticle
from sayso.desk.search.fulltext import FullTextIndex
from sayso.desk.search.phrases import Phrase, phrases
from sayso.desk.tables import articles, statements, texts
from sayso.desk.view import View
from sayso.english.closed_classes import NO_NAMES
from sayso.records import Article, Reading, Span

_CANDIDATES: Final = 60
"""So many statements of the desk, those with the rarest rows of words in common, are looked at for a quotation."""
_SOUGHT: Final = 4
"""So many rows of a quotation's words, the longest, are looked for in texts."""
_ROW: Final = 3
_SHORT: Final = 8
"""In quotations of fewer words rows of two are looked for: one word that differs would leave no row of three."""
_LONGEST_GAP: Final = 300
"""Code points between two pieces of a statement, in which the article says who speaks."""


@dataclass(frozen=True, kw_only=True)
class PrintedArticle(SourceDocument):
    """An article of a desk: its statements tell who speaks, and what stands between their pieces is nobody's words."""

    about: StoredArticle
    statements: tuple[Statement, ...]

    @cached_property
    def asides(self) -> list[Span]:
        """Who says it, where that stands between the pieces of a statement; in text order."""
        gaps = [
            (before[1], after[0])
            for statement in self.statements
            for before, after in zip(statement.content, statement.content[1:], strict=False)
            if 0 < after[0] - before[1] <= _LONGEST_GAP
        ]
        return sorted({*gaps})

    @cached_property
    def labelled(self) -> list[tuple[int, int, str]]:
        """No turns: an article has statements."""
        return []

    def between(self, start: int, end: int) -> str:
        """Return what is printed between two places, without asides."""
        kept, reached = [], start
        for first, last in self.asides:
            if start <= first and last <= end and first >= reached:
                kept.append(self.text[reached:first])
                reached = last
        return "".join([*kept, self.text[reached:end]])

    def statement(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content holds most of a span; None if there is none."""
        holding = [
            (sum(end - start for start, end in statement.content), statement.id, statement)
            for statement in self.statements
            if 2 * _shared(statement, span) > span[1] - span[0]
        ]
        return min(holding)[2] if holding else None

    def speaker(self, span: Span) -> str | None:
        """Return the name of who says it; None where that is no name."""
        statement = self.statement(span)
        speaker = statement.speaker if statement else None
        return speaker.name if speaker is not None and speaker.naming == "named" else None


def _shared(statement: Statement, span: Span) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in statement.content)


@dataclass(frozen=True)
class InPrint:
    """A quotation with its best verdict in a desk, and all articles with that verdict, the oldest first."""

    checked: CheckedQuotation
    articles: tuple[tuple[PrintedArticle, CheckedQuotation], ...] = ()


class PrintedArticles:
    """The articles of a desk to look quotations up in, without the draft itself."""

    def __init__(self, view: View, draft: Article, address: str | None = None) -> None:
        """Look in the desk of a view; what has the draft's text, or stands at its ``address``, is left out."""
        self._view = view
        self._index = FullTextIndex(view.connection)
        self._draft = draft
        self._address = address
        self._indexes: dict[int, tuple[PrintedArticle, SourceIndex]] = {}

    def check(self, quotation: Quotation) -> InPrint:
        """Look a quotation up."""
        checked = self._compare(quotation, self._in_statements(quotation))
        if not any(result.is_faithful for _, result in checked):
            seen = {document.about.id for document, _ in checked}
            checked += self._compare(quotation, [id_ for id_ in self._in_texts(quotation) if id_ not in seen])
        if not checked:
            return InPrint(CheckedQuotation(quotation, "not found"))
        best = min(checked, key=lambda pair: VERDICTS.index(pair[1].verdict))[1]
        if best.verdict == "not found":
            return InPrint(CheckedQuotation(quotation, "not found"))
        same = [pair for pair in checked if pair[1].verdict == best.verdict]
        return InPrint(best, tuple(sorted(same, key=_age)))

    def _in_statements(self, quotation: Quotation) -> list[int]:
        """Return the articles whose statements have most rows of words in common with a quotation."""
        asked = _rows(quotation.text)
        if not asked:
            return []
        fitting = self._index.mentioning(asked, rank=True).subquery("fitting")
        query = sa.select(statements.c.article_id).join(fitting, fitting.c.id == statements.c.id)
        ids = self._view.connection.scalars(query.order_by(fitting.c.rank, statements.c.id).limit(_CANDIDATES)).all()
        return list(dict.fromkeys(ids))

    def _in_texts(self, quotation: Quotation) -> list[int]:
        """Return the articles whose texts have one of the longest rows of words of a quotation, going through all."""
        longest = sorted(_rows(quotation.text), key=lambda row: -sum(map(len, row.words)))[:_SOUGHT]
        if not longest:
            return []
        column = texts.c.text
        is_sqlite = self._view.connection.dialect.name == "sqlite"  # whose LIKE takes no notice of case
        having = [column.like(_like(row)) if is_sqlite else column.ilike(_like(row)) for row in longest]
        query = sa.select(articles.c.id).join(texts, texts.c.id == articles.c.text_id).where(sa.or_(*having))
        return list(self._view.connection.scalars(query.order_by(articles.c.id).limit(_CANDIDATES)))

    def _compare(self, quotation: Quotation, ids: Sequence[int]) -> list[tuple[PrintedArticle, CheckedQuotation]]:
        """Hold a quotation against articles, each for itself, without the draft."""
        checked = []
        for about in self._view.articles(ids):
            if about.hash == self._draft.id or (self._address is not None and about.address == self._address):
                continue
            if about.id not in self._indexes:
                document = self._document(about)
                self._indexes[about.id] = document, SourceIndex([document])
            document, index = self._indexes[about.id]
            checked.append((document, check_quotation(quotation, index)))
        return checked

    def _document(self, about: StoredArticle) -> PrintedArticle:
        return PrintedArticle(
            name=about.title or about.address or f"article {about.id}",
            text=self._view.text(about.id),
            about=about,
            statements=tuple(self._view.statements_of(about.id)),
        )


def _age(pair: tuple[PrintedArticle, CheckedQuotation]) -> tuple[bool, str, int]:
    about = pair[0].about
    return not about.day, about.day, about.id


def _rows(text: str) -> Sequence[Phrase]:
    """Return the rows of words to look for: all of two or three in a row with a word that says something."""
    words = [word for phrase in phrases(text.replace('"', " ")) for word in phrase.words]
    width = min(len(words), _ROW if len(words) >= _SHORT else _ROW - 1)
    rows = [tuple(words[i : i + width]) for i in range(len(words) - width + 1)] if width else []
    telling = [row for row in rows if any(word.lower() not in NO_NAMES and len(word) > 1 for word in row)]
    return [Phrase(row) for row in dict.fromkeys(telling or rows)]


def _like(row: Phrase) -> str:
    """Return a pattern of LIKE: the words with any sign between them, be it a blank or a line break."""
    words = (word.replace("\\", "_").replace("%", "_").replace("'", "_").replace("’", "_") for word in row.words)
    return f"%{'_'.join(words)}%"


def look_up(reading: Reading, view: View) -> tuple[QuotationResult, ...]:
    """Return the quotations of a draft, each with its verdict in a desk and all articles that have it, oldest first.

    ``reading`` is that of the draft; articles of the desk with its text or at its address are left out.
    """
    location = reading.article.location
    printed = PrintedArticles(view, reading.article, None if location is None else place_of(location))
    looked_up = (printed.check(quotation) for quotation in quotations_of(reading))
    return tuple(
        QuotationResult.of(number, result.checked, [_place(*pair) for pair in result.articles])
        for number, result in enumerate(looked_up, 1)
    )


def _place(document: PrintedArticle, checked: CheckedQuotation) -> QuotedPlace:
    place, about = checked.places[0], document.about
    statement = document.statement(place.span)
    return QuotedPlace(
        document=place.document,
        span=place.span,
        speaker=statement.speaker.name if statement and statement.speaker else None,
        article=about.id,
        publisher=about.publisher,
        date=about.day or None,
        statement=statement.id if statement else None,
    )
