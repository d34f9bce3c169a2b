"""Resolves cataphora: a description takes the name that comes later, as in "My husband ... Ewan Keane".

References are resolved in turn, so an entity whose name comes only further on stays apart until the whole text is read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from sayso.english.nouns import GOVERNMENTS, HIDDEN, JOBS, KIN, PLAIN_KIN, SPOUSES, WIDER
from sayso.english.titles import OFFICES
from sayso.reading.actors.entities.entities import Entity, EntityIndex
from sayso.reading.actors.resolution.weights import CERTAINTY
from sayso.reading.text.words import Words
from sayso.records import ActorKind

Same = dict[int, tuple[int, float]]
"""Entity -> the entity that it is the same as, and the probability."""

_SOURCES: Final = frozenset({"source", "insider", "official"})
_TOLD_WITH_NAMES: Final = OFFICES - JOBS
"""Offices that stand beside the name where it comes in: Judge Boyd."""
_LEDE_PARAGRAPHS: Final = 1
_WITHIN: Final = 2
"""How many paragraphs further on the name comes at most."""


def resolve_cataphora(
    entities: Sequence[Entity],
    lookup: EntityIndex,
    words: Words,
    writer: int | None,
    apart: Collection[tuple[int, int]] = (),
) -> Same:
    """Find the named entities that described ones are; ``apart`` are pairs known to be two."""
    search = _Search(entities, lookup, words, writer)
    same: Same = {}
    for entity in entities:
        named, certainty = search.same(entity)
        if named is not None and (entity.index, named.index) not in apart:
            same[entity.index] = named.index, CERTAINTY[certainty]
    for index, (named_index, chance) in same.items():
        if named_index in same:  # the headline's, of the lede's, who is named behind it
            same[index] = same[named_index][0], min(chance, same[named_index][1])
    return same


class _Search:
    """Looks for the entity that a described one is; sorts once what every search needs."""

    def __init__(self, entities: Sequence[Entity], lookup: EntityIndex, words: Words, writer: int | None) -> None:
        self.entities, self.lookup, self.words = entities, lookup, words
        self._pointed: defaultdict[str, list[Entity]] = defaultdict(list)
        """Nouns that point back beside a name -> the entities of that name."""
        self._again: defaultdict[str, list[Entity]] = defaultdict(list)
        """Nouns with "the" before a name -> the entities of that name, the last one first."""
        for entity in entities:
            for noun in entity.pointed:
                self._pointed[noun].append(entity)
            for noun in entity.again:
                self._again[noun].append(entity)
        for noun, named in self._again.items():
            named.sort(key=lambda entity: -entity.again[noun])
        self._speaking = [entity for entity in entities if entity.speaks and entity.places]
        last = words.lede + _WITHIN
        self._opening = [e for e in self._speaking if words.lede <= words.paragraph[e.places[0]] <= last]
        """Those who speak in the first paragraphs of the text behind the headline."""
        self._named = [e for e in entities if e.naming == "named" and e.places and e.index != writer]
        self._first: dict[ActorKind | None, tuple[Entity, Entity] | None] = {}

    def same(self, entity: Entity) -> tuple[Entity | None, str]:
        """The entity that a described one is, or None; and the row of the certainty."""
        named = relative(entity, self.entities, self.lookup)
        if named is not None or not entity.places:
            return named, "tied"
        if entity.naming != "named" and self.words.paragraph[entity.places[-1]] < self.words.lede:
            named = self._behind_headline(entity)
        if named is not None or entity.number != "one" or entity.hidden:
            return named, "headline"
        if (named := self._named_again(entity)) is not None:
            return named, "named again"
        known = entity.naming == "role" and (entity.definite or entity.relation in KIN)
        if known and (named := self._tied(entity)) is not None:
            return named, "tied"
        if known or _is_kept_back(entity):
            named = self._introduced(entity)
        return named, "lede" if known else "kept back"

    def _each(self, indices: Iterable[int]) -> Iterator[Entity]:
        return (self.entities[index] for index in sorted(set(indices)))

    def _holders(self, noun: str) -> Iterator[Entity]:
        return self._each(self.lookup.by_noun.get(noun, ()))

    def _behind_headline(self, entity: Entity) -> Entity | None:
        """Who is described in the first paragraphs by the headline's noun: aides say; two Democratic aides said."""
        noun, lede, paragraph = entity.relation, self.words.lede, self.words.paragraph
        if noun in _SOURCES:
            unnamed = (e for e in self._holders(noun) if e.speaks and e.places and e.number == entity.number)
            behind = [e for e in unnamed if e is not entity and paragraph[e.places[0]] >= lede]
            if behind:
                return min(behind, key=lambda e: (e.places[0], e.index))
        opening = [e for e in self._opening if e is not entity]
        further = [
            e
            for e in opening
            if (e.number == entity.number and noun in e.nouns)
            or (noun in _SOURCES and e.naming == "anonymous" and e.number == "many")
        ]
        if further:
            return min(further, key=lambda e: e.places[0])
        kinds = {entity.kind, "organisation" if entity.kind == "government" else entity.kind}  # agency says
        alike = [e for e in opening if e.kind in kinds and e.number == entity.number]
        alike = [e for e in alike if paragraph[e.places[0]] <= lede + 1]
        return alike[0] if len(alike) == 1 and entity.kind in {"document", "government"} else None

    def _named_again(self, entity: Entity) -> Entity | None:
        """The one who is named as "the woman, Corinne Blasko", for the last woman described before her."""
        noun = entity.relation
        if entity.naming == "named" or not noun:
            return None
        named: Entity | None = None
        for candidate in self._again.get(noun, ()):
            if candidate.again[noun] <= entity.places[0]:
                break
            if _agree(entity, candidate):
                if named is not None:
                    return None
                named = candidate
        if named is None:
            return None
        between = (e for e in self._holders(noun) if e is not entity and e.naming != "named" and e.places)
        later = any(entity.places[0] < e.places[0] < named.again[noun] and e.number == "one" for e in between)
        return None if later else named

    def _tied(self, entity: Entity) -> Entity | None:
        """The one named as the same thing of the same owner: my husband, who is her husband, Ewan Keane."""
        address = entity.name.lower()
        if address in KIN and (called := [e for e in self._holders(address) if _agree(entity, e)]):
            return called[0] if len(called) == 1 else None  # Nonna, who is Rosa Castellano
        pointed = (e for e in self._pointed.get(entity.relation, ()) if _agree(entity, e))
        behind = [e for e in pointed if e.places[0] > entity.places[0]]
        if len(behind) == 1:
            return behind[0]  # His supervisor wrote back. That supervisor, Ann Roe
        if entity.owner is None:
            return None
        owner = self.entities[entity.owner]
        if entity.relation in SPOUSES and owner.person is not None:
            namesakes = self._each(self.lookup.by_surname.get(owner.person.surname, ()))
            married = [e for e in namesakes if _is_married(e, owner) and _agree(entity, e)]
            if len(married) == 1:
                return married[0]  # Mr Onslow’s wife, who is Mrs Onslow
        noun = PLAIN_KIN.get(entity.relation, entity.relation)
        same = [
            e
            for e in self._each(self.lookup.by_owner.get(entity.owner, ()))
            if e.owner == entity.owner
            and e is not entity
            and _agree(entity, e)
            and ((theirs := PLAIN_KIN.get(e.relation, e.relation)) == noun or theirs in WIDER.get(noun, ()))
        ]
        return same[0] if len(same) == 1 else None

    def _introduced(self, entity: Entity) -> Entity | None:
        """The one whose full name comes soon behind a description in the lede, with nothing to tell who that is.

        An entity new to the reader comes in with a role; a name without one belongs to an entity described before.
        """
        words, begun = self.words, entity.places[0]
        if words.paragraph[begun] > words.lede + _LEDE_PARAGRAPHS or entity.relation in KIN:
            return None
        if entity.kind not in {"person", "organisation"} or entity.nouns & GOVERNMENTS:
            return None
        first = self._first_of(entity)
        if first is None or first[0].places[0] < begun:
            return None
        new = first[1]
        if not _agree(entity, new) or not new.speaks or new.nouns - entity.nouns or new.relation:
            return None
        if new.person is not None and (new.person.single or new.person.titled):
            return None
        return new if words.paragraph[new.named_at] - words.paragraph[begun] <= _WITHIN else None

    def _first_of(self, entity: Entity) -> tuple[Entity, Entity] | None:
        """Of the named entities of a kind, the one mentioned first and the one named first."""
        if entity.kind not in self._first:
            alike = [e for e in self._named if _is_alike(entity, e)]
            earliest = min(alike, key=lambda e: e.places[0], default=None)
            first = None if earliest is None else (earliest, min(alike, key=lambda e: e.named_at))
            self._first[entity.kind] = first
        return self._first[entity.kind]


def _is_kept_back(entity: Entity) -> bool:
    """Whether a name may be kept for the second paragraph: a former bookkeeper testified, a Tennessee man said."""
    ordinary = (
        entity.relation in {"man", "woman"}
        or "former" in entity.described
        or entity.relation not in HIDDEN | _TOLD_WITH_NAMES
    )
    return entity.speaks and entity.kind == "person" and entity.name.lower().startswith(("a ", "an ")) and ordinary


def _is_alike(entity: Entity, named: Entity) -> bool:
    """Whether two are of one kind; a name of which only capitals tell that it is a person's may be a company's."""
    return named.kind == entity.kind or (entity.kind == "organisation" and named.doubtful)


def _agree(entity: Entity, named: Entity) -> bool:
    """Whether a named entity may be a described one, by kind and gender."""
    genders = {entity.gender, named.gender} - {None}
    return named.naming == "named" and _is_alike(entity, named) and bool(named.places) and len(genders) < 2


def relative(entity: Entity, entities: Sequence[Entity], lookup: EntityIndex) -> Entity | None:
    """Find the relative whom a title and a surname mean: Ms. Roe, for Mr. Roe's daughter, known as Clarisse."""
    person = entity.person
    if person is None or not person.single or not person.titled or entity.owner is not None or not entity.places:
        return None
    owners = {
        index
        for index in lookup.by_surname.get(person.surname, ())
        if (owner := entities[index].person) is not None and owner.surname == person.surname
    }
    owned = {index for owner in owners for index in lookup.by_owner.get(owner, ())}
    alike = [e for e in (entities[index] for index in owned) if e.owner in owners and _is_first_name(e, entity)]
    return alike[0] if len(alike) == 1 else None


def _is_first_name(kin: Entity, entity: Entity) -> bool:
    """Whether someone's relative is known by the first name only, and came in before an entity."""
    person = kin.person
    return (
        kin.relation in KIN
        and person is not None
        and person.single
        and not person.titled
        and bool(kin.places)
        and kin.places[0] < entity.places[0]
        and len({entity.gender, kin.gender} - {None}) < 2
    )


def _is_married(entity: Entity, to: Entity) -> bool:
    """Whether an entity is known only as Mrs and the surname of another one."""
    person = entity.person
    if person is None or to.person is None or not person.single or "mrs" not in person.titles:
        return False
    return person.surname == to.person.surname


def find_doubtful(entities: Sequence[Entity], words: Words, apart: Collection[tuple[int, int]] = ()) -> set[int]:
    """Find those described in the lede by no office who may be the one whose name comes soon: "its keeper wants"."""
    lede, doubtful = words.lede, set[int]()
    named = [e for e in entities if e.naming == "named" and e.places and (e.words or e.person is not None) and e.speaks]
    soon = [e for e in named if words.paragraph[e.named_at] <= lede + _WITHIN]
    named.sort(key=lambda e: e.places[0])
    for entity in entities:
        if not _is_described_in_lede(entity, words):
            continue
        begun = entity.places[0]
        able = (
            e for e in soon if words.paragraph[e.named_at] - words.paragraph[begun] <= _WITHIN and _agree(entity, e)
        )
        if not any((entity.index, e.index) not in apart for e in able):
            continue
        earlier = (e for e in named[: bisect_left(named, begun, key=lambda e: e.places[0])] if _is_alike(entity, e))
        if not any((entity.index, e.index) not in apart for e in earlier):
            doubtful.add(entity.index)
    return doubtful


def _is_described_in_lede(entity: Entity, words: Words) -> bool:
    """Whether an entity came in by a definite description, which is no office, in the first paragraph."""
    described = entity.naming == "role" or (entity.kind == "organisation" and not entity.words and not entity.person)
    if not described or not entity.definite or not entity.places or not entity.mentions or entity.number != "one":
        return False
    if words.paragraph[entity.places[0]] > words.lede or entity.relation in KIN | OFFICES:
        return False
    return entity.kind in {"person", "organisation"}


def merge(entity: Entity, named: Entity) -> None:
    """Give all that is known of an entity that came in by a description to the one named later."""
    if named.kind != entity.kind:
        named.turn_group()
    named.mentions |= entity.mentions
    named.role = named.role or min(entity.mentions)
    named.speaks, named.addressed = named.speaks or entity.speaks, named.addressed or entity.addressed
    named.party, named.state = named.party or entity.party, named.state or entity.state
    named.acts = named.acts or entity.acts
    entity.mentions, entity.speaks, entity.addressed, entity.acts = set(), False, False, False
