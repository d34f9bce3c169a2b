"""A text cut into words, with the sentence and the paragraph each stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Final

from sayso.english import calendar, states, titles
from sayso.english.contexts import ABBREVIATIONS
from sayso.records import Span

_TOKEN: Final = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., N.M.
    r"|\w+\.(?:com|org|net|gov|edu|info|co|tv|io)\b"  # Alder.org
    r"|[’'](?:[sS]|ve|ll|re|d|m)\b"  # the possessive; I've, she'd
    r"|\w+(?:-\w+|[’'](?!(?:[sS]|ve|ll|re|d|m)\b)\w+|&\w+|[.,]\d+)*"  # Okafor, 54-year-old, O’Brien, AT&T, 1,000
    r"|[^\w\s]"
)
_BREAK: Final = re.compile(r"[\r\n\v\f\x85\u2028\u2029]")
_OPENING: Final = frozenset("“‘\"'«‹„(—–")
_CLOSING: Final = frozenset("”’\"'»›)]")
ABBREVIATED: Final = ABBREVIATIONS | titles.STOPPED | calendar.STOPPED | states.STOPPED
"""Words, in lower case, behind which a full stop ends no sentence."""


class Words:
    """The words and marks of a text in order, in lists of one length."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [token.span() for token in _TOKEN.finditer(text)]
        self.word = [text[start:end] for start, end in spans]
        self.start = [start for start, _ in spans]
        self.end = [end for _, end in spans]
        self.lower = [word.lower() for word in self.word]
        self.sentence: list[int] = []
        self.paragraph: list[int] = []
        self.opening: list[int] = []
        """The first word of each sentence."""
        self._divide()

    @cached_property
    def lede(self) -> int:
        """The paragraph of the first whole sentence: not the headline's, nor the byline's."""
        first = 0
        for i, word in enumerate(self.word):
            if word in {".", "!", "?"}:
                return self.paragraph[first]
            if i + 1 < len(self) and self.paragraph[i + 1] != self.paragraph[i]:
                first = i + 1
        return 0

    def __len__(self) -> int:
        return len(self.word)

    def at(self, place: int) -> int:
        """Index of the first word that ends behind a place."""
        return bisect_right(self.end, place)

    def within(self, span: Span) -> range:
        """Indices of the words that lie in a span."""
        return range(bisect_left(self.start, span[0]), bisect_right(self.end, span[1]))

    def span(self, first: int, last: int) -> Span:
        """Where the words from ``first`` up to but without ``last`` stand."""
        return self.start[first], self.end[last - 1]

    def begins_sentence(self, i: int) -> bool:
        """Whether a word is the first of its sentence, but for quotation marks and brackets."""
        while i > 0 and self.word[i - 1] in _OPENING and self.sentence[i - 1] == self.sentence[i]:
            i -= 1
        return i == 0 or self.sentence[i - 1] != self.sentence[i]

    def is_stop(self, i: int) -> bool:
        """Whether a full stop only marks an abbreviation: Sen. Pike, John F. Kelly."""
        if self.word[i] != "." or i == 0 or self.end[i - 1] != self.start[i]:
            return False
        before = self.word[i - 1]
        return before.lower() in ABBREVIATED or (len(before) == 1 and before.isupper())

    def _divide(self) -> None:
        sentence = paragraph = 0
        ended = False
        text, reached = self.text, self.start[0] if self.start else 0
        for i, (word, start, end) in enumerate(zip(self.word, self.start, self.end, strict=True)):
            # most words stand a blank apart, which breaks nothing
            if start > reached + (text[reached] == " ") and _BREAK.search(text, reached, start):
                paragraph += 1
                sentence += 1
                ended = False
            elif ended and not (word in _CLOSING and reached == start):
                if word[0].isupper() or word in _OPENING or word[0].isdecimal():
                    sentence += 1
                ended = False
            if sentence == len(self.opening):
                self.opening.append(i)
            self.sentence.append(sentence)
            self.paragraph.append(paragraph)
            if word in ".!?" and not (word == "." and self.is_stop(i)):
                ended = True
            elif word == ":" and text[end : end + 2].strip(" ")[:1] in _OPENING:
                ended = False
            reached = end
