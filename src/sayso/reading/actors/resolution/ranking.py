"""Who a pronoun or a description goes back to: the features of every candidate, added up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from math import log2, log10
from operator import itemgetter
from typing import Final, Literal

from sayso.english.closed_classes import PRONOUNS
from sayso.english.nouns import KIN, SPEAKS_FOR
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.resolution.discourse import CandidateContext, Discourse
from sayso.reading.actors.resolution.matching import describes, named
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.actors.resolution.weights import (
    LINK_DOUBT,
    LINK_OFFSET,
    LINKED,
    ONLY_ONE,
    RANKED_LEAST,
    RULED_OUT,
    SOMEBODY_ELSE,
    UNLINKED,
    W,
    shares,
)

Form = Literal["pronoun", "noun", "name", "plural", "thing"]


def rank(
    reference: Reference, candidates: list[Entity], discourse: Discourse, form: Form, owner: int | None = None
) -> list[tuple[int | None, float]]:
    """The candidates and None for someone else, with probabilities, the likeliest first."""
    words, place = discourse.text_index.words, reference.place
    paragraph = words.paragraph[place]
    opens = discourse.first_between(bisect_left(words.paragraph, paragraph), place)
    sources = () if reference.tells else discourse.text_index.described_in(reference.phrase.span)
    described = frozenset([discourse.speaker[number] for number in sources])
    is_outer_source = form != "noun" and reference.tells and not reference.inside
    subject = discourse.subject_before(place, _SUBJECTS.get(form)) if is_outer_source else None
    whom = PRONOUNS[reference.phrase.noun][1] if reference.phrase.form == "pronoun" else ""
    begins = is_outer_source and opens is None and whom in {"f", "m"} and _begins_paragraph(reference, discourse)
    above = discourse.subject_above(place) if begins else None
    about = _subject(reference, discourse)
    links = _linked(place, discourse)
    named = discourse.named_in(reference.source_of) if whom else frozenset()
    heard = frozenset(
        [discourse.speaker[n] for n in reference.addressee_of] + [discourse.addressee[n] for n in reference.source_of]
    )
    around = frozenset([discourse.speaker[n] for n in reference.inside])
    context = CandidateContext(
        reference=reference,
        owner=owner,
        whom=whom,
        sentence=words.sentence[place],
        paragraph=paragraph,
        opens=opens,
        subject=subject,
        above=above,
        about=about,
        described=described,
        named=named,
        heard=heard,
        around=around,
        links=links,
    )
    sums = [score(context, candidate, discourse, form) for candidate in candidates]
    nobody = SOMEBODY_ELSE[form]
    if form == "pronoun" and sum(value > RULED_OUT for value in sums) == 1:
        nobody += ONLY_ONE
    chances = shares([*sums, nobody])
    ranked: list[tuple[int | None, float]] = [
        (candidate.index, chance)
        for candidate, chance in zip(candidates, chances, strict=False)
        if chance > RANKED_LEAST
    ]
    ranked.append((None, chances[-1]))
    return sorted(ranked, key=itemgetter(1), reverse=True)


def score(context: CandidateContext, candidate: Entity, discourse: Discourse, form: Form) -> float:
    """What speaks for a candidate, in decibans."""
    if form == "name":
        own = named(context.reference.phrase, candidate, discourse)
    elif form == "noun":
        own = describes(context, candidate, discourse)
    else:
        own = _agreement(context, candidate, discourse)
    if own < RULED_OUT:
        return own
    often = bisect_left(candidate.places, context.reference.place)
    last = candidate.places[often - 1] if often else None
    total = (
        own + _nearness(context, candidate, last, discourse) + _prominence(context, candidate, last, often, discourse)
    )
    total += _constraints(context, candidate, last, discourse)
    return total if context.links is None else total + W["network"] * context.links.get(candidate.index, UNLINKED)


def _nearness(context: CandidateContext, candidate: Entity, last: int | None, discourse: Discourse) -> float:
    """How far away the last mention is."""
    words, phrase = discourse.text_index.words, context.reference.phrase
    if last is None:
        inside = context.reference.inside
        if inside and candidate.index in {discourse.speaker[inside[-1]], discourse.topic(inside[-1])}:
            return 0.0  # He could see that the bolts were loose, Dunning said
        if phrase.form == "name":
            return W["not yet introduced"]
        return W["later, with the title" if phrase.noun in candidate.nouns else "later"]
    apart = context.sentence - words.sentence[last]
    noun = phrase.form == "noun"
    total = (
        W["sentence, described" if noun else "sentence"] * (apart if apart < 8 else 8) if apart else W["same sentence"]
    )
    away = context.paragraph - words.paragraph[last]
    each = W["paragraph, described" if noun else "paragraph"]
    total += W["same paragraph"] if away == 0 else each * (away if away < 6 else 6)
    return total + (W["only an owner"] if last in candidate.owning else 0.0)


def _prominence(
    context: CandidateContext, candidate: Entity, last: int | None, often: int, discourse: Discourse
) -> float:
    """How much the candidate is spoken of, and speaks; ``often`` counts its mentions before."""
    total = W["named"] if candidate.naming == "named" else 0.0
    if last is None:
        return total
    words = discourse.text_index.words
    # "Bo Farrow and Al Pike met": neither is the lesser for his place
    first = discourse.first_between(words.opening[words.sentence[last]], last + 1)
    if first is None or first == candidate.index or first in candidate.partners:
        total += W["first in sentence"]
    total += _topicality(context, candidate, last, discourse)
    total += W["often"] * (log2(often) if often < 8 else 3.0)
    if discourse.last_speaker == candidate.index:
        if context.reference.tells:
            total += W["last speaker"] + (
                W["spoke right before"] if _right_before(context, candidate, discourse) else 0.0
            )
        if not context.reference.inside and any(discourse.text_index.goes_on(n) for n in context.reference.source_of):
            total += W["goes on"]
    elif discourse.last_addressee == candidate.index:
        total += W["last addressee"]
    spoken = bisect_left(candidate.spoke, context.reference.place) if candidate.spoke else 0
    if spoken:
        total += W["speaker"]
        if words.paragraph[candidate.spoke[spoken - 1]] == context.paragraph:
            total += W["speaks in paragraph"]
    return total


def _right_before(context: CandidateContext, candidate: Entity, discourse: Discourse) -> bool:
    """Whether the last speaker spoke in this paragraph or the one before; not where the place is within their words."""
    if context.reference.inside:
        return False
    i = bisect_left(candidate.spoke, context.reference.place)
    return i > 0 and context.paragraph - discourse.text_index.words.paragraph[candidate.spoke[i - 1]] <= 1


def _topicality(context: CandidateContext, candidate: Entity, last: int, discourse: Discourse) -> float:
    """Whether the text around tells of the candidate, or of another one."""
    total = W["protagonist"] if discourse.protagonist == candidate.index else 0.0
    if context.subject is None:
        pass
    elif context.subject == candidate.index:
        plain = context.whom == "many" and not (candidate.number == "many" or candidate.goes_by_they)
        total += W["mentioned right before" if plain else _RIGHT_BEFORE.get(context.whom, "mentioned right before")]
    elif context.subject in candidate.partners:
        total += W["mentioned right before"]
    elif discourse.text_index.words.paragraph[last] != context.paragraph and _fits(context, discourse):
        total += W["another was mentioned"]
        if context.subject == context.opens and _ends_before(context, discourse):
            total += W["another opens the paragraph"]
    if context.above == candidate.index:
        is_new = _is_introduced(candidate, context.paragraph - 1, discourse)
        total += W["introduced in the paragraph above" if is_new else "told of in the paragraph above"]
    return total + (W["opens paragraph"] if context.opens == candidate.index else 0.0)


def _is_introduced(candidate: Entity, paragraph: int, discourse: Discourse) -> bool:
    """Whether a paragraph begins with the first mention of somebody, in nobody's words."""
    words, first = discourse.text_index.words, candidate.places[0]
    if words.paragraph[first] != paragraph or discourse.text_index.around(words.span(first, first + 1)):
        return False
    return discourse.first_between(bisect_left(words.paragraph, paragraph), first + 1) == candidate.index


def _begins_paragraph(reference: Reference, discourse: Discourse) -> bool:
    """Whether the words whose speaker is sought begin the paragraph: “Scanned twice,” / she said."""
    words, index = discourse.text_index.words, discourse.text_index
    first = words.start[bisect_left(words.paragraph, words.paragraph[reference.place])]
    return any(index.attributions[n].content[0][0] <= first + 1 for n in reference.source_of)


def _ends_before(context: CandidateContext, discourse: Discourse) -> bool:
    """Whether the sentence that tells of the subject ends before the reference: Bo Farrow shrugged. “...,” he said."""
    subject = discourse.entities[context.subject or 0].before(context.reference.place)
    return subject is not None and discourse.text_index.words.sentence[subject] < context.sentence


def _fits(context: CandidateContext, discourse: Discourse) -> bool:
    """Whether the one mentioned right before may be he, or she."""
    whom, subject = context.whom, context.subject
    return whom in {"f", "m"} and subject is not None and discourse.entities[subject].gender in {None, whom}


def _agreement(context: CandidateContext, candidate: Entity, discourse: Discourse) -> float:
    whom = context.whom
    if whom in {"f", "m"}:
        gender = candidate.gender
        if candidate.goes_by_they:
            return W["goes by they, not he or she"]
        total = W["gender not known"] if gender is None else W["gender" if gender == whom else "wrong gender"]
        if context.reference.owns is not None:
            total += _of_family(context.reference.owns, candidate, discourse)
        if candidate.naming != "named" and (context.reference.inside or not candidate.speaks):
            total += W["unnamed"]
        if candidate.kind is None:
            return total + W["not known to be a person"]
        return total + (W["may be no person"] if candidate.doubtful and not candidate.vouched else 0.0)
    if whom == "thing" and candidate.doubtful:
        return W["may be a person"]
    if whom == "many":
        return _several(candidate)
    return 0.0


def _several(candidate: Entity) -> float:
    """Weigh whether they may be the candidate."""
    if candidate.number == "many":
        return W["several for they"]
    if candidate.goes_by_they:
        return W["goes by they"]
    if candidate.kind in {"person", None}:
        return W[
            "one unnamed for they" if candidate.naming == "anonymous" and candidate.gender is None else "one for they"
        ]
    return W["thing for they"]


def _may_be_thing(entity: Entity) -> bool:
    """Whether "it" may go back to an entity, as far as its kind tells."""
    return entity.doubtful or entity.kind not in {"person", "people", "other"}


def _may_be_several(entity: Entity) -> bool:
    """Whether "they" may go back to an entity, as far as its kind and number tell."""
    return entity.number == "many" or entity.goes_by_they or entity.kind in {"organisation", "government", "outlet"}


_SUBJECTS: Final[dict[Form, Callable[[Entity], bool]]] = {"thing": _may_be_thing, "plural": _may_be_several}
_RIGHT_BEFORE: Final = {"thing": "thing mentioned right before", "many": "several mentioned right before"}


def _of_family(owned_by: int, candidate: Entity, discourse: Discourse) -> float:
    """For *his* in "his mother, Lorraine Pettway": a Pettway, sooner than another."""
    owned = discourse.entities[owned_by]
    if owned.relation not in KIN or owned.person is None or candidate.person is None or owned.person.single:
        return 0.0
    return W["of the family"] if owned.person.surname == candidate.person.surname else 0.0


def _constraints(context: CandidateContext, candidate: Entity, last: int | None, discourse: Discourse) -> float:
    """What one who speaks, or is spoken to, can and cannot be."""
    reference, index = context.reference, candidate.index
    total = 0.0
    if reference.quoted_by is not None:
        total += _in_quotation(reference.quoted_by, candidate, last, discourse)
    elif reference.inside:
        total += _in_report(context, candidate, discourse)
    elif index == discourse.writer:
        total += W["writes"]
    if index in context.heard:
        total += W["both ends"]
    if index in context.named or (reference.source_of and not context.whom and _is_quoted(reference, last, discourse)):
        total += W["named in own words"]
    if candidate.dead and reference.source_of and not reference.inside:
        total += W["is dead"]
    if index in context.described:
        total += W["own clause"]
    return total


def _in_report(context: CandidateContext, candidate: Entity, discourse: Discourse) -> float:
    """Inside the reported words of someone: she said she would; his lawyer said he would."""
    reference = context.reference
    number = reference.inside[-1]
    if _is_spoken_for(number, candidate, discourse):
        return W["is spoken for"]
    if candidate.index not in context.around:
        return W["subject of the report"] if context.about == candidate.index else 0.0
    owned = _is_owned(context, candidate, discourse)
    if discourse.speaker[number] != candidate.index:
        return owned + (W["subject of the report"] if context.about == candidate.index else 0.0)
    if candidate.index == discourse.writer and reference.phrase.form == "pronoun":
        return W["writes"]  # I think she knows
    if reference.phrase.form == "noun":
        return W["describes itself"]
    if discourse.text_index.is_object(reference.place, number):
        return W["object"]
    if discourse.text_index.demands(number):
        return W["demands"]
    if candidate.relation in SPEAKS_FOR:
        return owned
    if candidate.naming == "anonymous" and not discourse.text_index.is_clause(number):
        return owned + (W["unnamed reports itself"] if context.about in {None, candidate.index} else 0.0)
    feature = (
        "own clause" if discourse.text_index.is_clause(number) else "reports itself"
    )  # a worker who said he feared it
    return owned + (W[feature] if context.about in {None, candidate.index} else 0.0)


def _subject(reference: Reference, discourse: Discourse) -> int | None:
    """Who the report around he or she is about: *Ms. Poe* in "he said that Ms. Poe lied when she told them so"."""
    if reference.phrase.form != "pronoun" or reference.quoted_by is not None or not reference.inside:
        return None
    whom = PRONOUNS[reference.phrase.noun][1]
    before = discourse.text_index.subject_of(reference.inside[-1], reference.place)
    first = discourse.first_between(before.start, before.stop) if whom in {"f", "m"} else None
    return first if first is not None and discourse.entities[first].gender in {None, whom} else None


def _is_owned(context: CandidateContext, candidate: Entity, discourse: Discourse) -> float:
    """Inside what "her lawyer" says "she" is sooner the one whose lawyer it is."""
    for number in context.reference.inside:
        owner = discourse.text_index.possessor.get(number) if discourse.speaker[number] == candidate.index else None
        if owner is not None and PRONOUNS[owner][1] == context.whom in {"f", "m"}:
            if candidate.relation not in SPEAKS_FOR:
                return W["is of another's family"] if candidate.relation in KIN else 0.0
            return W["is another's" if candidate.owner is not None else "is an unknown one's"]
    return 0.0


def _is_quoted(reference: Reference, last: int | None, discourse: Discourse) -> bool:
    """Whether the words whose speaker is sought quote the last mention of the candidate."""
    if last is None:
        return False
    span = discourse.text_index.words.span(last, last + 1)
    around = discourse.text_index.around(span)
    return any(n in around and discourse.text_index.quoting(span, [n]) is not None for n in reference.source_of)


def _is_spoken_for(number: int, candidate: Entity, discourse: Discourse) -> bool:
    """Whether the source is a spokesman or lawyer of an entity, or a member of a group who speaks for it."""
    speaker = discourse.speaker[number]
    if speaker is None or discourse.entities[speaker].owner != candidate.index:
        return False
    return discourse.entities[speaker].relation in SPEAKS_FOR or candidate.kind not in {"person", "people", None}


def _in_quotation(quoted: int, candidate: Entity, last: int | None, discourse: Discourse) -> float:
    """Inside the words of someone as spoken: a third person is neither the one who speaks nor the one spoken to."""
    index, speaker = candidate.index, discourse.speaker[quoted]
    total = 0.0
    if speaker is not None and discourse.entities[speaker].owner == index:
        if discourse.entities[speaker].relation in KIN:
            total += W["family"] + _unnamed(candidate)
        elif candidate.kind not in {"person", "people", None}:
            total += W["says we"]
    if speaker is not None and index in {speaker, discourse.same.get(speaker)}:
        return total + W["quotes itself"]
    if discourse.topic(quoted) == index:
        return total + W["is the topic"]
    if last is not None and discourse.text_index.tells_of(quoted, last):
        total += W["same quotation"] + _unnamed(candidate)
    if discourse.addressee[quoted] == index:
        return total + W["is addressed"]
    if index in discourse.takes_turns and discourse.text_index.is_label(quoted):
        return total + W["in the room"]
    return total + (W["last speaker, quoted"] if discourse.last_speaker == index else 0.0)


def _unnamed(candidate: Entity) -> float:
    """Of one without a name: what counts against that elsewhere does not, where the words are near."""
    unnamed = candidate.naming != "named" and candidate.kind in {"person", "people"}
    return W["unnamed, but near"] if unnamed else 0.0


def _linked(place: int, discourse: Discourse) -> dict[int, float] | None:
    """What a network's links to earlier mentions tell of everybody, in decibans; None where there are none."""
    links = discourse.network.get(place)
    if not links:
        return None
    chances: dict[int, float] = {}
    for there, chance in links.items():
        for index in discourse.at.get(there, ()):
            chances[index] = chances.get(index, 0.0) + chance
    return {index: _decibans(min(1 - LINK_DOUBT, max(2 * LINK_DOUBT, chance))) for index, chance in chances.items()}


def _decibans(chance: float) -> float:
    return max(UNLINKED, min(LINKED, 10 * log10(chance / (1 - chance)) + LINK_OFFSET))
