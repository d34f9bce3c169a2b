"""Quotations that no verb of saying leads to: beside an action, behind a quotation, and with their subject outside.

Alice Morrow began to laugh. “You have no idea what this place was.”
“It dried up,” says the farmer, Ilya Brod. “The neighbor lost hers before that.”
President Ostrava kept the envoy for the end of his speech. She “tells us how to run a port.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sayso.english.closed_classes import NO_NAMES, PRONOUNS
from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text.spans import Spans
from sayso.records import Span

_SURE: Final = 0.6
"""The score of such a quotation: it may be someone else's."""
_LEAST_WORDS: Final = 3
_WORD = re.compile(r"\w+")
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Prof|Rev|Capt|Lt|Sgt|Gen|Col)\. )"
_NAME = rf"{_TITLE}?[A-Z][\w’'-]+(?: (?:[A-Z]\.|de|van|von|bin|al))?(?: [A-Z][\w’'-]+){{0,4}}"
# Alice Morrow | began   The principal, Ines Roca, | looked   In his ruling, | Judge Alan Firth | did not spare
_ACTOR = re.compile(
    r"(?:(?:In|At|On|After|Before|From|With) [^,.“”\n]{2,40}, )?"
    rf"(?P<who>(?:(?:The|Her|His|Their) [\w’' -]{{2,40}}, )?(?P<name>{_NAME})(?:, [^.“”\n]{{2,60}}(?=,))?),? "
    r"(?P<cue>[a-z][\w’'-]*)"
)
# She “tells us how to run a port.”   Ordway “said one thing to the grand jury.”
_SUBJECT_OUTSIDE = re.compile(r"(?:[A-Z][\w’'-]*|The [\w’'-]+(?: [\w’'-]+)?)(?: [A-Z][\w’'-]+)? $")
_NEXT_QUOTATION = re.compile(r"\.? [“\"]")
_IS_CLAUSE = re.compile(r"[“\"](?P<verb>[a-z]+)")


def add_scenes(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Add the quotations that stand alone beside whoever acts; within a content, those that go on with another."""
    if passage.parent is not None:
        return [_going_on(attribution, passage) for attribution in attributions]
    text = passage.text.plain
    attributions = [_without_scene(attribution, passage) for attribution in attributions]
    taken = Spans(span for attribution in attributions for span in (attribution.cue, *attribution.content))
    new: list[AttributionSpans] = []
    for start, end in passage.stretches:
        for quotation in _outermost(passage.text.quotations.near(start, end)):
            if not (start <= quotation[0] and quotation[1] <= end) or next(taken.near(*quotation), None) is not None:
                continue
            if len(_WORD.findall(text, *quotation)) < _LEAST_WORDS:
                continue
            if _stands_alone(text, quotation):
                new += _beside(passage, quotation, taken)
            else:
                new += _outside(passage, quotation)
    return sorted([*attributions, *new], key=lambda attribution: attribution.place) if new else attributions


def _without_scene(attribution: AttributionSpans, passage: Passage) -> AttributionSpans:
    """Leave out the quotations that stand beside somebody's action in a paragraph above the one of the cue."""
    text = passage.text.plain
    line = text.rfind("\n", 0, attribution.cue[0])
    above = [span for span in attribution.content if span[1] <= line and text[span[0]] in '“"']
    if not above or len(above) == len(attribution.content):
        return attribution
    nobody = Spans(())
    beside = {
        span
        for span in above
        if text[text.rfind("\n", 0, span[0]) + 1 : span[0]].strip()
        and _stands_alone(text, span)
        and any(_beside(passage, span, nobody))
    }
    return replace(attribution, content=tuple(span for span in attribution.content if span not in beside))


def _outermost(quotations: Iterator[Span]) -> list[Span]:
    """The quotations that stand in no other, in text order."""
    kept: list[Span] = []
    for quotation in sorted(quotations, key=lambda span: (span[0], -span[1])):
        if not kept or quotation[0] >= kept[-1][1]:
            kept.append(quotation)
    return kept


def _stands_alone(text: str, quotation: Span) -> bool:
    """Whether a quotation is one or more whole sentences, with nothing of its paragraph's other sentences in it."""
    start, end = quotation
    first = _WORD.search(text, start, end)
    before = text[max(0, start - 3) : start].rstrip(" ")[-1:] or "\n"
    behind = text[end : end + 2].strip(" ")[:1] or "\n"
    ends = text[end - 2 : end - 1] in ".!?…"
    return bool(
        first and first.group()[0].isupper() and ends and before in '\n.!?”"' and (behind == "\n" or behind.isupper())
    )


def _going_on(attribution: AttributionSpans, passage: Passage) -> AttributionSpans:
    """Add to a quotation the one that goes on with it in the next sentence: “No,” she said. | “Never.”

    Within a content sentences are read one by one; of an article the network reads both together.
    """
    text, (first, _), place = passage.text.plain, attribution.content[0], attribution.place
    behind = _NEXT_QUOTATION.match(text, place[1])
    if behind is None or place[0] != first or text[first] not in '“"' or attribution.cue[0] < first:
        return attribution
    start = behind.end() - 1
    quotation = max((span for span in passage.text.quotations.near(start, start + 1) if span[0] == start), default=None)
    if quotation is None or quotation[1] > passage.frame[1] or not _stands_alone(text, quotation):
        return attribution
    return replace(attribution, content=(*attribution.content, quotation))


def _beside(passage: Passage, quotation: Span, taken: Spans) -> Iterator[AttributionSpans]:
    """Give a quotation to whoever acts in the sentence before it, behind it, or at the end of the paragraph before."""
    text, (start, end) = passage.text.plain, quotation
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    if text[line:start].strip():
        sentence = passage.text.sentences.start(max(line, start - 2))
        place = (max(line, sentence), start)
    elif text[end:stop].strip():
        place = (end + 1, min(stop, passage.text.sentences.end(end + 1)))
    else:
        above = text.rfind("\n", 0, len(text[:line].rstrip()) if line else 0) + 1
        last = above + len(text[above:line].rstrip())
        if not line or next(passage.text.quotations.near(above, last), None) is not None:
            return
        if passage.text.sentences.start(last - 1) > above:
            return  # a paragraph of several sentences is no scene
        place = (above, last)
    actor = _actor(passage, place)
    if actor is not None and next(taken.near(*place), None) is None:
        yield AttributionSpans(*actor, (quotation,), _SURE, is_verbatim=True)


def _outside(passage: Passage, quotation: Span) -> Iterator[AttributionSpans]:
    """She “tells us ...”: what is said of her is said by whoever acts in the sentence before."""
    text, (start, end) = passage.text.plain, quotation
    clause = _IS_CLAUSE.match(text, start)
    sentence = passage.text.sentences.start(start)
    subject = _SUBJECT_OUTSIDE.fullmatch(text, sentence, start)
    if clause is None or subject is None or len(_WORD.findall(text[start:end])) < 2 * _LEAST_WORDS:
        return
    if text[end - 2] not in ".!?" or sentence < 2:
        return
    before = len(text[:sentence].rstrip())
    actor = _actor(passage, (passage.text.sentences.start(before - 1), before))
    if actor is not None:
        yield AttributionSpans(*actor, ((sentence, end),), _SURE)


def _actor(passage: Passage, place: Span) -> tuple[Span, Span] | None:
    """Whoever acts in a sentence, and the verb: a person whose name is its subject."""
    text = passage.text.plain
    match = _ACTOR.match(text, *place)
    if match is None or match["name"].split()[0].lower() in NO_NAMES or match["cue"] in PRONOUNS:
        return None
    if " " not in match["name"] and next(passage.people.near(*match.span("name")), None) is None:
        return None
    return match.span("who"), match.span("cue")
