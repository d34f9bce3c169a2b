"""Closed classes: words that are no names, pronouns, determiners, what ends a noun phrase."""

from __future__ import annotations

from typing import Final

from sayso.english.calendar import TIMES
from sayso.english.tables import load

_CLOSED: Final = load("closed_classes")
_STANDS_FOR: Final = _CLOSED.mapping("pronoun", "stands_for", str)


def listed(words: str) -> frozenset[str]:
    """The words of a list written as one line."""
    return frozenset(words.split())


PRONOUNS: Final[dict[str, tuple[str, str]]] = {
    word: (person, _STANDS_FOR[word]) for word, person in _CLOSED.mapping("pronoun", "person", str).items()
}
"""Pronouns: their person (1, 2, 3, or r for relative), and what they stand for: one, many, m, f, thing, any."""
POSSESSIVES: Final = _CLOSED.words("possessive")
ARTICLES: Final = _CLOSED.words("article")
"""The articles and the demonstratives."""
INDEFINITE: Final = _CLOSED.words("indefinite")
NUMBERS: Final = _CLOSED.mapping("number", "value", int)
"""Numbers in words, and how many they are."""
VAGUE: Final = _CLOSED.words("vague")
"""Determiners of an unknown number: some, many, various."""
DETERMINERS: Final = _CLOSED.words("article", "possessive", "indefinite", "vague", "number", "determiner")
PHRASE_ENDS: Final = _CLOSED.words("phrase_end")
"""Words behind the head of a noun phrase."""
JOINTS: Final = _CLOSED.words("joint")
"""Words between two noun phrases: and, of, by."""
RELATIVES: Final = frozenset(word for word, (person, _) in PRONOUNS.items() if person == "r")
"""Relative and interrogative pronouns: who, which."""
NO_NAMES: Final = _CLOSED.words("pronoun", "phrase_end", "no_name") | DETERMINERS | TIMES
"""Words that are no name although a sentence begins with them."""
ADJECTIVES: Final = _CLOSED.words("adjective")
"""Words with a capital that describe and do not name."""


def is_adjective(word: str) -> bool:
    """Whether a capitalised word describes a people or a country: Western, Korvalese, Sarmatian."""
    low = word.lower()
    return low in ADJECTIVES or low.endswith(("ese", "anian", "ovian", "istani", "ardian"))
