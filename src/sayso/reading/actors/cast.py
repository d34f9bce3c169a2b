"""What the resolver is given and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from sayso.records import Actor, Span


class AttributionLike(Protocol):
    """An attribution, as far as the resolver needs it; spans are ``[start, end)`` in code points."""

    @property
    def source(self) -> Span | None:
        """The words that name who says it."""

    @property
    def cue(self) -> Span | None:
        """The words that say that it is said."""

    @property
    def content(self) -> tuple[Span, ...]:
        """What is said, one span a piece, in text order."""

    @property
    def addressee(self) -> Span | None:
        """The words that name whom it is said to."""

    @property
    def is_verbatim(self) -> bool:
        """Whether the layout gives its content as it was spoken, as a transcript does."""

    @property
    def parent(self) -> int | None:
        """Which attribution's content holds this one, by its index."""


class Name(Protocol):
    """A name that a network found."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def type(self) -> str:
        """person, organisation, place or other."""

    @property
    def score(self) -> float:
        """Its probability."""


class Mention(Protocol):
    """Words that refer to someone or something, as a network found them."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def head(self) -> Span:
        """The word that it is known by."""

    @property
    def form(self) -> str:
        """name, noun or pronoun."""

    @property
    def type(self) -> str:
        """person, organisation, place or other."""

    @property
    def score(self) -> float:
        """Its probability."""

    @property
    def antecedents(self) -> tuple[tuple[int, float], ...]:
        """Earlier mentions, by index, and the probability that this one goes back to each."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Who it is, how sure that is, and who else it may be.

    ``actor`` is None where the best is less sure than the setting ``least_speaker_score``; the best is then the first
    of the alternatives.  Scores are probabilities, the likeliest first.
    """

    actor: str | None
    score: float
    alternatives: tuple[tuple[str, float], ...] = ()


Role = Literal["source", "addressee", "actor", "recipient"]
"""What a reference is to an attribution (source, addressee) or to an act (actor, recipient)."""


class RoleReference(NamedTuple):
    """Words that are to be resolved to an actor."""

    span: Span
    role: Role
    of: int
    """The index of the attribution or of the act."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a text, and the one of each reference."""

    actors: tuple[Actor, ...]
    """All who speak, are addressed, take part in an act or are named; p1 comes first in the text."""
    speakers: tuple[Choice, ...]
    """One an attribution."""
    addressees: tuple[Choice | None, ...]
    """One an attribution; None where it has no addressee."""
    choices: Mapping[RoleReference, Choice] = field(default_factory=dict)
    """The actor of every reference: of the attributions' sources and addressees, and of those given besides."""
