"""Those who speak in a reading, and what of it each of them says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sayso.records import Actor, Reading
from sayso.views.reading.outline import Entry


@dataclass(frozen=True)
class Voice:
    """An actor to whom the article ascribes words."""

    rank: int
    """From 1: who speaks most comes first; of those who speak as often, who speaks first."""
    actor: Actor
    entries: tuple[Entry, ...]
    """The attributions of which the actor is the speaker, in text order; never empty."""


def voices(reading: Reading, entries: list[Entry]) -> list[Voice]:
    """Every actor who is the speaker of an attribution; ``entries`` are the reading's.  Raises nothing."""
    told: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.attribution.speaker is not None:
            told[entry.attribution.speaker].append(entry)
    actors = {actor.id: actor for actor in reading.actors}
    found = sorted((name for name in told if name in actors), key=lambda name: -len(told[name]))
    return [Voice(rank, actors[name], tuple(told[name])) for rank, name in enumerate(found, 1)]
