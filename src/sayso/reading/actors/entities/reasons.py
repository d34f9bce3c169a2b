"""Why someone is not named, in the text's own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from sayso.reading.actors.cast import AttributionLike
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.text.hiding import REASON, hiding, hidings, is_hidden
from sayso.reading.text.spans import Spans
from sayso.reading.text.words import Words
from sayso.records import Span

_CLAUSE: Final = re.compile(r",? who(?:se)? [^.;“”\"\n]{0,160}")
_BRACKET: Final = re.compile(r" ?\([^()\n]{1,80}\)")
_LEAVE: Final = re.compile(
    r"\b(?:was|were|is|are|had|did|does|do)(?: not|n[’']t)(?: been)? (?:authori[sz]ed|allowed|permitted|cleared)\b"
)
_END: Final = re.compile(
    r"[.;!?]?[”\"]?(?=[^\S\n]{0,99}+(?:\n|$))|[.;!?:—](?=\s)|"
    r",(?=\s(?:and )?(?:said|told|added|says|who|but|would|had|has|was|were|is|declined|did|could)\b)"
    r"|,?\s(?:said|told|added)\b|[)]"
)
_LONGEST: Final = 2_000
"""How many words behind a source a reason is looked for; a paragraph that goes on is hardly about it any more."""
_BACK: Final = re.compile(r"\s*[“\"]?(?:all|none|both|each|they|he|she|the|like|neither|everyone|these|those)\b", re.I)


def clause_behind(text: str, end: int) -> Span:
    """The relative clause or the bracket right behind a source, empty where none is.

    a woman | who asked not to be named   Parent | (no name given):
    """
    clause = _CLAUSE.match(text, end) or _BRACKET.match(text, end)
    return (end, end) if clause is None else clause.span()


def explain(
    words: Words, attributions: Sequence[AttributionLike], speaker: Sequence[int | None], entities: Sequence[Entity]
) -> None:
    """Find why the unnamed are not named: beside the source, or in a sentence soon behind it.

    What the text says of "two aides" holds for "one of them" as well, and the other way round.
    """
    last: dict[int, int] = {}
    for attribution, index in zip(attributions, speaker, strict=True):
        if index is None or attribution.source is None:
            continue
        entity = entities[index]
        if entity.naming == "named" or entity.kind not in {"person", "people", None}:
            continue
        last[index] = max(last.get(index, 0), attribution.source[1])
        if entity.reason is None:
            entity.reason = _beside(words, attribution.source, entity)
    sought = [index for index in last if entities[index].reason is None and entities[index].naming == "anonymous"]
    hidden = Spans(hidings(words.text) if sought else ())
    for index in sought:
        entities[index].reason = _behind(words, last[index], hidden)
    parts = [(e, entities[e.family]) for e in entities if e.family is not None and e.naming == "anonymous"]
    for part, group in parts:
        if group.naming == "anonymous":
            group.reason = group.reason or part.reason
    for part, group in parts:
        part.reason = part.reason or group.reason


def _beside(words: Words, source: Span, entity: Entity) -> Span | None:
    """A reason inside the source's own words or behind them in the same sentence."""
    text = words.text
    for place in (source, clause_behind(text, source[1])):
        if is_hidden(text, *place):
            entity.naming = "anonymous"
            return reason(text, *place)
    if entity.naming != "anonymous":
        return None
    at = min(words.at(source[1]), len(words) - 1)
    return reason(text, source[1], _ends(words, at, words.sentence))


def _behind(words: Words, place: int, hidden: Spans) -> Span | None:
    """A reason in the rest of the paragraph, or in a sentence of the next one that goes back: "None of the three ...".

    "Two Western officials said ... All three spoke on the condition of anonymity to discuss intelligence."
    """
    at = min(words.at(place), len(words) - 1)
    end = _ends(words, at, words.paragraph)
    following = words.at(end)
    stop = end if following >= len(words) else _ends(words, following, words.paragraph)
    if next(hidden.near(place, stop), None) is None:
        return None
    explanation = reason(words.text, place, end)
    if explanation is not None or following >= len(words):
        return explanation
    match = hiding(words.text, words.start[following], stop)
    if match is None:
        return None
    at = max(following, words.opening[words.sentence[words.at(match.start())]])
    return reason(words.text, words.start[at], stop) if _BACK.match(words.text, words.start[at]) else None


def _ends(words: Words, at: int, parts: list[int]) -> int:
    """Where the sentence or the paragraph of a word ends, or the part of it in which a reason is looked for."""
    last = bisect_right(parts, parts[at], at, min(len(parts), at + _LONGEST)) - 1
    return words.end[last]


def reason(text: str, start: int, end: int) -> Span | None:
    """Why someone is not named, between two places: "because the talks are private", "to discuss intelligence".

    Where no reason beyond the lack of leave is stated, that is it: "was not authorized to speak publicly".
    """
    hidden = hiding(text, start, end)
    if hidden is None:
        return None
    why = REASON.search(text, hidden.end(), end)
    if (
        why is not None
        and not text[hidden.end() : why.start()].strip()
        and hidden[0][-3:] in {"zed", "sed", "wed", "ted", "red"}
    ):
        why = None  # was not permitted / to discuss the offer
    begin = why or _LEAVE.search(text, start, end)
    if begin is None:
        return None
    stop = _END.search(text, begin.end(), end)
    return begin.start(), stop.start() if stop else end
