"""Drafts of entities: what a phrase tells of an actor not known so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from sayso.english.contexts import BESIDE, ENDS_WHICH, MADE_PUBLIC, SIDES
from sayso.english.nouns import ORGANISATIONS, OUTLETS, PERSONS, PLAIN_KIN, gender_of, kind_of
from sayso.english.parties import ABROAD
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.phrases.noun_phrases import Phrase
from sayso.reading.actors.phrases.places import in_words
from sayso.reading.actors.phrases.roles import party_of
from sayso.reading.actors.resolution.evidence import NEW
from sayso.reading.text.words import Words
from sayso.records import ActorKind, Naming, Span

# a woman | in her 50s; the man | at the gate; a letter | to the diocese; an officer | on the Tamarra side
# a man | beside her
_BEHIND: Final = re.compile(
    r" (?:(?:of|in|at|from|near|on) (?:(?:the|an?|his|her|their|its) )?|to (?:the|an?|his|her|their|its) )"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:the )?(?:time|morning|afternoon|evening|day|night|end|past)\b)"
    r"(?!(?:the|an?|his|her|their|its)\b)"
    r"(?:(?:[^\W\d][\w’'-]* )?[^\W\d][\w’'-]*(?<!ed)(?<!ing)(?=[,.;:]| (?:who|whose|said|says|told)\b)"
    r"|(?!(?:last|first|next|only|main|(?:east|west|north|south)ern|new|old|other|same)\b)"
    rf"[^\W\d][\w’'-]*(?: [A-Z][\w’'-]+)*(?: (?:{'|'.join(sorted(SIDES))}))?|\d0s)\b"
    rf"| (?:{'|'.join(sorted(BESIDE))}) (?:her|him|them|me|us)\b"
)
# a Lakeshore University poll | released Thursday
_MADE_PUBLIC: Final = "|".join(sorted(MADE_PUBLIC))
_WHEN_SEEN: Final = re.compile(rf" (?:{_MADE_PUBLIC})\b")
# a memo | obtained by The Morning Register, an email | to families, a letter | read at Mass on Sunday
_WHICH: Final = re.compile(
    r"(?: (?:to|from|by) (?:(?:the|an?|his|her|their|its) )?[\w’'-]+(?: [A-Z][\w’'-]+){0,4})?"
    rf"(?: (?:today |last \w+ )?(?:{_MADE_PUBLIC})"
    rf"(?: (?!(?:{'|'.join(sorted(ENDS_WHICH))})\b)[\w’'-]+\.?){{1,9}})?"
)


def full_span(phrase: Phrase, words: Words) -> Span:
    """Return the words of a phrase, and of a document what tells which one it is: a letter read at Mass on Sunday."""
    start, end = phrase.span
    if phrase.form != "noun" or kind_of(phrase.noun, phrase.number) != "document":
        return phrase.span
    last = bisect_right(words.sentence, words.sentence[phrase.first]) - 1
    which = _WHICH.match(words.text, end, max(end, words.start[last]))
    return start, end if which is None else which.end()


def draft(phrase: Phrase, kind: ActorKind | None, naming: Naming, text: str) -> Entity:
    """Make an entity that a phrase speaks of for the first time; it is in no discourse yet."""
    behind = _BEHIND.match(text, phrase.span[1]) if phrase.form == "noun" else None
    name = " ".join(text[phrase.span[0] : behind.end() if behind else phrase.span[1]].split())
    name = _WHEN_SEEN.split(name)[0] if kind == "document" else name
    return Entity(NEW, kind, naming, name, number=phrase.number)


def learn_description(entity: Entity, phrase: Phrase, text: str) -> None:
    """Add what a description tells of an entity: its noun, the words before that, gender, party and state."""
    entity.is_described(phrase.noun, phrase.described)
    if phrase.described:
        entity.wordings.add((*phrase.described, phrase.noun))
    entity.learn_nouns(PLAIN_KIN.get(phrase.noun, phrase.noun))
    entity.is_a(gender_of(phrase.noun), 8.0)
    party = party_of(phrase.noun)
    if party is not None and ABROAD.isdisjoint(phrase.described):
        entity.party = entity.party or party
        entity.state = entity.state or in_words(text[phrase.span[0] : phrase.span[1]].partition(" of ")[0])


def learn_role(entity: Entity, phrase: Phrase) -> None:
    """Add what stands beside a name: the role, its nouns, the kind and the gender that they tell."""
    known, role = entity.role, phrase.role
    if role is not None and (known is None or (role[0] <= known[0] and known[1] <= role[1])):
        entity.role = role
    if phrase.role_noun:
        if entity.doubtful and phrase.role_noun in ORGANISATIONS - PERSONS:
            entity.turn_group()  # the library workers’ union, Unity
        if entity.kind in {"organisation", "government"} and phrase.role_noun in OUTLETS:
            entity.kind = "outlet"  # the Fars news agency
        if entity.kind is None:
            entity.kind = kind_of(phrase.role_noun, "one")  # the union, the Amalgamated Millers
        entity.learn_nouns(*({phrase.role_noun, phrase.further_noun} - {""}))
        entity.is_a(gender_of(phrase.role_noun), 12.0)
