"""Example sentences with one attribution marked: {source}, <cue> and [content]."""

import re

from sayso.reading.attributions.spans import Telling
from sayso.records import Span


def marked(sentence: str) -> tuple[str, Telling]:
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
    return text, Telling(spans["{"][0] if spans["{"] else None, spans["<"][0], tuple(spans["["]), 1.0)
