"""One act on its way to the reading."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.acts import UNSURE, Evidence
from sayso.records import Channel, Factuality, Span, Topic, Vote


@dataclass(frozen=True, slots=True)
class Influence:
    """What PLOVER does not know: how an act reaches the other, over what, and whether it is about votes and seats."""

    channel: Channel | None = None
    means: Span | None = None
    topic: Topic | None = None
    issue: Span | None = None
    vote: Vote | None = None
    is_electoral_threat: bool = False
    is_endorsement: bool = False


@dataclass(frozen=True, slots=True)
class ActSpans:
    """One act; spans are ``[start, end)`` in code points of the text that is read."""

    predicate: Span
    type: str
    score: float
    actor: Span | None
    recipient: Span | None
    bill: Span | None = None
    place: Span | None = None
    date: str | None = None
    factuality: Factuality = "actual"
    attribution: int | None = None
    """The index of the attribution in whose content the predicate stands, the innermost."""
    influence: Influence = Influence()
    evidence: Evidence = UNSURE
    """How sure the network is of the predicate and of the parties."""
