"""Rules for people: who is accused and not heard, who speaks without a role, names that are spelled in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from sayso.checks.attributing import ACCUSED
from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.english.nouns import PERSONS
from sayso.english.tables import load
from sayso.records import Actor, Span

_TABLE: Final = load("checks")
_ACCUSING: Final = _TABLE.pattern("accusing")
_ACCUSES: Final = _TABLE.words("accuses")
_UNREACHED: Final = _TABLE.pattern("unreached")
_NAME: Final = re.compile(r"(?<![\w'’-])[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*(?![\w-])")
_FULL_NAME: Final = re.compile(r"(?<![\w'’-])([A-Z][a-z]+)(?: [A-Z]\.)? ([A-Z][\w'’-]*[a-z])(?![\w-])")
_LETTERS: Final = 5
"""Shorter names are too often two names."""
_ROLE_WITHIN: Final = 90
"""Code points on both sides of a name in which its role stands."""


def not_heard(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find named people who are accused, say nothing, and of whom it is not said that they were asked."""
    heard = {statement.speaker for statement in draft.reading.attributions}
    seen: set[str] = set()
    for span in draft.sentences:
        if not _is_accusing(draft, span):
            continue
        for person in draft.mentions(span):
            if person.id in heard or person.id in seen or not _is_accused(draft, person, span):
                continue
            seen.add(person.id)
            if not _was_asked(draft, person):
                mention = next((m for m in person.mentions if span[0] <= m[0] and m[1] <= span[1]), span)
                yield Hit(mention, 0.9)


def _is_accusing(draft: Draft, span: Span) -> bool:
    if _ACCUSING.search(draft.text, *span):
        return True
    return any(word in _ACCUSES or word in ACCUSED for word, _ in draft.words(span))


def _is_accused(draft: Draft, person: Actor, span: Span) -> bool:
    """Whether a person of the sentence is no source of it."""
    for attribution in draft.reading.attributions:
        for start, end in attribution.source:
            if span[0] <= start < span[1] and any(start <= a and b <= end for a, b in person.mentions):
                return False
    return True


def _was_asked(draft: Draft, person: Actor) -> bool:
    names = {name.lower() for name in person.name.split() if len(name) > 2}
    for start, end in draft.sentences:
        if _UNREACHED.search(draft.text, start, end):
            said = {word for word, _ in draft.words((start, end))}
            pronouns = {"he", "she", "they", "his", "her", "their"} & said
            if names & said or pronouns or any(start <= a and b <= end for a, b in person.mentions):
                return True
    return False


def without_role(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find named speakers of whom it is not said who they are, once each."""
    seen: set[str] = set()
    for statement in draft.outer:
        speaker = draft.speaker(statement)
        if speaker is None or speaker.id in seen or speaker.naming != "named" or speaker.kind != "person":
            continue
        seen.add(speaker.id)
        if not speaker.role and not speaker.party and not any(_is_described(draft, at) for at in speaker.mentions):
            yield Hit(draft.mark(statement), statement.score)


def _is_described(draft: Draft, mention: Span) -> bool:
    """Whether words for a person stand beside a mention: "Rosalind Pike, who owns a bakery"; "her aunt, Ann Poe"."""
    start, end = mention
    behind = draft.text[end : end + _ROLE_WITHIN]
    before = draft.text[max(0, start - _ROLE_WITHIN) : start]
    if re.match(r"\s*,\s+(?:who|whose|an?|the|\d+|of|from|his|her|their|[a-z-]+)\b", behind):
        return True
    if re.match(r"\s+(?:of|from|with)\s+(?:the\s+)?[A-Z]", behind) or re.match(r"\s*\([^)]{3,}\)", behind):
        return True
    last = re.findall(r"[\w'’-]+", before.rpartition(".")[2])[-4:]
    return any(word.lower() in PERSONS or word.lower().rstrip("s") in PERSONS for word in last)


def two_spellings(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find names that are spelled in two ways, at the rarer one."""
    surnames: Counter[str] = Counter()
    first_names: dict[str, set[str]] = {}
    places: dict[str, Span] = {}
    for match in _FULL_NAME.finditer(draft.text):
        first_names.setdefault(match[2], set()).add(match[1])
    for match in _NAME.finditer(draft.text):
        surnames[match[0].removesuffix("’s").removesuffix("'s")] += 1
        places.setdefault(match[0].removesuffix("’s").removesuffix("'s"), match.span())
    known = [name for name in surnames if len(name) >= _LETTERS and _is_person(draft, name)]
    for left, right in combinations(known, 2):
        if DamerauLevenshtein.distance(left.lower(), right.lower()) != 1 or left.rstrip("s") == right.rstrip("s"):
            continue
        mine, theirs = first_names.get(left, set()), first_names.get(right, set())
        if mine and theirs and mine.isdisjoint(theirs):
            continue  # Ann Hansen and Bo Hanson are two people
        rarer = left if surnames[left] < surnames[right] else right
        start = places[rarer][0]
        yield Hit((start, start + len(rarer)), 1.0)


def _is_person(draft: Draft, name: str) -> bool:
    """Whether a word is part of the name of a named person."""
    return any(
        name in re.findall(r"[\w'’-]+", draft.text[start:end].replace("’s", "").replace("'s", ""))
        for actor in draft.reading.actors
        if actor.naming == "named" and actor.kind == "person"
        for start, end in actor.mentions
    )
