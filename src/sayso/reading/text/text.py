"""One object for the text of an article, which every later step asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from sayso.intake.wrapping import Unwrapped
from sayso.reading.text.quotations import Quotations
from sayso.reading.text.sentences import Sentences
from sayso.reading.text.words import Words
from sayso.records import Article, Span

# > We will not sell | > the park.
_MARKS: Final = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,40}", re.M)


class Text:
    """A text with its words, sentences, paragraphs, quotations and sections; each is made when it is first asked for.

    It is read without its soft line breaks: ``plain`` holds a blank for each.  All places in it are offsets into
    ``plain``, in code points; `original` brings them back to the text as it is.
    """

    def __init__(
        self, original: str, sections: Sequence[Span] | None = None, soft_breaks: Sequence[Span] | None = None
    ) -> None:
        """Take a text as it is.

        ``sections`` are the stretches of it that are read, all of it where not given.  ``soft_breaks`` are its soft
        line breaks; where not given they are found.
        """
        self._unwrapped = Unwrapped(original, soft_breaks)
        self.plain = self._unwrapped.text
        self.sections = [self.place(span) for span in ([(0, len(original))] if sections is None else sections)]
        """What is read, ``[start, end)`` a section, in text order.  No attribution leaves its section."""

    @classmethod
    def of(cls, article: Article) -> Text:
        """Make the text of an article; its boilerplate is in no section that is read."""
        sections = [(section.start, section.end) for section in article.sections if section.kind != "boilerplate"]
        return cls(article.text, sections)

    @property
    def unread(self) -> list[Span]:
        """What is in no section, ``[start, end)`` a stretch, in text order."""
        edges = [0, *(edge for section in self.sections for edge in section), len(self.plain)]
        return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]

    @property
    def is_unwrapped(self) -> bool:
        """Whether the text as it is has soft line breaks."""
        return self.plain is not self._unwrapped.original_text

    @classmethod
    def of_lines(cls, plain: str) -> Text:
        """Make a text of which every line break is kept, so that offsets into ``plain`` are those into the text."""
        return cls(plain, soft_breaks=())

    def original(self, span: Span) -> Span:
        """Return where a span stands in the text as it is."""
        return self._unwrapped.original(span)

    def originals(self, span: Span) -> tuple[Span, ...]:
        """Return where a span stands in the text as it is, in pieces without the marks of quoted lines."""
        whole = self.original(span)
        return tuple(self._unmarked(whole)) if self._has_marks else (whole,)

    @cached_property
    def _has_marks(self) -> bool:
        """Whether there may be lines of a quoted mail; asked once, not for each span of a reading."""
        return ">" in self._unwrapped.original_text

    def _unmarked(self, span: Span) -> Iterator[Span]:
        text = self._unwrapped.original_text
        edges = [span[0], *(edge for match in _MARKS.finditer(text, *span) for edge in match.span()), span[1]]
        if len(edges) == 2:
            yield span
            return
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            words = text[start:end].rstrip()
            if words:
                yield start, start + len(words)

    def place(self, span: Span) -> Span:
        """Return where a span of the text as it is stands in ``plain``."""
        return self._unwrapped.unwrapped(span)

    @cached_property
    def words(self) -> Words:
        """The words and marks, with the sentence and the paragraph of each."""
        return Words(self.plain)

    @cached_property
    def sentences(self) -> Sentences:
        """Where the sentences begin and end."""
        return Sentences(self.words)

    @cached_property
    def quotations(self) -> Quotations:
        """The stretches between quotation marks."""
        return Quotations(self.plain)
