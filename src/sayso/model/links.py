"""Which content belongs to which cue, and which source to which cue: scores between spans, in numpy.

The network gives every piece a vector of four parts: as a cue that asks for contents, as a cue that asks for its
source, as the first and as the last piece of a span.  A cue asks with the mean over its pieces, a span answers with
the sum of its two ends; the score is their product plus a learned bias for the distance between the two.  (A pointer
after Dozat & Manning, "Deep Biaffine Attention for Neural Dependency Parsing", ICLR 2017.)
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.model.network import Floats, Heard, Network

Places = NDArray[np.int64]

BUCKETS = 20
"""Kinds of distance between a cue and a span, see `bucket`."""


class Ends(NamedTuple):
    """The spans of a run of pieces by role, ``[first, last + 1)`` in pieces, each ``[spans, 2]``, in order."""

    cues: Places
    sources: Places
    contents: Places
    part: Places
    """``[pieces]``: the part of the text (headline, body ...) that a piece stands in; no link leaves its part."""


def link(heard: Heard, network: Network, ends: Ends, to_cue: Floats, to_source: Floats) -> None:
    """Write what one window says of the links into the tables.

    ``to_cue`` ``[contents, cues]``: the probability that a content belongs to a cue, from the windows that decide on
    one of its two ends.  ``to_source`` ``[cues, 1 + sources]``: the probability of no source and of each source, from
    the window that decides on the cue.  A window compares only what it has read: vectors of two windows are no match
    for one another.
    """
    window = heard.window
    width = heard.links.shape[1] // 4
    scale = np.float32(width**-0.5)

    def seen(spans: Places) -> Places:
        return np.flatnonzero((spans[:, 0] >= window.start) & (spans[:, 1] <= window.end))

    cues, sources = seen(ends.cues), seen(ends.sources)
    if not len(cues):
        return
    places = ends.cues[cues]
    first, last = window.first, window.last
    contents = np.flatnonzero(
        ((ends.contents[:, 0] >= first) & (ends.contents[:, 0] < last))
        | ((ends.contents[:, 1] > first) & (ends.contents[:, 1] <= last))
    )
    # contents and sources answer in one go, the contents first
    spans, many = np.concatenate((ends.contents[contents], ends.sources[sources])), len(contents)
    opening, closing = heard.links[:, 2 * width : 3 * width], heard.links[:, 3 * width :]
    inside = np.minimum(np.maximum(spans - window.start, 0), len(opening))
    answer = opening[inside[:, 0]] + closing[inside[:, 1] - 1]
    far = bucket(places, spans)
    apart = ends.part[places[:, 0]][:, None] != ends.part[spans[:, 0]]
    asking = _means(heard.links[:, : 2 * width], places - window.start)
    asks_content, asks_source = asking[:, :width], asking[:, width:]

    called = asks_content @ answer[:many].T * scale + network.distance[0][far[:, :many]]
    called[apart[:, :many]] = -np.inf
    here = contents[:, None], cues
    to_cue[here] = np.maximum(to_cue[here], softmax(called.T))

    mine = (places[:, 0] >= first) & (places[:, 0] < last)
    none = (asks_source @ network.no_source)[:, None] * scale
    called = asks_source @ answer[many:].T * scale + network.distance[1][far[:, many:]]
    called[apart[:, many:]] = -np.inf
    table = softmax(np.concatenate((none, called), 1))
    to_source[cues[mine, None], np.concatenate(([0], sources + 1))] = table[mine]


_LOWEST = np.finfo(np.float32).min
"""What stands for the highest score where every score is minus infinity."""


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis; zeros where every score is minus infinity."""
    top = scores.max(-1, keepdims=True)
    powers = np.exp(scores - np.maximum(top, _LOWEST))
    return np.asarray(powers / np.maximum(powers.sum(-1, keepdims=True), np.float32(1e-30)), np.float32)


def _means(vectors: Floats, cues: Places) -> Floats:
    """The mean vector of each cue, ``[cues, width]``."""
    means = vectors[cues[:, 0]]
    for row, (a, b) in enumerate(cues.tolist()):
        if b - a > 1:
            means[row] = vectors[a:b].mean(0)
    return means


def bucket(cues: Places, spans: Places) -> Places:
    """The kind of distance from each cue to each span: ``[cues, 2]``, ``[spans, 2]`` -> ``[cues, spans]``.

    Ten kinds before the cue (0 to 9) and ten behind it, each twice as wide as the one nearer.
    """
    behind = spans[None, :, 0] - cues[:, None, 1]
    before = cues[:, None, 0] - spans[None, :, 1]
    far = np.minimum(np.log2(np.maximum(np.maximum(behind, before), 0) + 1).astype(np.int64), BUCKETS // 2 - 1)
    return np.asarray(np.where(behind >= before, far + BUCKETS // 2, far))
