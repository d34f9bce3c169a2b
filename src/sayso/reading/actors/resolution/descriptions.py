"""Sources that go by a description: the mayor, his lawyer, two aides, one of them, another, the former."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Final

from sayso.english.closed_classes import DETERMINERS, INDEFINITE, NUMBERS, PRONOUNS, listed
from sayso.english.contexts import CUT_SHORT, ORDINALS
from sayso.english.given import Gender
from sayso.english.nouns import ADDRESSES, COMPANY, HIDDEN, KIN, PAIRED, PLAIN_KIN, WIDER, gender_of, is_trait, kind_of
from sayso.english.parties import ABROAD
from sayso.english.titles import HELD_BY_MANY, OFFICES
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.entities.naming import kind_of_phrase, naming_of
from sayso.reading.actors.entities.reasons import clause_behind, is_hidden
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.phrases.places import in_words
from sayso.reading.actors.phrases.roles import party_of
from sayso.reading.actors.resolution.discourse import IN_REACH, Discourse
from sayso.reading.actors.resolution.matching import fits_kind, fits_person, may_be_such, noun_of
from sayso.reading.actors.resolution.ranking import rank
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.weights import CERTAINTY, LEARNED_FROM, LIKELY, OWNER_LEAST, TURNED_FROM
from sayso.records import ActorKind, Naming

Ranked = list[tuple[int | None, float]]
"""Entities and None for somebody else, with probabilities, the likeliest first."""

# a woman | in her 50s; the man | at the gate; a letter | to the diocese
_BEHIND: Final = re.compile(
    r" (?:(?:of|in|at|from|near|on) (?:(?:the|an?|his|her|their|its) )?|to (?:the|an?|his|her|their|its) )"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:the )?(?:time|morning|afternoon|evening|day|night|end|past)\b)"
    r"(?!(?:the|an?|his|her|their|its)\b)"
    r"(?:(?:[^\W\d][\w’'-]* )?[^\W\d][\w’'-]*(?<!ed)(?<!ing)(?=[,.;:]| (?:who|whose|said|says|told)\b)"
    r"|[^\W\d][\w’'-]*(?: [A-Z][\w’'-]+)*|\d0s)\b"
)
# a Lakeshore University poll | released Thursday
_WHEN_SEEN: Final = re.compile(
    r" (?:released|published|issued|seen|obtained|viewed|reviewed|conducted|shown|shared|leaked|posted|adopted)\b"
)
_OF_SELF: Final = re.compile(r"\b(?:he|him|his|himself|she|her|herself)\b")
_NUMBERED: Final = listed("second third fourth fifth")
_OWNED: Final = 20
"""How many of those that belong to one owner are considered."""
_CROWD: Final = listed("some many most")
_WHOLES: Final = listed("both two three four five all")
_NO_NOUNS: Final = DETERMINERS - ORDINALS - _WHOLES


def best(ranked: Ranked) -> int | None:
    """The likeliest, if it is likely at all."""
    return ranked[0][0] if ranked and ranked[0][1] >= LIKELY else None


class Descriptions:
    """Resolves descriptions; whose it is (his lawyer) is asked of ``resolve``."""

    def __init__(
        self, text: str, discourse: Discourse, beside: dict[int, int], resolve: Callable[[Reference], Ranked]
    ) -> None:
        self.text, self.discourse, self.beside, self._resolve = text, discourse, beside, resolve
        self.entities = discourse.entities

    def resolve(self, reference: Reference) -> Ranked:
        """Who a description goes back to, or a new entity."""
        phrase = reference.phrase
        if phrase.pseudonym:
            return self._pseudonym(reference)
        if phrase.noun in _CROWD and reference.source_of:
            phrase.number = "many"
            return [(self.new(phrase, "people", "generic").index, CERTAINTY["crowd"])]  # As for Republicans, some think
        if phrase.noun in _NO_NOUNS or phrase.noun in CUT_SHORT:
            return []
        told = self.beside.get(reference.place)
        if told is not None and phrase.noun in self.entities[told].nouns:  # not "the bank" in "the bank’s director"
            return [(told, CERTAINTY["apposition"])]
        if phrase.noun in {"former", "latter"} and phrase.determiner == "the" and not phrase.described:
            return self._former_or_latter(reference)
        if phrase.determiner == "of":
            return self._part(reference, self._group(reference))
        if phrase.noun in ORDINALS and not phrase.described and phrase.owner is None:
            return self._part(reference, self._last_group(reference.place))
        if phrase.noun in _WHOLES and not phrase.described:
            return self.whole(reference)
        if self._is_address(phrase):
            return self._definite(reference, self._whose(reference))
        resolve = self._definite if phrase.definite else self._indefinite
        return resolve(reference, self._owner(reference))

    def _whose(self, reference: Reference) -> int | None:
        """Whose Dad it is, in somebody's words."""
        if reference.phrase.noun not in KIN or reference.quoted_by is None:
            return None
        return self.discourse.speaker[reference.quoted_by]

    def _pseudonym(self, reference: Reference) -> Ranked:
        """Who Witness K is; what is told beside that is a mention of the same: a clerk known as Witness K."""
        ranked, role = self._definite(reference, None), reference.phrase.role
        if role is not None and ranked[0][0] is not None:
            self.discourse.mention(self.entities[ranked[0][0]], role, reference.place)
        return ranked

    def whole(self, reference: Reference) -> Ranked:
        """All of those spoken of last: both, all three."""
        count = NUMBERS.get(reference.phrase.noun)
        place = reference.place
        counted = [
            e for e in self.discourse.recent(place) if e.count == count and e.number == "many" and e.before(place)
        ]
        group = max(counted, key=lambda e: (e.before(place) or 0, -e.index), default=None)
        group = group or self._last_group(reference.place)
        return [(group.index, CERTAINTY["all of them"])] if group is not None else []

    def new(self, phrase: Phrase, kind: ActorKind | None, naming: Naming) -> Entity:
        """An entity that a phrase speaks of for the first time."""
        behind = _BEHIND.match(self.text, phrase.span[1]) if phrase.form == "noun" else None
        name = " ".join(self.text[phrase.span[0] : behind.end() if behind else phrase.span[1]].split())
        name = _WHEN_SEEN.split(name)[0] if kind == "document" else name
        entity = Entity(len(self.entities), kind, naming, name, number=phrase.number, lookup=self.discourse.lookup)
        self.entities.append(entity)
        self.discourse.mention(entity, phrase.span, phrase.first)
        return entity

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
            # whom a headline describes is told of further on, not here again
            able = [e for e in able if e.naming == "named" or words.paragraph[e.places[-1]] >= words.lede]
        if self._is_hidden(phrase):
            able = [e for e in able if e.naming != "named"]
        if phrase.pseudonym:
            return [e for e in able if set(phrase.described) <= e.described]
        number = _NUMBERED & set(phrase.described)
        return [e for e in able if number & e.described] if number else able  # the third aide

    def _of(self, owner: int | None) -> Iterable[int]:
        """Those that belong to somebody, and whom that one belongs to."""
        if owner is None:
            return ()
        entity = self.entities[owner]
        held = {owner, *entity.partners} if entity.owner is None else {owner, entity.owner, *entity.partners}
        return {*held, *(i for index in held for i in self.discourse.lookup.by_owner.get(index, ())[-_OWNED:])}

    def _definite(self, reference: Reference, owner: int | None) -> Ranked:
        phrase, discourse = reference.phrase, self.discourse
        able = self._able(reference, owner)
        if phrase.determiner in {"that", "this"} and not phrase.described:
            pointed = [e for e in able if phrase.noun in e.nouns and e.before(reference.place) is not None]
            if len(pointed) > 1:  # that official: the last one
                return [(max(pointed, key=lambda e: e.before(reference.place) or 0).index, CERTAINTY["pointed at"])]
        called = self.discourse.called.get(phrase.noun)
        if called is not None and phrase.determiner == "the" and self.text[phrase.span[0] + len("the ")].isupper():
            return [(called, CERTAINTY["nickname"])]
        ranked = rank(reference, able, discourse, "noun", owner)
        found, chance = ranked[0]
        if found is not None and not self._is_told(phrase, self.entities[found]):
            # nothing but his having spoken last tells that "the witness" is Mr. Roe
            chance = min(chance, CERTAINTY["in doubt, at most"])
            ranked = [(found, chance), *ranked[1:]]
        if found is None:
            entity = self._fresh(phrase, owner)
            entity.definite = True
            chance = min(chance, self._new(reference))
            return [(entity.index, chance), *[(i, c) for i, c in ranked if i is not None]]
        if self.entities[found].doubtful and chance > TURNED_FROM and not fits_person(phrase):
            self.entities[found].turn_group()
        if chance > LEARNED_FROM:
            self._learn(self.entities[found], phrase)
        return ranked

    def _is_told(self, phrase: Phrase, entity: Entity) -> bool:
        """Whether anything that the text tells of somebody lets a noun fit."""
        fits = phrase.noun in entity.nouns or is_trait(phrase.noun)
        return fits or noun_of(phrase, entity) is not None

    def _new(self, reference: Reference) -> float:
        """How sure it is at most that a description is of nobody known so far."""
        phrase = reference.phrase
        if phrase.pseudonym:
            return CERTAINTY["new, at most"]
        # my opponent: mostly one named
        other = phrase.noun in PAIRED and phrase.determiner in {"my", "our"} and phrase.number == "one"
        unsure = other or self._may_go_back(reference) or self._is_bare(reference) or self._is_plain(reference)
        return CERTAINTY["in doubt, at most"] if unsure else CERTAINTY["new, at most"]

    def _is_plain(self, reference: Reference) -> bool:
        """Whether nothing but "the landlord", "the caller", "the e-mails" is told, of one not told of so before.

        In one case in four it did, by another noun: a resident called the police; the caller said.
        """
        phrase = reference.phrase
        if phrase.determiner != "the" or phrase.described or phrase.owner is not None or phrase.clause is not None:
            return False
        if (
            not reference.tells
            or phrase.role is not None
            or phrase.published
            or phrase.noun in OFFICES - HELD_BY_MANY | KIN
        ):
            return False
        kind, wanted = kind_of_phrase(phrase), gender_of(phrase.noun)
        if kind != ("document" if phrase.number == "many" else "person"):
            return False
        if self.text[phrase.span[0] : phrase.span[1]].count(" ") != 1:
            return False
        return any(
            e.kind == kind
            and e.naming != "named"
            and (kind == "document" or (e.naming == "anonymous" and e.gender in {None, wanted or e.gender}))
            for e in self.discourse.recent(reference.place)
        )

    def _is_bare(self, reference: Reference) -> bool:
        """Whether only "the union", "the club" is told, in the text's own words, where organisations are named."""
        phrase = reference.phrase
        if phrase.described or phrase.owner is not None or reference.inside or not reference.tells:
            return False
        if phrase.number == "many" or kind_of_phrase(phrase) != "organisation":
            return False
        recent = self.discourse.recent(reference.place)
        return any(e.naming == "named" and e.kind in {"organisation", None} for e in recent)

    def _may_go_back(self, reference: Reference) -> bool:
        """Whether a description may be of somebody named nearby, though nothing told ties the two.

        The business mogul, the novelist: words for a change, of somebody whose trade everybody knows.  The landlord,
        the judge, the coroner: a part in what happened, whose name need not be told.
        """
        phrase, words = reference.phrase, self.discourse.text_index.words
        former = "former" in phrase.described  # the former senator: hardly ever somebody new
        if phrase.owner is not None or phrase.noun in KIN or (phrase.noun in OFFICES and not former):
            return False
        if not reference.tells or phrase.restricted:
            return False
        here = words.paragraph[reference.place]
        kind, wanted = kind_of_phrase(phrase), gender_of(phrase.noun)
        near = [
            e
            for e in self.discourse.recent(reference.place)
            if e.naming == "named"
            and (place := e.before(reference.place)) is not None
            and (here - words.paragraph[place] <= 1 or e.kind != "person")
        ]
        if kind in {"person", None}:
            people = [e for e in near if e.kind == "person" and wanted in {None, e.gender or wanted}]
            varies = is_trait(phrase.noun) or kind is None
            if self._is_lively(phrase):
                return True
            return any(varies or not e.nouns for e in people)
        if kind == "organisation" and not phrase.described:
            unsure = any(e.kind is None and len(e.words) > 1 for e in near)
            return unsure or any(may_be_such(phrase.noun, e) or (e.doubtful and phrase.noun in COMPANY) for e in near)
        return False

    def _is_lively(self, phrase: Phrase) -> bool:
        """Whether words before the noun may vary the last speaker: the hunky restaurateur, the kitchen vet."""
        last = self.discourse.last_speaker
        if last is None or phrase.determiner != "the" or not phrase.described:
            return False
        entity, wanted = self.entities[last], gender_of(phrase.noun)
        return entity.kind == "person" and entity.number == "one" and entity.gender in {None, wanted or entity.gender}

    def _indefinite(self, reference: Reference, owner: int | None) -> Ranked:
        """Somebody new; or, at the head of an article, one who is named further on: A county judge ... Judge Boyd."""
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
                return [(named[0].index, CERTAINTY["named further on"])]
        entity = self._fresh(phrase, owner)
        if phrase.determiner == "another" or set(phrase.described) & ORDINALS:
            group = self._last_group(reference.place)
            entity.family = None if group is None else group.index
        return [(entity.index, CERTAINTY["introduced by an article"])]

    def _fresh(self, phrase: Phrase, owner: int | None) -> Entity:
        kind = kind_of_phrase(phrase)
        entity = self.new(phrase, kind, naming_of(phrase, kind or "person", resolved=False))
        entity.learn_owner(owner)
        entity.count, entity.relation = phrase.count, phrase.noun
        entity.hidden = self._is_hidden(phrase)
        if entity.kind == "person" and entity.gender is None:
            entity.is_a(self._gender_in_clause(phrase))
        if phrase.role is not None:
            entity.role = phrase.role
            if phrase.role_noun:
                entity.is_described(phrase.role_noun, ())  # a third person, a banker: the banker
        self._learn(entity, phrase)
        return entity

    def _gender_in_clause(self, phrase: Phrase) -> Gender | None:
        """Whether what is told of somebody tells a woman from a man: a trader who asked us not to use *his* name."""
        own = _OF_SELF.search(self.text, *(phrase.clause or clause_behind(self.text, phrase.span[1])))
        return None if own is None else "f" if own[0].lower() in {"she", "her", "herself"} else "m"

    def _is_hidden(self, phrase: Phrase) -> bool:
        """Whether a relative clause in or behind the phrase tells that it is not to be named."""
        end = phrase.span[1] if phrase.clause is None else phrase.clause[1]
        return is_hidden(self.text, phrase.span[0], max(end, clause_behind(self.text, phrase.span[1])[1]))

    def _learn(self, entity: Entity, phrase: Phrase) -> None:
        """Take in what a description tells."""
        entity.is_described(phrase.noun, phrase.described)
        if phrase.described:
            entity.wordings.add((*phrase.described, phrase.noun))
        entity.learn_nouns(PLAIN_KIN.get(phrase.noun, phrase.noun))
        entity.is_a(gender_of(phrase.noun), 8.0)
        party = party_of(phrase.noun)
        if party is not None and ABROAD.isdisjoint(phrase.described):
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
        ranked = self._resolve(inner)
        found = best(ranked)
        if owner.form == "pronoun" and found is not None and PRONOUNS[owner.noun][0] == "3":
            such = self._with_such(reference.phrase.noun, ranked)
            found = found if such is None else such
        if found is not None and not (owner.form == "pronoun" and PRONOUNS[owner.noun][0] == "1"):
            self.discourse.mention(self.entities[found], owner.span, owner.first)
            self.entities[found].owning.add(owner.first)
        return found

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

    # --- some of several ---

    def _group(self, reference: Reference) -> Entity | None:
        """Of whom somebody is one: "one of *them*", "two of *the people*"."""
        inner = reference.phrase.owner
        if inner is None or inner.form == "pronoun" or inner.definite:
            return self._last_group(reference.place)
        return None

    def _last_group(self, place: int) -> Entity | None:
        """The several people spoken of last, those left unnamed before those who are nobody in particular."""
        groups = [e for e in self.discourse.recent(place) if e.number == "many" and e.kind in {"people", None}]
        return next((e for e in groups if e.naming == "anonymous"), groups[0] if groups else None)

    def _part(self, reference: Reference, group: Entity | None) -> Ranked:
        """One of several, told apart from those before."""
        phrase = reference.phrase
        if not reference.tells and phrase.determiner != "of":
            return []
        phrase.number = "one" if phrase.noun in ORDINALS - {"rest"} or phrase.number == "one" else "many"
        kind: ActorKind = "person" if phrase.number == "one" else "people"
        if group is not None and phrase.noun == "other" and len(group.members) == 2:
            left = [i for i in group.members if i != self.discourse.last_speaker]
            if len(left) == 1:
                return [(left[0], CERTAINTY["the other of two"])]
        naming: Naming = "anonymous"
        if group is not None and group.naming in {"generic", "role"} and phrase.number == "many":
            naming = group.naming
        entity = self.new(phrase, kind, naming)
        if phrase.role is not None and phrase.noun in ORDINALS:
            # "One, a signal technician": what stands beside it tells more
            entity.name, entity.role = " ".join(self.text[slice(*phrase.role)].split()), phrase.role
        entity.count = phrase.count
        if phrase.owner is not None and phrase.owner.form == "noun":
            entity.learn_nouns(phrase.owner.noun)  # one of the inspectors: the inspector
        if group is not None:
            entity.family = group.index
            entity.learn_nouns(*sorted(group.nouns))
        if phrase.determiner in INDEFINITE:
            entity.number = "one"
        return [(entity.index, CERTAINTY["one of them"])]

    def _former_or_latter(self, reference: Reference) -> Ranked:
        """The two last named together: "Graham Teller and Odile Fournier ... The former ... the latter"."""
        words = self.discourse.text_index.words
        here = words.sentence[reference.place]
        for named in (True, False):
            for back in range(5):
                first = bisect_left(words.sentence, here - back)
                behind = min(reference.place, bisect_left(words.sentence, here - back + 1))
                seen = self.discourse.mentions[
                    bisect_left(self.discourse.mentions, (first, -1)) : bisect_left(
                        self.discourse.mentions, (behind, -1)
                    )
                ]
                able = (self.entities[index] for _, index in seen)
                order = list(
                    dict.fromkeys(
                        e.index
                        for e in able
                        if e.kind != "document" and not e.members and (e.person is not None or e.words or not named)
                    )
                )
                if len(order) >= 2:
                    return [
                        (order[0] if reference.phrase.noun == "former" else order[1], CERTAINTY["former or latter"])
                    ]
        return []


def _comes_later(entity: Entity, phrase: Phrase, owner: int | None) -> bool:
    """Whether a description may be of one named only further on: the president, but not "its president, Ann Roe"."""
    elsewhere = entity.owner not in {None, owner} or (entity.relation == phrase.noun and phrase.owner is None)
    return entity.naming == "named" and phrase.noun in entity.nouns and not elsewhere
