"""Addressees: "told reporters", "in a letter to the senator", "testified before the committee".

They are read from the words around the cue, with a table of the verbs and phrases that take one; nothing is learned.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.english.calendar import WEEKDAYS
from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text import Text
from sayso.reading.text.spans import touch
from sayso.records import Span

_WORDS = load("attributions")


def add_addressees(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Add to every attribution its addressee, where the text gives one."""
    out: list[AttributionSpans] = []
    for attribution in attributions:
        frame = passage.frame_of(attribution, attributions)
        span = attribution.addressee or addressee(passage.text, attribution, frame)
        out.append(attribution if span is None else replace(attribution, addressee=span))
    return out


def addressee(article: Text, attribution: AttributionSpans, frame: Span) -> Span | None:
    """Find the words that name the addressee, ``[start, end)``, or None.

    ``frame`` is the stretch outside of which no word counts; the contents themselves are not searched.
    """
    text, source, cue = article.plain, attribution.source, attribution.cue
    begin = max(frame[0], cue[0] - _REACH, *(end for _, end in attribution.content if end <= cue[0]), 0)
    # the sentence of the cue: In a letter to the board, Holt | wrote
    begin = max(begin, article.sentences.start(cue[0]))
    end = min((start for start, _ in attribution.content if start >= cue[1]), default=min(frame[1], cue[1] + _LONGEST))
    # an official | tells | POLITICO | : the colon may be the cue
    group = source[1] if source is not None and source[1] <= cue[0] < source[1] + _REACH else cue[0]
    direct = _DIRECT.search(text, group, end)
    places = [direct.end()] if direct and direct.start() < cue[1] else []
    for place in (*places, *(indirect.end() for indirect in _INDIRECT.finditer(text, begin, end))):
        named = _name(text, place, end)
        if named and not (source and touch(named, source)) and not touch(named, cue):
            return named
    return None


def _name(text: str, start: int, end: int) -> Span | None:
    if _NO_ADDRESSEE.match(text, start, end):
        return None
    pronoun = _PRONOUN.match(text, start, end)
    if pronoun:
        return pronoun.span()
    stop = _END.search(text, start, end)
    words = text[start : stop.start() if stop else end].rstrip()
    return (start, start + len(words)) if words and len(words) <= _LONGEST else None


# told reporters, asked the mayor, warned residents: the addressee stands right behind the verb
_DIRECT = _WORDS.pattern("addressee_direct", behind=r"\s+")
# in a letter to the senator, in an interview with the Post, wrote to his members, testified before the committee
_INDIRECT = _WORDS.pattern("addressee_indirect", behind=r"\s+")
# where the addressee ends: at a mark, or at words of time, place and manner; "of" and "for" may belong to a name
_END = _WORDS.pattern("addressee_end", words=WEEKDAYS, before=r"[,;:.!?()“”\"\n—–]|\s")
_NO_ADDRESSEE = _WORDS.pattern("no_addressee", before=r"[“\"‘]|")
_PRONOUN = re.compile(r"(?:me|him|us|them|you)\b", re.I)
_LONGEST = 90
_REACH = 120
