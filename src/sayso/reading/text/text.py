"""One object for the text of an article, which every later step asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from sayso.reading.text.quotations import Quotations
from sayso.reading.text.words import Words
from sayso.records import Article, Span


class Text:
    """A text with its words, sentences, paragraphs, quotations and sections; offsets are code points.

    Each part is made when it is first asked for, and kept.
    """

    def __init__(self, plain: str, sections: Sequence[Span] | None = None) -> None:
        self.plain = plain
        """The text as it is read."""
        self.sections = [(0, len(plain))] if sections is None else list(sections)
        """What is read, ``[start, end)`` a section, in text order.  No attribution leaves its section."""

    @classmethod
    def of(cls, article: Article) -> Text:
        """Make the text of an article; its boilerplate is in no section that is read."""
        sections = [(section.start, section.end) for section in article.sections if section.kind != "boilerplate"]
        return cls(article.text, sections)

    @cached_property
    def words(self) -> Words:
        """The words and marks, with the sentence and the paragraph of each."""
        return Words(self.plain)

    @cached_property
    def quotations(self) -> Quotations:
        """The stretches between quotation marks."""
        return Quotations(self.plain)
