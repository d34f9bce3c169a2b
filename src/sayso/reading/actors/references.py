"""What has to be traced back to somebody: sources, addressees, pronouns; and who tells what around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.reading.actors.cast import Telling
from sayso.reading.actors.phrases import Phrase, Phrases
from sayso.reading.actors.words import Words
from sayso.reading.marks import quotations
from sayso.reading.spans import Spans
from sayso.records import Span


@dataclass(slots=True)
class Reference:
    """Words that refer to somebody, and where they stand."""

    phrase: Phrase
    place: int
    """The word it begins with."""
    source_of: list[int] = field(default_factory=list)
    addressee_of: list[int] = field(default_factory=list)
    inside: tuple[int, ...] = ()
    """The tellings whose content holds it, outermost first."""
    quoted_by: int | None = None
    """The innermost of them that gives its words in quotation marks."""


class Scene:
    """A text, its phrases and its tellings, looked up by place."""

    def __init__(self, words: Words, phrases: Phrases, told: Sequence[Telling]) -> None:
        self.words, self.phrases, self.told = words, phrases, told
        self.quoted = Spans(quotations(words.text))
        self._contents = Spans(span for one in told for span in one.content)
        self._owners: dict[Span, list[int]] = {}
        for number, one in enumerate(told):
            for span in one.content:
                self._owners.setdefault(span, []).append(number)
        self.opens = [self._opening(number) for number in range(len(told))]

    def _opening(self, number: int) -> int:
        one = self.told[number]
        spans = [span for span in (one.source, one.cue, *one.content) if span is not None]
        return min((start for start, _ in spans), default=0)

    def top(self, number: int) -> int:
        """The outermost telling around one."""
        seen = {number}
        while (parent := self.told[number].parent) is not None and 0 <= parent < len(self.told) and parent not in seen:
            seen.add(parent)
            number = parent
        return number

    def around(self, span: Span) -> tuple[int, ...]:
        """The tellings whose content holds a span, the widest first."""
        held = [place for place in self._contents.near(*span) if place[0] <= span[0] and span[1] <= place[1]]
        out: list[int] = []
        for place in sorted(set(held), key=lambda place: place[0] - place[1]):
            out += self._owners[place]
        return tuple(out)

    def quoting(self, span: Span, inside: Sequence[int]) -> int | None:
        """The innermost telling around a span that quotes it word for word."""
        marks = [mark for mark in self.quoted.near(*span) if mark[0] <= span[0] and span[1] <= mark[1]]
        if not marks:
            return None
        for number in reversed(inside):
            one = self.told[number]
            for start, end in one.content:
                if start <= span[0] and span[1] <= end and any(start - 1 <= a and b <= end + 1 for a, b in marks):
                    return number
        return None

    def references(self) -> list[Reference]:
        """Sources and addressees, then the pronouns between them, in the order in which to resolve them.

        What is told inside a telling waits for who tells it; else they come as they stand in the text.
        """
        found: dict[Span, Reference] = {}
        for number, one in enumerate(self.told):
            for span, role in ((one.source, "source"), (one.addressee, "addressee")):
                if span is None:
                    continue
                phrase = found[span].phrase if span in found else self.phrases.read(span)
                if phrase is None:
                    continue
                reference = found.setdefault(span, Reference(phrase, phrase.first))
                (reference.source_of if role == "source" else reference.addressee_of).append(number)
        taken = {i for span in found for i in self.words.within(span)}
        for i, low in enumerate(self.words.lower):
            if low in _FOLLOWED and i not in taken:
                span = self.words.span(i, i + 1)
                found[span] = Reference(Phrase("pronoun", span, i, noun=low), i)
        for reference in found.values():
            own = {*reference.source_of, *reference.addressee_of}
            reference.inside = tuple(n for n in self.around(reference.phrase.span) if n not in own)
            reference.quoted_by = self.quoting(reference.phrase.span, reference.inside)
        return sorted(found.values(), key=self._order)

    def _order(self, reference: Reference) -> tuple[int, int, int]:
        own = reference.source_of or reference.addressee_of
        anchor = reference.inside[0] if reference.inside else (own[0] if own else None)
        start = self.words.start[reference.place]
        if anchor is None:
            return start, 0, start
        return min(self.opens[self.top(anchor)], start), 1 + len(reference.inside), start


_FOLLOWED = frozenset("he she him her his".split())
