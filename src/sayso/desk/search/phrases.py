"""Parse a search into phrases, and write them for FTS5 and PostgreSQL, or find them in a text.

No input is an error: signs outside words are ignored, an opening quotation mark without a closing one lasts to the end,
and AND, OR, NEAR are plain words.
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
    """Parse a search into phrases, all of which have to be found; empty if there is no word in it.

    >>> phrases('"not safe" repair*')
    (Phrase(words=('not', 'safe'), begins=False), Phrase(words=('repair',), begins=True))
    """
    made = []
    for quoted, starred, plain in _PIECE.findall(typed):
        words = tuple(_WORD.findall(quoted or plain))
        if words:
            # "o'neill" and "e-mail" are two words to the index, side by side
            made.append(Phrase(words, bool(starred) or plain.endswith("*")))
    return tuple(made)


def for_fts5(wanted: Sequence[Phrase], part: Part | None = None) -> str:
    """The phrases as an expression of SQLite's FTS5, sought in one part of a statement, or in all.

    Raises:
        ValueError: there is no phrase, and so no expression.
    """
    if not wanted:
        raise ValueError("no phrase to look for")
    where = f"{_COLUMNS[part]} : " if part else ""
    return " AND ".join(f'{where}"{" ".join(phrase.words)}"{" *" if phrase.begins else ""}' for phrase in wanted)


def for_postgres(wanted: Sequence[Phrase], part: Part | None = None) -> str:
    """The phrases as PostgreSQL's ``to_tsquery('simple', ...)`` takes them, without accents, as its index is.

    Raises:
        ValueError: there is no phrase, and so no expression.
    """
    if not wanted:
        raise ValueError("no phrase to look for")
    letter = _LETTERS[part] if part else ""
    return " & ".join(f"({' <-> '.join(_lexemes(phrase, letter))})" for phrase in wanted)


def _lexemes(phrase: Phrase, letter: str) -> list[str]:
    marks = [""] * (len(phrase.words) - 1) + ["*" if phrase.begins else ""]
    words = [_ACCENTS.sub("", unicodedata.normalize("NFD", word)) for word in phrase.words]
    return [f"'{word}'" + f":{mark}{letter}".rstrip(":") for word, mark in zip(words, marks, strict=True)]


def marks(text: str, wanted: Sequence[Phrase]) -> tuple[Span, ...]:
    """Return where the phrases stand in a text: spans of code points, in order, without overlaps."""
    if not wanted:
        return ()
    words = [(_folded(match[0]), match.span()) for match in _WORD.finditer(text)]
    hits: set[int] = set()
    for phrase in wanted:
        words_wanted = [_folded(word) for word in phrase.words]
        last = len(words_wanted) - 1
        for start in range(len(words) - last):
            here = [word for word, _ in words[start : start + last + 1]]
            is_last = here[last].startswith(words_wanted[last]) if phrase.begins else here[last] == words_wanted[last]
            if is_last and here[:last] == words_wanted[:last]:
                hits.update(range(start, start + last + 1))
    return _joined([words[place][1] for place in sorted(hits)], text)


def pattern(phrase: Phrase) -> str:
    """Return a regular expression that finds a phrase in any case, the same for SQLite and PostgreSQL."""
    words = r"\W+".join(map(any_case, phrase.words))
    return rf"(^|\W){words}" + ("" if phrase.begins else r"(\W|$)")


def any_case(words: str) -> str:
    """Return a regular expression for words in any case, the same for SQLite and PostgreSQL."""
    return "".join(map(_any_case, words))


def _any_case(letter: str) -> str:
    forms = sorted({form for form in (letter, letter.lower(), letter.upper()) if len(form) == 1})
    return f"[{''.join(forms)}]" if len(forms) > 1 else letter if letter.isalnum() or letter == "_" else f"\\{letter}"


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
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
