"""What is no attribution, whatever the network found: sources that are nobody, contents that say nothing alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sayso.english.closed_classes import RELATIVES
from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from sayso.reading.text.hiding import REASON, hiding
from sayso.records import Span

_WORDS: Final = load("attributions")

_NOBODY = _WORDS.pattern("nobody", before="", behind="")
_STANCE = _WORDS.pattern("stance", behind="")
# asked, declined, spoke: what people do who are not to be named
_IS_OF_SELF = _WORDS.pattern("keeps_back", before=r"(?:\w+ ){0,2}", behind=r"\b")
_FEW: Final = 4
"""Words that may stand around a clause that keeps a name back."""
_NEAR: Final = 3
"""Words before a cue among which a relative pronoun makes its clause an aside: who had | asked."""
_NOTHING = _WORDS.pattern("says_nothing", before=r"\W*", behind=r"\W*")


def drop_noise(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Drop contents that say nothing alone and sources that are a function word, and pieces of another paragraph."""
    kept = [
        left
        for attribution in attributions
        if not _keeps_name_back(attribution, passage.text.plain)
        for left in _kept(attribution, passage.text)
    ]
    if passage.parent is not None:
        return kept  # I don't think she ever said | that
    return [left for left in kept if not _says_nothing(left, passage.text.plain)]


def _says_nothing(attribution: AttributionSpans, text: str) -> bool:
    """Whether a content says nothing alone; but "denied it" and "confirmed that" are statements."""
    is_stance = attribution.source is not None and _STANCE.search(text, *attribution.cue) is not None
    return not is_stance and all(_NOTHING.fullmatch(text, *span) for span in attribution.content)


def _keeps_name_back(attribution: AttributionSpans, text: str) -> bool:
    """Whether an attribution only tells why its source has no name: said an aide who | asked | not to be named.

    But "The fifth | asked | not to be named because he works there" is a statement, which tells why.
    """
    if attribution.is_verbatim or any(text[start] in '“"' for start, _ in attribution.content):
        return False
    first, last = attribution.content[0][0], attribution.content[-1][1]
    if not _IS_OF_SELF.match(text, attribution.cue[0]):
        return False
    hidden = hiding(text, min(attribution.cue[0], first), last)
    if hidden is None:
        return False
    why = REASON.search(text, max(first, hidden.end()), last)
    if why is not None and not _is_aside(attribution, text):
        return False
    rest = text[first : max(first, hidden.start())] + text[max(first, hidden.end()) : why.start() if why else last]
    return len(rest.split()) <= _FEW


def _is_aside(attribution: AttributionSpans, text: str) -> bool:
    """Whether an attribution stands beside what its source says: an aide who had | asked;  a trader, | asking."""
    cue = attribution.cue[0]
    is_told_apart = attribution.source is None or text[slice(*attribution.cue)].endswith("ing")
    return is_told_apart or not RELATIVES.isdisjoint(text[max(0, cue - 40) : cue].lower().split()[-_NEAR:])


def _kept(attribution: AttributionSpans, text: Text) -> Iterator[AttributionSpans]:
    if attribution.is_verbatim or attribution.named_by is not None:
        yield attribution
        return
    content = tuple(span for span in attribution.content if _is_near(span, attribution.cue, text))
    content = content or attribution.content
    content = tuple(span for span in content if _is_in_sentence(span, attribution.cue, text)) or content
    source = attribution.source
    if source is not None and _NOBODY.fullmatch(text.plain, *source):
        source = None
    if (source, content) != (attribution.source, attribution.content):
        attribution = replace(attribution, source=source, content=content)
    yield attribution


def _is_near(span: Span, cue: Span, text: Text) -> bool:
    """Whether a piece of a content is quoted, or stands in the cue's paragraph."""
    if next(text.quotations.near(*span), None) is not None:
        return True
    first, second = sorted((span, cue))
    return "\n" not in text.plain[first[1] : second[0]]


def _is_in_sentence(span: Span, cue: Span, text: Text) -> bool:
    """Whether a piece of a content is quoted, or stands in the cue's sentence."""
    if next(text.quotations.near(*span), None) is not None:
        return True
    return text.sentences.start(span[0]) <= cue[0] and text.sentences.start(cue[0]) <= span[1]
