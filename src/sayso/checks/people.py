"""Rules for people: who is accused and not heard, and who speaks without a role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.checks.accusing import accusations
from sayso.checks.draft import Draft
from sayso.checks.rulebook import Hit, Setting
from sayso.checks.words import without_possessive
from sayso.english.bodies import NAMED_OUTLETS
from sayso.english.calendar import MONTHS
from sayso.english.nouns import PERSONS, kind_of, singular
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
_IN_MONTH: Final = re.compile(rf"\bin (?:{'|'.join(MONTHS)})$", re.IGNORECASE)
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
            said = {without_possessive(word) for word, _ in draft.words((start, end))}
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
