"""Reporters' notes: sentences without a subject, whose speaker the heading or the last name gives.

Notes, Mayor Ruben Johannes, May 6.
Says fuel is what hurts.                    Board mtg 3/3. Renn opens. Wants pier shut by Fri.
“Ask the bank,” three times.                Dole (bait shop): nobody told her.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sayso.english.closed_classes import NO_NAMES
from sayso.english.tables import load
from sayso.english.titles import STOPPED
from sayso.reading.attributions.passage import Passage, in_place_of, joined
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.reporting_words import words
from sayso.records import Span

_WORDS: Final = load("attributions")

_SURE: Final = 0.8
"""The score of a note: a verb without a subject under a heading of notes, no network."""
_HEADING = _WORDS.pattern("note_heading", before=r"\s*(?:[\w’'-]+ ){0,2}?")
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){0,3}"
_LINE = re.compile(r"[^\n]+")
_UNIT_END = re.compile(r"[.!?][”\"’)]{0,2}(?= {1,3}[A-Z“\"])")
# Supt. | Ann Castellano
_TITLE = re.compile(rf"\b(?:{'|'.join(sorted(STOPPED))}|supt)$", re.I)
_BULLET = re.compile(r"[-*•–][ \t]+(?=\S)")
# Supt. Ann Castellano:
_HEAD_LABEL = re.compile(rf"(?P<who>(?:[A-Z][a-z]{{1,5}}\. )?{_NAME})(?: \([^)\n]{{1,40}}\))?:")
_LABEL = re.compile(rf"(?P<who>{_NAME})(?: \([^)\n]{{1,40}}\))?(?P<cue>:) (?=\S)")
_SUBJECT = re.compile(rf"(?P<who>{_NAME}) (?P<verb>[a-z]+)\b")
_VERB = re.compile(
    r"(?P<cue>(?i:(?:Won|Wouldn|Didn|Doesn|Can|Couldn)['’]t|Would not|Will not|Did not|Does not|Refused to|Declined to"
    r"|Also|Still)? ?(?P<verb>[A-Za-z]+))(?: (?:me|us|reporters))?,? (?=\S)"
)
_QUOTATION = re.compile(r"[“\"][^“”\"\n]+[”\"]")
_RUN = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){0,4}")


def add_notes(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Give the sentences of notes to their speaker, in place of what else was made of them; in text order."""
    if passage.parent is not None:
        return attributions
    text = passage.text.plain
    new: list[AttributionSpans] = []
    for start, end in joined(passage.stretches):
        if _HEADING.match(text, start, min(end, start + 80)):
            new += _notes(passage, start, end, attributions)
    return in_place_of(new, attributions) if new else attributions


def _notes(passage: Passage, start: int, end: int, attributions: list[AttributionSpans]) -> Iterator[AttributionSpans]:
    text = passage.text.plain
    who: Span | None = None
    named = {attribution.cue: attribution for attribution in attributions if attribution.source is not None}
    for number, unit in enumerate(_units(text, start, end)):
        if number == 0:
            who = _in_heading(passage, unit)
            continue
        head = _HEAD_LABEL.fullmatch(text, *unit)
        if head:
            who = head.span("who")
            continue
        label = _LABEL.match(text, *unit)
        spoken = unit
        if label:
            who, spoken = label.span("who"), (label.end(), unit[1])
        elif subject := _SUBJECT.match(text, *unit):
            is_name = subject["who"].split()[0].lower() not in NO_NAMES | words().keys()
            who = subject.span("who") if is_name else who
        if who is None:
            continue
        if any(unit[0] <= cue[0] < unit[1] and _is_before(named[cue], unit) for cue in named):
            continue
        content, cue = _said(text, spoken, label.span("cue") if label else None)
        if content is not None:
            yield AttributionSpans(
                label.span("who") if label else None,
                cue,
                (content,),
                _SURE,
                is_verbatim=text[content[0]] in '“"',
                named_by=None if label else who,
            )


def _is_before(attribution: AttributionSpans, unit: Span) -> bool:
    """Whether an attribution names its source within the sentence."""
    return attribution.source is not None and unit[0] <= attribution.source[0] < unit[1]


def _units(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of notes, a line at least; "by Fri. Dole (bait shop):" are two."""
    for line in _LINE.finditer(text, start, end):
        begin = line.start()
        ends = (mark for mark in _UNIT_END.finditer(text, *line.span()) if not _TITLE.search(text, begin, mark.start()))
        for stop in [*(mark.end() for mark in ends), line.end()]:
            words = text[begin:stop].strip()
            if words:
                first = text.index(words, begin)
                if bullet := _BULLET.match(words):
                    first, words = first + bullet.end(), words[bullet.end() :]
                yield first, first + len(words)
            begin = stop


def _in_heading(passage: Passage, unit: Span) -> Span | None:
    """The person of whom a heading says that the notes are."""
    people = sorted(passage.people.near(*unit))
    if people:
        return people[0]
    runs = [match.span() for match in _RUN.finditer(passage.text.plain, *unit)]
    return next((run for run in runs if run[0] > unit[0] and " " in passage.text.plain[slice(*run)]), None)


def _said(text: str, unit: Span, colon: Span | None) -> tuple[Span | None, Span]:
    """What a sentence without a subject says, and its cue."""
    start, end = unit
    quotation = _QUOTATION.match(text, start, end)
    if quotation:
        return quotation.span(), colon or (end - 1, end) if end > quotation.end() else colon or (start, start + 1)
    stop = start + len(text[start:end].rstrip(". "))
    verb = _VERB.match(text, start, end)
    if verb and verb["verb"].lower() in words() and words()[verb["verb"].lower()].is_verb and verb.end() < stop:
        return (verb.end(), stop), verb.span("cue")
    return ((start, stop), colon) if colon and start < stop else (None, unit)
