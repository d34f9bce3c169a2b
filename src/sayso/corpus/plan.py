"""Divide the items of the inputs into shards, by input and size: always the same way.  Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.corpus.inputs import Listed


@dataclass(frozen=True, slots=True)
class Piece:
    """The items ``first`` to ``stop - 1`` of an input, from 0."""

    source: Listed
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Shard:
    """Items that are read together, and become one part of each table; ``start`` is the place of the first, from 1."""

    number: int
    start: int
    pieces: tuple[Piece, ...]

    @property
    def items(self) -> int:
        """How many items it has."""
        return sum(piece.stop - piece.first for piece in self.pieces)


def shards(sources: Sequence[Listed], size: int) -> list[Shard]:
    """Divide the items of inputs, in order, into shards of ``size``; the last one has what is left."""
    made: list[Shard] = []
    pieces: list[Piece] = []
    start, room = 1, size
    for source in sources:
        first = 0
        while first < source.items:
            stop = min(source.items, first + room)
            pieces.append(Piece(source, first, stop))
            room -= stop - first
            first = stop
            if not room:
                made.append(Shard(len(made), start, tuple(pieces)))
                start, room, pieces = start + size, size, []
    if pieces:
        made.append(Shard(len(made), start, tuple(pieces)))
    return made
