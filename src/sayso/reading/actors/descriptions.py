"""Sources that go by a description: the mayor, his lawyer, two aides, one of them, another, the former."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sayso.reading.actors.english import INDEFINITE, PRONOUNS, listed
from sayso.reading.actors.entities import Entity
from sayso.reading.actors.matching import fits_kind, fits_person
from sayso.reading.actors.names import OFFICES
from sayso.reading.actors.naming import kind_of_phrase, naming_of
from sayso.reading.actors.nouns import HIDDEN, KIN, PLAIN_KIN, gender_of
from sayso.reading.actors.phrases import Phrase
from sayso.reading.actors.places import in_words
from sayso.reading.actors.ranking import rank
from sayso.reading.actors.references import Reference
from sayso.reading.actors.roles import party_of
from sayso.reading.actors.state import State
from sayso.records import ActorKind, Naming

Ranked = list[tuple[int | None, float]]
"""Entities and None for somebody else, with probabilities, the likeliest first."""

_OPEN: Final = 0.6
"""How sure a new actor is at most, where the description may be of somebody named nearby."""
_ORDINALS: Final = listed("first second third fourth fifth last other another one former latter rest")
_WHOLES: Final = listed("both two three four five all")
_ADDRESSES: Final = KIN | listed("coach nonna nana granny grandma grandpa papa mama doc sarge chief skipper")
"""What somebody is called by without an article: Dad, Coach."""


def best(ranked: Ranked) -> int | None:
    """The likeliest, if it is likely at all."""
    return ranked[0][0] if ranked and ranked[0][1] >= 0.4 else None


class Descriptions:
    """Resolves descriptions; whose it is (his lawyer) is asked of ``resolve``."""

    def __init__(self, text: str, state: State, beside: dict[int, int], resolve: Callable[[Reference], Ranked]) -> None:
        self.text, self.state, self.beside, self._resolve = text, state, beside, resolve
        self.entities = state.entities

    def resolve(self, reference: Reference) -> Ranked:
        """Who a description goes back to, or a new entity."""
        phrase = reference.phrase
        if reference.place in self.beside:
            return [(self.beside[reference.place], 0.95)]
        if phrase.noun in {"former", "latter"} and phrase.determiner == "the" and not phrase.described:
            return self._former_or_latter(reference)
        if phrase.determiner == "of":
            return self._part(reference, self._group(reference))
        if phrase.noun in _ORDINALS and not phrase.described and phrase.owner is None:
            return self._part(reference, self._last_group(reference.place))
        if phrase.noun in _WHOLES and not phrase.described:
            group = self._last_group(reference.place)
            return [(group.index, 0.8)] if group is not None else []
        owner = self._owner(reference)
        called = self._is_address(phrase)
        if called and owner is None and phrase.noun in KIN and reference.quoted_by is not None:
            owner = self.state.speaker[reference.quoted_by]
        if not phrase.definite and not called:
            return self._indefinite(reference, owner)
        return self._definite(reference, owner)

    def new(self, phrase: Phrase, kind: ActorKind | None, naming: Naming) -> Entity:
        """An entity that a phrase speaks of for the first time."""
        name = " ".join(self.text[phrase.span[0] : phrase.span[1]].split())
        entity = Entity(len(self.entities), kind, naming, name, number=phrase.number)
        self.entities.append(entity)
        self.state.mention(entity, phrase.span, phrase.first)
        return entity

    def _is_address(self, phrase: Phrase) -> bool:
        whole = self.text[phrase.span[0] : phrase.span[1]]
        return (
            phrase.noun in _ADDRESSES and not phrase.determiner and whole.lower() == phrase.noun and whole[0].isupper()
        )

    def _definite(self, reference: Reference, owner: int | None) -> Ranked:
        phrase = reference.phrase
        able = [
            e
            for e in self.entities
            if e.places
            and e.index != owner
            and fits_kind(phrase, e)
            and (e.before(reference.place) is not None or (e.naming == "named" and phrase.noun in e.nouns))
        ]
        ranked = rank(reference, able, self.state, "noun", owner)
        found, chance = ranked[0]
        if found is None:
            entity = self._fresh(phrase, owner)
            if self._may_go_back(reference, able):
                chance = min(chance, _OPEN)
            return [(entity.index, chance), *[(i, c) for i, c in ranked if i is not None]]
        if self.entities[found].doubtful and chance > 0.7 and not fits_person(phrase):
            self.entities[found].turn_group()
        if chance > 0.6:
            self._learn(self.entities[found], phrase)
        return ranked

    def _may_go_back(self, reference: Reference, able: list[Entity]) -> bool:
        """Whether a bare description may be of somebody named nearby, though nothing told ties the two."""
        phrase, words = reference.phrase, self.state.scene.words
        if phrase.described or phrase.owner is not None or phrase.noun in OFFICES | KIN or not reference.tells:
            return False
        here = words.paragraph[reference.place]
        near = [
            e
            for e in able
            if e.naming == "named"
            and (place := e.before(reference.place)) is not None
            and here - words.paragraph[place] <= 1
        ]
        return bool(near)

    def _indefinite(self, reference: Reference, owner: int | None) -> Ranked:
        """Somebody new; or, at the head of an article, one who is named further on: A county judge ... Judge Boyd."""
        phrase = reference.phrase
        words = self.state.scene.words
        paragraph = words.paragraph[reference.place]
        if phrase.determiner in {"a", "an"} and paragraph <= 1 and phrase.noun not in HIDDEN and phrase.clause is None:
            named = [
                e
                for e in self.entities
                if e.naming == "named"
                and phrase.noun in e.nouns
                and e.places
                and e.before(reference.place) is None
                and words.paragraph[e.places[0]] - paragraph <= 5
            ]
            if len(named) == 1:
                return [(named[0].index, 0.75)]
        entity = self._fresh(phrase, owner)
        if phrase.determiner == "another" or set(phrase.described) & _ORDINALS:
            group = self._last_group(reference.place)
            entity.family = None if group is None else group.index
        return [(entity.index, 0.97)]

    def _fresh(self, phrase: Phrase, owner: int | None) -> Entity:
        kind = kind_of_phrase(phrase)
        entity = self.new(phrase, kind, naming_of(phrase, kind or "person", resolved=False))
        entity.owner, entity.count, entity.relation = owner, phrase.count, phrase.noun
        if phrase.role is not None:
            entity.role = phrase.role
        self._learn(entity, phrase)
        return entity

    def _learn(self, entity: Entity, phrase: Phrase) -> None:
        """Take in what a description tells."""
        entity.nouns |= {phrase.noun, PLAIN_KIN.get(phrase.noun, phrase.noun)}
        entity.described |= set(phrase.described)
        entity.is_a(gender_of(phrase.noun), 8.0)
        party = party_of(phrase.noun)
        if party is not None:
            entity.party = entity.party or party
            entity.state = entity.state or in_words(self.text[phrase.span[0] : phrase.span[1]].partition(" of ")[0])

    def _owner(self, reference: Reference) -> int | None:
        owner = reference.phrase.owner
        if owner is None or owner.form == "list":
            return None
        if owner.form == "noun" and not owner.definite:
            return None
        inner = reference.at(owner)
        if owner.form == "pronoun" and PRONOUNS[owner.noun][0] != "1" and not reference.tells:
            inner.inside, inner.quoted_by = reference.inside, reference.quoted_by
        found = best(self._resolve(inner))
        if found is not None and not (owner.form == "pronoun" and PRONOUNS[owner.noun][0] == "1"):
            self.state.mention(self.entities[found], owner.span, owner.first)
            self.entities[found].owning.add(owner.first)
        return found

    # --- some of several ---

    def _group(self, reference: Reference) -> Entity | None:
        """Of whom somebody is one: "one of *them*", "two of *the people*"."""
        inner = reference.phrase.owner
        if inner is None or inner.form == "pronoun" or inner.definite:
            return self._last_group(reference.place)
        return None

    def _last_group(self, place: int) -> Entity | None:
        """The several people spoken of last, those left unnamed before those who are nobody in particular."""
        groups = [
            e
            for e in self.entities
            if e.number == "many" and e.kind in {"people", None} and e.before(place) is not None
        ]
        groups.sort(key=lambda e: (e.naming == "anonymous", e.before(place) or 0))
        return groups[-1] if groups else None

    def _part(self, reference: Reference, group: Entity | None) -> Ranked:
        """One of several, told apart from those before."""
        phrase = reference.phrase
        if not reference.tells and phrase.determiner != "of":
            return []
        phrase.number = "one" if phrase.noun in _ORDINALS - {"rest"} or phrase.number == "one" else "many"
        kind: ActorKind = "person" if phrase.number == "one" else "people"
        if group is not None and phrase.noun == "other" and len(group.members) == 2:
            left = [i for i in group.members if i != self.state.last_speaker]
            if len(left) == 1:
                return [(left[0], 0.85)]
        naming: Naming = "anonymous"
        if group is not None and group.naming in {"generic", "role"} and phrase.number == "many":
            naming = group.naming
        entity = self.new(phrase, kind, naming)
        entity.count = phrase.count
        if group is not None:
            entity.family = group.index
            entity.nouns |= group.nouns
        if phrase.determiner in INDEFINITE:
            entity.number = "one"
        return [(entity.index, 0.97)]

    def _former_or_latter(self, reference: Reference) -> Ranked:
        """The two last named together: "Graham Teller and Odile Fournier ... The former ... the latter"."""
        words = self.state.scene.words
        here = words.sentence[reference.place]
        for named in (True, False):
            for back in range(5):
                seen = sorted(
                    (place, e.index)
                    for e in self.entities
                    if e.kind != "document" and not e.members and (e.person is not None or e.words or not named)
                    for place in e.places
                    if words.sentence[place] == here - back and place < reference.place
                )
                order = list(dict.fromkeys(index for _, index in seen))
                if len(order) >= 2:
                    return [(order[0] if reference.phrase.noun == "former" else order[1], 0.85)]
        return []
