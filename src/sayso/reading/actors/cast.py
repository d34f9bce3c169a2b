"""What the resolver is given and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sayso.records import Actor, Span


class Telling(Protocol):
    """One attribution, as far as the resolver needs it; spans are ``[start, end)`` in code points."""

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
    def parent(self) -> int | None:
        """Which telling's content holds this one, by its index."""


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
    """Words that refer to somebody or something, as a network found them."""

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


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who speaks, is spoken to or is named in a text, and who speaks and is spoken to in each telling."""

    actors: tuple[Actor, ...]
    speakers: tuple[Choice, ...]
    addressees: tuple[Choice | None, ...]
