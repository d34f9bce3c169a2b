"""What the steps of the pipeline read: the whole of an article, or a stretch of one content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sayso.reading.attributions.spans import AttributionSpans, extent
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans
from sayso.records import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a text that is read for attributions in one go."""

    text: Text
    stretches: Sequence[Span]
    """What is read, ``[start, end)`` each, in text order: the sections of an article, or a stretch of a content."""
    names: Spans = field(default_factory=lambda: Spans(()))
    """The names of people and organisations in the text."""
    people: Spans = field(default_factory=lambda: Spans(()))
    """The names of people in the text."""
    parent: AttributionSpans | None = None
    """The attribution in whose content the passage stands; None for the whole of an article."""

    @property
    def frame(self) -> Span:
        """The stretch outside of which no word counts: the parent's content, or the whole text."""
        return (0, len(self.text.plain)) if self.parent is None else extent(self.parent.content)

    def parent_of(
        self, attribution: AttributionSpans, attributions: Sequence[AttributionSpans]
    ) -> AttributionSpans | None:
        """Return the attribution that holds another one of ``attributions``, which were found in this passage."""
        return self.parent if attribution.parent is None else attributions[attribution.parent]

    def frame_of(self, attribution: AttributionSpans, attributions: Sequence[AttributionSpans]) -> Span:
        """Return the stretch outside of which no word counts for an attribution found in this passage."""
        return self.frame if attribution.parent is None else extent(attributions[attribution.parent].content)


class Step(NamedTuple):
    """One step of the pipeline, with the name under which it can be left out."""

    name: str
    run: Callable[[Passage, list[AttributionSpans]], list[AttributionSpans]]
    """The attributions of a passage in, the same ones, more or fewer of them out.

    ``parent`` is an index into the list itself, or None for those that stand directly in the passage.
    """


def run(steps: Sequence[Step], passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Run the steps over the attributions that the network found in a passage, one after the other."""
    for step in steps:
        attributions = step.run(passage, attributions)
    return attributions


def joined(stretches: Sequence[Span]) -> Iterator[Span]:
    """Join sections that touch: the first line of a letter may pass for a headline."""
    first: int | None = None
    for i, (start, end) in enumerate(stretches):
        first = start if first is None else first
        if i + 1 == len(stretches) or stretches[i + 1][0] != end:
            yield first, end
            first = None


def in_place_of(sure: list[AttributionSpans], attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Put sure attributions in place of those that they touch; in text order.

    An attribution whose source and cue stand apart from them keeps the pieces of its content that do.
    """
    taken = Spans(attribution.place for attribution in sure)
    free = (_apart(attribution, taken) for attribution in attributions)
    return sorted([*sure, *filter(None, free)], key=lambda attribution: attribution.place)


def _apart(attribution: AttributionSpans, taken: Spans) -> AttributionSpans | None:
    if next(taken.near(*attribution.place), None) is None:
        return attribution
    own = attribution.cue if attribution.source is None else extent(sorted((attribution.source, attribution.cue)))
    content = tuple(span for span in attribution.content if next(taken.near(*span), None) is None)
    if not content or next(taken.near(*own), None) is not None:
        return None
    return replace(attribution, content=content)
