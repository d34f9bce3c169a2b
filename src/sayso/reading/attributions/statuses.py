"""The steps that keep only likely attributions, and that read what each of them stands for."""

from __future__ import annotations

from dataclasses import replace

from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.status import status


def drop_unlikely(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Drop the attributions whose score is lower than the setting ``least_score``."""
    return [attribution for attribution in attributions if attribution.score >= passage.least_score]


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
        out.append(replace(attribution, status=read))
    return out
