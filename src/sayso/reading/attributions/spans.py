"""One attribution on its way to the reading, and in whose content it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model.decode import Found
from sayso.reading.factuality.predicate import Predicate
from sayso.reading.factuality.status import Status
from sayso.reading.text.quotations import Quotations
from sayso.reading.text.spans import touch
from sayso.records import Kind, Span


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """One attribution, and in whose content it stands; spans are ``[start, end)`` in code points."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    score: float
    parent: int | None = None
    """The index, in the list of attributions, of the one in whose content it stands; always an earlier one."""
    addressee: Span | None = None
    is_verbatim: bool = False
    """Whether the layout marks the speaker's own words, as a transcript does, with or without quotation marks."""
    named_by: Span | None = None
    """Words elsewhere that name the speaker, where the source does not: BY MR. DUNN: ... Q. When did you see it?"""
    is_referred: bool = False
    """Whether a pronoun stands for its content, which is told further up: the mayor denied | that."""
    status: Status | None = None
    """Factuality, polarity and type; None until the step that reads them."""

    @classmethod
    def of(cls, finding: Found) -> AttributionSpans:
        """Make one of what the network found."""
        return cls(finding.source, finding.cue, finding.content, finding.score)

    @property
    def predicate(self) -> Predicate:
        """Its source, cue and content, as a predicate whose factuality can be asked."""
        return Predicate(self.source, self.cue, self.content)

    @property
    def resolved(self) -> AttributionSpans:
        """The same one, with the words that name its speaker as its source, and its cue there."""
        if self.named_by is None:
            return self
        end = self.named_by[1]
        return replace(self, source=self.named_by, cue=(end - 1, end))

    @property
    def printed_cue(self) -> tuple[Span, ...]:
        """Its cue; empty where the text has none.

        The layout may show who speaks without a mark of its own, as a name on a line by itself does; the cue is then a
        letter of the source or the content beside it.
        """
        beside = self.content if self.source is None else (self.source, *self.content)
        return () if any(touch(self.cue, span) for span in beside) else (self.cue,)

    def kind(self, quotations: Quotations) -> Kind:
        """Whether its content is quoted in full (direct), in part (mixed) or not at all (indirect)."""
        if self.is_referred:
            return "indirect"
        return "direct" if self.is_verbatim else quotations.kind(self.content, self.cue)

    @property
    def place(self) -> Span:
        """From its first word to its last."""
        first, last = self.cue
        for start, end in self.content if self.source is None else (self.source, *self.content):
            first, last = min(first, start), max(last, end)
        return first, last


def extent(content: Sequence[Span]) -> Span:
    """Where a content begins and where it ends, ``[start, end)``, whatever stands between its pieces."""
    return content[0][0], content[-1][1]
