"""What a resolver says of a reference: a ranking, a new entity, and what is to be learned; nothing is changed by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.english.given import Gender
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.weights import LIKELY
from sayso.records import Span

Ranked = list[tuple[int | None, float]]
"""Entities and None for an unknown one, with probabilities, the likeliest first."""
NEW: Final = -1
"""Stands in a ranking for the entity that comes in with the evidence."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What a reference tells of one entity; fields left out tell nothing."""

    entity: int
    """The entity, or `NEW`."""
    role: Phrase | None = None
    """A name with a role beside it."""
    description: Phrase | None = None
    is_group: bool = False
    """It is an organisation, though it has what may be a person's name."""
    is_person: bool = False
    gender: Gender | None = None
    weight: float = 0.0
    """Of the gender, in natural units."""
    form: str = ""
    """A form of its name, in lower case."""
    name: str = ""
    """Its name, longer than it was known so far."""
    relation: str = ""
    """What it is to its owner."""
    again: tuple[str, int] | None = None
    """The noun with "the" before its name, and the word with which the name begins."""
    mention: tuple[Span, int] | None = None
    """Where else it is mentioned, and the first word of that."""
    owns: bool = False
    """The mention is of an owner only: his lawyer."""
    partner: int | None = None
    """The other one of two."""
    label: str = ""
    """The label under which it takes turns."""
    writes: bool = False
    """It writes in the first person."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ranking of a reference, and all that is to be learned if it is accepted."""

    ranked: Ranked
    new: Entity | None = None
    """An entity not known so far; `NEW` stands for it."""
    introduced_by: Phrase | None = None
    """The phrase that mentions the new entity first."""
    learned: tuple[Learned, ...] = ()
    span: Span | None = None
    """The words that refer, where they are more than the phrase."""
    role_owner: tuple[int, Reference] | None = None
    """An entity, and the words for its owner, which are to be resolved behind it."""


def best(ranked: Ranked) -> int | None:
    """Return the likeliest entity, if it is likely at all."""
    return ranked[0][0] if ranked and ranked[0][1] >= LIKELY else None
