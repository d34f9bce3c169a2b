"""Corrections, retractions and made-up quotations: which quoted words were never said.

    He said deputies join “to break the cycle,” not “to break heads.”
    An article wrongly said that Mayor Lund had called the plan “a joke.”  She called it “a yoke.”
    The line “...” has been attributed to Mayor Voss for years.  She never said it.

What a note says was misquoted or invented is negated; what it puts in its place is as the article gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.reading.attributions.constructions import SAID_BY
from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.markers import CORRECTION_NOTE, MISQUOTED, NEVER_SAID
from sayso.reading.text import Text
from sayso.reading.text.spans import Spans, line_of
from sayso.records import Span

_NOT = re.compile(r"\b(?:not|instead of|rather than)(?: \w+){0,3} $")
_NOT_BETWEEN = re.compile(r"[”\"],?\s+(?:and |but )?(?:not|instead of|rather than)(?: \w+){0,3}\s+$")
_LINE = re.compile(r"[^\n]+")


def split_corrections(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Split a content into what was said and what was not: “to break the cycle,” not | “to break heads.”"""
    if passage.parent is not None:
        return attributions
    return [part for attribution in attributions for part in _split(attribution, passage.text)]


def _split(attribution: AttributionSpans, text: Text) -> Iterator[AttributionSpans]:
    start, end = attribution.content[-1]
    quoted = [span for span in sorted(text.quotations.near(start, end)) if start <= span[0] and span[1] <= end + 1]
    for quotation in quoted[1:]:
        between = _NOT_BETWEEN.search(text.plain, max(start, quotation[0] - 48), quotation[0])
        if between and CORRECTION_NOTE.search(text.plain, *line_of(text.plain, start)):
            rest = (*attribution.content[:-1], (start, between.start() + 1))
            yield replace(attribution, content=rest)
            yield replace(attribution, content=(quotation,))
            return
    yield attribution


def retract(text: Text, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Negate the attributions, nested ones too, of words that the article says were never said."""
    wrong = Spans(_never_said(text))
    if not wrong.sorted:
        return attributions
    holds_inner = {
        attribution.parent
        for attribution in attributions
        if attribution.parent is not None and _gives(attribution, wrong, text)
    }
    return [
        replace(attribution, status=replace(attribution.status, factuality="negated"))
        if attribution.status is not None and number not in holds_inner and _gives(attribution, wrong, text)
        else attribution
        for number, attribution in enumerate(attributions)
    ]


def _gives(attribution: AttributionSpans, wrong: Spans, text: Text) -> bool:
    """Whether an attribution gives words that were never said.

    A cue in a later sentence names who said them instead: It was said by her deputy, Joan Pike.
    """
    quoted = [span for piece in attribution.content for span in wrong.near(*piece)]
    return bool(quoted) and attribution.cue[0] < text.sentences.end(quoted[0][1] - 2)


def _never_said(text: Text) -> Iterator[Span]:
    """The quotations of which the article says that they were never said."""
    plain = text.plain
    for line in _LINE.finditer(plain):
        quoted = [span for span in sorted(text.quotations.near(*line.span())) if line.start() <= span[0]]
        if not quoted:
            continue
        not_said = [
            quotation
            for quotation in quoted
            if _NOT.search(plain, max(line.start(), quotation[0] - 40), quotation[0])
            or MISQUOTED.search(plain, max(line.start(), text.sentences.start(quotation[0])), quotation[0])
        ]
        for said_by in SAID_BY.finditer(plain, *line.span()):
            not_said += [span for span in quoted if span[1] <= said_by.start()][-1:]
        if not_said and CORRECTION_NOTE.search(line.group()):
            yield from not_said
        for denial in NEVER_SAID.finditer(plain, *line.span()):
            before = [span for span in quoted if span[1] <= denial.start()]
            inside = any(span[0] <= denial.start() < span[1] for span in quoted)
            if before and not inside and denial.start() - before[-1][1] <= 160:
                yield before[-1]
