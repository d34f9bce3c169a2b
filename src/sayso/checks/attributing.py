"""Rules for what is attributed to whom: quotations without a speaker, claims without a source, late sources, cues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Indel

from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.checks.words import words
from sayso.english.tables import load
from sayso.records import Span

_TABLE: Final = load("checks")
LOADED: Final = _TABLE.words("loaded")
ACCUSES: Final = _TABLE.words("accuses")
ACCUSED: Final = _TABLE.words("accused")
_ACCUSING: Final = _TABLE.pattern("accusing")
_RESTS: Final = _TABLE.pattern("rests", before="", behind="")
_QUOTED_WORDS: Final = 5
"""A stretch in quotation marks of fewer words may be a title or a term."""
_DECIDED: Final = _TABLE.words("decided")
_SAME_WORDS: Final = 6
_ALIKE: Final = 0.72


def without_speaker(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find quotations that nobody is said to have said."""
    known = [
        span
        for attribution in draft.reading.attributions
        if attribution.source or attribution.speaker
        for span in attribution.content
    ]
    for start, end in draft.quoted:
        if draft.count((start, end)) < _QUOTED_WORDS:
            continue
        if not any(a < end and start < b for a, b in known):
            yield Hit((start, end), 1.0)


def unattributed(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find accusations of a named person that nobody is said to make."""
    for span in draft.sentences:
        people = draft.mentions(span)
        if not people or draft.attributed(span) or any(word in _DECIDED for word, _ in draft.words(span)):
            continue
        trigger = _accusation(draft, span)
        if trigger is not None and any(start < trigger[0] for person in people for start, _ in person.mentions):
            yield Hit(trigger, 0.9)


def _accusation(draft: Draft, span: Span) -> Span | None:
    for word, place in draft.words(span):
        if word in ACCUSES or word in ACCUSED:
            return place
    match = _ACCUSING.search(draft.text, *span)
    return match.span() if match else None


def late(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find statements whose source comes later than in the next sentence."""
    for statement in draft.outer:
        told = [*statement.source, *statement.cue]
        if not told:
            continue
        begins, first = draft.sentence(statement.content[0][0]), draft.sentence(min(start for start, _ in told))
        if first - begins > 1 and not any(start < statement.content[0][0] for start, _ in told):
            yield Hit(statement.content[0], statement.score)


def loaded(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find cues that say more than "said", where nothing in the content asks for them."""
    marked = setting.words(LOADED)
    for statement in draft.statements:
        for span in statement.cue:
            for word, place in draft.words(span):
                if word in marked:
                    yield Hit(place, statement.score)


def secondary(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find other outlets that are cited without what their report rests on."""
    for statement in draft.outer:
        speaker = draft.speaker(statement)
        if speaker is None or speaker.kind != "outlet" or len(statement.chain) > 1:
            continue
        start, end = draft.place(statement)
        index = draft.sentence(start)
        whole = (draft.sentences[index][0], max(end, draft.sentences[index][1])) if index >= 0 else (start, end)
        source = statement.source[0] if statement.source else (start, start)
        around = draft.text[whole[0] : source[0]] + " " + draft.text[source[1] : whole[1]]
        if not _RESTS.search(around):
            yield Hit(draft.mark(statement), statement.score)


def twice(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find quotations that appear twice with different words."""
    rows = [(span, [word.key for word in words(draft.text, *span)]) for span in draft.quoted]
    long_enough = [(span, row) for span, row in rows if len(row) >= _SAME_WORDS]
    for i, (span, row) in enumerate(long_enough):
        for _, earlier in long_enough[:i]:
            if row != earlier and _is_other_version(row, earlier):
                yield Hit(span, 1.0)
                break


def _is_other_version(row: list[str], earlier: list[str]) -> bool:
    """Whether two rows of words are one quotation, neither a part of the other."""
    short, long = sorted((row, earlier), key=len)
    inside = any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    return not inside and Indel.normalized_similarity(row, earlier) >= _ALIKE
