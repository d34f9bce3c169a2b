"""Who a pronoun or a description goes back to: the features of every candidate, added up."""

from __future__ import annotations

from bisect import bisect_left
from math import log2, log10
from typing import Literal

from sayso.reading.actors.english import PRONOUNS
from sayso.reading.actors.entities import Entity
from sayso.reading.actors.matching import describes, named
from sayso.reading.actors.nouns import KIN
from sayso.reading.actors.references import Reference
from sayso.reading.actors.state import Here, State
from sayso.reading.actors.weights import SOMEBODY_ELSE, W, shares

Form = Literal["pronoun", "noun", "name", "plural", "thing"]


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
        own = named(phrase, candidate, state.entities)
    elif form == "noun":
        own = describes(here, candidate, state)
    else:
        own = _agreement(here, candidate)
    if own < -20:
        return own
    total = own + _nearness(here, candidate, last, state) + _prominence(here, candidate, last, state)
    return total + _constraints(here, candidate, last, state) + _network(here, candidate, state)


def _nearness(here: Here, candidate: Entity, last: int | None, state: State) -> float:
    """How far away the last mention is."""
    words, phrase, inside = state.scene.words, here.reference.phrase, here.reference.inside
    if last is None:
        if inside and state.speaker[inside[-1]] == candidate.index:
            return 0.0  # He could see that the bolts were loose, Dunning said
        if phrase.form == "name":
            return W["not yet introduced"]
        return W["later, with the title" if phrase.noun in candidate.nouns else "later"]
    apart = here.sentence - words.sentence[last]
    total = W["sentence"] * min(8, apart) if apart else W["same sentence"]
    away = here.paragraph - words.paragraph[last]
    total += W["same paragraph"] if away == 0 else W["paragraph"] * min(6, away)
    return total + (W["only an owner"] if last in candidate.owning else 0.0)


def _prominence(here: Here, candidate: Entity, last: int | None, state: State) -> float:
    """How much the candidate is spoken of, and speaks."""
    total = W["named"] if candidate.naming == "named" else 0.0
    if last is None:
        return total
    words, place = state.scene.words, here.reference.place
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
    if reference.quoted_by is not None:
        total += _in_quotation(reference.quoted_by, candidate, state)
    elif reference.inside and state.speaker[reference.inside[-1]] == index:
        if reference.phrase.form == "noun":
            total += W["describes itself"]
        elif candidate.naming != "anonymous":
            total += W["reports itself"]
    elif not reference.inside and index == state.writer:
        total += W["writes"]
    speaks = any(state.speaker[n] == index for n in reference.addressee_of)
    if speaks or any(state.addressee[n] == index for n in reference.source_of):
        total += W["both ends"]
    if last is not None and reference.source_of:
        span = state.scene.words.span(last, last + 1)
        around = state.scene.around(span)
        if any(n in around and state.scene.quoting(span, [n]) is not None for n in reference.source_of):
            total += W["named in own words"]
    return total


def _in_quotation(quoted: int, candidate: Entity, state: State) -> float:
    """Inside the words of somebody as spoken: a third person is neither the one who speaks nor the one spoken to."""
    index, speaker = candidate.index, state.speaker[quoted]
    total = 0.0
    if speaker is not None and state.entities[speaker].owner == index and state.entities[speaker].relation in KIN:
        total += W["family"]
    if speaker == index:
        return total + W["quotes itself"]
    if state.addressee[quoted] == index:
        return total + W["is addressed"]
    if index in state.takes_turns and state.scene.is_label(quoted):
        return total + W["in the room"]
    return total + (W["last speaker, quoted"] if state.last_speaker == index else 0.0)


def _network(here: Here, candidate: Entity, state: State) -> float:
    links = state.network.get(here.reference.place)
    if not links:
        return 0.0
    own = set(candidate.places)
    chance = min(0.99, max(0.02, sum(chance for place, chance in links.items() if place in own)))
    return W["network"] * max(-10.0, min(12.0, 10 * log10(chance / (1 - chance)) + 3.0))
