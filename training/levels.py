"""The texts marked by hand for this project, level by level, as training examples.

A network that is asked for the outermost attributions alone learns from a marked text in two ways: the whole text
with its outermost ones; and each content, without the quotation marks around it, as a text of its own with the
outermost of those told inside it, or none.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpora.marked import MarkedAttribution, MarkedText, load
from corpora.names import silver
from corpora.polnear import Marked
from corpora.wikinews import MarkedArticle
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
    return [text for path in sorted(folder.glob("*.txt")) for text in load(path)]


def of_article(article: MarkedArticle) -> MarkedText:
    """An article of Wikinews as a marked text."""
    numbers = {attribution.id: number for number, attribution in enumerate(article.attributions, 1)}
    attributions = {
        numbers[found.id]: MarkedAttribution(
            numbers[found.id],
            found.source,
            found.cue,
            found.content,
            found.addressee,
            parent=numbers.get(found.parent or ""),
        )
        for found in article.attributions
    }
    return MarkedText(article.id, {}, article.text, attributions, {})


def whole(text: MarkedText) -> Text:
    """The text with its outermost attributions; nothing is learned of contents that have no cue."""
    unsaid = sorted(piece for said in text.attributions.values() if not said.cue for piece in said.content)
    judged, done = [], 0
    for start, end in unsaid:
        judged += [(done, start)] if start > done else []
        done = max(done, end)
    judged.append((done, len(text.text)))
    attributions = [_within(text, None, (0, len(text.text)))]
    return Text(text.name, text.text, attributions, judged=judged if unsaid else None)


def inner(text: MarkedText) -> Iterator[Text]:
    """Each content as a text of its own."""
    for number, attribution in text.attributions.items():
        for piece, span in enumerate(attribution.content):
            start, end = bare(text.text, span)
            if start < end:
                name = f"{text.name}/{number}.{piece}"
                yield Text(name, text.text[start:end], [_within(text, number, (start, end))])


def bare(text: str, span: Span) -> Span:
    """A content without the quotation marks and spaces at its ends."""
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _within(text: MarkedText, parent: int | None, frame: Span) -> list[Marked]:
    """The attributions right below ``parent``, told in the frame, as spans of the frame's text."""
    shifted = (_shifted(child, frame) for child in text.attributions.values() if child.parent == parent)
    return [marked for marked in shifted if marked.cue and marked.content]


def _shifted(attribution: MarkedAttribution, frame: Span) -> Marked:
    low, high = frame

    def inside(spans: list[Span]) -> list[Span]:
        return sorted((max(a, low) - low, min(b, high) - low) for a, b in spans if a < high and b > low)

    return Marked(inside(attribution.source), inside(attribution.cue), inside(attribution.content))


def named(texts: list[Text]) -> list[Text]:
    """The texts with silver names."""
    if not texts:
        return []
    names_by_text = silver([text.text for text in texts])
    return [replace(text, names=names) for text, names in zip(texts, names_by_text, strict=True)]


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
    taught = [text.taught for text in texts if text.taught]
    for text in texts:
        body += "\n\n" if body else ""
        by = len(body)
        body += text.text
        for attribution in text.annotators[0]:
            roles = (attribution.source, attribution.cue, attribution.content)
            marked.append(Marked(*([(a + by, b + by) for a, b in spans] for spans in roles)))
        names += [name._replace(span=(name.span[0] + by, name.span[1] + by)) for name in text.names or ()]
    # the pieces of the whole are those of its texts, one behind the other
    shares = np.concatenate([text.shares for text in taught]) if len(taught) == len(texts) else None
    name = " + ".join(text.name for text in texts)
    return Text(name, body, [marked], names, taught=None if shares is None else Taught(shares, [], []))
