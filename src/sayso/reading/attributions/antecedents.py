"""What a pronoun stands for that is all of a content: The clerk said the ballots were lost. The mayor denied | that.

Such a content says nothing alone, so the statement is about the words that were told last before it, by someone else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.english.tables import load
from sayso.reading.attributions.spans import AttributionSpans
from sayso.records import Span

_WORDS: Final = load("attributions")

_ANSWERS: Final = _WORDS.pattern("answers", behind=r"\b")
_PRONOUN: Final = _WORDS.pattern("stands_for_statement", before="", behind=r"\W*")
_NEAR: Final = 120
"""Code points that may stand between a statement and the pronoun that stands for it."""
_BREAKS: Final = 2
"""Line breaks that may."""


def with_antecedents(text: str, attributions: Sequence[AttributionSpans]) -> list[AttributionSpans]:
    """Put the content that a pronoun stands for in its place, where what is told last before it is no pronoun's."""
    out = list(attributions)
    for number, attribution in enumerate(attributions):
        if attribution.source is not None and _is_answer(text, attribution):
            told = _told_before(text, out, number)
            if told is not None:
                out[number] = replace(attribution, content=told, is_referred=True)
    return out


def _is_answer(text: str, attribution: AttributionSpans) -> bool:
    """Whether all of a content is a pronoun, and the cue answers a statement: denied it, confirmed that."""
    (span, *rest) = attribution.content
    return not rest and _PRONOUN.fullmatch(text, *span) is not None and bool(_ANSWERS.search(text, *attribution.cue))


def _told_before(text: str, attributions: Sequence[AttributionSpans], number: int) -> tuple[Span, ...] | None:
    """The content of what is told last before an attribution, beside it and close by; None if nothing is."""
    own = attributions[number]
    start = own.place[0]
    before = [other for other in attributions[:number] if other.parent == own.parent and _end(other) <= start]
    last = max(before, key=_end, default=None)
    if last is None or _is_answer(text, last):
        return None
    same = last.source is not None and own.source is not None and text[slice(*last.source)] == text[slice(*own.source)]
    between = text[_end(last) : start].strip(' .”"')
    return None if same or len(between) > _NEAR or between.count("\n") > _BREAKS else last.content


def _end(attribution: AttributionSpans) -> int:
    """Where an attribution ends in the text; a content that is told further up counts by its cue."""
    return attribution.cue[1] if attribution.is_referred else attribution.place[1]
