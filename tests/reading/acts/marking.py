"""Spans of words in example sentences."""

from sayso.records import Span


def span(text: str, words: str) -> Span:
    """Where some words stand in a text for the first time."""
    start = text.index(words)
    return start, start + len(words)
