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
    asks_content, asks_source, opening, closing = np.split(heard.links, 4, axis=1)
    scale = np.float32(opening.shape[1] ** -0.5)

    def seen(spans: Places) -> Places:
        return np.flatnonzero((spans[:, 0] >= window.start) & (spans[:, 1] <= window.end))

    def scores(asking: Floats, cues: Places, spans: Places, bias: Floats) -> Floats:
        inside = np.clip(spans - window.start, 0, len(opening))
        answer = opening[inside[:, 0]] + closing[inside[:, 1] - 1]
        called = asking @ answer.T * scale + bias[bucket(cues, spans)]
        together = ends.part[cues[:, 0]][:, None] == ends.part[spans[:, 0]]
        return np.where(together, called, np.float32(-np.inf))

    cues = seen(ends.cues)
    if not len(cues):
        return
    places = ends.cues[cues]
    first, last = window.first, window.last
    contents = np.flatnonzero(
        ((ends.contents[:, 0] >= first) & (ends.contents[:, 0] < last))
        | ((ends.contents[:, 1] > first) & (ends.contents[:, 1] <= last))
    )
    asking = _means(asks_content, places - window.start)
    table = softmax(scores(asking, places, ends.contents[contents], network.distance[0]).T)
    here = np.ix_(contents, cues)
    to_cue[here] = np.maximum(to_cue[here], table)

    mine = (places[:, 0] >= first) & (places[:, 0] < last)
    sources = seen(ends.sources)
    asking = _means(asks_source, places - window.start)
    none = (asking @ network.no_source)[:, None] * scale
    called = scores(asking, places, ends.sources[sources], network.distance[1])
    table = softmax(np.concatenate((none, called), 1))
    to_source[np.ix_(cues[mine], np.concatenate(([0], sources + 1)))] = table[mine]


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis; zeros where every score is minus infinity."""
    top = scores.max(-1, keepdims=True)
    powers = np.exp(scores - np.where(np.isfinite(top), top, 0))
    return np.asarray(powers / np.maximum(powers.sum(-1, keepdims=True), np.float32(1e-30)), np.float32)


def _means(vectors: Floats, cues: Places) -> Floats:
    """The mean vector of each cue, ``[cues, width]``."""
    return np.stack([vectors[a:b].mean(0) for a, b in cues])


def bucket(cues: Places, spans: Places) -> Places:
    """The kind of distance from each cue to each span: ``[cues, 2]``, ``[spans, 2]`` -> ``[cues, spans]``.

    Ten kinds before the cue (0 to 9) and ten behind it, each twice as wide as the one nearer.
    """
    behind = spans[None, :, 0] - cues[:, None, 1]
    before = cues[:, None, 0] - spans[None, :, 1]
    far = np.minimum(np.log2(np.maximum(np.maximum(behind, before), 0) + 1).astype(np.int64), BUCKETS // 2 - 1)
    return np.asarray(np.where(behind >= before, far + BUCKETS // 2, far))
