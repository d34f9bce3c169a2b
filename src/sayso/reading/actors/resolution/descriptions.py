"""Resolves descriptions: the mayor, his lawyer, two aides, a county judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from sayso.english.closed_classes import DETERMINERS, PRONOUNS, listed
from sayso.english.contexts import CUT_SHORT, ORDINALS
from sayso.english.given import Gender
from sayso.english.nouns import ADDRESSES, HIDDEN, KIN, PLAIN_KIN, WIDER, is_trait, kind_of
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.entities.naming import kind_of_phrase, naming_of
from sayso.reading.actors.entities.reasons import clause_behind
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.resolution.discourse import IN_REACH, Discourse
from sayso.reading.actors.resolution.drafts import draft, learn_description
from sayso.reading.actors.resolution.evidence import NEW, Evidence, Learned, Ranked, best
from sayso.reading.actors.resolution.groups import Groups
from sayso.reading.actors.resolution.matching import fits_kind, fits_person, is_main_company, noun_of
from sayso.reading.actors.resolution.novelty import Novelty
from sayso.reading.actors.resolution.ranking import rank
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.weights import CERTAINTY, LEARNED_FROM, OWNER_LEAST, TURNED_FROM
from sayso.reading.text.hiding import is_hidden

_OF_SELF: Final = re.compile(r"\b(?:he|him|his|himself|she|her|herself)\b")
# known, under an order made in March, as | Witness F
_GIVEN: Final = r"\b(?:known|identified|referred to)\b[^.;:\n]{0,60}? as "
_NUMBERED: Final = listed("second third fourth fifth")
_OWNED: Final = 20
"""How many of those that belong to one owner are considered."""
_CROWD: Final = listed("some many most")
_WHOLES: Final = listed("both two three four five all")
_NO_NOUNS: Final = DETERMINERS - ORDINALS - _WHOLES


class Kind(Enum):
    """What a description is, which decides how it is resolved."""

    PSEUDONYM = auto()
    CROWD = auto()
    NOTHING = auto()
    APPOSITION = auto()
    FORMER_OR_LATTER = auto()
    ONE_OF_SEVERAL = auto()
    ORDINAL = auto()
    ALL_OF_THEM = auto()
    ADDRESS = auto()
    DEFINITE = auto()
    INDEFINITE = auto()


class Descriptions:
    """Resolves descriptions; ``beside`` is the first word of an apposition -> whose it is: the clerk, Hal Winters."""

    def __init__(self, discourse: Discourse, beside: Mapping[int, int]) -> None:
        self.discourse, self.beside, self.entities = discourse, beside, discourse.entities
        self.text = discourse.text_index.words.text
        self.groups, self.novelty = Groups(discourse), Novelty(discourse)
        groups = self.groups
        self._by_kind: dict[Kind, Callable[[Reference, int | None], Evidence]] = {
            Kind.PSEUDONYM: self._pseudonym,
            Kind.CROWD: self._crowd,
            Kind.NOTHING: lambda *_: Evidence([]),
            Kind.APPOSITION: self._apposition,
            Kind.FORMER_OR_LATTER: lambda reference, _: groups.former_or_latter(reference),
            Kind.ONE_OF_SEVERAL: lambda reference, _: groups.part(reference, groups.named_by(reference)),
            Kind.ORDINAL: lambda reference, _: groups.part(reference, groups.last(reference.place)),
            Kind.ALL_OF_THEM: lambda reference, _: groups.whole(reference),
            Kind.ADDRESS: self._address,
            Kind.DEFINITE: self._definite,
            Kind.INDEFINITE: self._indefinite,
        }

    def kind(self, reference: Reference) -> Kind:
        """Return what a description is: the first of the kinds that fits."""
        if reference.phrase.pseudonym:
            return Kind.PSEUDONYM
        if reference.phrase.noun in _CROWD and reference.source_of:
            return Kind.CROWD
        if reference.phrase.noun in _NO_NOUNS or reference.phrase.noun in CUT_SHORT:
            return Kind.NOTHING
        beside = self.beside.get(reference.place)
        # not "the bank" in "the bank’s director"
        if beside is not None and reference.phrase.noun in self.entities[beside].nouns:
            return Kind.APPOSITION
        return self._kind_by_noun(reference.phrase)

    def _kind_by_noun(self, phrase: Phrase) -> Kind:
        if phrase.noun in {"former", "latter"} and phrase.determiner == "the" and not phrase.described:
            return Kind.FORMER_OR_LATTER
        if phrase.determiner == "of":
            return Kind.ONE_OF_SEVERAL
        if phrase.noun in ORDINALS and not phrase.described and phrase.owner is None:
            return Kind.ORDINAL
        if phrase.noun in _WHOLES and not phrase.described:
            return Kind.ALL_OF_THEM
        if self._is_address(phrase):
            return Kind.ADDRESS
        return Kind.DEFINITE if phrase.definite else Kind.INDEFINITE

    def resolve(self, reference: Reference, kind: Kind, owner: int | None = None) -> Evidence:
        """Resolve a description to an entity known so far, or to a new one; ``owner`` is the entity it belongs to."""
        return self._by_kind[kind](reference, owner)

    def _crowd(self, reference: Reference, _: int | None) -> Evidence:
        """Resolve a crowd of its own: As for Republicans, some think."""
        entity = draft(reference.phrase, "people", "generic", self.text)
        entity.number = "many"
        return Evidence([(NEW, CERTAINTY["crowd"])], entity, reference.phrase)

    def _apposition(self, reference: Reference, _: int | None) -> Evidence:
        return Evidence([(self.beside[reference.place], CERTAINTY["apposition"])])

    def _address(self, reference: Reference, _: int | None) -> Evidence:
        """Resolve what someone is called by without an article: Dad, Coach."""
        return self._definite(reference, self._whose(reference))

    def owner(self, reference: Reference, kind: Kind) -> Reference | None:
        """Return the words for the owner, which are to be resolved first: his lawyer, the bank’s director."""
        owner = reference.phrase.owner
        if kind not in {Kind.DEFINITE, Kind.INDEFINITE} or owner is None:
            return None
        if owner.form == "list" or (owner.form == "noun" and not owner.definite):
            return None
        inner = reference.at(owner)
        if owner.form == "pronoun" and PRONOUNS[owner.noun][0] != "1" and not reference.tells:
            inner.inside, inner.quoted_by = reference.inside, reference.quoted_by
        return inner

    def owned_by(self, reference: Reference, ranked: Ranked) -> int | None:
        """Choose the owner from a ranking: the likeliest; for he, she, they and it one known to have such a thing."""
        owner, likeliest = reference.phrase.owner, best(ranked)
        if owner is not None and owner.form == "pronoun" and likeliest is not None and PRONOUNS[owner.noun][0] == "3":
            such = self._with_such(reference.phrase.noun, ranked)
            likeliest = likeliest if such is None else such
        return likeliest

    def _whose(self, reference: Reference) -> int | None:
        """Whose Dad it is, in someone's words."""
        if reference.phrase.noun not in KIN or reference.quoted_by is None:
            return None
        return self.discourse.speaker[reference.quoted_by]

    def _pseudonym(self, reference: Reference, _: int | None) -> Evidence:
        """Resolve Witness K; what stands beside that is a mention of the same: a clerk known as Witness K."""
        evidence, role = self._definite(reference, None), reference.phrase.role
        if evidence.new is not None and role is None and (bearer := self._bearer(reference)) is not None:
            learned = (Learned(bearer.index, description=reference.phrase),)
            return Evidence([(bearer.index, CERTAINTY["pseudonym given"])], learned=learned)
        entity = evidence.ranked[0][0]
        if role is None or entity is None:
            return evidence
        return replace(evidence, learned=(*evidence.learned, Learned(entity, mention=(role, reference.place))))

    def _bearer(self, reference: Reference) -> Entity | None:
        """Who is given a pseudonym further up: the inquiry heard from *a signaller* who is known as | Witness F."""
        words = self.discourse.text_index.words
        given = re.compile(_GIVEN + re.escape(self.text[slice(*reference.phrase.span)]) + r"\b", re.IGNORECASE)
        match = given.search(self.text, 0, words.start[reference.place])
        if match is None:
            return None
        known = words.at(match.start())
        begun = [
            (place, entity)
            for entity in self.discourse.recent(known, 0)
            if entity.kind == "person" and entity.naming in {"anonymous", "role"}
            if (place := entity.before(known)) is not None and words.sentence[place] == words.sentence[known]
        ]
        return min(begun, key=lambda pair: pair[0], default=(0, None))[1]

    def _is_address(self, phrase: Phrase) -> bool:
        whole = self.text[phrase.span[0] : phrase.span[1]]
        return (
            phrase.noun in ADDRESSES and not phrase.determiner and whole.lower() == phrase.noun and whole[0].isupper()
        )

    def _able(self, reference: Reference, owner: int | None) -> list[Entity]:
        """All to whom a definite description may go back."""
        phrase, discourse = reference.phrase, self.discourse
        # nobody tells themselves: Mr. Dell told | the clerk
        ruled = (
            {owner}
            | {discourse.speaker[n] for n in reference.addressee_of}
            | {discourse.addressee[n] for n in reference.source_of}
        )
        kind = kind_of(phrase.noun, phrase.number)
        nouns = (phrase.noun, PLAIN_KIN.get(phrase.noun, ""), *WIDER.get(phrase.noun, ()))
        kept = {discourse.last_speaker, discourse.protagonist, *discourse.known_by(nouns), *self._of(owner)}
        able = [
            e
            for e in discourse.in_mind(reference.place, IN_REACH, kept)
            if e.places
            and e.index not in ruled
            and fits_kind(phrase, kind, e)
            and (e.before(reference.place) is not None or _comes_later(e, phrase, owner))
        ]
        words = discourse.text_index.words
        if words.paragraph[reference.place] >= words.lede:
            # a person whom a headline describes comes further on, not here again
            able = [e for e in able if e.naming == "named" or words.paragraph[e.places[-1]] >= words.lede]
        if self._is_hidden(phrase):
            able = [e for e in able if e.naming != "named"]
        if phrase.pseudonym:
            return [e for e in able if set(phrase.described) <= e.described]
        number = _NUMBERED & set(phrase.described)
        return [e for e in able if number & e.described] if number else able  # the third aide

    def _of(self, owner: int | None) -> Iterable[int]:
        """Those that belong to someone, and whom that one belongs to."""
        if owner is None:
            return ()
        entity = self.entities[owner]
        held = {owner, *entity.partners} if entity.owner is None else {owner, entity.owner, *entity.partners}
        return {*held, *(i for index in held for i in self.discourse.lookup.by_owner.get(index, ())[-_OWNED:])}

    def _definite(self, reference: Reference, owner: int | None) -> Evidence:
        phrase, discourse = reference.phrase, self.discourse
        able = self._able(reference, owner)
        if phrase.determiner in {"that", "this"} and not phrase.described:
            pointed = [e for e in able if phrase.noun in e.nouns and e.before(reference.place) is not None]
            if len(pointed) > 1:  # that official: the last one
                last = max(pointed, key=lambda e: e.before(reference.place) or 0)
                return Evidence([(last.index, CERTAINTY["pointed at"])])
        called = self.discourse.called.get(phrase.noun)
        if called is not None and phrase.determiner == "the" and self.text[phrase.span[0] + len("the ")].isupper():
            return Evidence([(called, CERTAINTY["nickname"])])
        ranked = rank(reference, able, discourse, "noun", owner)
        index, chance = ranked[0]
        if index is not None and not self._is_described_as(phrase, self.entities[index]):
            # nothing but his having spoken last tells that "the witness" is Mr. Roe
            chance = min(chance, CERTAINTY["in doubt, at most"])
            ranked = [(index, chance), *ranked[1:]]
        if index is None:
            entity = self._fresh(phrase, owner)
            entity.definite = True
            chance = min(chance, self.novelty.certainty(reference))
            return Evidence([(NEW, chance), *[(i, c) for i, c in ranked if i is not None]], entity, phrase)
        entity = self.entities[index]
        turned = (entity.doubtful or (entity.kind is None and bool(entity.words))) and not fits_person(phrase)
        turned = turned and chance > TURNED_FROM and kind_of_phrase(phrase) == "organisation"
        learned = Learned(index, is_group=turned, description=phrase if chance > LEARNED_FROM else None)
        return Evidence(ranked, learned=(learned,))

    def _is_described_as(self, phrase: Phrase, entity: Entity) -> bool:
        """Whether anything that the text tells of someone lets a noun fit."""
        fits = phrase.noun in entity.nouns or is_trait(phrase.noun) or is_main_company(phrase, entity, self.discourse)
        return fits or noun_of(phrase, entity) is not None

    def _indefinite(self, reference: Reference, owner: int | None) -> Evidence:
        """Someone new; or, at the head of an article, one who is named further on: A county judge ... Judge Boyd."""
        phrase = reference.phrase
        words = self.discourse.text_index.words
        paragraph = words.paragraph[reference.place]
        if phrase.determiner in {"a", "an"} and paragraph <= 1 and phrase.noun not in HIDDEN and phrase.clause is None:
            named = [
                e
                for e in (self.entities[index] for index in self.discourse.known_by((phrase.noun,)))
                if e.naming == "named"
                and e.places
                and e.before(reference.place) is None
                and words.paragraph[e.places[0]] - paragraph <= 5
            ]
            if len(named) == 1:
                return Evidence([(named[0].index, CERTAINTY["named further on"])])
        entity = self._fresh(phrase, owner)
        if phrase.determiner == "another" or set(phrase.described) & ORDINALS:
            group = self.groups.last(reference.place)
            entity.family = None if group is None else group.index
        return Evidence([(NEW, CERTAINTY["introduced by an article"])], entity, phrase)

    def _fresh(self, phrase: Phrase, owner: int | None) -> Entity:
        """Make the draft of an entity that a description introduces."""
        kind = kind_of_phrase(phrase)
        entity = draft(phrase, kind, naming_of(phrase, kind or "person", resolved=False), self.text)
        entity.learn_owner(owner)
        entity.count, entity.relation = phrase.count, phrase.noun
        entity.hidden = self._is_hidden(phrase)
        if entity.kind == "person" and entity.gender is None:
            entity.is_a(self._gender_in_clause(phrase))
        if phrase.role is not None:
            entity.role = phrase.role
            if phrase.role_noun:
                entity.is_described(phrase.role_noun, ())  # a third person, a banker: the banker
        learn_description(entity, phrase, self.text)
        return entity

    def _gender_in_clause(self, phrase: Phrase) -> Gender | None:
        """Whether the text says if someone is a woman or a man: a trader who asked us not to use *his* name."""
        own = _OF_SELF.search(self.text, *(phrase.clause or clause_behind(self.text, phrase.span[1])))
        return None if own is None else "f" if own[0].lower() in {"she", "her", "herself"} else "m"

    def _is_hidden(self, phrase: Phrase) -> bool:
        """Whether a relative clause in or behind the phrase tells that it is not to be named."""
        end = phrase.span[1] if phrase.clause is None else phrase.clause[1]
        return is_hidden(self.text, phrase.span[0], max(end, clause_behind(self.text, phrase.span[1])[1]))

    def _with_such(self, noun: str, ranked: Ranked) -> int | None:
        """The likeliest owner who is known to have a wife, a lawyer ...: "her daughter", of the one with a daughter."""
        for index, chance in ranked:
            if index is not None and chance >= OWNER_LEAST and self._has(index, noun):
                return index
        return None

    def _has(self, owner: int, noun: str) -> bool:
        plain = PLAIN_KIN.get(noun, noun)
        owned = (self.entities[index] for index in self.discourse.lookup.by_owner.get(owner, ()))
        return any(e.owner == owner and plain in e.nouns and e.relation in {noun, plain} for e in owned)


def _comes_later(entity: Entity, phrase: Phrase, owner: int | None) -> bool:
    """Whether a description may be of one named only further on: the president, but not "its president, Ann Roe"."""
    elsewhere = entity.owner not in {None, owner} or (entity.relation == phrase.noun and phrase.owner is None)
    return entity.naming == "named" and phrase.noun in entity.nouns and not elsewhere
