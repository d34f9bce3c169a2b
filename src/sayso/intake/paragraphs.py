"""Where the paragraphs of a text lie: its lines, but for the line breaks that only wrap them."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.intake.wrapping import Unwrapped

# CR LF, LF, CR, vertical tab, form feed, NEL, and the line and paragraph separators of Unicode
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")


class Paragraph(NamedTuple):
    """A stretch of the text, without the white space around it; offsets in code points."""

    start: int
    end: int
    text: str
    """Its words, with a blank for each soft line break."""


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text, in order: its lines, those that are only wrapped as one.

    Takes time linear in the text.  Raises nothing.
    """
    unwrapped = Unwrapped(text)
    blocks: list[Paragraph] = []
    for line in _LINE.finditer(unwrapped.text):
        words = line[0].strip()
        if words:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            blocks.append(Paragraph(*unwrapped.original((start, start + len(words))), words))
    return blocks
