"""Who a pronoun or a description goes back to: the features of every candidate, added up."""

from __future__ import annotations

from bisect import bisect_left
from math import log2, log10
from operator import itemgetter
from typing import Final, Literal

from sayso.english.closed_classes import PRONOUNS
from sayso.english.nouns import KIN, SPEAKS_FOR
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.resolution.discourse import Here, State
from sayso.reading.actors.resolution.matching import describes, named
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.weights import ONLY_ONE, SOMEBODY_ELSE, W, shares

Form = Literal["pronoun", "noun", "name", "plural", "thing"]


def rank(
    reference: Reference, candidates: list[Entity], state: State, form: Form, owner: int | None = None
) -> list[tuple[int | None, float]]:
    """The candidates and None for somebody else, with probabilities, the likeliest first."""
    words, place = state.scene.words, reference.place
    paragraph = words.paragraph[place]
    opens = state.first_between(bisect_left(words.paragraph, paragraph), place)
    sources = () if reference.tells else state.scene.described_in(reference.phrase.span)
    described = frozenset([state.speaker[number] for number in sources])
    told_of = form != "noun" and reference.tells and not reference.inside
    subject = state.subject_before(place) if told_of else None
    about = _subject(reference, state)
    links = _linked(place, state)
    whom = PRONOUNS[reference.phrase.noun][1] if reference.phrase.form == "pronoun" else ""
    named = state.named_in(reference.source_of) if whom else frozenset()
    heard = frozenset(
        [state.speaker[n] for n in reference.addressee_of] + [state.addressee[n] for n in reference.source_of]
    )
    around = frozenset([state.speaker[n] for n in reference.inside])
    here = Here(
        reference=reference,
        owner=owner,
        whom=whom,
        sentence=words.sentence[place],
        paragraph=paragraph,
        opens=opens,
        subject=subject,
        about=about,
        described=described,
        named=named,
        heard=heard,
        around=around,
        links=links,
    )
    sums = [score(here, candidate, state, form) for candidate in candidates]
    nobody = SOMEBODY_ELSE[form]
    if form == "pronoun" and sum(value > _RULED_OUT for value in sums) == 1:
        nobody += ONLY_ONE
    chances = shares([*sums, nobody])
    ranked: list[tuple[int | None, float]] = [
        (candidate.index, chance) for candidate, chance in zip(candidates, chances, strict=False) if chance > 1e-4
    ]
    ranked.append((None, chances[-1]))
    return sorted(ranked, key=itemgetter(1), reverse=True)


def score(here: Here, candidate: Entity, state: State, form: Form) -> float:
    """What speaks for a candidate, in decibans."""
    if form == "name":
        own = named(here.reference.phrase, candidate, state)
    elif form == "noun":
        own = describes(here, candidate, state)
    else:
        own = _agreement(here, candidate, state)
    if own < -20:
        return own
    often = bisect_left(candidate.places, here.reference.place)
    last = candidate.places[often - 1] if often else None
    total = own + _nearness(here, candidate, last, state) + _prominence(here, candidate, last, often, state)
    total += _constraints(here, candidate, last, state)
    return total if here.links is None else total + W["network"] * here.links.get(candidate.index, _UNLINKED)


def _nearness(here: Here, candidate: Entity, last: int | None, state: State) -> float:
    """How far away the last mention is."""
    words, phrase = state.scene.words, here.reference.phrase
    if last is None:
        inside = here.reference.inside
        if inside and candidate.index in {state.speaker[inside[-1]], state.topic(inside[-1])}:
            return 0.0  # He could see that the bolts were loose, Dunning said
        if phrase.form == "name":
            return W["not yet introduced"]
        return W["later, with the title" if phrase.noun in candidate.nouns else "later"]
    apart = here.sentence - words.sentence[last]
    noun = phrase.form == "noun"
    total = (
        W["sentence, described" if noun else "sentence"] * (apart if apart < 8 else 8) if apart else W["same sentence"]
    )
    away = here.paragraph - words.paragraph[last]
    each = W["paragraph, described" if noun else "paragraph"]
    total += W["same paragraph"] if away == 0 else each * (away if away < 6 else 6)
    return total + (W["only an owner"] if last in candidate.owning else 0.0)


def _prominence(here: Here, candidate: Entity, last: int | None, often: int, state: State) -> float:
    """How much the candidate is spoken of, and speaks; ``often`` counts its mentions before."""
    total = W["named"] if candidate.naming == "named" else 0.0
    if last is None:
        return total
    words = state.scene.words
    # "Bo Farrow and Al Pike met": neither is the lesser for his place
    first = state.first_between(words.opening[words.sentence[last]], last + 1)
    if first is None or first == candidate.index or first in candidate.partners:
        total += W["first in sentence"]
    total += _told_of(here, candidate, last, state)
    total += W["often"] * (log2(often) if often < 8 else 3.0)
    if state.last_speaker == candidate.index:
        if here.reference.tells:
            total += W["last speaker"] + (W["spoke right before"] if _right_before(here, candidate, state) else 0.0)
        if not here.reference.inside and any(state.scene.goes_on(n) for n in here.reference.source_of):
            total += W["goes on"]
    elif state.last_addressee == candidate.index:
        total += W["last addressee"]
    spoken = bisect_left(candidate.spoke, here.reference.place) if candidate.spoke else 0
    if spoken:
        total += W["speaker"]
        if words.paragraph[candidate.spoke[spoken - 1]] == here.paragraph:
            total += W["speaks in paragraph"]
    return total


def _right_before(here: Here, candidate: Entity, state: State) -> bool:
    """Whether the last speaker spoke in this paragraph or the one before; not where the place is within their words."""
    if here.reference.inside:
        return False
    i = bisect_left(candidate.spoke, here.reference.place)
    return i > 0 and here.paragraph - state.scene.words.paragraph[candidate.spoke[i - 1]] <= 1


def _told_of(here: Here, candidate: Entity, last: int, state: State) -> float:
    """Whether the text around tells of the candidate, or of another one."""
    total = W["protagonist"] if state.protagonist == candidate.index else 0.0
    if here.subject is None:
        pass
    elif here.subject == candidate.index or here.subject in candidate.partners:
        total += W["told of right before"]
    elif state.scene.words.paragraph[last] != here.paragraph and _fits(here, state):
        total += W["another was told of"]
    return total + (W["opens paragraph"] if here.opens == candidate.index else 0.0)


def _fits(here: Here, state: State) -> bool:
    """Whether the one told of right before may be he, or she."""
    whom, subject = here.whom, here.subject
    return whom in {"f", "m"} and subject is not None and state.entities[subject].gender in {None, whom}


def _agreement(here: Here, candidate: Entity, state: State) -> float:
    whom = here.whom
    if whom in {"f", "m"}:
        gender = candidate.gender
        total = W["gender not known"] if gender is None else W["gender" if gender == whom else "wrong gender"]
        if here.reference.owns is not None:
            total += _of_family(here.reference.owns, candidate, state)
        if candidate.naming != "named" and (here.reference.inside or not candidate.speaks):
            total += W["unnamed"]
        if candidate.kind is None:
            return total + W["not known to be a person"]
        return total + (W["may be no person"] if candidate.doubtful and not candidate.vouched else 0.0)
    if whom == "thing" and candidate.doubtful:
        return W["may be a person"]
    if whom == "many" and candidate.number != "many":
        return W["one for they"] if candidate.kind in {"person", None} else W["thing for they"]
    return 0.0


def _of_family(owned_by: int, candidate: Entity, state: State) -> float:
    """For *his* in "his mother, Lorraine Pettway": a Pettway, sooner than another."""
    owned = state.entities[owned_by]
    if owned.relation not in KIN or owned.person is None or candidate.person is None or owned.person.single:
        return 0.0
    return W["of the family"] if owned.person.surname == candidate.person.surname else 0.0


def _constraints(here: Here, candidate: Entity, last: int | None, state: State) -> float:
    """What one who speaks, or is spoken to, can and cannot be."""
    reference, index = here.reference, candidate.index
    total = 0.0
    if reference.quoted_by is not None:
        total += _in_quotation(reference.quoted_by, candidate, last, state)
    elif reference.inside:
        total += _in_report(here, candidate, state)
    elif index == state.writer:
        total += W["writes"]
    if index in here.heard:
        total += W["both ends"]
    if index in here.named or (reference.source_of and not here.whom and _is_quoted(reference, last, state)):
        total += W["named in own words"]
    if candidate.dead and reference.source_of and not reference.inside:
        total += W["is dead"]
    if index in here.described:
        total += W["own clause"]
    return total


def _in_report(here: Here, candidate: Entity, state: State) -> float:
    """Inside the reported words of somebody: she said she would; his lawyer said he would."""
    reference = here.reference
    number = reference.inside[-1]
    if _is_spoken_for(number, candidate, state):
        return W["is spoken for"]
    if candidate.index not in here.around:
        return W["subject of the report"] if here.about == candidate.index else 0.0
    owned = _is_owned(here, candidate, state)
    if state.speaker[number] != candidate.index:
        return owned + (W["subject of the report"] if here.about == candidate.index else 0.0)
    if candidate.index == state.writer and reference.phrase.form == "pronoun":
        return W["writes"]  # I think she knows
    if reference.phrase.form == "noun":
        return W["describes itself"]
    if state.scene.is_object(reference.place, number):
        return W["object"]
    if state.scene.demands(number):
        return W["demands"]
    if candidate.relation in SPEAKS_FOR:
        return owned
    if candidate.naming == "anonymous" and not state.scene.is_clause(number):
        return owned + (W["unnamed reports itself"] if here.about in {None, candidate.index} else 0.0)
    told = "own clause" if state.scene.is_clause(number) else "reports itself"  # a worker who said he feared it
    return owned + (W[told] if here.about in {None, candidate.index} else 0.0)


def _subject(reference: Reference, state: State) -> int | None:
    """Who the report around he or she is about: *Ms. Poe* in "he said that Ms. Poe lied when she told them so"."""
    if reference.phrase.form != "pronoun" or reference.quoted_by is not None or not reference.inside:
        return None
    whom = PRONOUNS[reference.phrase.noun][1]
    before = state.scene.subject_of(reference.inside[-1], reference.place)
    first = state.first_between(before.start, before.stop) if whom in {"f", "m"} else None
    return first if first is not None and state.entities[first].gender in {None, whom} else None


def _is_owned(here: Here, candidate: Entity, state: State) -> float:
    """Inside what "her lawyer" says "she" is sooner the one whose lawyer it is."""
    for number in here.reference.inside:
        owner = state.scene.possessor.get(number) if state.speaker[number] == candidate.index else None
        if owner is not None and PRONOUNS[owner][1] == here.whom in {"f", "m"}:
            if candidate.relation not in SPEAKS_FOR:
                return W["is of another's family"] if candidate.relation in KIN else 0.0
            return W["is another's" if candidate.owner is not None else "is an unknown one's"]
    return 0.0


def _is_quoted(reference: Reference, last: int | None, state: State) -> bool:
    """Whether the words whose speaker is sought quote the last mention of the candidate."""
    if last is None:
        return False
    span = state.scene.words.span(last, last + 1)
    around = state.scene.around(span)
    return any(n in around and state.scene.quoting(span, [n]) is not None for n in reference.source_of)


def _is_spoken_for(number: int, candidate: Entity, state: State) -> bool:
    """Whether a telling is told by somebody's spokesman, lawyer ...; or by somebody of a group, for the group."""
    speaker = state.speaker[number]
    if speaker is None or state.entities[speaker].owner != candidate.index:
        return False
    return state.entities[speaker].relation in SPEAKS_FOR or candidate.kind not in {"person", "people", None}


def _in_quotation(quoted: int, candidate: Entity, last: int | None, state: State) -> float:
    """Inside the words of somebody as spoken: a third person is neither the one who speaks nor the one spoken to."""
    index, speaker = candidate.index, state.speaker[quoted]
    total = 0.0
    if speaker is not None and state.entities[speaker].owner == index:
        if state.entities[speaker].relation in KIN:
            total += W["family"] + _unnamed(candidate)
        elif candidate.kind not in {"person", "people", None}:
            total += W["says we"]
    if speaker is not None and index in {speaker, state.same.get(speaker)}:
        return total + W["quotes itself"]
    if state.topic(quoted) == index:
        return total + W["is the topic"]
    if last is not None and state.scene.tells_of(quoted, last):
        total += W["same quotation"] + _unnamed(candidate)
    if state.addressee[quoted] == index:
        return total + W["is addressed"]
    if index in state.takes_turns and state.scene.is_label(quoted):
        return total + W["in the room"]
    return total + (W["last speaker, quoted"] if state.last_speaker == index else 0.0)


def _unnamed(candidate: Entity) -> float:
    """Of one without a name: what counts against that elsewhere does not, where the words are near."""
    unnamed = candidate.naming != "named" and candidate.kind in {"person", "people"}
    return W["unnamed, but near"] if unnamed else 0.0


def _linked(place: int, state: State) -> dict[int, float] | None:
    """What a network's links to earlier mentions tell of everybody, in decibans; None where there are none."""
    links = state.network.get(place)
    if not links:
        return None
    chances: dict[int, float] = {}
    for there, chance in links.items():
        for index in state.at.get(there, ()):
            chances[index] = chances.get(index, 0.0) + chance
    return {index: _decibans(min(0.99, max(0.02, chance))) for index, chance in chances.items()}


def _decibans(chance: float) -> float:
    return max(_UNLINKED, min(12.0, 10 * log10(chance / (1 - chance)) + 3.0))


_RULED_OUT: Final = -20.0
"""Whoever has a sum below this cannot be meant."""
_UNLINKED: Final = -10.0
"""What a network tells of one whom none of its links goes to, in decibans."""
