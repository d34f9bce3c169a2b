"""Rules for people: who is accused and not heard, who speaks without a role, names that are spelled in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from sayso.checks.accusing import accusations
from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.english.bodies import NAMED_OUTLETS
from sayso.english.calendar import MONTHS
from sayso.english.nouns import PERSONS, kind_of, singular
from sayso.english.places import PLACES
from sayso.english.tables import load
from sayso.english.titles import PARTICLES
from sayso.records import Actor, Span

_TABLE: Final = load("checks")
_ACCUSING: Final = _TABLE.pattern("accusing")
_ANSWERS: Final = _TABLE.pattern("answers")
_SAID: Final = _TABLE.words("said")
_BASELESS: Final = _TABLE.pattern("baseless")
_DECIDED: Final = _TABLE.pattern("decided")
_THEIRS: Final = _TABLE.words("theirs")
_RUNS: Final = _TABLE.pattern("runs", before=r"\s+")
_UNREACHED: Final = _TABLE.pattern("unreached")
_NAME: Final = re.compile(r"(?<![\w'’-])(?=[^\W\d_a-z])[^\W\d_]+(?:[-'’][^\W\d_]+)*(?![\w-])")
_FULL_NAME: Final = re.compile(r"(?<![\w'’-])((?=[^\W\d_a-z])[^\W\d_]+)(?: [A-Z]\.)? ([A-Z][\w'’-]*[^\W\d_])(?![\w-])")
_IN_MONTH: Final = re.compile(rf"\bin (?:{'|'.join(MONTHS)})$", re.IGNORECASE)
_OF: Final = re.compile(r"\bof\s+\w+")
_LETTERS: Final = 5
"""Shorter names are too often two names."""
_SOUND_ALIKE: Final = ({"c", "k"}, {"i", "y"}, {"j", "y"}, {"s", "z"}, {"g", "j"}, {"f", "p"})
_ENDINGS: Final = ("n", "an", "s", "i")
_SOUNDS: Final = (
    (r"(?<=[aeiou])ph", "v"),
    (r"ph", "f"),
    (r"^geo?(?=[fr])", "je"),
    (r"ck|c(?=[aouhrlkt])", "k"),
    (r"(?<=k)h", ""),
    (r"y|ie", "i"),
    (r"z", "s"),
    (r"(.)\1", r"\1"),
)
_POSSESSIVE: Final = re.compile(r"(?:['’]s|s['’])$")
_TAIL: Final = 3
"""Code points of the ending of a possessive."""
_SMALL: Final = _TABLE.words("small")
_APART: Final = _TABLE.alternatives("apart")
_ACCORDING: Final = re.compile(r"\baccording to\s+$", re.IGNORECASE)
_ROLE_WITHIN: Final = 90
"""Code points on both sides of a name in which its role stands."""


def not_heard(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find those who are accused, say nothing, and of whom it is not said that they were asked."""
    seen: set[str] = set()
    for sentence in draft.sentences:
        if _BASELESS.search(draft.text, *sentence):
            continue
        for accusation in accusations(draft, sentence):
            accused = accusation.accused
            if accused.id in seen:
                continue
            seen.add(accused.id)
            if not _is_heard(draft, accused) and not _was_asked(draft, accused):
                yield Hit(accusation.mention, 0.9)


def _is_heard(draft: Draft, accused: Actor) -> bool:
    """Whether the accused speaks, in no words of someone else's, and not in accusing."""
    return any(
        attribution.speaker == accused.id
        and attribution.parent is None
        and attribution.type != "eventuality"
        and not _ACCUSING.search(draft.cue(attribution))
        for attribution in draft.reading.attributions
    )


def _was_asked(draft: Draft, accused: Actor) -> bool:
    """Whether it is said that the accused, or someone on their part, was asked or answered, or was heard in court."""
    names = {name.lower() for name in accused.name.split() if len(name) > 2}
    for start, end in draft.sentences:
        if _DECIDED.search(draft.text, start, end) and any(start <= a and b <= end for a, b in accused.mentions):
            return True
        if _UNREACHED.search(draft.text, start, end) or _ANSWERS.search(draft.text, start, end):
            said = {_base(word) for word, _ in draft.words((start, end))}
            if names & said or _THEIRS & said or any(start <= a and b <= end for a, b in accused.mentions):
                return True
    return False


def without_role(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find named speakers of whom it is not said who they are, once each."""
    seen: set[str] = set()
    for statement in draft.outer:
        speaker = draft.speaker(statement)
        if speaker is None or speaker.id in seen or speaker.naming != "named" or speaker.kind != "person":
            continue
        if draft.is_label(statement) or not _is_full_name(speaker.name) or _IN_MONTH.search(draft.source(statement)):
            continue
        words = set(re.findall(r"\w+", draft.source(statement)))
        says = statement.kind != "indirect" or any(c in _SAID for span in statement.cue for c, _ in draft.words(span))
        if not says or not words & set(re.findall(r"\w+", speaker.name)):  # a pronoun, or another's name
            continue
        if words & {word.upper() for word in NAMED_OUTLETS}:
            continue
        seen.add(speaker.id)
        if draft.is_in_headline(speaker):  # the story says who it is about
            continue
        if not speaker.role and not speaker.party and not any(_is_described(draft, at) for at in speaker.mentions):
            yield Hit(draft.mark(statement), statement.score)


def _is_full_name(name: str) -> bool:
    """Whether a name is that of a person, with more than one part: no "CalFire", "The Tongs", "CNN's projections"."""
    parts = name.split()
    return len(parts) > 1 and parts[0].lower() != "the" and all(p[0].isupper() or p in PARTICLES for p in parts)


def _is_described(draft: Draft, mention: Span) -> bool:
    """Whether words for a person stand beside a mention: "Rosalind Pike, who owns a bakery"; "her aunt, Ann Poe"."""
    start, end = mention
    behind = draft.text[end : end + _ROLE_WITHIN]
    before = draft.text[max(0, start - _ROLE_WITHIN) : start]
    # the comma behind "according to Okafor" ends no name, unless a relative clause follows
    apart = r"(?:who|whose)" if _ACCORDING.search(before) else f"(?:{_APART})"
    if re.match(rf"\s*,\s+{apart}\b", behind):
        return True
    if re.match(r"\s+(?:of|from|with|at)\s+\w", behind) or re.match(r"\s*\([^)]{3,}\)", behind):
        return True
    if _RUNS.match(behind) or _POSSESSIVE.search(before.rstrip()[-_TAIL:]):
        return True
    last = re.findall(r"[\w'’-]+", before.rpartition(".")[2])[-4:]
    beside = before[-1:].isspace() and before.rstrip()[-1:].isalpha()
    if last and beside and last[-1].islower() and kind_of(*singular(last[-1])) == "person" and last[-1] not in _SMALL:
        return True
    return any(word.lower() in PERSONS or word.lower().rstrip("s") in PERSONS for word in last)


def two_spellings(draft: Draft, setting: Setting) -> Iterator[Hit]:
    """Find names that are spelled in two ways, at the rarer one."""
    surnames: Counter[str] = Counter()
    first_names: dict[str, set[str]] = {}
    places: dict[str, Span] = {}
    for match in _FULL_NAME.finditer(draft.text):
        first_names.setdefault(match[2], set()).add(match[1])
    for match in _NAME.finditer(draft.text):
        name = _base(match[0])
        surnames[name] += 1
        places.setdefault(name, match.span())
    known = [
        name for name in surnames if len(name) >= _LETTERS and name.lower() not in PLACES and _is_person(draft, name)
    ]
    for left, right in combinations(known, 2):
        if left.rstrip("s") == right.rstrip("s") or not _is_one_name(
            *(word.lower().replace("’", "'") for word in (left, right))
        ):
            continue
        if not _in_one_place(draft, left, right):
            continue
        mine, theirs = first_names.get(left, set()), first_names.get(right, set())
        if mine and theirs and mine.isdisjoint(theirs):
            continue  # Ann Hansen and Bo Hanson are two people
        rarer = left if surnames[left] < surnames[right] else right
        start = places[rarer][0]
        yield Hit((start, start + len(rarer)), 1.0)


def _base(word: str) -> str:
    """A word without the ending of a possessive."""
    return word.removesuffix("’s").removesuffix("'s")


def _in_one_place(draft: Draft, left: str, right: str) -> bool:
    """Whether two words stand at the same end of full names, as far as there are any: not David and Davis."""
    names = [actor.name.split() for actor in draft.accusable if actor.kind == "person" and " " in actor.name]
    ends = [{0 if word == parts[0] else 1 for parts in names if word in parts} for word in (left, right)]
    return not all(ends) or bool(ends[0] & ends[1])


def _is_one_name(left: str, right: str) -> bool:
    """Whether two names differ as spellings do: by one letter, and not by a first one that sounds otherwise."""
    short, long = sorted((left, right), key=len)
    if left == right or (long.startswith(short) and long[len(short) :] in _ENDINGS):  # Virginia, Virginian
        return False
    if left[0] != right[0] and {left[0], right[0]} not in _SOUND_ALIKE:
        return False
    return DamerauLevenshtein.distance(left, right) == 1 or _sound(left) == _sound(right)


def _sound(name: str) -> str:
    """A name as it sounds, roughly: Stephen and Steven, Philip and Phillip, Geoffrey and Jeffrey."""
    for pattern, letters in _SOUNDS:
        name = re.sub(pattern, letters, name)
    return name


def _is_person(draft: Draft, name: str) -> bool:
    """Whether a word is part of the name of a named person."""
    return any(
        name in re.findall(r"[\w'’-]+", _OF.sub("", draft.text[start:end].replace("’s", "").replace("'s", "")))
        for actor in draft.reading.actors
        if actor.naming == "named" and actor.kind == "person"
        for start, end in actor.mentions
    )
