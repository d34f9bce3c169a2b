"""Finds acts in what the networks say of a text: the predicate, its type, its parts and its place.

The first pass says of every word of a sentence how likely it tells an act; only for the likely ones, the second pass
says who takes part in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sayso.model.labels import ACT_PARTS, ACT_TYPES, PREDICATE_ROLES
from sayso.model.links import softmax
from sayso.records import Span

if TYPE_CHECKING:
    from sayso.model.network import ActsNetwork, Floats, Heard
    from sayso.model.pieces import Pieces

PREDICATE, FACTUALITY, TYPES = 0, 1, 2
"""Columns of what the first pass says; types go on to the end."""
_PARTS: Final = 1 + 2 * len(PREDICATE_ROLES)
_PLACE: Final = 1 + 2 * PREDICATE_ROLES.index("place")
"""Of the columns of modifiers, the one where a place begins; the next is inside it."""
_LAST: Final = _PARTS + 1 + 2 * len(ACT_PARTS)
LONGEST: Final = 256
"""Pieces of a sentence that are read; what is behind them is not."""
LIKELY: Final = 0.45
"""Words that tell an act with less probability, by the first pass, are not looked at again."""
KNOWN: Final = 0.1
"""The same for words that are known to tell acts: the words decide, and they are few."""
_LEAST_LOGIT: Final = float(np.log(KNOWN / (1 - KNOWN)))
BY_WORDS: Final = 0.8
"""The weight of the network of types against the first pass."""
BY_SECOND: Final = 0.1
"""The weight of the second pass against both."""
AROUND: Final = 12
"""Pieces before the first likely word and behind the last one that the network of types reads."""
LEAST: Final = 0.3
"""Words that tell an act with less probability, by the first pass and the network of types, are left out."""
MOST: Final = 12
"""Predicates of a sentence that the second pass looks at, at most."""
LEAST_PART: Final = 0.15
"""The least probability of the likeliest piece of a part."""
ROLE: Final = 0.5
"""The least probability of the pieces of a modifier."""


@dataclass(frozen=True, slots=True)
class FoundAct:
    """An act as the network sees it; spans are ``[start, end)`` in code points."""

    predicate: Span
    type: str
    score: float
    """The probability that the word tells an act of a type that is given."""
    actors: tuple[Span, ...]
    """Whoever does it, likeliest first part of a list first; in text order."""
    recipients: tuple[Span, ...]
    bill: Span | None = None
    place: Span | None = None
    factuality: float = 1.0
    """From -3, certainly not, to 3, certainly."""


def find_acts(
    pieces: Pieces,
    heard: Sequence[Heard],
    sentences: Sequence[Span],
    network: ActsNetwork,
    known: Sequence[int] = (),
) -> Iterator[FoundAct]:
    """Find the acts in some sentences, in text order.

    ``pieces`` are those that a network ``heard``; what of a sentence they do not hold is not read.  ``known``: where
    words begin that are known to tell acts, in code points.
    """
    least = np.where(np.isin(pieces.start, np.asarray(known, np.int64)), KNOWN, LIKELY)
    parts = [window.states[window.window.decided] for window in heard if window.states is not None]
    if len(parts) < len(heard) or not parts:
        return
    states = np.concatenate(parts)
    starts, ends = np.asarray(sentences, np.int64).reshape(-1, 2).T
    edges = zip(
        pieces.start.searchsorted(starts).tolist(), pieces.end.searchsorted(ends, "right").tolist(), strict=True
    )
    work = [slice(first, min(last, first + LONGEST)) for first, last in edges if first < last]
    if work:
        for acts in network.map(lambda read: _in_sentence(pieces[read], states[read], network, least[read]), work):
            yield from acts


def _in_sentence(pieces: Pieces, states: Floats, network: ActsNetwork, least: NDArray[np.float64]) -> list[FoundAct]:
    tokens, state = network.tag(states)
    places = np.flatnonzero((tokens[:, PREDICATE] >= _LEAST_LOGIT) & ~pieces.continues)
    if not len(places):
        return []
    is_predicate, first = _logistic(tokens[places, PREDICATE]), softmax(tokens[places, TYPES:])
    likely = is_predicate * (1 - first[:, 0]) >= least[places]
    places, is_predicate, first = places[likely], is_predicate[likely], first[likely]
    if not len(places):
        return []
    # the first pass is cheap and sees much; the words decide what is worth the second pass
    around = slice(max(0, int(places[0]) - AROUND), int(places[-1]) + AROUND + 1)
    by_words = softmax(network.types(pieces[around])[places - around.start])
    types = BY_WORDS * by_words + (1 - BY_WORDS) * first
    scores = is_predicate * (1 - types[:, 0])
    kept = np.flatnonzero(scores >= LEAST)
    if len(kept) > MOST:
        kept = np.sort(np.argsort(-scores)[:MOST])
    if not len(kept):
        return []
    at = places[kept].tolist()
    roles = network.label(state, at)
    second = softmax(roles[np.arange(len(at)), at, _LAST:])
    probabilities = BY_SECOND * second + (1 - BY_SECOND) * types[kept]
    return [
        _act(
            pieces,
            place,
            roles[row],
            probabilities[row],
            float(is_predicate[kept[row]]),
            float(tokens[place, FACTUALITY]),
        )
        for row, place in enumerate(at)
    ]


def _act(  # noqa: PLR0913, PLR0917 -- what three passes say of one word
    pieces: Pieces, place: int, roles: Floats, types: Floats, is_predicate: float, factuality: float
) -> FoundAct:
    modifiers = softmax(roles[:, :_PARTS])
    parts = softmax(roles[:, _PARTS:_LAST])
    by_part = dict(zip(ACT_PARTS, (parts[:, 1::2] + parts[:, 2::2]).T, strict=True))
    return FoundAct(
        predicate=_word(pieces, place),
        type=ACT_TYPES[int(types[1:].argmax())],
        score=round(is_predicate * (1 - float(types[0])), 4),
        actors=tuple(_spans(pieces, by_part["actor"], parts[:, 1])),
        recipients=tuple(_spans(pieces, by_part["recipient"], parts[:, 3])),
        bill=_best(pieces, by_part["bill"]),
        place=_best(pieces, modifiers[:, _PLACE] + modifiers[:, _PLACE + 1]),
        factuality=factuality,
    )


def _logistic(scores: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)


def _word(pieces: Pieces, place: int) -> Span:
    """The span of the word that begins with a piece."""
    last = place + 1
    while last < len(pieces) and pieces.continues[last]:
        last += 1
    return int(pieces.start[place]), int(pieces.end[last - 1])


def _spans(pieces: Pieces, share: Floats, begins: Floats) -> Iterator[Span]:
    """The spans of a part, in text order: runs of pieces at least half as likely as the likeliest one."""
    top = float(share.max())
    if top < LEAST_PART:
        return
    inside = share >= max(0.5, top / 2) if top >= 0.5 else share >= top / 2
    for first, last in _runs(inside, begins > share / 2):
        if float(share[first:last].max()) >= max(0.5, 0.8 * top) or (top < 0.5 and share[first:last].max() == top):
            yield int(pieces.start[first]), int(pieces.end[last - 1])


def _runs(inside: NDArray[np.bool_], begins: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Where runs begin and end, each cut where a piece begins another span."""
    first = None
    for i, is_inside in enumerate([*inside.tolist(), False]):
        if first is not None and (not is_inside or begins[i]):
            yield first, i
            first = None
        if is_inside and first is None:
            first = i


def _best(pieces: Pieces, share: Floats) -> Span | None:
    """The likeliest run of pieces of a role, or None."""
    runs = list(_runs(share >= ROLE, np.zeros(len(share), bool)))
    if not runs:
        return None
    first, last = max(runs, key=lambda run: float(share[slice(*run)].sum()))
    return int(pieces.start[first]), int(pieces.end[last - 1])
