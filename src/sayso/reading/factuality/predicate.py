"""A predicate in its text: whose factuality is asked."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Span


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate of an attribution or an act; spans are ``[start, end)`` in code points.

    In: The mayor | would not say | who paid. -- the subject is the source, the words are the cue, the rest is the
    content.  In: Two men | will meet | the mayor. -- the subject is the actor, the rest is the recipient.
    """

    subject: Span | None
    words: Span
    rest: tuple[Span, ...]
    """What it takes, a span a piece, in text order; at least one."""

    @property
    def start(self) -> int:
        """Where the first of its parts begins."""
        starts = [self.words[0], *(start for start, _ in self.rest)]
        return min(starts if self.subject is None else [self.subject[0], *starts])
