"""What people type into a search, as words and phrases; and the same for FTS5, for PostgreSQL, and for a text in hand.

Nothing that is typed is an error: signs that make no word are passed over, a quotation mark without its fellow
ends with the line, and AND, OR, NEAR are words like others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.records import Span

# A word as FTS5's unicode61 takes it: letters and digits, and the marks that are set on them.
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# "two words", “two words”, or anything up to the next space or quotation mark
_PIECE: Final = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]?(\*?)|([^\s\"“”„]+)")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
Part = Literal["speaker", "source", "content"]
_COLUMNS: Final[dict[Part, str]] = {"speaker": "speaker", "source": "source_text", "content": "content_text"}
_LETTERS: Final[dict[Part, str]] = {"speaker": "A", "source": "B", "content": "C"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand beside one another, in this order."""

    words: tuple[str, ...]
    """At least one, as they were typed."""
    begins: bool = False
    """Whether the last one need only begin so: ``hous*``."""


def phrases(typed: str) -> tuple[Phrase, ...]:
    """The phrases of what was typed, all of which have to be found; empty if there is no word in it.

    >>> phrases('"not safe" repair*')
    (Phrase(words=('not', 'safe'), begins=False), Phrase(words=('repair',), begins=True))
    """
    found = []
    for quoted, starred, plain in _PIECE.findall(typed):
        words = tuple(_WORD.findall(quoted or plain))
        if words:
            # "o'neill" and "e-mail" are two words to the index, side by side
            found.append(Phrase(words, bool(starred) or plain.endswith("*")))
    return tuple(found)


def for_fts5(found: Sequence[Phrase], part: Part | None = None) -> str:
    """The phrases as an expression of SQLite's FTS5, sought in one part of a statement, or in all.

    Raises:
        ValueError: there is no phrase, and so no expression.
    """
    if not found:
        raise ValueError("no phrase to look for")
    where = f"{_COLUMNS[part]} : " if part else ""
    return " AND ".join(f'{where}"{" ".join(one.words)}"{" *" if one.begins else ""}' for one in found)


def for_postgres(found: Sequence[Phrase], part: Part | None = None) -> str:
    """The phrases as PostgreSQL's ``to_tsquery('simple', ...)`` takes them, without accents, as its index is.

    Raises:
        ValueError: there is no phrase, and so no expression.
    """
    if not found:
        raise ValueError("no phrase to look for")
    letter = _LETTERS[part] if part else ""
    return " & ".join(f"({' <-> '.join(_lexemes(one, letter))})" for one in found)


def _lexemes(phrase: Phrase, letter: str) -> list[str]:
    marks = [""] * (len(phrase.words) - 1) + ["*" if phrase.begins else ""]
    words = [_ACCENTS.sub("", unicodedata.normalize("NFD", word)) for word in phrase.words]
    return [f"'{word}'" + f":{mark}{letter}".rstrip(":") for word, mark in zip(words, marks, strict=True)]


def marks(text: str, found: Sequence[Phrase]) -> tuple[Span, ...]:
    """Where the phrases stand in a text: code points, in order, none within another."""
    words = [(_folded(match[0]), match.span()) for match in _WORD.finditer(text)]
    hits: set[int] = set()
    for one in found:
        wanted = [_folded(word) for word in one.words]
        last = len(wanted) - 1
        for start in range(len(words) - last):
            here = [word for word, _ in words[start : start + last + 1]]
            is_last = here[last].startswith(wanted[last]) if one.begins else here[last] == wanted[last]
            if is_last and here[:last] == wanted[:last]:
                hits.update(range(start, start + last + 1))
    return _joined([words[place][1] for place in sorted(hits)], text)


def _joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Words that only a space parts are marked as one."""
    out: list[Span] = []
    for start, end in spans:
        if out and text[out[-1][1] : start].isspace():
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
