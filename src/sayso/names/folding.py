"""Folds names of people: without case, accents and marks, the suffix apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sayso.english.titles import GENERATIONS

Tokens = tuple[str, ...]
Part = TypeVar("Part", str, Tokens)

# letters that are no base letter with a mark on it
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_POSSESSIVE = re.compile(r"['’]s\b", re.I)
_APOSTROPHES = re.compile(r"['’‘ʻ`´]")
_MOST_SURNAMES = 4  # words in a surname: "Wasserman Schultz", "de la Cruz"


def fold(text: str) -> Tokens:
    """Fold a name into its words, without case, accents and marks: "Luján" -> lujan, "Ocasio-Cortez" -> ocasio, cortez.

    Initials are words of one letter each, however they are written: "J.D." and "JD" -> j, d.
    """
    text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = []
    for word in re.findall(r"[^\W\d_]+", plain):
        folded = word.casefold().translate(_LETTERS)
        words += list(folded) if re.fullmatch("[A-Z]{2}", word) and folded not in GENERATIONS else [folded]
    return tuple(words)


def without_suffix(words: Tokens) -> tuple[Tokens, str | None]:
    """A name's words and its suffix: "Thomas Kean Jr." -> (thomas, kean), jr."""
    if len(words) > 1 and words[-1] in GENERATIONS:
        return words[:-1], words[-1]
    return words, None


def splits(words: Tokens) -> Iterator[tuple[Tokens, str]]:
    """Every way to part a name into given names and a surname: jo roe -> (jo) roe, () jo roe."""
    for i in range(max(0, len(words) - _MOST_SURNAMES), len(words)):
        yield words[:i], " ".join(words[i:])


def once(given: Iterable[Part]) -> tuple[Part, ...]:
    """Each of the parts once, in the order given; empty ones left out."""
    return tuple(dict.fromkeys(filter(None, given)))
