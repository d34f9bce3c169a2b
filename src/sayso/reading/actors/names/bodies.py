"""Tells bodies from people where only capitals are seen: Palisade Grove, Veldt, and Callum Petrie.

A name's form does not tell, nor does a network that has not met it; what stands beside it does: who or which, he or it,
a role before or behind it, and by which of its words it is called later.  All mentions of a name count together, in a
logistic regression.  ``python -m training.kinds`` fits the weights to names that people marked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import exp, log1p
from typing import Final

from sayso.english.bodies import COMPANY_FORMS
from sayso.english.closed_classes import ARTICLES, PHRASE_ENDS, POSSESSIVES, PRONOUNS
from sayso.english.given import GIVEN, gender_of_name
from sayso.english.nouns import COMPANY, GOVERNMENTS, KIN, ORGANISATIONS, OUTLETS, PERSONS, singular
from sayso.english.titles import PERSON_ACRONYMS
from sayso.reading.actors.cast import Name
from sayso.reading.actors.names.types import Run
from sayso.reading.text.words import Words

WEIGHTS: Final = {
    "always": -0.57,
    "age": -1.21,
    "body before": 2.25,
    "body behind": 0.30,
    "called by the first": 2.22,
    "called by the last": -2.45,
    "camel": 0.05,
    "company form": 1.78,
    "ends in ing": 1.22,
    "ends in s": 1.01,
    "genitive": 0.09,
    "given name alone": -1.27,
    "given name first": -2.33,
    "he": -2.18,
    "it": 1.12,
    "network: none": 0.84,
    "network: person": -1.28,
    "network: place": 0.44,
    "person before": -0.09,
    "person behind": -1.83,
    "preposition": 1.15,
    "single": 2.61,
    "the": 0.61,
    "which": 2.49,
    "who": -2.16,
}
"""What each feature adds to the log-odds that a name is a body's (natural logarithms), see `features`."""
LEAST: Final = 0.85
"""The probability from which a name is a body's."""
_BODIES: Final = (ORGANISATIONS | OUTLETS | GOVERNMENTS) - PERSONS
_COUNTED: Final = ("he", "it", "who", "which", "genitive", "age", "preposition", "the")
_BESIDE: Final = ("body behind", "person behind", "body before", "person before")
_PLACED: Final = frozenset({"at", "by", "for", "with", "from", "to"})
_BEFORE_ROLE: Final = ARTICLES | POSSESSIVES
_GENITIVE: Final = frozenset({"’s", "'s"})
_CAMEL: Final = re.compile(r"\w*[a-z]{3}[A-Z]")
"""BrightPath, but not MacDonald."""
_REACH: Final = 40
"""How many words behind a name a pronoun is looked for."""
_ROLE: Final = 9
"""How many words a role behind a name has at most, the comma counted."""
_INTRODUCES: Final = KIN | {"named", "called"}
_LABEL: Final = 3
"""How many words a name stands at most behind the beginning of a label, and before its colon."""
_AGE: Final = re.compile(r"\d{1,2}")

Key = tuple[str, ...]


def clusters(runs: Sequence[Run]) -> dict[Key, list[Run]]:
    """Return the mentions of each name, by its words in lower case, a person's without titles."""
    by_key: defaultdict[Key, list[Run]] = defaultdict(list)
    for run in runs:
        by_key[key_of(run)].append(run)
    return by_key


def key_of(run: Run) -> Key:
    """Return the words of a name by which its mentions are known to be of one."""
    whole = run.words if run.person is None else (*run.person.given, *run.person.surname.split())
    return tuple(word.lower().strip(".") for word in whole)


def doubtful(words: Words, by_key: Mapping[Key, Sequence[Run]]) -> Iterator[Key]:
    """Yield the names that look like a person's, with no title, no other one of that surname and no turn to speak."""
    people = [run.person for runs in by_key.values() for run in runs if run.person is not None]
    titled = {person.surname.lower() for person in people if person.titled} | PERSON_ACRONYMS
    parts = {word for key in by_key if len(key) > 1 for word in key}
    alike = Counter(key[-1] for key in by_key if len(key) > 1)
    for key, runs in by_key.items():
        known = not titled.isdisjoint(key) or (key[0] in parts if len(key) == 1 else alike[key[-1]] > 1)
        if not known and all(run.type == "person" and not _is_told(words, run) for run in runs):
            yield key


def _is_told(words: Words, run: Run) -> bool:
    """Whether a person's name is one for sure: her mother Hana, a reader named Bettina, Halloran, Jess: It rained."""
    before = words.lower[max(0, run.first - 2) : run.first]
    if not _INTRODUCES.isdisjoint(before[-1:] if before[-1:] != [","] else before[:1]):
        return True
    line = bisect_left(words.paragraph, words.paragraph[run.first])
    return run.first - line <= _LABEL and ":" in words.word[run.last : run.last + _LABEL]


def features(
    words: Words, key: Key, by_key: Mapping[Key, Sequence[Run]], name_at: Mapping[int, Name]
) -> dict[str, float]:
    """Return what tells whether a name is a body's; the names are those of `WEIGHTS`.

    "network: ..." is the share of its mentions that a network takes for a name of that type, "given" whether the first
    word is a given name; "called by" tells by which of its words alone it is called more often.
    """
    runs, single = by_key[key], len(key) == 1
    values: defaultdict[str, float] = defaultdict(float)
    values["always"] = 1.0
    known = key[0] in GIVEN or gender_of_name(key[0]) is not None
    values["given name alone" if single else "given name first"] = float(known)
    values["single"] = float(single)
    values["camel"] = float(any(_CAMEL.match(word) for word in runs[0].words))
    values["company form"] = float("&" in key or not COMPANY_FORMS.isdisjoint(key))
    if not single:
        values["ends in ing"] = float(key[-1].endswith("ing"))
        values["ends in s"] = float(key[-1].endswith("s") and not key[-1].endswith("ss"))
        first, last = (len(by_key.get((word,), ())) for word in (key[0], key[-1]))
        values["called by the first"], values["called by the last"] = float(first > last), float(last > first)
    for run in runs:
        name = name_at.get(run.last - 1) or name_at.get(run.first)
        values[f"network: {'none' if name is None else name.type}"] += 1 / len(runs)
        for what in _around(words, run):
            values[what] += 1
    for counted in (*_COUNTED, *_BESIDE):
        values[counted] = log1p(values[counted])
    return values


def _around(words: Words, run: Run) -> Iterator[str]:
    """Yield what stands beside one mention of a name."""
    lower, sentence = words.lower, words.sentence[run.first]
    if run.first and words.sentence[run.first - 1] == sentence:
        before = lower[run.first - 1]
        if before == "the":
            yield "the"
        if before in _PLACED:
            yield "preposition"
        at = run.first - (2 if before == "," and run.first > 1 else 1)
        # the head of the trust, Ann Roe: no trust is named
        other = at < run.first - 1 and "of" in lower[max(0, at - 2) : at]
        noun = singular(lower[at])[0] if words.word[at].islower() and not other else ""
        yield from (what for what, nouns in (("body before", _BODIES), ("person before", PERSONS)) if noun in nouns)
    behind = [lower[i] for i in range(run.last, min(run.last + _ROLE, len(words))) if words.sentence[i] == sentence]
    if behind[:1] and behind[0] in _GENITIVE:
        yield "genitive"
    apart = behind[:1] == [","]
    next_word = behind[apart : apart + 1]
    if next_word and next_word[0] in {"who", "whose"}:
        yield "who"
    if next_word == ["which"]:
        yield "which"
    if apart and next_word and _AGE.fullmatch(next_word[0]):
        yield "age"
    if apart:
        yield from _role(behind[1:])
    yield from _pronoun(words, run, sentence)


def _role(behind: Sequence[str]) -> Iterator[str]:
    """Yield whose role it is that stands behind a name: , *a group* based in Geneva; , *its director*."""
    end = next((i for i, word in enumerate(behind) if word == "," or word in PHRASE_ENDS or not word[0].isalnum()), 0)
    if end:
        noun = singular(behind[end - 1])[0]
        if noun in _BODIES:
            yield "body behind"
        if noun in PERSONS and (end == 1 or behind[0] in _BEFORE_ROLE):
            yield "person behind"


def _pronoun(words: Words, run: Run, sentence: int) -> Iterator[str]:
    """Yield he or it, whichever comes first in the same sentence or the next."""
    for i in range(run.last, min(run.last + _REACH, len(words))):
        if words.sentence[i] > sentence + 1:
            return
        word = words.lower[i]
        stands_for = PRONOUNS[word][1] if word in PRONOUNS else ""
        if stands_for in {"m", "f"}:
            yield "he"
            return
        if stands_for == "thing" or word in COMPANY:
            yield "it"
            return


def turn_bodies(words: Words, runs: Sequence[Run], name_at: Mapping[int, Name]) -> None:
    """Make the names of bodies that look like a person's names of groups; none where no network found any name."""
    if not name_at:
        return
    by_key = clusters(runs)
    for key in list(doubtful(words, by_key)):
        values = features(words, key, by_key, name_at)
        odds = sum(weight * values.get(name, 0.0) for name, weight in WEIGHTS.items())
        if 1 / (1 + exp(-odds)) >= LEAST:
            for run in by_key[key]:
                run.type, run.person, run.vouched = "group", None, False
