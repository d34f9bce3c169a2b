"""Who a pronoun or a description goes back to: the features of every candidate, added up."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import log2, log10

from sayso.reading.actors.common import PRONOUNS
from sayso.reading.actors.entities import Entity
from sayso.reading.actors.names import WIDER
from sayso.reading.actors.nouns import ORGANISATIONS, gender_of, kind_of
from sayso.reading.actors.phrases import Phrase
from sayso.reading.actors.places import in_words
from sayso.reading.actors.references import Reference, Scene
from sayso.reading.actors.roles import party_of
from sayso.reading.actors.weights import SOMEBODY_ELSE, W, shares

_ANY: frozenset[str] = frozenset("man woman person boy girl individual".split())
_COMPANY: frozenset[str] = frozenset("company firm group organisation organization business giant outfit".split())


@dataclass(slots=True)
class State:
    """What is known while references are resolved in turn."""

    scene: Scene
    entities: list[Entity]
    speaker: list[int | None]
    """Of every telling, as far as decided."""
    addressee: list[int | None]
    last_speaker: int | None = None
    network: dict[int, dict[int, float]] | None = None
    """The first word of a mention -> the first word of an earlier one -> probability."""


def rank(reference: Reference, candidates: list[Entity], state: State, form: str) -> list[tuple[int | None, float]]:
    """The candidates and None for somebody else, with probabilities, the likeliest first."""
    sums = [score(reference, candidate, state, form) for candidate in candidates]
    chances = shares([*sums, SOMEBODY_ELSE[form]])
    ranked: list[tuple[int | None, float]] = [(e.index, chance) for e, chance in zip(candidates, chances, strict=False)]
    ranked.append((None, chances[-1]))
    return sorted(ranked, key=lambda pair: -pair[1])


def score(reference: Reference, candidate: Entity, state: State, form: str) -> float:
    """What speaks for a candidate, in decibans."""
    total = _nearness(reference, candidate, state) + _prominence(reference, candidate, state)
    phrase = reference.phrase
    if form in {"pronoun", "plural"}:
        total += _agreement(phrase.noun, candidate) + _constraints(reference, candidate, state)
    elif form == "noun":
        total += _description(phrase, candidate, state.scene.words.text) + _constraints(reference, candidate, state)
    else:
        total += _name(phrase, candidate)
    return total + _network(reference, candidate, state)


def _nearness(reference: Reference, candidate: Entity, state: State) -> float:
    words, place = state.scene.words, reference.place
    last = candidate.before(place)
    if last is None:
        return W["later"]
    total = W["sentence"] * min(8, words.sentence[place] - words.sentence[last])
    if words.sentence[last] == words.sentence[place]:
        total += W["same sentence"]
    away = words.paragraph[place] - words.paragraph[last]
    return total + (W["same paragraph"] if away == 0 else W["paragraph"] * min(6, away))


def _prominence(reference: Reference, candidate: Entity, state: State) -> float:
    words, place = state.scene.words, reference.place
    total = 0.0
    last = candidate.before(place)
    if last is not None:
        rivals = [e.places for e in state.entities if e is not candidate and e.kind == candidate.kind]
        begin = bisect_left(words.sentence, words.sentence[last])
        first = candidate.places[bisect_left(candidate.places, begin)]
        if not any(_any_between(places, begin, first) for places in rivals):
            total += W["first in sentence"]
        here = bisect_left(words.paragraph, words.paragraph[place])
        own = bisect_left(candidate.places, here)
        if own < len(candidate.places) and candidate.places[own] < place:
            if not any(_any_between(places, here, candidate.places[own]) for places in rivals):
                total += W["opens paragraph"]
        total += W["often"] * min(3.0, log2(bisect_left(candidate.places, place)))
    spoken = bisect_left(candidate.spoke, place)
    if spoken:
        total += W["speaker"]
        if words.paragraph[candidate.spoke[spoken - 1]] == words.paragraph[place]:
            total += W["speaks in paragraph"]
    if state.last_speaker == candidate.index:
        total += W["last speaker"]
    if candidate.naming == "named":
        total += W["named"]
    return total


def _any_between(places: list[int], low: int, high: int) -> bool:
    i = bisect_left(places, low)
    return i < len(places) and places[i] < high


def _agreement(pronoun: str, candidate: Entity) -> float:
    whom = PRONOUNS[pronoun][1]
    if whom in {"f", "m"}:
        gender = candidate.gender
        total = W["gender not known"] if gender is None else W["gender" if gender == whom else "wrong gender"]
        return total + (W["not known to be a person"] if candidate.kind is None else 0.0)
    if whom == "many":
        if candidate.number == "many":
            return 0.0
        return W["one for they"] if candidate.kind in {"person", None} else W["thing for they"]
    return 0.0


def _constraints(reference: Reference, candidate: Entity, state: State) -> float:
    total = 0.0
    quoted = reference.quoted_by
    index = candidate.index
    if quoted is not None:
        if state.speaker[quoted] == index:
            total += W["quotes itself"]
        elif state.addressee[quoted] == index:
            total += W["is addressed"]
    if reference.inside and quoted is None and state.speaker[reference.inside[-1]] == index:
        total += W["reports itself"]
    for number in reference.source_of:
        if state.addressee[number] == index:
            total += W["addressee"]
    last = candidate.before(reference.place)
    if last is not None and reference.source_of:
        words = state.scene.words
        span = words.span(last, last + 1)
        around = state.scene.around(span)
        if any(n in around and state.scene.quoting(span, [n]) is not None for n in reference.source_of):
            total += W["named in own words"]
    return total


def _description(phrase: Phrase, candidate: Entity, text: str) -> float:
    noun = phrase.noun
    total = 0.0
    matched = False
    wanted = gender_of(noun)
    if wanted is not None and candidate.gender is not None:
        if candidate.gender != wanted:
            return W["wrong gender"]
        total += W["gender"]
    if noun in candidate.nouns:
        total, matched = total + W["same noun"], True
    elif WIDER.get(noun, frozenset()) & candidate.nouns:
        total, matched = total + W["kind of noun"], True
    elif noun in _ANY and candidate.kind in {"person", None}:
        total, matched = total + W["any person"], wanted is not None
    elif noun in _COMPANY and candidate.kind == "organisation" and not candidate.nouns & _NO_COMPANY:
        total, matched = total + W["kind of noun"] - 2, True
    whole = text[phrase.span[0] : phrase.span[1]]
    party = party_of(noun)
    if party is not None and candidate.kind in {"person", None}:
        if candidate.party is not None:
            total += W["party" if candidate.party == party else "wrong party"]
            matched = matched or candidate.party == party
    state = in_words(whole.split(" of ")[0]) if party is not None or noun in {"senator", "governor"} else None
    if state is not None and candidate.state is not None:
        total += W["state" if candidate.state == state else "wrong state"]
    if candidate.age is not None and candidate.age in noun:
        total, matched = total + W["age"], True
    total += W["described alike"] * min(2, len(candidate.described & set(phrase.described)))
    return total if matched else total + W["no match"]


_NO_COMPANY: frozenset[str] = frozenset(
    "union board court committee council department ministry party school university".split()
)


def _name(phrase: Phrase, candidate: Entity) -> float:
    run = phrase.run
    if run is None or run.person is None or candidate.person is None:
        return 0.0
    low = run.person.surname.lower()
    total = W["surname"] if candidate.person.surname.lower() == low else W["given name"]
    if run.person.titled and run.person.gender is not None and candidate.gender is not None:
        total += W["gender" if run.person.gender == candidate.gender else "wrong gender"]
    if run.person.full.lower() in candidate.forms:
        total += W["called so before"]
    return total


def _network(reference: Reference, candidate: Entity, state: State) -> float:
    if not state.network:
        return 0.0
    links = state.network.get(reference.place)
    if not links:
        return 0.0
    chance = sum(chance for place, chance in links.items() if place in set(candidate.places))
    chance = min(0.99, max(0.02, chance))
    return W["network"] * max(-10.0, min(12.0, 10 * log10(chance / (1 - chance)) + 3.0))


def fits_kind(phrase: Phrase, candidate: Entity) -> bool:
    """Whether a description may at all go back to this kind of thing and number."""
    kind = kind_of(phrase.noun, phrase.number)
    if phrase.noun in candidate.nouns:
        return candidate.number == phrase.number or kind not in {"person", "people"}
    if kind in {"person", "people"}:
        return candidate.kind in {"person", "people", None} and candidate.number == phrase.number
    if kind is None:
        return True
    if candidate.kind in {"person", "people"}:
        return False
    if kind == "document" or candidate.kind == "document":
        return kind == candidate.kind
    return kind in {"organisation", "government", "outlet"} or phrase.noun in ORGANISATIONS
