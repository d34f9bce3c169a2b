"""The acts of a reading in words, for terminal and page: who did what to whom, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.records import Act, Factuality, Reading, Span
from sayso.views.reading.outline import Entry
from sayso.views.reading.pieces import Pieces
from sayso.views.reading.wording import ACT_TYPES, score

ACTS = "Acts"
# What was not simply done is called by another word.
_STANDINGS: Final[dict[Factuality, str]] = {"negated": "did not", "hypothetical": "might", "future": "will"}


@dataclass(frozen=True)
class ActLine:
    """An act in words; what is not known is empty."""

    id: str
    """d1, d2 and so on; behind the d, the number that a desk gives it."""
    actor: str
    actor_name: str
    """Who the actor is, where the words do not say it."""
    predicate: str
    recipient: str
    recipient_name: str
    type: str
    verb: str
    """The type in plain words."""
    standing: str
    """Why it is no deed done: did not, might, will."""
    properties: tuple[str, ...]
    """By what, on what, when, where; vote, endorsement, threat."""
    within: int | None
    """The number of the statement that tells it."""
    score: str


def act_lines(reading: Reading, entries: Sequence[Entry]) -> tuple[ActLine, ...]:
    """Put the acts of a reading into words, in the order of the text."""
    pieces = Pieces(reading.article.text)
    names = {actor.id: actor.name for actor in reading.actors}
    numbers = {entry.attribution.id: entry.number for entry in entries}

    def words(span: Span | None) -> str:
        return "" if span is None else pieces.line((span,))

    def name(actor: str | None, span: Span | None) -> str:
        known = names.get(actor or "", "")
        return "" if known.casefold() in words(span).casefold() else known

    return tuple(
        ActLine(
            id=act.id,
            actor=words(act.actor_span),
            actor_name=name(act.actor, act.actor_span),
            predicate=words(act.predicate),
            recipient=words(act.recipient_span or act.bill),
            recipient_name=name(act.recipient, act.recipient_span),
            type=act.type,
            verb=ACT_TYPES[act.type],
            standing=standing(act),
            properties=tuple(properties(act, words)),
            within=numbers.get(act.attribution or ""),
            score=score(act.score),
        )
        for act in reading.acts
    )


def standing(act: Act) -> str:
    """Return why an act is no deed done: did not, might, will; empty for one that was done."""
    return _STANDINGS.get(act.factuality or "actual", "")


def properties(act: Act, words: Callable[[Span | None], str]) -> Iterator[str]:
    """Yield by what an act was done, on what, when, where; vote, endorsement, threat."""
    if act.vote is not None:
        yield f"vote {act.vote}"
    if act.endorsement:
        yield "endorsement"
    if act.electoral_threat:
        yield "electoral threat"
    if act.channel is not None:
        means = words(act.means)
        yield f"by {act.channel}" + (f" ({means})" if means and means.casefold() != act.channel else "")
    if act.topic is not None:
        yield f"on {act.topic.replace('_', ' ')}"
    if act.place is not None:
        yield words(act.place)
    if act.date is not None:
        yield act.date
