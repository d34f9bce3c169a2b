"""The attributions on the page, one after the other in words, each with a link to its place in the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sayso.records import Kind, Reading
from sayso.views.markup import escaped, lang, paragraph
from sayso.views.outline import Entry
from sayso.views.pieces import Pieces
from sayso.views.wording import NOTHING, SECTIONS, Names, score, sort, standing

_DEEPEST = 4
_KINDS: dict[Kind, str] = {"direct": "direct quotation", "mixed": "mixed quotation", "indirect": "indirect speech"}


def listed(reading: Reading, entries: list[Entry], prefix: str, level: int) -> str:
    """The list as HTML: the ids are ``prefix`` + "l3", the links go to ``prefix`` + "a3", headings are of ``level``."""
    if not entries:
        return paragraph(NOTHING.capitalize() + ".", "nothing")
    parts = [(part, list(group)) for part, group in groupby(entries, key=_Parts())]
    item = _Items(reading, prefix)
    out: list[str] = []
    for part, group in parts:
        kind = "body" if part is None else reading.article.sections[part].kind
        if len(parts) > 1:
            out.append(f'<h{level} class="part">{SECTIONS[kind]}</h{level}>\n')
        out += ['<ol class="list" role="list">\n', *map(item.html, group), "</ol>\n"]
    return "".join(out)


class _Parts:
    """The section of an entry, or of the outermost entry that holds it."""

    def __init__(self) -> None:
        self._section: int | None = None

    def __call__(self, entry: Entry) -> int | None:
        if entry.depth == 0:
            self._section = entry.section
        return self._section


class _Items:
    def __init__(self, reading: Reading, prefix: str) -> None:
        self._pieces = Pieces(reading.article.text)
        self._names = Names(reading.actors)
        self._lang = lang(reading.article.language)
        self._prefix = prefix

    def html(self, entry: Entry) -> str:
        attribution = entry.attribution
        deep = f" deep{min(entry.depth, _DEEPEST)}" if entry.depth else ""
        unsaid = " unsaid" if standing(attribution) else ""
        contents = "".join(f"<p>{escaped(words)}</p>" for words in self._pieces.paragraphs(attribution.content))
        return (
            f'<li id="{self._prefix}l{entry.number}" class="{attribution.kind}{deep}{unsaid}">\n'
            f"{self._who(entry)}"
            f'<blockquote dir="auto"{self._lang}>{contents}</blockquote>\n'
            f"{paragraph(' · '.join(self._what(entry)), 'what')}"
            "</li>\n"
        )

    def _who(self, entry: Entry) -> str:
        attribution, n = entry.attribution, entry.number
        source, cue = self._pieces.line(attribution.source), self._pieces.line(attribution.cue)
        label = f"Attribution {n}: see its place in the article"
        words = [f'<a class="number" href="#{self._prefix}a{n}" aria-label="{label}">{n}</a>']
        if source:
            words.append(f'<bdi class="source"{self._lang}>{escaped(source)}</bdi>')
        else:
            words.append('<span class="none">(no source)</span>')
        if cue:
            words.append(f'<bdi class="cue"{self._lang}>{escaped(cue)}</bdi>')
        if word := standing(attribution):
            words.append(f'<strong class="standing">{word}</strong>')
        notes = (f"{label}: <bdi>{escaped(name)}</bdi>" for label, name in self._names.notes(attribution, source))
        return paragraph(" ".join(words), "who") + "".join(paragraph(note, "note") for note in notes)

    def _what(self, entry: Entry) -> Iterator[str]:
        yield _KINDS[entry.attribution.kind]
        if word := sort(entry.attribution):
            yield word
        yield f"score {score(entry.attribution.score)}"
        if entry.parent is not None:
            yield f'within <a href="#{self._prefix}l{entry.parent}">{entry.parent}</a>'
