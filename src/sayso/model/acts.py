"""Finds acts in what the networks say of a text: the predicate, its type, its parts and its place.

The first pass says of every word of a sentence how likely it tells an act; only for the likely ones, the second pass
says who takes part in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.model.labels import ACT_PARTS, ACT_TYPES, PREDICATE_ROLES
from sayso.model.links import softmax
from sayso.records import Span

if TYPE_CHECKING:
    from sayso.model.mentions import Mention
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
LIKELY: Final = 0.5
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
LEAST: Final = 0.25
"""Words that tell an act with less probability, by the first pass and the network of types, are left out."""
MOST: Final = 12
"""Predicates of a sentence that the second pass looks at, at most."""
LEAST_PART: Final = 0.15
"""The least probability of the likeliest piece of a part."""
ROLE: Final = 0.5
"""The least probability of the pieces of a modifier."""


class Evidence(NamedTuple):
    """How likely a word tells an act, by the network of types; and how likely its likeliest words make up a party."""

    by_words: float = 0.5
    actor: float = 0.5
    recipient: float = 0.5


UNSURE: Final = Evidence()


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
    evidence: Evidence = UNSURE


def find_acts(  # noqa: PLR0913, PLR0917 -- a text with all that is known of it
    pieces: Pieces,
    heard: Sequence[Heard],
    sentences: Sequence[Span],
    network: ActsNetwork,
    known: Sequence[int] = (),
    mentions: Sequence[Mention] = (),
) -> Iterator[FoundAct]:
    """Find the acts in some sentences, in text order.

    ``pieces`` are those that a network ``heard``; what of a sentence they do not hold is not read.  ``known``: where
    words begin that are known to tell acts, in code points.  ``mentions``: who or what may take part.
    """
    parts = [window.states[window.window.decided] for window in heard if window.states is not None]
    if len(parts) < len(heard) or not parts:
        return
    states = np.concatenate(parts)
    starts, ends = np.asarray(sentences, np.int64).reshape(-1, 2).T
    edges = zip(
        pieces.start.searchsorted(starts).tolist(), pieces.end.searchsorted(ends, "right").tolist(), strict=True
    )
    work = [slice(first, min(last, first + LONGEST)) for first, last in edges if first < last]
    if not work:
        return
    # a network reads all sentences before the next one does: so its weights stay in the processor's cache
    tagged = list(network.map(lambda read: network.tag(states[read]), work))
    likely = list(_likely(pieces, work, tagged, known))
    # the first pass is cheap and sees much; the words decide what is worth the second pass
    by_words = network.map(lambda sentence: network.types(sentence.pieces[sentence.around]), likely)
    likely = [_weighed(sentence, types) for sentence, types in zip(likely, by_words, strict=True)]
    likely = [sentence for sentence in likely if len(sentence.places)]
    labelled = network.map(lambda sentence: network.label(sentence.state, sentence.places.tolist()), likely)
    phrases = _Phrases(mentions)
    for sentence, roles in zip(likely, labelled, strict=True):
        yield from _acts(sentence, roles, list(phrases.of(sentence.pieces)))


class _Phrase(NamedTuple):
    """A mention on the pieces of a sentence: where it begins and ends, and so its head."""

    first: int
    last: int
    head: slice


class _Phrases:
    """The mentions of a text, by sentence."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda mention: mention.span)
        self.starts = [mention.span[0] for mention in self.mentions]

    def of(self, pieces: Pieces) -> Iterator[_Phrase]:
        """Yield those that stand in a sentence."""
        start, end = int(pieces.start[0]), int(pieces.end[-1])
        for mention in self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if mention.span[1] <= end:
                (first, last), head = (_places(pieces, span) for span in (mention.span, mention.head))
                if first < last and head[0] < head[1]:
                    yield _Phrase(first, last, slice(*head))


def _places(pieces: Pieces, span: Span) -> tuple[int, int]:
    """Where the pieces of a span begin and end."""
    return int(pieces.end.searchsorted(span[0], "right")), int(pieces.start.searchsorted(span[1]))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The pieces of a sentence with the state of each, and what is known of those that may tell acts."""

    pieces: Pieces
    state: Floats
    places: NDArray[np.int64]
    """``[places]``: pieces of the sentence; so are the next three."""
    is_predicate: Floats
    factuality: Floats
    types: Floats
    """``[places, 17]``, none first."""
    by_words: Floats
    """``[places]``: the probability of an act, by the network of types."""

    @property
    def around(self) -> slice:
        """The pieces that the network of types reads."""
        return slice(max(0, int(self.places[0]) - AROUND), int(self.places[-1]) + AROUND + 1)


def _likely(
    pieces: Pieces, work: Sequence[slice], tagged: Sequence[tuple[Floats, Floats]], known: Sequence[int]
) -> Iterator[_Sentence]:
    """The sentences with words that tell an act likely enough, by the first pass."""
    tokens = np.concatenate([tokens for tokens, _ in tagged])
    at = np.concatenate([np.arange(read.start, read.stop) for read in work])
    rows = np.flatnonzero((tokens[:, PREDICATE] >= _LEAST_LOGIT) & ~pieces.continues[at])
    is_predicate, types = _logistic(tokens[rows, PREDICATE]), softmax(tokens[rows, TYPES:])
    least = np.where(np.isin(pieces.start[at[rows]], np.asarray(known, np.int64)), KNOWN, LIKELY)
    kept = is_predicate * (1 - types[:, 0]) >= least
    rows, is_predicate, types = rows[kept], is_predicate[kept], types[kept]
    begins = np.cumsum([0, *(read.stop - read.start for read in work)])
    bounds = pairwise(rows.searchsorted(begins).tolist())
    for read, (_, state), begin, (low, high) in zip(work, tagged, begins[:-1].tolist(), bounds, strict=True):
        if low < high:
            own = rows[low:high]
            factuality = tokens[own, FACTUALITY]
            by_first = 1 - types[low:high, 0]
            yield _Sentence(
                pieces[read], state, own - begin, is_predicate[low:high], factuality, types[low:high], by_first
            )


def _weighed(sentence: _Sentence, by_words: Floats) -> _Sentence:
    """A sentence with its types by the words too, and only with what tells an act likely enough by both."""
    by_words = softmax(by_words[sentence.places - sentence.around.start])
    types = BY_WORDS * by_words + (1 - BY_WORDS) * sentence.types
    scores = sentence.is_predicate * (1 - types[:, 0])
    kept = np.flatnonzero(scores >= LEAST)
    if len(kept) > MOST:
        kept = np.sort(np.argsort(-scores)[:MOST])
    return replace(
        sentence,
        places=sentence.places[kept],
        is_predicate=sentence.is_predicate[kept],
        factuality=sentence.factuality[kept],
        types=types[kept],
        by_words=1 - by_words[kept, 0],
    )


def _acts(sentence: _Sentence, roles: Floats, phrases: Sequence[_Phrase]) -> Iterator[FoundAct]:
    """The acts of a sentence, with the parts that the second pass says."""
    places = sentence.places
    second = softmax(roles[np.arange(len(places)), places, _LAST:])
    types = BY_SECOND * second + (1 - BY_SECOND) * sentence.types
    own = zip(sentence.is_predicate.tolist(), sentence.factuality.tolist(), sentence.by_words.tolist(), strict=True)
    for place, said, own_types, (is_predicate, factuality, by_words) in zip(
        places.tolist(), roles, types, own, strict=True
    ):
        yield _act(sentence.pieces, phrases, place, said, own_types, is_predicate, factuality, by_words)


def _act(  # noqa: PLR0913, PLR0917 -- what three passes say of one word
    pieces: Pieces,
    phrases: Sequence[_Phrase],
    place: int,
    roles: Floats,
    types: Floats,
    is_predicate: float,
    factuality: float,
    by_words: float,
) -> FoundAct:
    modifiers = softmax(roles[:, :_PARTS])
    parts = softmax(roles[:, _PARTS:_LAST])
    return FoundAct(
        predicate=_word(pieces, place),
        type=ACT_TYPES[int(types[1:].argmax())],
        score=round(is_predicate * (1 - float(types[0])), 4),
        actors=_parties(pieces, phrases, parts, "actor", "recipient"),
        recipients=_parties(pieces, phrases, parts, "recipient", "actor"),
        bill=_best(pieces, _share(parts, "bill")),
        place=_best(pieces, modifiers[:, _PLACE] + modifiers[:, _PLACE + 1]),
        factuality=factuality,
        evidence=Evidence(by_words, float(_share(parts, "actor").max()), float(_share(parts, "recipient").max())),
    )


def _logistic(scores: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)


def _word(pieces: Pieces, place: int) -> Span:
    """The span of the word that begins with a piece."""
    return _whole_words(pieces, place, place + 1)


def _parties(pieces: Pieces, phrases: Sequence[_Phrase], parts: Floats, part: str, other: str) -> tuple[Span, ...]:
    """The spans of a part, in text order: stretches of likely words, made whole phrases.

    A stretch whose heads are likelier of the other part is left out.
    """
    share, against = (_share(parts, name) for name in (part, other))
    top = float(share.max())
    if top < LEAST_PART:
        return ()
    begins = (parts[:, _begin(part)] > share / 2) & ~pieces.continues
    found: list[Span] = []
    for low, high in _runs(share >= (0.5 if top >= 0.5 else top / 2), begins):
        highest = float(share[low:high].max())
        if highest < (max(0.5, 0.8 * top) if top >= 0.5 else top):
            continue
        near = [phrase for phrase in phrases if phrase.first < high and low < phrase.last]
        heads = [phrase for phrase in near if phrase.head.start < high and low < phrase.head.stop]
        if heads and all(share[phrase.head].max() < against[phrase.head].max() for phrase in heads):
            continue
        if near and not heads:  # *al* of al-Quaety
            heads = [min(near, key=lambda phrase: phrase.last - phrase.first)]
        first = min([low, *(phrase.first for phrase in heads)])
        last = max([high, *(phrase.head.stop for phrase in heads)])
        start, end = _whole_words(pieces, first, last)
        if found and start < found[-1][1]:
            before = found.pop()
            start, end = min(before[0], start), max(before[1], end)
        found.append((start, end))
    return tuple(found)


def _whole_words(pieces: Pieces, first: int, last: int) -> Span:
    """The span of some pieces, with what else their first and last word have."""
    while first > 0 and pieces.continues[first]:
        first -= 1
    while last < len(pieces) and pieces.continues[last]:
        last += 1
    return int(pieces.start[first]), int(pieces.end[last - 1])


def _begin(part: str) -> int:
    """The column of the labels of parts with which one begins; the next one is inside it."""
    return 1 + 2 * ACT_PARTS.index(part)


def _share(parts: Floats, part: str) -> Floats:
    """How likely each piece stands in a part."""
    share: Floats = parts[:, _begin(part)] + parts[:, _begin(part) + 1]
    return share


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
