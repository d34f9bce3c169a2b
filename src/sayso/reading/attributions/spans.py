"""One attribution on its way to the reading, and in whose content it stands."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Span


@dataclass(frozen=True, slots=True)
class Telling:
    """One attribution, and in whose content it stands; spans are ``[start, end)`` in code points."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    score: float
    parent: int | None = None
    """The place in the list of tellings of the one in whose content it stands; always an earlier one."""
    addressee: Span | None = None
    is_verbatim: bool = False
    """Whether the layout says that these are the speaker's own words, as a transcript does, with or without marks."""

    @property
    def place(self) -> Span:
        """From its first word to its last."""
        first, last = self.cue
        for start, end in self.content if self.source is None else (self.source, *self.content):
            first, last = min(first, start), max(last, end)
        return first, last


def frame(one: Telling, told: list[Telling], text: str) -> Span:
    """The stretch in which something is told, ``[start, end)``: the content that holds it, or the whole text."""
    if one.parent is None:
        return 0, len(text)
    content = told[one.parent].content
    return content[0][0], content[-1][1]
