"""Texts with what is marked in them, from whatever corpus, laid on word pieces.

What nobody marked in a text carries no loss there: PolNeAR says nothing of mentions, GUM of attributions in a few
sentences only.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpora.gum import Mention
from corpora.names import Named
from corpora.polnear import Example, Marked, cover, example
from sayso.model.labels import FORMS, NAMES, TYPES
from sayso.model.pieces import Pieces
from sayso.records import Span
from training.taught import SIZES, Taught

IGNORE = -100
"""The label of special pieces, of padding and of what nobody marked: no loss."""


@dataclass(frozen=True)
class Text:
    """One text; ``annotators`` is empty, ``names`` and ``mentions`` are None, where nobody marked them."""

    name: str
    text: str
    annotators: list[list[Marked]] = field(default_factory=list)
    names: list[Named] | None = None
    unsure: list[Span] = field(default_factory=list)
    """What may be a name or not: no loss."""
    mentions: list[Mention] | None = None
    taught: Taught | None = None
    """What teachers say of it."""
    judged: list[Span] | None = None
    """Where the annotators looked for attributions; None: everywhere.  No loss elsewhere."""


@dataclass(frozen=True)
class Laid:
    """A text on its pieces: ``names`` and ``mentions`` ``[pieces]``, ``shares`` as in `Taught` (zeros: unknown).

    ``heads`` ``[mentions, 5]`` holds head, first and last piece, form, entity, in order of heads.
    """

    example: Example
    names: NDArray[np.int64]
    mentions: NDArray[np.int64]
    shares: NDArray[np.float32]
    heads: NDArray[np.int64]


def lay(text: Text, body: str, rng: random.Random) -> Laid:
    """Lay one annotator's reading of a text on its pieces; ``body`` is the text, perhaps with other marks, as long.

    Spans and links are those that teachers decided on where nobody marked any.
    """
    marked = text.taught.attributions if text.taught else []
    drawn = example(text.name, body, rng.choice(text.annotators) if text.annotators else marked)
    if not text.annotators:
        drawn.labels[:] = IGNORE
    elif text.judged is not None:
        places = [cover(drawn.pieces, span) for span in text.judged]
        inside = np.concatenate([np.arange(start, end) for start, end in places] or [np.zeros(0, np.int64)])
        drawn.labels[np.setdiff1d(np.arange(len(drawn.labels)), inside)] = IGNORE
    total = len(drawn.pieces)
    mentions = np.full(total, IGNORE if text.mentions is None else 0)
    marked_mentions = text.taught.mentions if text.mentions is None and text.taught else text.mentions or []
    heads = np.array([_head(drawn.pieces, mention) for mention in marked_mentions], np.int64).reshape(-1, 6)
    if text.mentions is not None:
        mentions[heads[:, 0]] = 1 + len(TYPES) * heads[:, 3] + heads[:, 5]
    # a line break in another place may, in rare texts, cut other pieces than the teacher was asked of
    known = text.taught is not None and len(text.taught.shares) == total
    shares = (
        np.asarray(text.taught.shares, np.float32)
        if text.taught and known
        else np.zeros((total, sum(SIZES)), np.float32)
    )
    return Laid(drawn, _names(text, drawn.pieces), mentions, shares, heads[:, :5])


def _names(text: Text, pieces: Pieces) -> NDArray[np.int64]:
    """The labels of names, ``[pieces]``."""
    names = np.full(len(pieces), IGNORE)
    if text.names is not None:
        names[:] = 0
        for span, kind in text.names:
            start, end = cover(pieces, span)
            names[start] = NAMES.index(f"B-{kind}")
            names[start + 1 : end] = NAMES.index(f"I-{kind}")
        for start, end in (cover(pieces, span) for span in text.unsure):
            names[start:end][names[start:end] == 0] = IGNORE
    return names


def _head(pieces: Pieces, mention: Mention) -> tuple[int, int, int, int, int, int]:
    """Head, first, last piece, form, entity, type."""
    start, end = cover(pieces, mention.span)
    return (
        cover(pieces, mention.head)[0],
        start,
        end - 1,
        FORMS.index(mention.form),
        mention.entity,
        TYPES.index(mention.type),
    )
