"""Hard-wrapped lines, as in mails, releases and wire copy: which line breaks are soft, and the text without them.

A soft break only wraps a paragraph that is broken at 45 to 80 columns or so; it is white space like any other.  Lists,
verse, labels, signatures and tables keep their lines.  What decides:

- the width: a wrapped line is full, so that the next word would not have fitted on it;
- what the next line begins with: a small letter goes on with a sentence; a bullet, a label or an indent begins anew.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sayso.records import Span

_NARROWEST, _WIDEST = 30, 100
"""Columns between which a text may be wrapped."""
_LINES_OF_VERSE = 3
"""Line breaks from which on a block may be verse or a list by the way in which its lines begin and end."""
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"[ \t]{0,40}(?:\r\n|\r|\n)")
# > We will not sell the park.
_PREFIX = re.compile(r"(?:[ \t]{0,40}>)*+[ \t]*+")
# She resigned.   “She resigned.”   He gave two reasons:   I was going to --
_ENDS = re.compile(r"(?:[.!?…:]|--|—)[\"”’')\]]*+$")
# but no sentence ends with: by Mr.   at the request of Gov.
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|St|[A-Z])\.$")
# words that end no line but where it is wrapped
_GOES_ON = re.compile(
    r"(?:^|[\s“\"(])(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|but|that|who|which|said|says|told|his|her|their|its"
    r"|is|are|was|were|has|have|had|will|would|not|as|than|Mayor|Sen\.|Rep\.|Gov\.|Mr\.|Ms\.|Mrs\.|Dr\.|President"
    r"|Senator|Governor|Minister|Secretary)$"
)
# - eggs   • eggs   1. eggs   (a) eggs   iv) eggs
_ITEM = re.compile(r"(?P<bullet>[-*•·▪‣◦+–—]|--|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])[ \t]+(?=\S)")
# SEN. ROURKE: Did you?   Mr. HALE. I did.
_SPEAKER = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,4}:|"
    r"(?:Mr|Mrs|Ms|Dr|Senator|The|Chair\w+)\.? [A-Z]{3,}[A-Z ’'-]{0,30}\.)(?=\s)"
)
# From: Ruth Okafor   Jane Orr, chair: We did.   Q. Where were you?
_LABEL = re.compile(r"(?:[QA][.:]|[A-Z][\w’'.-]*(?: [\w’'.-]+){0,4}(?:, [^:.\n]{2,50})?:)(?=\s|$)")
# Pike    12    40 %   | Pike | 12 |   SENATE COMMITTEE ON RAIL   a line of signs alone
_TABLE = re.compile(
    r"\t|\w {3,}\S|\w {2,}\S[^.!?]{0,100}?\w {2,}\S|\|[^|]*+\||^(?=[^a-z]*?[A-Z]{3})[^a-z]*+(?<![.!?”\"’])$|^\W{3,}+$"
)
_LOWER = re.compile(r"[\"“‘'(\[]{0,2}[a-z]")
_HYPHEN = re.compile(r"(?<=\w)-$")
_BEHIND_HYPHEN = re.compile(r"(?!(?:and|or|to|nor)\b)[a-z0-9]")
# A spokesman said on Monday that the bridge | Pike wanted would ...: running text, not the words of a headline
_RUNNING = re.compile(r"\b(?:[Tt]he|[Aa]n?|was|were|had|has been|have been|said|told)\b")


class Unwrapped:
    """A text without its soft line breaks, and where its places stand in the text as it is.

    A soft break, with the blanks around it, is one blank, or nothing behind a hyphen.  Offsets are code points.
    """

    def __init__(self, original: str, breaks: Sequence[Span] | None = None) -> None:
        """Take the soft line breaks of a text, or find them.  Takes time linear in the text.  Raises nothing."""
        self.original_text = original
        parts: list[str] = []
        self._starts = [0]
        self._origins = [0]
        length = reached = 0
        for start, end in soft_breaks(original) if breaks is None else breaks:
            blank = "" if _HYPHEN.search(original, reached, start) and _BEHIND_HYPHEN.match(original, end) else " "
            parts += [original[reached:start], blank]
            length += start - reached + len(blank)
            reached = end
            self._starts.append(length)
            self._origins.append(end)
        parts.append(original[reached:])
        self.text = "".join(parts) if len(parts) > 1 else original

    def original(self, span: Span) -> Span:
        """Return where a span of the unwrapped text stands in the text as it is."""
        start, end = span
        return self._original(start), self._original(end - 1) + 1 if end > start else self._original(start)

    def unwrapped(self, span: Span) -> Span:
        """Return where a span of the text as it is stands in the unwrapped text."""
        return self._unwrapped(span[0]), self._unwrapped(span[1])

    def _original(self, place: int) -> int:
        i = bisect_right(self._starts, place) - 1
        return self._origins[i] + place - self._starts[i]

    def _unwrapped(self, place: int) -> int:
        i = bisect_right(self._origins, place) - 1
        end = self._starts[i + 1] if i + 1 < len(self._starts) else len(self.text)
        return min(self._starts[i] + place - self._origins[i], end)


def soft_breaks(text: str) -> list[Span]:
    """Return the soft line breaks of a text in order, each ``[start, end)`` with the white space around it."""
    blocks = [_Block(lines) for lines in _blocks(text)]
    lines = [line for block in blocks for line in block.lines]
    width = _width([pair for block in blocks for pair in block.going_on], lines)
    labels = sum(line.is_label for line in lines)
    return [span for block in blocks for span in block.soft_breaks(width, labels)]


def _width(going_on: list[_Pair], lines: list[_Line]) -> int:
    """Return the column at which lines are wrapped, or 0 if they are not.

    Each line that goes on was wrapped at its length, or a little behind it: at less than the next word would take.
    The column is the one at which most of them were, and which fewest lines exceed.
    """
    columns = [0] * (_WIDEST + 2)
    for line, following in going_on:
        columns[min(line.length, _WIDEST + 1)] += 1
        columns[min(line.length_with(following), _WIDEST + 1)] -= 1
    longer = [0] * (_WIDEST + 2)
    for line in lines:
        longer[min(line.length, _WIDEST + 1)] += 1
    full, over, best, width = sum(columns[:_NARROWEST]), sum(longer[_NARROWEST:]), 0, 0
    for column in range(_NARROWEST, _WIDEST + 1):
        full += columns[column]
        over -= longer[column]
        is_likely = full >= 0.8 * len(going_on) and over <= 0.25 * len(lines)
        if is_likely and full - over > best:
            best, width = full - over, column
    return width


@dataclass(slots=True)
class _Line:
    """A line without the white space and the marks of a quoted mail around it."""

    start: int
    """Where its words begin."""
    end: int
    column: int
    """How far its words stand from the margin."""
    prefix: str
    """The marks of a quoted mail before it."""
    words: str
    item: str = field(init=False)
    """The kind of its bullet, if it begins with one."""
    is_label: bool = field(init=False)

    def __post_init__(self) -> None:
        bullet = _ITEM.match(self.words)
        self.item = "" if bullet is None else re.sub(r"\w+", "1", bullet["bullet"])
        self.is_label = _LABEL.match(self.words) is not None

    @property
    def length(self) -> int:
        """Columns from the margin to its end."""
        return self.column + len(self.words)

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with it."""
        return _ENDS.search(self.words) is not None and _ABBREVIATED.search(self.words) is None

    def length_with(self, following: _Line) -> int:
        """Columns that it would take with the next word on it."""
        return self.length + 1 + len(following.words.split(" ", 1)[0])


_Pair = tuple[_Line, _Line]


class _Block:
    """Lines that no blank line parts."""

    def __init__(self, lines: list[_Line]) -> None:
        self.lines = lines
        self.pairs = list(pairwise(lines))
        self.going_on = [] if self._is_verse() else [pair for pair in self.pairs if self._goes_on(*pair)]
        """The lines that surely go on with the next one, each with that."""

    def _is_verse(self) -> bool:
        """Whether most lines end with a mark, as those of verse and of lists do."""
        marked = sum(line.words[-1] in ",;:.!?—" for line, _ in self.pairs)
        return len(self.pairs) >= _LINES_OF_VERSE and marked >= 0.75 * len(self.pairs)

    def _goes_on(self, line: _Line, following: _Line) -> bool:
        """Whether a sentence surely goes on from one line to the next."""
        if line.length > _WIDEST:
            return False
        if _LOWER.match(following.words) or _GOES_ON.search(line.words):
            return True
        if len(self.pairs) >= _LINES_OF_VERSE:
            return False
        # “Forty last year. | Eleven now.”
        if line.words.count("“") > line.words.count("”") and following.words[0] not in "“‘":
            return True
        if line.ends or line.words.endswith(";") or _RUNNING.search(line.words) is None:
            return False
        return following.ends or line.words.endswith(",") or following.length >= 0.7 * line.length

    def soft_breaks(self, width: int, labels: int) -> Iterator[Span]:
        """Yield the soft breaks, where the text is wrapped at ``width`` columns and has so many ``labels``."""
        column = self._column(width)
        going_on = {line.start for line, _ in self.going_on}
        for line, following in self.pairs:
            is_full = line.length <= column < line.length_with(following)
            # a mail wraps what it quotes, at whatever column
            is_quoted = bool(line.prefix) and line.prefix == following.prefix and line.start in going_on
            if (is_full or is_quoted) and not self._keeps(line, following, labels):
                yield line.end, following.start

    def _column(self, width: int) -> int:
        """Return the column at which the block is wrapped, or 0 if it is not: the text's, or one of its own."""
        going_on = self.going_on or self.pairs
        full = sum(line.length_with(following) > width for line, following in going_on)
        if not self.going_on:
            return width if len(self.pairs) < _LINES_OF_VERSE or full == len(self.pairs) else 0
        if width and full >= 0.8 * len(going_on):
            return width
        return _width(self.going_on, self.lines) if len(self.going_on) > 1 else 0

    def _keeps(self, line: _Line, following: _Line, labels: int) -> bool:
        """Whether the break between two lines is kept, however full the first one is."""
        if line.prefix != following.prefix or _SPEAKER.match(following.words):
            return True
        if _TABLE.search(line.words) or _TABLE.search(following.words):
            return True
        if following.item and (line.ends or sum(block_line.item == following.item for block_line in self.lines) > 1):
            return True
        if following.is_label and (line.ends or labels > 1):
            return True
        hanging = _ITEM.match(line.words)
        return following.column > line.column + (hanging.end() if hanging else 0)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the lines of a text, those together that no blank line parts."""
    block: list[_Line] = []
    for line in _LINE.finditer(text):
        prefix = _PREFIX.match(line[0])
        assert prefix is not None
        words = line[0][prefix.end() :].rstrip()
        start = line.start() + prefix.end()
        if block and not (words and _is_single_break(text, block[-1].end, line.start())):
            yield block
            block = []
        if words:
            marks = "".join(prefix[0].split())
            block.append(_Line(start, start + len(words), len(prefix[0].expandtabs()), marks, words))
    if block:
        yield block


def _is_single_break(text: str, end: int, start: int) -> bool:
    # the white space between two lines may be long: look at no more of it than is needed
    return start - end < 44 and _BREAK.fullmatch(text, end, start) is not None
