"""Where the paragraphs of a text lie, whether it breaks lines for each, or for each line of a typewriter."""

from __future__ import annotations

import re
from typing import NamedTuple

# CR LF, LF, CR, vertical tab, form feed, NEL, and the line and paragraph separators of Unicode
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$")
_WIDEST = 100


class Paragraph(NamedTuple):
    """A stretch of the text, without the white space around it; offsets in code points."""

    start: int
    end: int
    text: str


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, in order: its lines, or, where lines are only wrapped, what blank lines part.

    Takes time linear in the text.  Raises nothing.
    """
    lines = [line for line in map(_trim, _LINE.finditer(text)) if line.text]
    joined = [_single_break(text, lines[i].end, lines[i + 1].start) for i in range(len(lines) - 1)]
    if not _is_wrapped(lines, joined):
        return lines
    found: list[Paragraph] = []
    first = 0
    for last in range(len(lines)):
        if last == len(lines) - 1 or not joined[last]:
            start, end = lines[first].start, lines[last].end
            found.append(Paragraph(start, end, text[start:end]))
            first = last + 1
    return found


def _trim(line: re.Match[str]) -> Paragraph:
    found = line[0]
    start = line.start() + len(found) - len(found.lstrip())
    stripped = found.strip()
    return Paragraph(start, start + len(stripped), stripped)


def _single_break(text: str, end: int, start: int) -> bool:
    # the white space between two lines may be long: look at no more of it than tells
    return start - end < 40 and len(_BREAK.findall(text, end, start)) == 1


def _is_wrapped(lines: list[Paragraph], joined: list[bool]) -> bool:
    """Whether single line breaks only wrap: every line is full, so that the next word would not have fitted on it.

    "The mayor of Mill Valley said on Tuesday that she would not stand for / another term ..." is; a text with a
    paragraph a line is not, because its lines are as long as they happen to be.
    """
    inner = [i for i, is_joined in enumerate(joined) if is_joined]
    if len(inner) < 2:
        return False
    width = max(len(lines[i].text) for i in inner)
    if not 30 <= width <= _WIDEST:
        return False
    full = sum(len(lines[i].text) + 1 + len(lines[i + 1].text.split(None, 1)[0]) > width for i in inner)
    open_ended = sum(not _SENTENCE_END.search(lines[i].text) for i in inner)
    return full >= 0.8 * len(inner) and open_ended >= 0.5 * len(inner)
