"""Interviews without labels: questions in bold or with a question mark, and the answers of the one interviewed.

Ines Calder spoke to Colm Astley, the harbor master, on Monday.

**Is the pier safe?**

It is not. I would not let my own boy walk on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage, in_place_of
from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.text.quotations import Quotations
from sayso.reading.text.spans import Spans
from sayso.records import Span

_WORDS: Final = load("attributions")

_SURE: Final = 0.9
"""The score of an answer: layout, no network."""
_LONGEST: Final = 400
"""Code points of a question at most."""
_LINE = re.compile(r"[^\n]+")
# **Is the pier safe?**   *Is the pier safe?*
_BOLD = re.compile(r"[ \t]*(?P<marks>\*{1,2}|__?)(?P<words>[^*_\n]{2,400})(?P=marks)[ \t]*$")
_OF_SELF = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|me)\b")
_TO_OTHER = re.compile(r"\b(?:you|your)\b", re.I)
# spoke to, in an interview with, questions for
_SPOKE_TO = _WORDS.pattern("interviewed", behind=r"\s")
_RUN = re.compile(r"\b(?!The |A |An )[A-Z][\w’'-]+(?: (?:[A-Z]\.|de|la|van|von|der|bin|al))?(?: [A-Z][\w’'-]+){1,3}")
_BYLINE = re.compile(r"[ \t]*(?:By|Interview by|Interviewed by|Words by|As told to) ")


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A question, and the lines of its answer."""

    question: Span
    is_bold: bool
    answer: list[Span]


def add_interviews(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Add the answers of interviews without labels, in place of the attributions that touch them; in text order."""
    if passage.parent is not None or not passage.stretches or "?" not in passage.text.plain:
        return attributions
    start, end = passage.stretches[0][0], passage.stretches[-1][1]
    exchanges = _exchanges(passage.text.plain, start, end)
    if not _is_interview(exchanges, passage):
        return attributions
    if any(attribution.is_verbatim and attribution.place[1] > exchanges[0].question[0] for attribution in attributions):
        return attributions  # labels say who speaks
    who, _ = interviewee(passage.text.plain, (start, exchanges[0].question[0]), passage.people)
    if who is None or _quotes_others(exchanges, attributions, passage):
        return attributions
    answers = [
        AttributionSpans(
            None,
            (exchange.question[1] - 1, exchange.question[1]),
            ((exchange.answer[0][0], exchange.answer[-1][1]),),
            _SURE,
            is_verbatim=True,
            named_by=who,
        )
        for exchange in exchanges
        if exchange.answer
    ]
    return in_place_of(answers, attributions)


def interviewee(text: str, introduction: Span, people: Spans) -> tuple[Span | None, bool]:
    """Return the name of the one who is interviewed, as an introduction gives it, and whether it says so.

    It stands behind "spoke to" or "interview with"; else it is the first that no byline gives, or None.
    """
    start, end = introduction
    names = sorted(_names(text, start, end, people))
    for lead in _SPOKE_TO.finditer(text, start, end):
        stop = min(end, lead.end() + 120)
        stop = min((place for mark in ".\n" if (place := text.find(mark, lead.end(), stop)) >= 0), default=stop)
        if named := next((name for name in names if lead.end() <= name[0] < stop), None):
            return named, True
    first = (name for name in names if not _BYLINE.match(text, text.rfind("\n", 0, name[0]) + 1))
    return next(first, None), False


def _names(text: str, start: int, end: int, people: Spans) -> Iterator[Span]:
    """The names of people in an introduction: those that the network found, and words with capitals in a row."""
    runs = [match.span() for match in _RUN.finditer(text, start, end)]
    yield from runs
    for name in people.near(start, end) if start < end else ():
        if not any(first <= name[0] and name[1] <= last for first, last in runs):
            yield name


def _exchanges(text: str, start: int, end: int) -> list[_Exchange]:
    """The questions of a text that are paragraphs, each with what follows up to the next one."""
    exchanges: list[_Exchange] = []
    for line in _LINE.finditer(text, start, end):
        words = line.group().strip()
        if not words:
            continue
        begin = line.start() + line.group().index(words)
        bold = _BOLD.match(line.group())
        if bold:
            exchanges.append(
                _Exchange((line.start() + bold.start("words"), line.start() + bold.end("words")), True, [])
            )
        elif words.endswith("?") and len(words) <= _LONGEST and words[0].isupper():
            exchanges.append(_Exchange((begin, begin + len(words)), False, []))
        elif exchanges:
            exchanges[-1].answer.append((begin, begin + len(words)))
    count = sum(exchange.is_bold for exchange in exchanges)
    return list(_joined(exchanges, only_bold=count > 1))


def _joined(exchanges: list[_Exchange], only_bold: bool) -> Iterator[_Exchange]:
    """The exchanges; where questions are bold, others with a question mark belong to the answer before."""
    kept: _Exchange | None = None
    for exchange in exchanges:
        if only_bold and not exchange.is_bold:
            if kept is not None:
                kept.answer.extend((exchange.question, *exchange.answer))
            continue
        if kept is not None:
            yield kept
        kept = exchange
    if kept is not None:
        yield kept


def _is_interview(exchanges: list[_Exchange], passage: Passage) -> bool:
    """Whether questions are put to someone, who answers as "I"; not those of a list of questions and answers."""
    answered = [exchange for exchange in exchanges if exchange.answer]
    if len(answered) < 2 or 3 * len(answered) < 2 * len(exchanges):
        return False
    text, quotations = passage.text.plain, passage.text.quotations
    of_self = sum(_speaks_of_self(exchange.answer, text, quotations) for exchange in answered)
    if exchanges[0].is_bold:
        asks = sum(text[exchange.question[1] - 1] == "?" for exchange in exchanges)
        return 2 * asks >= len(exchanges) and 3 * of_self >= len(answered)
    to_other = any(_TO_OTHER.search(text, *exchange.question) for exchange in exchanges)
    asks_self = sum(_OF_SELF.search(text, *exchange.question) is not None for exchange in exchanges)
    lines = sum(len(exchange.answer) for exchange in answered)
    return to_other and 2 * asks_self <= len(exchanges) and 2 * of_self >= len(answered) and lines <= 4 * len(answered)


def _speaks_of_self(answer: list[Span], text: str, quotations: Quotations) -> bool:
    """Whether "I" or "my" stands near the beginning of an answer, and in no quotation."""
    start, end = answer[0][0], answer[-1][1]
    return any(
        next(quotations.near(*match.span()), None) is None
        for match in _OF_SELF.finditer(text, start, min(end, start + _LONGEST))
    )


def _quotes_others(exchanges: list[_Exchange], attributions: list[AttributionSpans], passage: Passage) -> bool:
    """Whether the text behind the first question quotes several people by name, as no answer does."""
    quoted = (
        attribution
        for attribution in attributions
        if attribution.cue[0] > exchanges[0].question[1]
        and attribution.source is not None
        and next(passage.names.near(*attribution.source), None) is not None
        and passage.text.quotations.kind(attribution.content, attribution.cue) != "indirect"
    )
    return len(list(islice(quoted, 2))) > 1
