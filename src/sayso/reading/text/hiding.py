"""Clauses that keep a name back: asked not to be named because the talks are private."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.records import Span

_HIDING: Final = re.compile(
    r"\banonym(?:ous|ously|ity)\b|\bon background\b"
    r"|(?:\bnot|n[’']t|without|never|declined|refused|asked|wish(?:ed)? not|than)(?: \w+){0,4} (?:be )?"
    r"(?:named|identified|quoted|publicly identified|authori[sz]ed|allowed|permitted|cleared)\b"
    r"|\btoo \w+ to (?:give|tell|share|be named|be identified)\b"
    r"|\bneither(?: \w+){1,6} (?:be )?(?:named|identified|quoted)\b"
    r"|(?:\bnot|n[’']t) (?:have|want)(?: \w+){0,3} names? (?:to be )?(?:used|published|printed|in )"
    r"|\b(?:not to|never to|not|n[’']t let \w+|n[’']t|cannot) use(?: \w+){1,2} names?\b"
    r"|\b(?:refused|declined|unwilling|would not|wouldn[’']t) (?:to )?(?:give|tell|share) "
    r"(?:\w+ )?(?:(?:his|her|their) )?names?\b|\bno names? given\b|\boff the record\b"
    r"|\bnames? (?:was|were|is|are|be|had been) (?:blacked out|redacted|kept out|left out)"
    r"|(?:\bnot|n[’']t) (?:go|speak|talk|comment) (?:on (?:camera|the record)|publicly|openly)"
    r"|\b(?:withh[eo]ld(?:ing)?|conceal(?:ed|ing)?)(?: \w+){0,2} names?|\bnames? (?:(?:be|was|were) )?withheld"
    r"|\bnames? not (?:to )?be (?:used|published|printed|given|made public)"
    r"|\bnone of the \w+ (?:would|could) be named|\blacked (?:the )?authori[sz]ation",
    re.I,
)
"""That someone is not to be named."""
_SIGNS: Final = (
    *("anonym", "background", "name", "identified", "quoted", "authori", "allowed", "permitted", "cleared"),
    *("too ", " camera", " record", "publicly", "openly"),
)
"""One of these stands in every match of `_HIDING`."""
REASON: Final = re.compile(
    r"\b(?:because|so as (?:not )?to|so that|in order (?:not )?to|for fear|out of (?:fear|concern)|fearing|citing|"
    r"given the|"
    r"since (?:he|she|they|the)|as (?:he|she|they) |in exchange for|"
    r"(?:not )?to (?:avoid|describe|discuss|speak (?:frankly|candidly|freely|openly|about)|talk|share|protect|"
    r"be (?:candid|frank)|give|offer|"
    r"preserve|disclose|reveal|detail|relay|recount|address|explain|assess|brief|characterize))\b"
)
"""Why, behind that."""


def is_hidden(text: str, start: int, end: int) -> bool:
    """Whether the words of a source tell that it is not to be named."""
    return hiding(text, start, end) is not None


def hiding(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return where the words between two places first tell that someone is not to be named."""
    lower = text[start:end].lower()
    return _HIDING.search(text, start, end) if any(sign in lower for sign in _SIGNS) else None


def hidings(text: str) -> Iterator[Span]:
    """Where a text tells that somebody is not to be named; no match goes on over a line, most lines have no sign."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if hiding(text, start, end):
            yield from (match.span() for match in _HIDING.finditer(text, start, end))
        start = end
