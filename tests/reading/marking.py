"""Example sentences with one attribution marked: {source}, <cue> and [content]."""

import re

from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from sayso.records import Span


def marked(sentence: str) -> tuple[str, AttributionSpans]:
    """The sentence without its marks, and what they mark."""
    spans: dict[str, list[Span]] = {"{": [], "<": [], "[": []}
    text, opened = "", {}
    for part in re.split(r"([{}<>\[\]])", sentence):
        if part in spans:
            opened[part] = len(text)
        elif part and part in "}>]":
            opening = {"}": "{", ">": "<", "]": "["}[part]
            spans[opening].append((opened[opening], len(text)))
        else:
            text += part
    return text, AttributionSpans(spans["{"][0] if spans["{"] else None, spans["<"][0], tuple(spans["["]), 1.0)


def passage(text: str) -> Passage:
    """The passage that is the whole of a text."""
    return Passage(Text(text), [(0, len(text))])
