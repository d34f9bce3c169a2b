"""Sentences for the network of acts: laid on word pieces, with what the reading's encoder gives of them, in batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from corpora.predicates import YIELD, Sentence
from sayso.model.labels import ACT_PARTS, ACT_TYPES, PREDICATE_ROLES
from sayso.model.network import OnnxNetwork
from sayso.model.pieces import CLS, SEP, Pieces, split
from sayso.records import Span
from training.texts import IGNORE

Array = NDArray[np.int64]
ROOM = 250
"""Pieces of the sentences that the encoder reads together."""
LONGEST = 160
"""Pieces of a sentence that is trained on; longer ones are left out."""
YIELDS = -2
"""The type of an act that is CONCEDE or RETREAT."""


@dataclass(slots=True)
class Instance:
    """One predicate of a sentence, at its first piece; ``roles`` and ``parts`` ``[pieces]`` are BIO labels or None."""

    piece: int
    roles: Array | None = None
    parts: Array | None = None
    type: int = IGNORE
    """0 for no act, else 1 + the type; `YIELDS`; `IGNORE` where nobody said."""


@dataclass(slots=True)
class LaidSentence:
    """A sentence on its pieces; ``predicate`` ``[pieces]`` is 1, 0 or `IGNORE`, ``factuality`` NaN where unknown."""

    source: str
    pieces: Pieces
    states: NDArray[np.float16]
    predicate: Array
    factuality: NDArray[np.float32]
    instances: list[Instance] = field(default_factory=list)
    has_all_acts: bool = False
    hidden_acts: list[tuple[int, Array]] = field(default_factory=list)
    """Type and parts of acts whose predicate nobody marked."""

    def __len__(self) -> int:
        return len(self.pieces)


def encode(sentences: Sequence[Sentence], network: OnnxNetwork, together: bool) -> Iterator[LaidSentence]:
    """Lay sentences on pieces and ask the reading's encoder about them, each alone or several ``together``."""
    group: list[tuple[Sentence, Pieces]] = []
    for sentence in sentences:
        pieces = split(sentence.text)
        if not 0 < len(pieces) <= LONGEST:
            continue
        if group and (not together or sum(len(own) for _, own in group) + len(pieces) > ROOM):
            yield from _encoded(group, network)
            group = []
        group.append((sentence, pieces))
    yield from _encoded(group, network)


def _encoded(group: list[tuple[Sentence, Pieces]], network: OnnxNetwork) -> Iterator[LaidSentence]:
    if not group:
        return
    for _, pieces in group[1:]:
        pieces.gap[0] = 1
    ids, case, gap = (np.concatenate([getattr(own, name) for _, own in group]) for name in ("ids", "case", "gap"))
    framed = np.concatenate(([CLS], ids, [SEP]))[None], np.pad(case, 1)[None], np.pad(gap, 1)[None]
    states = network.run(*framed).states[0, 1:-1].astype(np.float16)
    first = 0
    for sentence, pieces in group:
        yield lay(sentence, pieces, states[first : first + len(pieces)])
        first += len(pieces)


def lay(sentence: Sentence, pieces: Pieces, states: NDArray[np.float16]) -> LaidSentence:
    """Lay what is marked in a sentence on its pieces."""
    begins = ~pieces.continues
    predicate = np.full(len(pieces), IGNORE)
    if sentence.has_all_predicates:
        predicate[begins] = 0
    laid = LaidSentence(sentence.source, pieces, states, predicate, np.full(len(pieces), np.nan, np.float32))
    laid.has_all_acts = sentence.has_all_acts
    for span in sentence.no_predicates:
        predicate[first_piece(pieces, span)] = 0
    for span, value in sentence.factuality:
        laid.factuality[first_piece(pieces, span)] = value
    for marked in sentence.predicates:
        place = first_piece(pieces, marked.words)
        predicate[place] = 1
        laid.instances.append(Instance(place, roles=labels(pieces, marked.roles, PREDICATE_ROLES)))
    _lay_acts(sentence, laid)
    return laid


def _lay_acts(sentence: Sentence, laid: LaidSentence) -> None:
    parts: dict[tuple[Span | None, str], list[tuple[str, Span]]] = {}
    for act in sentence.acts:
        parts.setdefault((act.predicate, act.type), []).extend(act.parts)
    for (predicate, type_), spans in parts.items():
        number = YIELDS if type_ == YIELD else 1 + ACT_TYPES.index(type_)
        marks = labels(laid.pieces, spans, ACT_PARTS)
        if predicate is None:
            laid.hidden_acts.append((number, marks))
        else:
            place = first_piece(laid.pieces, predicate)
            laid.predicate[place] = 1
            laid.instances.append(Instance(place, parts=marks, type=number))


def first_piece(pieces: Pieces, span: Span) -> int:
    """The first piece that ends within or behind the beginning of a span."""
    return min(int(np.searchsorted(pieces.end, span[0], "right")), len(pieces) - 1)


def labels(pieces: Pieces, roles: Iterable[tuple[str, Span]], names: Sequence[str]) -> Array:
    """BIO labels ``[pieces]`` of roles; of two that overlap the first counts."""
    out = np.zeros(len(pieces), np.int64)
    for name, (start, end) in roles:
        first = int(np.searchsorted(pieces.end, start, "right"))
        last = int(np.searchsorted(pieces.start, end, "left"))
        if first < last and not out[first:last].any():
            label = 1 + 2 * names.index(name)
            out[first], out[first + 1 : last] = label, label + 1
    return out


@dataclass(slots=True)
class Batch:
    """Sentences side by side: ``states`` ``[sentences, longest, 768]``; ``rows`` says whose each predicate is."""

    states: Tensor
    mask: Tensor
    predicate: Tensor
    factuality: Tensor
    rows: Tensor
    places: Tensor
    roles: Tensor
    parts: Tensor
    types: Tensor
    ranked: list[Array]
    """For each sentence that is ranked: indices of its predicates, the act first."""


def batches(sentences: Sequence[LaidSentence], size: int, rng: random.Random) -> list[list[LaidSentence]]:
    """Cut sentences into batches of like length, in random order; ``size`` is in pieces."""
    shuffled = sorted(sentences, key=lambda one: (len(one) // 8, rng.random()))
    out: list[list[LaidSentence]] = [[]]
    for sentence in shuffled:
        if out[-1] and (len(out[-1]) + 1) * max(len(sentence), *map(len, out[-1])) > size:
            out.append([])
        out[-1].append(sentence)
    rng.shuffle(out)
    return out


def stack(batch: Sequence[LaidSentence], rng: random.Random, most: int = 6) -> Batch:
    """Put sentences side by side; of a sentence at most so many predicates, drawn at random."""
    longest = max(map(len, batch))

    def filled(rows: Iterable[Array], value: int) -> Tensor:
        padded = [np.pad(row, (0, longest - len(row)), constant_values=value) for row in rows]
        return torch.from_numpy(np.stack(padded) if padded else np.zeros((0, longest), np.int64))

    states = np.zeros((len(batch), longest, batch[0].states.shape[1]), np.float32)
    facts = np.full((len(batch), longest), np.nan, np.float32)
    mask = np.zeros((len(batch), longest), bool)
    drawn: list[tuple[int, Instance]] = []
    ranked: list[Array] = []
    for row, sentence in enumerate(batch):
        states[row, : len(sentence)], mask[row, : len(sentence)] = sentence.states, True
        facts[row, : len(sentence)] = sentence.factuality
        acts = [one for one in sentence.instances if one.type not in (0, IGNORE)]
        rest = [one for one in sentence.instances if one.type in (0, IGNORE)]
        own = acts + rng.sample(rest, min(len(rest), max(1, most - len(acts))))
        if len(acts) == 1 and not sentence.has_all_acts and len(own) > 1:
            ranked.append(np.arange(len(drawn), len(drawn) + len(own)))
        drawn += [(row, one) for one in own]
    nothing = np.full(longest, IGNORE)
    return Batch(
        torch.from_numpy(states),
        torch.from_numpy(mask),
        filled((one.predicate for one in batch), IGNORE),
        torch.from_numpy(facts),
        torch.tensor([row for row, _ in drawn], dtype=torch.long),
        torch.tensor([one.piece for _, one in drawn], dtype=torch.long),
        filled((nothing if one.roles is None else one.roles for _, one in drawn), IGNORE),
        filled((nothing if one.parts is None else one.parts for _, one in drawn), IGNORE),
        torch.tensor([one.type for _, one in drawn], dtype=torch.long),
        ranked,
    )
