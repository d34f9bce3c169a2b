"""The speakers of a reading, and the attributions of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sayso.records import Actor, Reading
from sayso.views.reading.outline import Entry


@dataclass(frozen=True)
class Voice:
    """A speaker and their attributions."""

    rank: int
    """From 1: the speaker with most attributions first, then in text order."""
    actor: Actor
    entries: tuple[Entry, ...]
    """The attributions of which the actor is the speaker, in text order; never empty."""


def voices(reading: Reading, entries: list[Entry]) -> list[Voice]:
    """Return every actor that is the speaker of an attribution; ``entries`` are the reading's.  Raises nothing."""
    entries_of: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.attribution.speaker is not None:
            entries_of[entry.attribution.speaker].append(entry)
    actors = {actor.id: actor for actor in reading.actors}
    ids = sorted((name for name in entries_of if name in actors), key=lambda name: -len(entries_of[name]))
    return [Voice(rank, actors[name], tuple(entries_of[name])) for rank, name in enumerate(ids, 1)]
