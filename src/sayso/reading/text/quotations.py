"""Quotation marks: which stretches of a text stand between them, and so how a content is quoted.

All the marks that newsrooms use are read: curly “so”, straight "so", single ‘so’ and 'so', doubled ``so'', low „so“,
guillemets «so» and ‹so›; nested in one another, left open at the end of a paragraph, or opened again at the
beginning of the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.reading.text.spans import Spans
from sayso.records import Kind, Span

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’'＂]")
_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_LONGEST_OPEN = 4000
"""Code points that a mark quotes at most if no other mark closes it."""

# mark -> (family, what it is: it opens, it closes, or its neighbours tell)
_FAMILIES = {
    "“": ("curly", "opens"),
    "”": ("curly", "closes"),
    "„": ("curly", "opens"),
    "‟": ("curly", "opens"),
    "«": ("guillemet", "opens"),
    "»": ("guillemet", "closes"),
    "‹": ("small guillemet", "opens"),
    "›": ("small guillemet", "closes"),
    '"': ("straight", "either"),
    "＂": ("straight", "either"),
    "``": ("straight", "opens"),
    "''": ("straight", "either"),
    "‘": ("single", "opens"),
    "’": ("single", "closes"),
    "'": ("single", "either"),
}


class Quotations(Spans):
    """The quotations of one text, found once and then looked up by place."""

    def __init__(self, text: str) -> None:
        super().__init__(quotations(text))
        self.text = text

    def kind(self, content: Iterable[Span], cue: Span) -> Kind:
        """Whether a content is quoted in full (direct), in part (mixed) or not at all (indirect).

        A quotation that holds the cue as well is the frame around the whole attribution and does not count: in “He
        told me ‘go home’”, only the inner marks are his.
        """
        inside = outside = False
        for start, end in content:
            own = [q for q in self.near(start, end) if not (q[0] <= cue[0] and cue[1] <= q[1])]
            if not own:
                outside = outside or _WORD.search(self.text, start, end) is not None
                continue
            for word in _WORD.finditer(self.text, start, end):
                is_quoted = any(a <= word.start() < b for a, b in own)
                inside, outside = inside or is_quoted, outside or not is_quoted
                if inside and outside:
                    return "mixed"
        return "direct" if inside and not outside else "mixed" if inside else "indirect"


@lru_cache(maxsize=1)  # what is quoted, and who speaks, are asked one after the other of the same text
def quotations(text: str) -> tuple[Span, ...]:
    """Every stretch between quotation marks, the marks included, nested ones too; ``[start, end)`` in text order."""
    reader = _Reader(text)
    for line in _LINE.finditer(text):
        reader.read(line.start(), line.end())
    return tuple(sorted(reader.quoted))


@dataclass
class _Reader:
    """Reads a text line by line; a quotation that a line leaves open may be closed in a later one."""

    text: str
    quoted: list[Span] = field(default_factory=list)
    open: list[tuple[str, int]] = field(default_factory=list)
    """Families and places of the marks open in this line, outermost first."""
    carried: str | None = None
    """The family of a quotation that an earlier line left open."""
    pending: list[Span] = field(default_factory=list)
    """Lines since then: quoted if a closing mark follows before another one opens."""

    def read(self, start: int, end: int) -> None:
        self.open = []
        marks = list(_MARK.finditer(self.text, start, end))
        singles = self._single_ends(marks, start, end)
        for mark in marks:
            family, does = _FAMILIES[mark.group()]
            if family == "single":
                self._single(mark, singles)
            elif mark.group() == "“" and self._holds("„"):
                self._close(family, mark.end(), start)
            elif does == "opens" or (does == "either" and self._opens(family, mark, start, end)):
                self._open(family, mark.start())
            else:
                self._close(family, mark.end(), start)
        outer = [(family, place) for family, place in self.open if family != "single"]
        if outer:
            self.carried, self.pending = outer[0][0], []
            self.quoted.append((outer[0][1], self._word_end(outer[0][1], self._open_end(outer[0][1], end))))
        elif self.carried and not self.text[start:end].isspace():
            self.pending.append((start, self._word_end(start, end)))
            if end - self.pending[0][0] > _LONGEST_OPEN:  # whatever closes now closes another one
                self.carried, self.pending = None, []

    def _open_end(self, start: int, end: int) -> int:
        """Where a quotation ends that its line leaves open: with the line, or with a sentence if the line is long."""
        if end - start <= _LONGEST_OPEN:
            return end
        sentence = _SENTENCE_END.search(self.text, start, start + _LONGEST_OPEN)
        return sentence.end() if sentence else start + _LONGEST_OPEN

    def _word_end(self, start: int, end: int) -> int:
        """Where a stretch ends that no mark ends: behind its last letter."""
        return start + len(self.text[start:end].rstrip())

    def _holds(self, mark: str) -> bool:
        return any(self.text[place] == mark for _, place in self.open)

    def _opens(self, family: str, mark: re.Match[str], start: int, end: int) -> bool:
        """Whether a mark that looks the same at both ends opens: by its neighbours, else by what is open."""
        space_before = mark.start() == start or not _closes_behind(self.text[mark.start() - 1])
        space_behind = mark.end() == end or self.text[mark.end()].isspace()
        is_open = any(name == family for name, _ in self.open)
        if space_before != space_behind:
            # a foot-and-inch mark (6'2") stands like a closing one and closes nothing
            return space_before
        return not is_open and not (self.carried == family and not self.open and space_behind)

    def _open(self, family: str, place: int) -> None:
        same = [i for i, (name, _) in enumerate(self.open) if name == family]
        if same:  # "one, he said. "Two: the first was never closed
            self.quoted.append((self.open[same[0]][1], self._word_end(self.open[same[0]][1], place)))
            del self.open[same[0] :]
        if not self.open:
            self.carried = None
        self.open.append((family, place))

    def _close(self, family: str, end: int, line: int) -> None:
        for i in range(len(self.open) - 1, -1, -1):
            if self.open[i][0] == family:
                self.quoted.append((self.open[i][1], end))
                del self.open[i:]
                return
        if self.carried == family and not self.open:
            self.quoted += [*self.pending, (line, end)]
            self.carried, self.pending = None, []

    def _single(self, mark: re.Match[str], ends: list[int]) -> None:
        is_open = any(name == "single" for name, _ in self.open)
        if is_open and mark.start() in ends:
            self._close("single", mark.end(), mark.start())
        elif not is_open and self._single_opens(mark, ends):
            self.open.append(("single", mark.start()))

    def _single_opens(self, mark: re.Match[str], ends: list[int]) -> bool:
        """A single mark opens where no letter stands before it, one behind it, and a closing one follows: not 'tis."""
        before = self.text[mark.start() - 1] if mark.start() else " "
        behind = self.text[mark.end() : mark.end() + 1]
        if mark.group() == "’" or before.isalnum() or not behind or behind.isspace():
            return False
        if self.text[mark.start() : mark.end() + 2] == "'n'":  # rock 'n' roll
            return False
        return bisect_right(ends, mark.start()) < len(ends)

    def _single_ends(self, marks: list[re.Match[str]], start: int, end: int) -> list[int]:
        """Places where a single quotation may end: no apostrophe (don't), no bare plural (the workers' hall)."""
        ends = []
        for mark in marks:
            place = mark.start()
            if mark.group() not in "'’" or place == start or self.text[place - 1].isspace():
                continue
            behind = self.text[mark.end() : min(mark.end() + 2, end)]
            if behind[:1].isalnum():
                continue
            plural = self.text[place - 1] == "s" and behind[:1] == " " and behind[1:].isalpha()
            if not plural:
                ends.append(place)
        return ends


def _closes_behind(letter: str) -> bool:
    """Whether a mark behind this letter closes: behind a word or its punctuation, not behind a space or ( [ — “."""
    return not (letter.isspace() or letter in "([{—–-/“‘„«‹:")
