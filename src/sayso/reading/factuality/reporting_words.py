"""The words that signal a saying, in one table: what type of attribution they make, and whether they deny.

Types are those of PARC and of the Penn Discourse Treebank (Prasad et al., "Attribution and its annotation in the Penn
Discourse TreeBank", TAL 47(2), 2006): an assertion is said, a belief is held, a fact is known or seen, an eventuality
is wanted, ordered or promised.  The network finds the cues; the table only says what they mean, and whether a content
is worth reading again.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.english.reporting import DOUBLING, IRREGULAR, REPORTING
from sayso.english.tables import words_of
from sayso.records import Type

_TYPES: tuple[Type, ...] = ("assertion", "belief", "fact", "eventuality")
_LETTERS = re.compile(r"[a-z]+")


class Word(NamedTuple):
    """What a cue word means."""

    base: str
    type: Type
    denies: bool = False
    is_verb: bool = True


@cache
def words() -> dict[str, Word]:
    """Every form of every cue word, in small letters -> what it means; a verb goes before a noun of the same form."""
    table: dict[str, Word] = {}
    for row in REPORTING.rows:
        categories = row["is"].split()
        part, type_ = categories[0], next((name for name in _TYPES if name in categories), _TYPES[0])
        for base in words_of(row):
            word = Word(base, type_, "denial" in categories, part == "verb")
            if part == "verb":
                table.update(dict.fromkeys((*forms(base), *IRREGULAR.get(base, ())), word))
            elif part == "noun":
                table.setdefault(base, word)
                table.setdefault(_plural(base), word)
            elif part in {"adjective", "preposition"}:
                table.setdefault(base, word)
    return table


def forms(base: str) -> tuple[str, ...]:
    """The regular forms of an English verb: deny -> deny, denies, denied, denying."""
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if re.search(r"[^aeiou]y$", base):
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    third = f"{base}es" if re.search(r"(s|sh|ch|x|z|o)$", base) else f"{base}s"
    doubled = base + base[-1] if base in DOUBLING else base
    return base, third, f"{doubled}ed", f"{doubled}ing"


def _plural(noun: str) -> str:
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(s|sh|ch|x)$", noun) else f"{noun}s"


@cache
def _signals() -> tuple[frozenset[str], frozenset[str]]:
    """Words of saying, and nouns that are such before "that"."""
    ordinary = REPORTING.words("ordinary")
    verbs = {form for form, word in words().items() if word.is_verb and word.base not in ordinary}
    nouns = {form for form, word in words().items() if not word.is_verb}
    # "aides say he wants the job"; but "I want", "I don't know" are dear and tell little
    signals = verbs | REPORTING.words("reporting") | {"according"}
    return frozenset(signals - REPORTING.words("nominal")), frozenset(nouns | REPORTING.words("outlet_noun"))


def may_hold_a_saying(text: str) -> bool:
    """Whether a stretch holds a word of saying, so that reading it again may find a statement in it."""
    verbs, nouns = _signals()
    before = ""
    for word in _LETTERS.findall(text.lower()):
        if word in verbs or (word == "that" and before in nouns):
            return True
        before = word
    return False
