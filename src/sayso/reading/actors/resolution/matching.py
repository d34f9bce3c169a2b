"""Whether a description or a part of a name may go back to someone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sayso.english.closed_classes import is_adjective, listed
from sayso.english.contexts import DEAD, SOFTENING
from sayso.english.nouns import (
    ANY_KIN,
    ANY_PERSON,
    COMPANY,
    ELECTED,
    GOVERNMENTS,
    INVERSE,
    KIN,
    NO_COMPANY,
    ORGANISATIONS,
    OUTLETS,
    PAIRED,
    PLAIN_KIN,
    SPOUSES,
    WIDER,
    gender_of,
    is_trait,
    kind_of,
)
from sayso.english.titles import OFFICES, RANKS
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.phrases.places import in_words
from sayso.reading.actors.phrases.roles import party_of
from sayso.reading.actors.resolution.discourse import CandidateContext, Discourse
from sayso.reading.actors.resolution.weights import RULED_OUT, W
from sayso.records import ActorKind

_FACELESS: Final = listed("person source individual insider")
_YOUNG: Final = frozenset({"boy", "girl"})
_NEAR: Final = 3
"""So many sentences away, it takes nothing to know the only mayor by "the mayor"."""
_PAST: Final = frozenset({"former", "ex"})
_OWN: Final = listed("office campaign")
"""What is someone's, and not a name's."""
_PEOPLE: Final = frozenset({"person", "people", None})


def describes(context: CandidateContext, candidate: Entity, discourse: Discourse) -> float:
    """What speaks for a candidate in a description, in decibans."""
    phrase = context.reference.phrase
    if phrase.noun in _FACELESS and candidate.naming == "named":
        return W["no match"]  # nobody with a name is "the person"
    wanted = gender_of(phrase.noun)
    if wanted is not None and candidate.gender not in {None, wanted}:
        return W["wrong gender"]
    if candidate.speaks and not DEAD.isdisjoint(phrase.described):
        return W["no match"]
    traits, matched = _traits(phrase, candidate, discourse.text_index.words.text)
    if traits < RULED_OUT:
        return traits
    total = traits + (W["gender"] if wanted is not None and candidate.gender == wanted else 0.0)
    if context.owner is not None:
        tie = _tie(phrase, candidate, discourse.entities[context.owner], discourse.entities)
        total, matched = total + tie, matched or tie > 0
    noun = W["company"] if is_main_company(phrase, candidate, discourse) else noun_of(phrase, candidate)
    if (
        noun is None
        and is_trait(phrase.noun)
        and candidate.index == discourse.last_speaker
        and candidate.kind == "person"
    ):
        noun = W["trait"]  # the mum-of-two, of a neighbour who spoke last
    if phrase.described and candidate.described:
        total += _alike(phrase, candidate)
    if noun is not None:
        if phrase.noun in COMPANY and candidate.index == discourse.main_body:
            total += W["main body"]
        return total + noun + (_only(context, candidate, discourse) if noun > 0 else 0.0)
    return total if matched else total + _unmatched(context, candidate, discourse)


def _alike(phrase: Phrase, candidate: Entity) -> float:
    """What the words before the noun tell, where some were said of the candidate before."""
    own = set(phrase.described)
    total = W["described alike"] * min(2, len(candidate.described & own))
    if (*phrase.described, phrase.noun) in candidate.wordings:
        return total + W["same words"]
    otherwise = candidate.naming != "named" and not (own - SOFTENING) & candidate.described
    return total + (W["described otherwise"] if otherwise and candidate.described - SOFTENING else 0.0)


def noun_of(phrase: Phrase, candidate: Entity) -> float | None:
    """What the head noun tells; None if it does not fit."""
    noun = phrase.noun
    if candidate.doubtful and candidate.person is not None and noun == candidate.person.surname.lower():
        return W["same noun"]  # the brotherhood, for the Dock Brotherhood
    if noun in candidate.nouns or PLAIN_KIN.get(noun) in candidate.nouns:
        return W["same noun"] + (W["other rank"] if _is_another(phrase, candidate) else 0.0)
    if WIDER.get(noun, frozenset()) & candidate.nouns:
        ranks = RANKS.intersection(phrase.described) - candidate.described  # the majority leader: not any president
        return W["other rank" if ranks else "kind of noun"]
    return (
        _person(phrase, candidate)
        if candidate.kind in _PEOPLE and not candidate.doubtful
        else _group(phrase, candidate)
    )


def _only(context: CandidateContext, candidate: Entity, discourse: Discourse) -> float:
    """What it tells that the candidate is all that "the board" may be: no other board came before."""
    phrase, place = context.reference.phrase, context.reference.place
    last = candidate.before(place)
    if phrase.determiner != "the" or phrase.noun not in candidate.nouns or last is None:
        return 0.0
    such = (discourse.entities[index] for index in discourse.lookup.by_noun[phrase.noun] if index != candidate.index)
    if any(e.before(place) is not None for e in such):
        return 0.0
    far = min(8, context.sentence - discourse.text_index.words.sentence[last]) - _NEAR
    only = W["only one such" if candidate.naming == "named" else "only one such, unnamed"]
    return only + W["only one such, far"] * max(0, far)


def _is_another(phrase: Phrase, candidate: Entity) -> bool:
    """Whether the words before the noun make another of it: the lieutenant governor, the appeals court."""
    before = set(phrase.described)
    if candidate.words and before and not before & {*candidate.described, *candidate.words}:
        return True
    known = candidate.ranks.get(phrase.noun, RANKS & candidate.described)
    # a governor and former prosecutor is no former governor; but a former lawyer, unnamed, is then "the lawyer"
    came_in = candidate.naming != "named" and known <= _PAST and not RANKS & before
    return RANKS & before != known and not came_in


def _person(phrase: Phrase, candidate: Entity) -> float | None:
    noun = phrase.noun
    if noun in KIN and phrase.owner is not None:
        return None  # my father is not just any father
    if noun in ANY_PERSON or (noun in _FACELESS and candidate.naming == "anonymous"):
        grown = noun in _YOUNG and (candidate.age is None or int(candidate.age) > 20)
        known = candidate.described | SOFTENING
        differs = any(word not in known and not is_adjective(word) for word in phrase.described)
        if grown or differs:
            return None  # the man; not the retired bench man
        return W["any person"]
    if candidate.naming != "named" or not is_trait(noun):
        return None
    holds = party_of(noun) is not None and candidate.nouns & ELECTED
    return W["trait"] + (W["office-holder"] if holds else 0.0)


def _group(phrase: Phrase, candidate: Entity) -> float | None:
    noun = phrase.noun
    person = _person(phrase, candidate) if candidate.doubtful or candidate.kind is None else None
    if person is not None:
        return person
    if noun in COMPANY and (candidate.doubtful or candidate.kind == "organisation"):
        return None if candidate.nouns & (NO_COMPANY | GOVERNMENTS) else W["company"]
    own = phrase.owner is not None and (phrase.owner.form == "name" or noun in _OWN)  # Pike's office
    return W["such a group"] if may_be_such(noun, candidate) and not phrase.described and not own else None


def is_main_company(phrase: Phrase, candidate: Entity, discourse: Discourse) -> bool:
    """Whether "the company" may be a name of which nothing tells the kind, but that the text is about it: Orrin."""
    bare = candidate.kind is None and candidate.naming == "named" and bool(candidate.words)
    return bare and phrase.noun in COMPANY and candidate.index == discourse.main_body


def _unmatched(context: CandidateContext, candidate: Entity, discourse: Discourse) -> float:
    """Where nothing fits: it may still be the named person who spoke last, of whom the text has said no such thing."""
    reference, phrase = context.reference, context.reference.phrase
    able = candidate.naming == "named" and candidate.kind == "person" and reference.tells and not reference.inside
    if not able or candidate.index not in {discourse.last_speaker, context.opens}:
        return W["no match"]
    bare = phrase.determiner == "the" and not phrase.owner and phrase.noun not in KIN | _YOUNG
    if not bare or not all(
        word in SOFTENING or is_adjective(word) or in_words(word.title()) for word in phrase.described
    ):
        return W["no match"]
    if not candidate.nouns:
        return W["role not known"]
    return W["no match" if phrase.noun in OFFICES else "another role"]


def _traits(phrase: Phrase, candidate: Entity, text: str) -> tuple[float, bool]:
    """Weigh party, state and age in a description; return decibans, and whether one of them fits."""
    total, matched = 0.0, False
    if candidate.party is None and candidate.state is None and candidate.age is None:
        return total, matched
    party = party_of(phrase.noun)
    if party is not None and candidate.party is not None:
        matched = candidate.party == party
        total += W["party" if matched else "wrong party"]
    native = in_words(phrase.noun.title())
    if native or party is not None or phrase.noun in _STATED:
        state = native or in_words(text[phrase.span[0] : phrase.span[1]].partition(" of ")[0])
        if state is not None and candidate.state is not None:
            total += W["state" if candidate.state == state else "wrong state"]
            matched = matched or candidate.state == state
    if phrase.noun in _TEENS and candidate.age is not None:
        same = 13 <= int(candidate.age) <= 19
        total, matched = total + W["age" if same else "wrong age"], matched or same
    if phrase.noun.endswith("-old") and candidate.age is not None:
        same = phrase.noun.startswith(candidate.age + "-")
        total, matched = total + W["age" if same else "wrong age"], matched or same
    return total, matched


def may_be_such(noun: str, candidate: Entity) -> bool:
    """Whether nothing is known against a named organisation being a bank, a club, a brewery ..."""
    if noun in NO_COMPANY or candidate.kind != ("outlet" if noun in OUTLETS else "organisation"):
        return False
    if noun not in ORGANISATIONS and noun not in OUTLETS:
        return False
    return candidate.naming == "named" and candidate.nouns.isdisjoint(_SUCH)


_SUCH: Final = (ORGANISATIONS | GOVERNMENTS | NO_COMPANY) - COMPANY
"""What tells of an organisation what it is."""


_TEENS: Final = listed("teenager teen")
_STATED: Final = listed("senator governor congressman congresswoman representative lawmaker")


def _surname(entity: Entity, entities: Sequence[Entity]) -> str | None:
    """The surname; of someone known by the first name only, that of the family: her sister, Marta."""
    if entity.person is None or not entity.person.single:
        return None if entity.person is None else entity.person.surname.lower()
    if entity.owner is not None and entity.relation in KIN and entities[entity.owner].owner != entity.index:
        return _surname(entities[entity.owner], entities)
    return None if entity.gender is not None and not entity.person.titled else entity.person.surname.lower()


def _is_of_couple(candidate: Entity, index: int | None, entities: Sequence[Entity]) -> bool:
    """Whether a candidate is someone, or the wife or husband of that someone."""
    if index is None:
        return False
    if candidate.index == index or (candidate.owner == index and candidate.relation in SPOUSES):
        return True
    return entities[index].owner == candidate.index and entities[index].relation in SPOUSES


def _tie(phrase: Phrase, candidate: Entity, owner: Entity, entities: Sequence[Entity]) -> float:
    """What the tie to someone tells: his wife, her co-author, the bureau's director."""
    noun = phrase.noun
    by_name = phrase.owner is not None and phrase.owner.form == "name"
    mine = candidate.owner is None and candidate.name.lower().startswith(("my ", "our "))
    if by_name and noun in candidate.nouns and (mine or candidate.owner not in {None, owner.index}):
        return W["other owner, by name"]
    if candidate.owner == owner.index and noun in candidate.nouns:
        return W["same owner"]
    if noun in KIN and candidate.owner == owner.index and candidate.relation in KIN - ANY_KIN and noun not in ANY_KIN:
        return W["no match"]  # her grandson is not her father
    inverse = INVERSE.get(owner.relation, {})
    back = PLAIN_KIN.get(noun, noun) in {inverse.get("f"), inverse.get("m")}
    if back and _is_of_couple(candidate, owner.owner, entities):
        return W["other end of a tie"]
    if noun in PAIRED:
        return W["other end of a tie"] if owner.index in candidate.partners else W["no family"]
    if noun in KIN:
        if owner.index in candidate.partners:
            return W["other end of a tie"]
        if candidate.relation in KIN and candidate.owner is None and candidate.person is None:
            return W["no family"]  # Dad, in her words: not the one whose father hired her
        theirs, ours = _surname(candidate, entities), _surname(owner, entities)
        if theirs is not None and ours is not None:
            return W["family name" if theirs == ours else "no family"]
        return 0.0
    return W["other owner"] if candidate.owner not in {None, owner.index} else 0.0


def named(phrase: Phrase, candidate: Entity, discourse: Discourse) -> float:
    """What speaks for a candidate in a part of a name that fits several, in decibans."""
    run = phrase.run
    if run is None or run.person is None or candidate.person is None:
        return 0.0
    low = run.person.surname.lower()
    total = W["surname"] if candidate.person.surname.lower() == low else W["given name"]
    if run.person.titled and run.person.gender is not None and candidate.gender is not None:
        total += W["gender" if run.person.gender == candidate.gender else "wrong gender"]
    if run.person.single and all(
        e is candidate
        or e.person is None
        or e.person.surname != candidate.person.surname
        or not e.places
        or (bool(candidate.places) and e.places[0] > candidate.places[0])
        for e in (discourse.entities[index] for index in discourse.lookup.by_surname[candidate.person.surname])
    ):
        total += W["introduced first"]
    if run.person.full.lower() in candidate.forms:
        total += W["called so before"]
    return total


def fits_person(phrase: Phrase) -> bool:
    """Whether a description may go back to a person."""
    return kind_of(phrase.noun, phrase.number) in _PEOPLE


def fits_kind(phrase: Phrase, kind: ActorKind | None, candidate: Entity) -> bool:
    """Whether a description, of some kind, may at all go back to this kind of thing and number."""
    if candidate.person is not None and candidate.doubtful and phrase.noun == candidate.person.surname.lower():
        return True
    if phrase.noun in candidate.nouns:
        return candidate.number == phrase.number or kind not in {"person", "people"}
    if kind in {"person", "people"}:
        return candidate.kind in _PEOPLE and candidate.number == phrase.number
    if kind is None:
        return candidate.naming != "named"
    if candidate.doubtful and phrase.noun in COMPANY:
        return True
    if candidate.kind in {"person", "people"}:
        return False
    if phrase.number == "many" and candidate.number == "one" and candidate.naming == "named":
        return False  # the conservation groups
    if kind == "document" or candidate.kind == "document":
        return kind == candidate.kind
    return kind in {"organisation", "government", "outlet"} or phrase.noun in ORGANISATIONS
