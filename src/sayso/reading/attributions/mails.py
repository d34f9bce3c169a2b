"""Mails in a text, with those that they answer or pass on: who wrote which of them.

    We will send a boat on Friday.                          -----Original Message-----
                                                            From: Gwen Tarr <gwen@fleet.example>
    On Tue, Mar 4, 2026 at 9:12 AM, Ruth Adeyemi wrote:     Sent: Monday, March 2, 2026 4:15 PM
    > The mooring broke in the night.                       Subject: Brakes
    > On Mon, Mar 3, 2026, Carl Voss wrote:
    >> Nobody inspected the mooring.                        The brakes on bus nine failed twice.

A line with more marks than its neighbours is an earlier writer's: the one whom the line above the first of them names,
else an unknown one.  What nobody quotes, below no header, is the writer's own text, and is read as in any article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from sayso.english.calendar import DAYS_AND_MONTHS
from sayso.english.tables import load
from sayso.reading.attributions.passage import Passage, in_place_of, joined
from sayso.reading.attributions.spans import AttributionSpans
from sayso.records import Span

_WORDS: Final = load("attributions")

_SURE: Final = 0.99
"""The score of a mail: layout, no network."""
_DEEPEST: Final = 20
"""Marks before a line that are told apart."""
_LINE = re.compile(r"^(?P<marks>(?:[ \t]{0,3}>){0,40})[ \t]*(?P<words>[^\n]*[^\s])?[^\n]*", re.M)
# On Tue, Mar 4, 2026 at 9:12 AM, Ruth Adeyemi <ruth@port.example> wrote:   Carl Voss (cv@port.example) writes:
_WROTE = re.compile(
    r"(?P<head>[^\n]{2,180}?)(?: ?[<(\[](?:mailto:)?(?P<address>[^<>()\[\]\s]{3,80})[>)\]])?\s{1,2}(?:> ?)?"
    rf"(?P<cue>{_WORDS.alternatives('mail_says')})(?: \([^()\n]{{5,60}}\))? ?:$",
    re.I,
)
# On Tue, Mar 4, 2026 at 9:12 AM, | Ruth Adeyemi
_DATED = re.compile(
    rf"(?:On|At) [^\n]{{0,120}}(?:\b(?i:{'|'.join(sorted(DAYS_AND_MONTHS, key=len, reverse=True))})"
    r"|\d[ \u202f]?[AaPp]\.?[Mm]\.?|\b[A-Z]{3,4}|[+-]\d{4}\)?|\d)[,:)]{0,2}[ \n]+(?=[^\d\s])"
)
_NAME = re.compile(r"[\"'“*]?(?P<who>[^\W\d_][\w.’'-]*(?:,? (?!via )[\w.’'()-]+){0,6})[\"'”*]?(?: via .*)?", re.I)
# From: Gwen Tarr <gwen@fleet.example>   *From:* Adeyemi, Ruth [mailto:ruth@port.example]
_FROM = re.compile(
    r"[*_]{0,2}From(?P<cue>:)[*_]{0,2}[ \t]*[*_]{0,2}(?P<who>[^\n<>\[\]()*]{1,80}?)(?:[ \t]*[<(\[*][^\n]*)?$", re.I
)
_FIELD = re.compile(rf"[*_]{{0,2}}(?:{_WORDS.alternatives('mail_field')})[*_]{{0,2}}:", re.I)
_DIVIDER = re.compile(rf"[-_=>* \t]{{0,40}}(?:{_WORDS.alternatives('mail_divider')}):?[-_=<* \t]{{0,40}}$", re.I)
_RULE = re.compile(r"[-_=*]{5,}$")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


@dataclass(slots=True)
class _Line:
    """A line without the marks before it."""

    depth: int
    start: int
    end: int
    """Where its words begin and end; one place if it has none."""

    def words(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(slots=True)
class _Writer:
    """Who wrote a mail; without a span, somebody earlier who is not named."""

    who: Span | None = None
    cue: Span | None = None
    is_printed: bool = False
    """Whether an attribution has the name as its source already."""


@dataclass(slots=True)
class _Thread:
    """The mails of a stretch of a text."""

    text: str
    lines: list[_Line]
    is_mail: bool = False
    """Whether a header shows that it is mail."""
    writers: dict[int, _Writer] = field(default_factory=dict)
    """By the marks before their lines, those who write at this place of the text."""

    def mails(self) -> Iterator[AttributionSpans]:
        """Yield the words of each writer, a run of lines at a time, in text order."""
        content: list[Span] = []
        run: _Writer | None = None
        number = 0
        while number < len(self.lines):
            line = self.lines[number]
            behind = self._header(number)
            if behind > number:
                yield from self._run(run, content)
                run, content, number, self.is_mail = None, [], behind, True
                continue
            number += 1
            if line.start == line.end or _RULE.match(self.text, line.start, line.end):
                continue
            writer = self.writers.get(line.depth)
            if writer is None and line.depth:
                writer = self.writers[line.depth] = _Writer()
            if writer is not run:
                yield from self._run(run, content)
                run, content = writer, []
            content.append((line.start, line.end))
        yield from self._run(run, content)

    def _run(self, writer: _Writer | None, content: list[Span]) -> Iterator[AttributionSpans]:
        if writer is None or not content:
            return
        spans = tuple(_paragraphs(content, self.text))
        if writer.who is None or writer.cue is None:
            yield AttributionSpans(None, (spans[0][0], spans[0][0] + 1), spans, _SURE, is_verbatim=True)
        elif writer.is_printed:
            cue = spans[0][0], spans[0][0] + 1
            yield AttributionSpans(None, cue, spans, _SURE, is_verbatim=True, named_by=writer.who)
        else:
            writer.is_printed = True
            yield AttributionSpans(writer.who, writer.cue, spans, _SURE, is_verbatim=True)

    def _header(self, number: int) -> int:
        """Take the header that begins with a line, and return the number of the line behind it; the same if none is."""
        line = self.lines[number]
        if _DIVIDER.match(self.text, line.start, line.end):
            following = next((i for i in range(number + 1, len(self.lines)) if self._has_words(i)), number)
            behind = self._fields(following) if following > number else number
            return behind if behind > following else number
        return self._fields(number) if _FROM.match(self.text, line.start, line.end) else self._wrote(number)

    def _fields(self, number: int) -> int:
        """From: Gwen Tarr, Sent: ..., Subject: ..., on lines of their own."""
        first = self.lines[number]
        sender: re.Match[str] | None = None
        behind = number
        while behind < len(self.lines) and self.lines[behind].depth == first.depth:
            line = self.lines[behind]
            match = _FROM.match(self.text, line.start, line.end)
            if match is None and not _FIELD.match(self.text, line.start, line.end):
                break
            sender = sender or match
            behind += 1
        if sender is None or behind - number < 2:
            return number
        self._begins(first.depth, _trimmed(self.text, sender.span("who")), sender.span("cue"))
        return behind

    def _wrote(self, number: int) -> int:
        """On Tue, Mar 4, 2026 at 9:12 AM, Ruth Adeyemi wrote:, on a line or two."""
        line = self.lines[number]
        for last in (number, number + 1):
            if last >= len(self.lines) or self.lines[last].depth != line.depth:
                break
            end = self.lines[last].end
            match = _WROTE.match(self.text, line.start, end) if self.text[end - 1 : end] == ":" else None
            if match is None:
                continue
            following = next((i for i in range(last + 1, len(self.lines)) if self._has_words(i)), None)
            is_deeper = following is not None and self.lines[following].depth > line.depth
            who = _writer(self.text, match)
            is_dated = _CLOCK.search(match["head"]) is not None and match["head"].startswith("On ")
            if following is None or who is None or not (is_deeper or is_dated or match["address"]):
                return number
            self._begins(self.lines[following].depth, who, match.span("cue"))
            return last + 1
        return number

    def _begins(self, depth: int, who: Span, cue: Span) -> None:
        self.writers = {other: writer for other, writer in self.writers.items() if other < depth}
        self.writers[depth] = _Writer(who, cue)

    def _has_words(self, number: int) -> bool:
        return self.lines[number].start < self.lines[number].end


def add_mails(passage: Passage, attributions: list[AttributionSpans]) -> list[AttributionSpans]:
    """Give mails that a text answers or passes on to their writers, in place of what touches them; in text order."""
    text = passage.text.plain
    if passage.parent is not None or not any(sign in text for sign in (">", "From:", "wrote")):
        return attributions
    mails = [mail for start, end in joined(passage.stretches) for mail in _mails(text, start, end)]
    return in_place_of(mails, attributions) if mails else attributions


def _mails(text: str, start: int, end: int) -> list[AttributionSpans]:
    lines = [
        _Line(
            min(match["marks"].count(">"), _DEEPEST),
            *(match.span("words") if match["words"] else (match.end(), match.end())),
        )
        for match in _LINE.finditer(text, start, end)
    ]
    thread = _Thread(text, lines)
    mails = list(thread.mails())
    worded = [line for line in lines if line.start < line.end]
    is_nested = any(line.depth > 1 for line in lines)
    # > Did the nurse call you? | No.
    is_answer = bool(worded) and worded[0].depth == 1 and any(a.depth > b.depth == 0 for a, b in pairwise(worded))
    return mails if thread.is_mail or is_nested or is_answer else []


def _writer(text: str, match: re.Match[str]) -> Span | None:
    """The name in a line that says who wrote, else the address."""
    start, end = match.span("head")
    dated = _DATED.match(text, start, end)
    name = _NAME.fullmatch(text, dated.end() if dated else start, end)
    if name is not None and any(map(str.isalpha, name["who"])):
        return name.span("who")
    return match.span("address") if match["address"] else None


def _paragraphs(lines: list[Span], text: str) -> Iterator[Span]:
    """The lines of a mail, those together that nothing but white space parts."""
    first, last = lines[0]
    for start, end in lines[1:]:
        if text[last:start].strip():
            yield first, last
            first = start
        last = end
    yield first, last


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip(" \t\"'“"))
    return start, start + len(words.strip(" \t\"'“”"))
