"""The words of a text as they are compared: without case, kind of apostrophe and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sayso.records import Span

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHES: Final = str.maketrans("’", "'")
_QUOTATION_MARKS: Final = str.maketrans("", "", "“”„‟«»‹›‘’'\"`")
# one stroke for all of them: "tried - and failed", "tried—and failed"
_DASHES: Final = re.compile(r"-{2,}+|[–—―]|(?<=\s)-(?=\s)")


class Word(NamedTuple):
    """A word: ``key`` is what it is compared by, ``span`` is ``[start, end)`` in code points."""

    key: str
    span: Span


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of a stretch of text, in order; "well-known" is two."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(match[0].translate(_APOSTROPHES).casefold(), match.span())


def punctuation(between: str) -> str:
    """Return what stands between two words as it is compared: no quotation marks, one kind of blank, one of dash."""
    return " ".join(_DASHES.sub(" — ", between.translate(_QUOTATION_MARKS)).split())


def without_possessive(word: str) -> str:
    """Return a word without the ending of a possessive: "Okafor" for "Okafor’s"."""
    return word.removesuffix("’s").removesuffix("'s")
