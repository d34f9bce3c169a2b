"""The people of a register: identifiers, names, and terms of office."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Literal, NamedTuple, Self

from sayso.names.folding import once
from sayso.names.registered import Name

Office = Literal["rep", "sen", "prez", "viceprez"]
OFFICES: tuple[Office, ...] = ("rep", "sen", "prez", "viceprez")
# the identifiers that are stored; the first two have an address, the third identifies presidents without a bioguide
IDENTIFIERS = ("bioguide", "wikidata", "govtrack")
_ADDRESSES = {
    "bioguide": "https://bioguide.congress.gov/search/bio/",
    "wikidata": "https://www.wikidata.org/entity/",
}


class Term(NamedTuple):
    """A term of office."""

    office: Office
    start: str  # the first and the last day, ISO 8601
    end: str
    state: str | None  # postal code; None for presidents
    parties: tuple[str, ...]  # all parties during the term: D, R, I, L, or else the name


class Person(NamedTuple):
    """A person of a register."""

    ids: tuple[tuple[str, str], ...]  # (identifier, value), in the order of `IDENTIFIERS`
    name: Name
    shown: str  # the name as the register writes it
    gender: str | None  # F or M
    terms: tuple[Term, ...]

    @property
    def uris(self) -> tuple[str, ...]:
        """The addresses that identify the person; empty if the register has none."""
        return tuple(_ADDRESSES[kind] + value for kind, value in self.ids if kind in _ADDRESSES)

    def to_json(self) -> str:
        """Serialise the person as one compact line."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Self:
        """Parse a line written by `to_json`."""
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
    """Merge people who share an identifier: a president who was a senator is in two registers."""
    known: list[Person] = []
    for person in people:
        same = [earlier for earlier in known if set(earlier.ids) & set(person.ids)]
        known = [earlier for earlier in known if earlier not in same]
        known.append(reduce(_joined, [*same, person]))
    yield from known


def _joined(person: Person, duplicate: Person) -> Person:
    names = [person.name, duplicate.name]
    ids = dict(duplicate.ids) | dict(person.ids)
    return Person(
        tuple((kind, ids[kind]) for kind in IDENTIFIERS if kind in ids),
        Name(
            once(form for name in names for form in name.firsts),
            once(form for name in names for form in name.middles),
            once(last for name in names for last in name.lasts),
            person.name.suffix or duplicate.name.suffix,
        ),
        person.shown,
        person.gender or duplicate.gender,
        tuple(sorted({*person.terms, *duplicate.terms}, key=lambda term: (term.start, term.end, term.office))),
    )
