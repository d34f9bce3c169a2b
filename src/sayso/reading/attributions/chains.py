"""Chains: through which sources a content comes, from the outermost to its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.status import is_controlled, is_planned

_Speaker = TypeVar("_Speaker")


def chains(parents: Sequence[int | None], speakers: Sequence[str | None]) -> list[tuple[str, ...]]:
    """Return the chain of every attribution, the outermost source first, its speaker last.

    ``parents`` are indices of earlier attributions, or None.  A chain is empty where the speaker is unknown.  A speaker
    who reports their own words (she said she had told the board) stands in it once; an unknown source in between is
    left out.
    """
    known: list[tuple[str, ...]] = []
    for parent, speaker in zip(parents, speakers, strict=True):
        chain = () if parent is None else known[parent]
        known.append(chain if speaker is None or chain[-1:] == (speaker,) else (*chain, speaker))
    return [() if speaker is None else chain for chain, speaker in zip(known, speakers, strict=True)]


def add_controlled_speakers(
    attributions: Sequence[AttributionSpans],
    speakers: Sequence[_Speaker],
    addressees: Sequence[_Speaker | None],
    text: str,
) -> list[_Speaker]:
    """Return the speakers, with those added whom the verb of the parent names (control).

    Holt plans to use her speech | to announce | that ...; she apologised for | telling | them; asked Roe | to say | so.
    """
    known = list(speakers)
    for number, attribution in enumerate(attributions):
        if attribution.parent is None:
            continue
        parent, addressee = attributions[attribution.parent], addressees[attribution.parent]
        controlled = is_controlled(text, attribution.predicate, parent.predicate)
        if is_planned(text, attribution.predicate, parent.predicate) or (controlled and parent.addressee is None):
            known[number] = known[attribution.parent]
        elif controlled and addressee is not None:
            known[number] = addressee
    return known
