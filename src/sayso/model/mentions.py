"""From what the network says to names, and to mentions and what each of them goes back to; all in numpy.

A mention is known by the first piece of its head word (Dobrovolskii, "Word-Level Coreference Resolution", EMNLP 2021).
The network gives every piece a vector of six parts, ``8 * width`` long: four of ``width`` (as a head that asks for its
first and for its last piece, and as such a first and last piece), two of ``2 * width`` (as a head that asks for its
antecedent, and as an antecedent).  A score is the product of what asks and what answers, plus a learned bias for the
distance between the two and, between heads, for whether they begin with the same piece.  A window compares only what
it has read, and the one that decides on a mention says what it goes back to.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.model.labels import FORMS, TYPES
from sayso.model.links import softmax
from sayso.model.network import Floats, Heard, Pointing
from sayso.model.pieces import Pieces
from sayso.records import Span

Places = NDArray[np.int64]

REACH = 64
"""How many pieces the edge of a mention may be away from its head."""
_AWAY = np.arange(REACH + 1)
KINDS = 10
"""Kinds of distance between two heads, see `distance`."""
_KINDS = np.log2(np.maximum(np.arange(2**KINDS), 1)).astype(np.int64)
ANTECEDENTS, LEAST = 5, 0.02
"""How many antecedents of a mention are given at most, and how likely the least likely of them is."""


class Name(NamedTuple):
    """A name; the span is ``[start, end)`` in code points, the type person, organisation, place or other."""

    span: Span
    type: str
    score: float


class Mention(NamedTuple):
    """What refers to someone or something; ``head`` is the word it is known by, spans as in `Name`.

    ``form`` is name, noun or pronoun.  ``antecedents`` are earlier mentions, by their index in the list that this one
    stands in, with the probability that it goes back to them, the likeliest first; what is left of 1 is for none in
    sight (and for those too unlikely to be listed).
    """

    span: Span
    head: Span
    form: str
    type: str
    score: float
    antecedents: tuple[tuple[int, float], ...] = ()


def parts(pointers: Floats) -> list[Floats]:
    """The six vectors of each piece: asks first, asks last, is first, is last, asks back, is gone back to."""
    width = pointers.shape[-1] // 8
    cuts = [place * width for place in (0, 1, 2, 3, 4, 6, 8)]
    return [pointers[..., start:end] for start, end in pairwise(cuts)]


def distance(later: Places, earlier: Places) -> Places:
    """The kind of distance between heads in pieces, each twice as wide as the one nearer: ``[later, earlier]``."""
    apart = later[:, None] - earlier[None]
    return np.asarray(_KINDS[np.minimum(np.maximum(apart, 1), len(_KINDS) - 1)])


def read_names(pieces: Pieces, part: Places, heard: list[Heard]) -> list[Name]:
    """The names in a run of pieces, in order; none leaves its part of the text.

    The first piece of a word speaks for the word.  An inside without its beginning begins a name itself, as usual
    since CoNLL-2003.
    """
    scores = np.concatenate([window.names[window.window.decided] for window in heard])
    if not len(scores):
        return []
    lead = _lead(pieces.continues)
    best = np.asarray(scores.argmax(1), np.int64)[lead]
    goes_on = lead != np.arange(len(lead))
    best = np.where(goes_on & (best > 0), best + best % 2, best)
    role = np.where(best > 0, (best - 1) // 2, -1)
    same = np.concatenate(([False], (role[1:] == role[:-1]) & (part[1:] == part[:-1])))
    begins = (role >= 0) & ((best % 2 == 1) | ~same)
    first = np.flatnonzero(begins)
    inside = np.append((role >= 0) & ~begins, False)
    outside = np.flatnonzero(~inside)
    last = outside[np.searchsorted(outside, first, "right")]
    shares = softmax(scores)[lead]
    kinds = role[first]
    sure = np.concatenate(
        ([0], np.cumsum(shares[:, 1:].reshape(len(shares), len(TYPES), 2).sum(2)[np.arange(len(role)), role]))
    )
    mean = (sure[last] - sure[first]) / (last - first)
    starts, ends = pieces.start[first].tolist(), pieces.end[last - 1].tolist()
    rows = zip(starts, ends, kinds.tolist(), mean.astype(float).round(4).tolist(), strict=True)
    return [Name((start, end), TYPES[kind], score) for start, end, kind, score in rows]


class _Heads(NamedTuple):
    """The heads of mentions in a run of pieces, ``[mentions]`` each, in order."""

    at: Places
    form: Places
    ids: Places


def read_mentions(pieces: Pieces, part: Places, heard: list[Heard], pointing: Pointing) -> list[Mention]:
    """The mentions in a run of pieces, in order of their heads; no mention leaves its part of the text."""
    scores = np.concatenate([window.mentions[window.window.decided] for window in heard])
    best = np.asarray(scores.argmax(1), np.int64)
    at = np.flatnonzero((best > 0) & ~pieces.continues)
    if not len(at):
        return []
    kinds = best[at] - 1
    heads = _Heads(at, kinds // len(TYPES), pieces.ids[at])
    first, last = at.copy(), at.copy()
    antecedents: list[tuple[tuple[int, float], ...]] = []
    for window in heard:
        low, high = np.searchsorted(at, (window.window.first, window.window.last))
        if low == high:
            continue
        vectors = parts(window.pointers)
        first[low:high], last[low:high] = _edges(window, at[low:high], part, vectors, pointing)
        antecedents += _antecedents(window, slice(low, high), heads, vectors, pointing)
    # an edge stands where a word begins or ends
    lead = _lead(pieces.continues)
    close = _close(pieces.continues)
    rows = zip(
        pieces.start[lead[first]].tolist(),
        pieces.end[close[last]].tolist(),
        pieces.start[at].tolist(),
        pieces.end[close[at]].tolist(),
        kinds.tolist(),
        softmax(scores[at]).max(1).astype(float).round(4).tolist(),
        antecedents,
        strict=True,
    )
    return [
        Mention((start, end), (a, b), FORMS[kind // len(TYPES)], TYPES[kind % len(TYPES)], score, back)
        for start, end, a, b, kind, score, back in rows
    ]


def _edges(heard: Heard, at: Places, part: Places, vectors: list[Floats], pointing: Pointing) -> tuple[Places, Places]:
    """First and last piece of the mentions with these heads, ``[mentions]`` each."""
    window = heard.window
    scale = np.float32(vectors[0].shape[1] ** -0.5)
    own, within = at - window.start, part[window.start : window.end]
    out = []
    for side, ways in enumerate((-1, 1)):
        places = own[:, None] + _AWAY * ways
        unseen = (places < 0) | (places >= len(within))
        places[unseen] = 0
        # the product with every piece of the window takes less time than picking out those within reach first
        every = vectors[side][own] @ vectors[2 + side].T
        rows = np.arange(len(own))[:, None] * len(within)
        called = every.take(rows + places) * scale + pointing.edges[side]
        called[unseen | (within[places] != within[own][:, None])] = -np.inf
        out.append(at + ways * called.argmax(1))
    return out[0], out[1]


def _antecedents(
    heard: Heard, decided: slice, heads: _Heads, vectors: list[Floats], pointing: Pointing
) -> list[tuple[tuple[int, float], ...]]:
    """What the mentions decided on go back to: for each, indices of earlier ones and their probabilities."""
    window = heard.window
    seen = slice(int(np.searchsorted(heads.at, window.start)), decided.stop)
    later, earlier = heads.at[decided], heads.at[seen]
    asking, answer = vectors[4][later - window.start], vectors[5][earlier - window.start]
    form = heads.form[decided][:, None]
    scale = np.float32(asking.shape[1] ** -0.5)
    called = asking @ answer.T * scale + pointing.far.take(form * KINDS + distance(later, earlier))
    called += pointing.same.take(2 * form + (heads.ids[decided][:, None] == heads.ids[seen][None]))
    called[earlier[None] >= later[:, None]] = -np.inf
    shares = softmax(np.concatenate(((asking @ pointing.none)[:, None] * scale, called), 1))[:, 1:]
    row, place = np.nonzero(shares >= LEAST)
    share = shares[row, place]
    order = np.lexsort((-share, row))  # by the later mention, then the likeliest first
    best: list[list[tuple[int, float]]] = [[] for _ in later]
    rows = (row[order].tolist(), (place[order] + seen.start).tolist(), share[order].astype(float).round(4).tolist())
    for i, earlier_one, value in zip(*rows, strict=True):
        best[i].append((earlier_one, value))
    return [tuple(antecedents[:ANTECEDENTS]) for antecedents in best]


def _lead(continues: NDArray[np.bool_]) -> Places:
    """For each piece the first one of its word, ``[pieces]``."""
    return np.asarray(np.maximum.accumulate(np.where(continues, 0, np.arange(len(continues)))))


def _close(continues: NDArray[np.bool_]) -> Places:
    """For each piece the last one of its word, ``[pieces]``."""
    total = len(continues)
    ends = np.where(np.append(continues[1:], False), total, np.arange(total))
    return np.asarray(np.minimum.accumulate(ends[::-1])[::-1])
