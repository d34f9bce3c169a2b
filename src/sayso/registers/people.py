"""The people of a register: who they are elsewhere, what they are called, which offices they held and when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Literal, NamedTuple, Self

from sayso.names.folding import once
from sayso.names.registered import Name

Office = Literal["rep", "sen", "prez", "viceprez"]
OFFICES: tuple[Office, ...] = ("rep", "sen", "prez", "viceprez")
# the identifiers that are kept; the first two have an address, the third keeps presidents without a bioguide apart
IDENTIFIERS = ("bioguide", "wikidata", "govtrack")
_ADDRESSES = {
    "bioguide": "https://bioguide.congress.gov/search/bio/",
    "wikidata": "https://www.wikidata.org/entity/",
}


class Term(NamedTuple):
    """One stretch in one office."""

    office: Office
    start: str  # ISO 8601, as is the end: the first day and the last
    end: str
    state: str | None  # postal code; None for presidents
    parties: tuple[str, ...]  # letters where they have one (D, R, I, L), else the name; all those held in the term


class Person(NamedTuple):
    """One person of a register."""

    ids: tuple[tuple[str, str], ...]  # (identifier, value), in the order of `IDENTIFIERS`
    name: Name
    shown: str  # the name as the register writes it
    gender: str | None  # F or M
    terms: tuple[Term, ...]

    @property
    def uris(self) -> tuple[str, ...]:
        """The addresses that stand for this person; empty where the register knows none."""
        return tuple(_ADDRESSES[kind] + value for kind, value in self.ids if kind in _ADDRESSES)

    def to_json(self) -> str:
        """One compact line; `from_json` reads it."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Self:
        """What `to_json` wrote."""
        ids, name, shown, gender, terms = json.loads(line)
        firsts, middles, lasts, suffix = name
        return cls(
            tuple((kind, value) for kind, value in ids),
            Name(tuple(map(tuple, firsts)), tuple(map(tuple, middles)), tuple(lasts), suffix),
            shown,
            gender,
            tuple(Term(office, start, end, state, tuple(parties)) for office, start, end, state, parties in terms),
        )


def merged(people: Iterable[Person]) -> Iterator[Person]:
    """Each person once: a president who was a senator stands in two registers, and shares an identifier."""
    known: list[Person] = []
    for person in people:
        same = [other for other in known if set(other.ids) & set(person.ids)]
        known = [other for other in known if other not in same]
        known.append(reduce(_joined, [*same, person]))
    yield from known


def _joined(one: Person, other: Person) -> Person:
    names = [one.name, other.name]
    ids = dict(other.ids) | dict(one.ids)
    return Person(
        tuple((kind, ids[kind]) for kind in IDENTIFIERS if kind in ids),
        Name(
            once(form for name in names for form in name.firsts),
            once(form for name in names for form in name.middles),
            once(last for name in names for last in name.lasts),
            one.name.suffix or other.name.suffix,
        ),
        one.shown,
        one.gender or other.gender,
        tuple(sorted({*one.terms, *other.terms}, key=lambda term: (term.start, term.end, term.office))),
    )
