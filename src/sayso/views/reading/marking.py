"""The article on the page: its own text, paragraph by paragraph, with every source, cue and content marked in place.

Spans nest and overlap, elements of HTML may not: the text is cut wherever one begins or ends, and each stretch says
what it is part of.  Numbers and labels are drawn by the style sheet, so that what is copied or searched is the text
and nothing but the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from sayso.intake.paragraphs import paragraphs
from sayso.records import Article, SectionKind
from sayso.views.markup import escaped, lang
from sayso.views.reading.outline import Entry
from sayso.views.reading.pieces import inside
from sayso.views.reading.wording import SECTIONS, is_statement, standing

Role = Literal["source", "cue", "content"]


class _Mark(NamedTuple):
    """A role in an attribution, which is entry number ``rank``."""

    rank: int
    role: Role


class _Stretch(NamedTuple):
    """A piece of text of which every letter is part of the same spans."""

    start: int
    end: int
    marks: tuple[_Mark, ...]


def marked(article: Article, entries: list[Entry], prefix: str) -> str:
    """The article's text as HTML; its attributions have the ids ``prefix`` + "a3" and lead to ``prefix`` + "l3"."""
    return f'<div class="words"{lang(article.language)}>{_Marking(article, entries, prefix).html()}</div>\n'


class _Marking:
    def __init__(self, article: Article, entries: list[Entry], prefix: str) -> None:
        self._article = article
        self._text = article.text
        self._entries = entries
        self._prefix = prefix
        self._stretches = list(_stretches(len(self._text), entries))
        self._starts = [stretch.start for stretch in self._stretches]
        places = ((_first(entry, len(self._text)), rank) for rank, entry in enumerate(entries))
        self._places = sorted(places, reverse=True)

    def html(self) -> str:
        """The sections, and in each its paragraphs; white space between them stays, as every other letter."""
        found = paragraphs(self._text)
        out: list[str] = []
        for kind, start, end in _parts(self._article):
            within = [(max(p.start, start), min(p.end, end)) for p in found if p.start < end and p.end > start]
            out.append(f'<section class="{kind}" aria-label="{SECTIONS[kind]}">' if kind != "body" else "")
            place = start
            for first, last in within:
                out.append(escaped(self._text[place:first]))
                out.append(f'<p dir="auto">{"".join(self._words(first, last))}</p>')
                place = last
            out.append(escaped(self._text[place:end]))
            out.append("</section>" if kind != "body" else "")
        out += self._numbers(len(self._text) + 1)
        return "".join(out)

    def _words(self, start: int, end: int) -> Iterator[str]:
        for i in range(bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)):
            stretch = self._stretches[i]
            first, last = max(stretch.start, start), min(stretch.end, end)
            yield from self._numbers(first + 1)
            words = escaped(self._text[first:last])
            yield f'<span class="{self._classes(stretch.marks)}">{words}</span>' if stretch.marks else words

    def _classes(self, marks: tuple[_Mark, ...]) -> str:
        """What a stretch is: "content direct t3"; of several contents the innermost gives the kind."""
        names = [role for role in ("source", "cue", "content") if any(mark.role == role for mark in marks)]
        contents = [self._entries[mark.rank] for mark in marks if mark.role == "content"]
        if contents:
            innermost = max(contents, key=lambda entry: entry.depth)
            names.append(innermost.attribution.kind)
            names += ["unsaid"] * (not is_statement(innermost))
        numbers = sorted({self._entries[mark.rank].number for mark in marks})
        return " ".join([*names, *(f"t{number}" for number in numbers)])

    def _numbers(self, before: int) -> Iterator[str]:
        """A link to the list for each attribution that begins before a place and has none yet."""
        while self._places and self._places[-1][0] < before:
            entry = self._entries[self._places.pop()[1]]
            n, word = entry.number, standing(entry.attribution)
            label = f"Attribution {n}, {word}: see the list" if word else f"Attribution {n}: see the list"
            beside = f' data-word="{word}"' if word else ""
            yield (
                f'<a class="number" id="{self._prefix}a{n}" href="#{self._prefix}l{n}" data-n="{n}"{beside}'
                f' aria-label="{label}"></a>'
            )


def _first(entry: Entry, length: int) -> int:
    attribution = entry.attribution
    spans = inside(attribution.source + attribution.cue + attribution.content, length)
    return min((start for start, _ in spans), default=length)


def _stretches(length: int, entries: list[Entry]) -> Iterator[_Stretch]:
    """The text cut where a span begins or ends; all of it, in order."""
    changes: defaultdict[int, list[tuple[_Mark, int]]] = defaultdict(list)
    for rank, entry in enumerate(entries):
        told = entry.attribution
        roles: tuple[tuple[Role, tuple[tuple[int, int], ...]], ...] = (
            ("source", told.source),
            ("cue", told.cue),
            ("content", told.content),
        )
        for role, spans in roles:
            for start, end in inside(spans, length):
                changes[start].append((_Mark(rank, role), 1))
                changes[end].append((_Mark(rank, role), -1))
    active: Counter[_Mark] = Counter()
    for start, end in pairwise(sorted({0, length, *changes})):
        for mark, change in changes.get(start, ()):
            active[mark] += change
            if not active[mark]:
                del active[mark]
        yield _Stretch(start, end, tuple(sorted(active)))


def _parts(article: Article) -> Iterator[tuple[SectionKind, int, int]]:
    """The sections, made to cover the text without overlap whatever they say; what is in none is body."""
    place = 0
    for section in article.sections:
        start, end = max(section.start, place), min(section.end, len(article.text))
        if start >= end:
            continue
        if place < start:
            yield "body", place, start
        yield section.kind, start, end
        place = end
    if place < len(article.text):
        yield "body", place, len(article.text)
