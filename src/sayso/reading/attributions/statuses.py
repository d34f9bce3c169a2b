"""The steps that keep only likely attributions, and that read what each of them stands for."""

from __future__ import annotations

from dataclasses import replace

from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.scores import LEAST
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.reporting_words import words
from sayso.reading.factuality.status import status
from sayso.reading.text import Text


def drop_unlikely(_passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Drop the attributions that the network does not hold for likely enough to be one."""
    return [attribution for attribution in attributions if attribution.score >= LEAST]


def add_statuses(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Add to every attribution its factuality, polarity and type."""
    out: list[AttributionSpans] = []
    for attribution in attributions:
        parent = passage.parent_of(attribution, out)
        read = status(
            passage.text,
            attribution.predicate,
            passage.frame_of(attribution, out),
            None if parent is None else parent.predicate,
            None if parent is None else parent.status,
        )
        if read.factuality == "negated" and _is_beside(attribution, passage.text):
            read = replace(read, factuality="actual")
        out.append(replace(attribution, status=read))
    return out


def _is_beside(attribution: AttributionSpans, text: Text) -> bool:
    """Whether a quotation only stands behind what somebody does, or does not: Vera did not move. / “Read it.”"""
    start = attribution.content[0][0]
    behind = text.plain[start] in '“"' and attribution.cue[1] < text.sentences.start(start)
    acts = (words().get(low) for low in text.plain[slice(*attribution.cue)].lower().split())
    return behind and not any(verb is not None and verb.is_verb for verb in acts)
