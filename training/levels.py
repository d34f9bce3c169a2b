"""The texts marked by hand for this project, level by level, as training examples.

A network that is asked for the outermost attributions alone learns from a marked text in two ways: the whole text
with its outermost ones; and each content, without the quotation marks around it, as a text of its own with the
outermost of those told inside it, or none.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from corpora.marked import MarkedAttribution, MarkedText, load
from corpora.names import silver
from corpora.polnear import Marked
from sayso.records import Span
from training.taught import Taught
from training.texts import Text

HELD_OUT = 10
"""Every how many-th marked text is held out of training."""
SEVERAL = 4
"""So many marked texts, at most, make up an article when they are read together."""
_MARKS = " \t\r\n“”\"‘’'«»‹›„"


def load_all(folder: Path) -> list[MarkedText]:
    """The marked texts of all files of a folder, in order of the files' names."""
    return [one for path in sorted(folder.glob("*.txt")) for one in load(path)]


def whole(one: MarkedText) -> Text:
    """The text with its outermost attributions."""
    return Text(one.name, one.text, [_within(one, None, (0, len(one.text)))])


def inner(one: MarkedText) -> Iterator[Text]:
    """Each content as a text of its own."""
    for number, attribution in one.attributions.items():
        for piece, span in enumerate(attribution.content):
            start, end = bare(one.text, span)
            if start < end:
                name = f"{one.name}/{number}.{piece}"
                yield Text(name, one.text[start:end], [_within(one, number, (start, end))])


def bare(text: str, span: Span) -> Span:
    """A content without the quotation marks and spaces at its ends."""
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _within(one: MarkedText, parent: int | None, frame: Span) -> list[Marked]:
    """The attributions right below ``parent``, told in the frame, as spans of the frame's text."""
    found = (_shifted(child, frame) for child in one.attributions.values() if child.parent == parent)
    return [marked for marked in found if marked.cue and marked.content]


def _shifted(one: MarkedAttribution, frame: Span) -> Marked:
    low, high = frame

    def inside(spans: list[Span]) -> list[Span]:
        return sorted((max(a, low) - low, min(b, high) - low) for a, b in spans if a < high and b > low)

    return Marked(inside(one.source), inside(one.cue), inside(one.content))


def named(texts: list[Text]) -> list[Text]:
    """The texts with silver names."""
    if not texts:
        return []
    found = silver([one.text for one in texts])
    return [Text(one.name, one.text, one.annotators, names) for one, names in zip(texts, found, strict=True)]


def articles(texts: list[Text], rng: random.Random) -> list[Text]:
    """The texts in another order, some alone, some joined to articles of several, an empty line between them."""
    waiting = rng.sample(texts, len(texts))
    out = []
    while waiting:
        many = rng.choice((1, 1, *range(2, SEVERAL + 1)))
        out.append(joined(waiting[:many]))
        del waiting[:many]
    return out


def joined(texts: list[Text]) -> Text:
    """One text out of several."""
    body, marked, names = "", [], []
    taught = [one.taught for one in texts if one.taught]
    for one in texts:
        body += "\n\n" if body else ""
        by = len(body)
        body += one.text
        for attribution in one.annotators[0]:
            roles = (attribution.source, attribution.cue, attribution.content)
            marked.append(Marked(*([(a + by, b + by) for a, b in spans] for spans in roles)))
        names += [found._replace(span=(found.span[0] + by, found.span[1] + by)) for found in one.names or ()]
    # the pieces of the whole are those of its texts, one behind the other
    shares = np.concatenate([one.shares for one in taught]) if len(taught) == len(texts) else None
    name = " + ".join(one.name for one in texts)
    return Text(name, body, [marked], names, taught=None if shares is None else Taught(shares, [], []))
