"""Who a pronoun or a description goes back to: the features of every candidate, added up."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from math import log2, log10
from typing import Final, Literal

from sayso.reading.actors.english import PRONOUNS, listed
from sayso.reading.actors.entities import Entity
from sayso.reading.actors.names import OFFICES, RANKS, WIDER
from sayso.reading.actors.nouns import (
    GOVERNMENTS,
    INVERSE,
    KIN,
    ORGANISATIONS,
    OUTLETS,
    PAIRED,
    PLAIN_KIN,
    SPOUSES,
    TRAITS,
    gender_of,
    kind_of,
)
from sayso.reading.actors.phrases import Phrase
from sayso.reading.actors.places import in_words
from sayso.reading.actors.references import Reference, Scene
from sayso.reading.actors.roles import party_of
from sayso.reading.actors.weights import SOMEBODY_ELSE, W, shares
from sayso.records import Span

Form = Literal["pronoun", "noun", "name", "plural", "thing"]
_ANY: Final = listed("man woman person boy girl individual couple")
_COMPANY: Final = listed("company firm group organisation organization business giant outfit")
_NO_COMPANY: Final = listed(
    "union board court committee council department ministry party school university bureau police"
)
_PEOPLE: Final = frozenset({"person", "people", None})


@dataclass(slots=True)
class State:
    """What is known while references are resolved in turn."""

    scene: Scene
    entities: list[Entity]
    speaker: list[int | None]
    """Of every telling, as far as decided."""
    addressee: list[int | None]
    last_speaker: int | None = None
    last_addressee: int | None = None
    writer: int | None = None
    takes_turns: set[int] = field(default_factory=set)
    """Those who speak in a transcript."""
    network: dict[int, dict[int, float]] = field(default_factory=dict)
    """The first word of a mention -> the first word of an earlier one -> probability."""
    mentioned: list[tuple[int, int]] = field(default_factory=list)
    """The first word of every mention of a person, and who it is, in order."""

    def mention(self, entity: Entity, span: Span, place: int) -> None:
        """Take in a mention."""
        entity.mention(span, place)
        if entity.kind in _PEOPLE:
            insort(self.mentioned, (place, entity.index))

    def first_between(self, low: int, high: int) -> int | None:
        """The person mentioned first between two words."""
        i = bisect_left(self.mentioned, (low, -1))
        return self.mentioned[i][1] if i < len(self.mentioned) and self.mentioned[i][0] < high else None


@dataclass(slots=True)
class Here:
    """What is the same for all candidates of one reference."""

    reference: Reference
    owner: int | None
    sentence: int
    paragraph: int
    opens: int | None
    """The person mentioned first in this paragraph."""


def rank(
    reference: Reference, candidates: list[Entity], state: State, form: Form, owner: int | None = None
) -> list[tuple[int | None, float]]:
    """The candidates and None for somebody else, with probabilities, the likeliest first."""
    words, place = state.scene.words, reference.place
    paragraph = words.paragraph[place]
    opens = state.first_between(bisect_left(words.paragraph, paragraph), place)
    here = Here(reference, owner, words.sentence[place], paragraph, opens)
    sums = [score(here, candidate, state, form) for candidate in candidates]
    chances = shares([*sums, SOMEBODY_ELSE[form]])
    ranked: list[tuple[int | None, float]] = [
        (candidate.index, chance) for candidate, chance in zip(candidates, chances, strict=False) if chance > 1e-4
    ]
    ranked.append((None, chances[-1]))
    return sorted(ranked, key=lambda pair: -pair[1])


def score(here: Here, candidate: Entity, state: State, form: Form) -> float:
    """What speaks for a candidate, in decibans."""
    phrase = here.reference.phrase
    last = candidate.before(here.reference.place)
    if form == "name":
        own = _name(phrase, candidate, state.entities)
    elif form == "noun":
        own = _description(here, candidate, state)
    else:
        own = _agreement(here, candidate)
    if own < -20:
        return own
    return (
        own
        + _prominence(here, candidate, last, state)
        + _constraints(here, candidate, last, state)
        + _network(here, candidate, state)
    )


def _prominence(here: Here, candidate: Entity, last: int | None, state: State) -> float:
    """How near the last mention is and how much the candidate is spoken of."""
    words, place = state.scene.words, here.reference.place
    total = W["named"] if candidate.naming == "named" else 0.0
    inside = here.reference.inside
    if last is None and inside and state.speaker[inside[-1]] == candidate.index:
        return total  # He could see that the bolts were loose, Dunning said
    if last is None and here.reference.phrase.form == "name":
        return total + W["not yet introduced"]
    if last is None:
        return total + W["later, with the title" if here.reference.phrase.noun in candidate.nouns else "later"]
    total += W["sentence"] * min(8, here.sentence - words.sentence[last])
    if words.sentence[last] == here.sentence:
        total += W["same sentence"]
    away = here.paragraph - words.paragraph[last]
    total += W["same paragraph"] if away == 0 else W["paragraph"] * min(6, away)
    if last in candidate.owning:
        total += W["only an owner"]
    first = bisect_left(words.sentence, words.sentence[last])
    if state.first_between(first, last + 1) in {candidate.index, None}:
        total += W["first in sentence"]
    if here.opens == candidate.index:
        total += W["opens paragraph"]
    total += W["often"] * min(3.0, log2(bisect_left(candidate.places, place)))
    if state.last_speaker == candidate.index:
        total += W["last speaker"]
    elif state.last_addressee == candidate.index:
        total += W["last addressee"]
    spoken = bisect_left(candidate.spoke, place)
    if spoken:
        total += W["speaker"]
        if words.paragraph[candidate.spoke[spoken - 1]] == here.paragraph:
            total += W["speaks in paragraph"]
    return total


def _agreement(here: Here, candidate: Entity) -> float:
    whom = PRONOUNS[here.reference.phrase.noun][1]
    if whom in {"f", "m"}:
        gender = candidate.gender
        total = W["gender not known"] if gender is None else W["gender" if gender == whom else "wrong gender"]
        if candidate.naming != "named" and (here.reference.inside or not candidate.speaks):
            total += W["unnamed"]
        return total + (W["not known to be a person"] if candidate.kind is None else 0.0)
    if whom == "thing" and candidate.doubtful:
        return W["may be a person"]
    if whom == "many" and candidate.number != "many":
        return W["one for they"] if candidate.kind in {"person", None} else W["thing for they"]
    return 0.0


def _constraints(here: Here, candidate: Entity, last: int | None, state: State) -> float:
    """What one who speaks, or is spoken to, can and cannot be."""
    reference, index = here.reference, candidate.index
    total = 0.0
    quoted = reference.quoted_by
    speaker = None if quoted is None else state.speaker[quoted]
    if speaker is not None and state.entities[speaker].owner == index and state.entities[speaker].relation in KIN:
        total += W["family"]
    if quoted is not None:
        if state.speaker[quoted] == index:
            total += W["quotes itself"]
        elif state.addressee[quoted] == index:
            total += W["is addressed"]
        elif index in state.takes_turns and state.scene.is_label(quoted):
            total += W["in the room"]
        elif state.last_speaker == index:
            total += W["last speaker, quoted"]
    elif reference.inside:
        if state.speaker[reference.inside[-1]] == index:
            if reference.phrase.form == "noun":
                total += W["describes itself"]
            elif candidate.naming != "anonymous":
                total += W["reports itself"]
    elif index == state.writer:
        total += W["writes"]
    if any(state.addressee[n] == index for n in reference.source_of) or any(
        state.speaker[n] == index for n in reference.addressee_of
    ):
        total += W["both ends"]
    if last is not None and reference.source_of:
        span = state.scene.words.span(last, last + 1)
        around = state.scene.around(span)
        if any(n in around and state.scene.quoting(span, [n]) is not None for n in reference.source_of):
            total += W["named in own words"]
    return total


def _description(here: Here, candidate: Entity, state: State) -> float:
    phrase = here.reference.phrase
    noun = phrase.noun
    wanted = gender_of(noun)
    if wanted is not None and candidate.gender not in {None, wanted}:
        return W["wrong gender"]
    total = W["gender"] if wanted is not None and candidate.gender == wanted else 0.0
    told, matched = _told(phrase, candidate, state.scene.words.text)
    if told < -20:
        return told
    total += told
    if here.owner is not None:
        tie = _tie(noun, candidate, state.entities[here.owner], state.entities)
        total, matched = total + tie, matched or tie > 0
    if noun in candidate.nouns or PLAIN_KIN.get(noun) in candidate.nouns:
        total, matched = total + W["same noun"], True
        if (
            candidate.words
            and phrase.described
            and not candidate.described & set(phrase.described)
            and not set(candidate.words) & set(phrase.described)
        ):
            total += W["other rank"]
        if RANKS & set(phrase.described) != RANKS & candidate.described:
            total += W["other rank"]
    elif WIDER.get(noun, frozenset()) & candidate.nouns:
        total, matched = total + W["kind of noun"], True
    elif noun in _ANY and candidate.kind in _PEOPLE:
        total, matched = total + W["any person"], True
    elif (noun in TRAITS or noun.endswith("-old")) and candidate.kind in _PEOPLE and candidate.naming == "named":
        total, matched = total + W["trait"], True
        if party_of(noun) is not None and candidate.nouns & _IN_OFFICE:
            total += W["office-holder"]
    elif (
        noun in _COMPANY
        and (candidate.doubtful or candidate.kind == "organisation")
        and not candidate.nouns & _NO_COMPANY
    ):
        total, matched = total + W["kind of noun"] - 2, True
    elif _may_be_such(noun, candidate) and not phrase.described:
        total, matched = total + W["such a group"], True
    total += W["described alike"] * min(2, len(candidate.described & set(phrase.described)))
    if matched:
        return total
    fits = (
        candidate.naming == "named" and candidate.kind == "person" and phrase.determiner == "the" and not phrase.owner
    )
    fits = fits and here.reference.tells and not here.reference.inside and not phrase.described and noun not in KIN
    if not fits or candidate.index not in {state.last_speaker, here.opens}:
        return total + W["no match"]
    if not candidate.nouns:
        return total + W["role not known"]
    return total + W["no match" if noun in OFFICES else "another role"]


def _told(phrase: Phrase, candidate: Entity, text: str) -> tuple[float, bool]:
    """Party, state and age in a description, and whether one of them fits."""
    total, matched = 0.0, False
    party = party_of(phrase.noun)
    if party is not None and candidate.party is not None:
        matched = candidate.party == party
        total += W["party" if matched else "wrong party"]
    if party is not None or phrase.noun in _STATED:
        state = in_words(text[phrase.span[0] : phrase.span[1]].partition(" of ")[0])
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


_IN_OFFICE: Final = listed("senator representative congressman congresswoman governor mayor president candidate")


def _may_be_such(noun: str, candidate: Entity) -> bool:
    """Whether nothing is known against a named organisation being a bank, a club, a brewery ..."""
    if noun not in ORGANISATIONS | OUTLETS or noun in _NO_COMPANY or candidate.kind not in {"organisation", "outlet"}:
        return False
    return candidate.naming == "named" and not candidate.nouns & (ORGANISATIONS | GOVERNMENTS | _NO_COMPANY) - _COMPANY


_TEENS: Final = listed("teenager teen")
_STATED: Final = listed("senator governor congressman congresswoman representative lawmaker")


def _surname(entity: Entity, entities: list[Entity]) -> str | None:
    """The surname; of somebody known by the first name only, that of the family: her sister, Marta."""
    if entity.person is None or not entity.person.single:
        return None if entity.person is None else entity.person.surname.lower()
    if entity.owner is not None and entity.relation in KIN and entities[entity.owner].owner != entity.index:
        return _surname(entities[entity.owner], entities)
    return None if entity.gender is not None and not entity.person.titled else entity.person.surname.lower()


def _couple(index: int | None, entities: list[Entity]) -> set[int]:
    """Somebody and the wife or husband."""
    if index is None:
        return set()
    own = entities[index]
    both = {index} | {e.index for e in entities if e.owner == index and e.relation in SPOUSES}
    return both | {own.owner} if own.owner is not None and own.relation in SPOUSES else both


def _tie(noun: str, candidate: Entity, owner: Entity, entities: list[Entity]) -> float:
    """What the tie to somebody tells: his wife, her co-author, the bureau's director."""
    if candidate.owner == owner.index and noun in candidate.nouns:
        return W["same owner"]
    inverse = INVERSE.get(owner.relation, {}) if candidate.index in _couple(owner.owner, entities) else {}
    if PLAIN_KIN.get(noun, noun) in {inverse.get("f"), inverse.get("m")}:
        return W["other end of a tie"]
    if noun in PAIRED:
        return W["other end of a tie"] if owner.index in candidate.partners else W["no family"]
    if noun in KIN:
        if owner.index in candidate.partners:
            return W["other end of a tie"]
        theirs, ours = _surname(candidate, entities), _surname(owner, entities)
        if theirs is not None and ours is not None:
            return W["family name" if theirs == ours else "no family"]
        return 0.0
    return W["other owner"] if candidate.owner not in {None, owner.index} else 0.0


def _name(phrase: Phrase, candidate: Entity, entities: list[Entity]) -> float:
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
        or e.places[0] > candidate.places[0]
        for e in entities
    ):
        total += W["introduced first"]
    if run.person.full.lower() in candidate.forms:
        total += W["called so before"]
    return total


def _network(here: Here, candidate: Entity, state: State) -> float:
    links = state.network.get(here.reference.place)
    if not links:
        return 0.0
    own = set(candidate.places)
    chance = min(0.99, max(0.02, sum(chance for place, chance in links.items() if place in own)))
    return W["network"] * max(-10.0, min(12.0, 10 * log10(chance / (1 - chance)) + 3.0))


def fits_person(phrase: Phrase) -> bool:
    """Whether a description may go back to a person."""
    return kind_of(phrase.noun, phrase.number) in _PEOPLE


def fits_kind(phrase: Phrase, candidate: Entity) -> bool:
    """Whether a description may at all go back to this kind of thing and number."""
    kind = kind_of(phrase.noun, phrase.number)
    if phrase.noun in candidate.nouns:
        return candidate.number == phrase.number or kind not in {"person", "people"}
    if kind in {"person", "people"}:
        return candidate.kind in _PEOPLE and candidate.number == phrase.number
    if kind is None:
        return candidate.naming != "named"
    if candidate.doubtful and phrase.noun in _COMPANY:
        return True
    if candidate.kind in {"person", "people"}:
        return False
    if kind == "document" or candidate.kind == "document":
        return kind == candidate.kind
    return kind in {"organisation", "government", "outlet"} or phrase.noun in ORGANISATIONS
