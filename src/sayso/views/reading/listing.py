"""The attributions on the page, one after the other in words, each with a link to its place in the article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sayso.records import Kind, Reading
from sayso.views.markup import escaped, lang, paragraph
from sayso.views.reading.names import Names
from sayso.views.reading.outline import Entry
from sayso.views.reading.pieces import Pieces
from sayso.views.reading.voices import voices
from sayso.views.reading.wording import NOTHING, SECTIONS, is_statement, score, shadow, sort, standing

_DEEPEST = 4
_KINDS: dict[Kind, str] = {"direct": "direct quotation", "mixed": "mixed quotation", "indirect": "indirect speech"}


def listed(reading: Reading, entries: list[Entry], prefix: str, level: int) -> str:
    """The list as HTML: the ids are ``prefix`` + "l3", the links go to ``prefix`` + "a3", headings are of ``level``."""
    if not entries:
        return paragraph(NOTHING.capitalize() + ".", "nothing")
    parts = [(part, list(group)) for part, group in groupby(entries, key=_Parts())]
    item = _Items(reading, entries, prefix)
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
    def __init__(self, reading: Reading, entries: list[Entry], prefix: str) -> None:
        self._pieces = Pieces(reading.article.text)
        self._names = Names(reading)
        self._ranks = {voice.actor.id: voice.rank for voice in voices(reading, entries)}
        self._lang = lang(reading.article.language)
        self._prefix = prefix

    def html(self, entry: Entry) -> str:
        attribution = entry.attribution
        deep = f" deep{min(entry.depth, _DEEPEST)}" if entry.depth else ""
        unsaid = "" if is_statement(entry) else " unsaid"
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
        notes = (f"{label}: {self._named(name, actor)}" for label, name, actor in self._names.notes(attribution))
        return paragraph(" ".join(words), "who") + "".join(paragraph(note, "note") for note in notes)

    def _named(self, name: str, actor: str | None) -> str:
        """A name, which leads to the entry of whoever speaks elsewhere in the reading."""
        words = f"<bdi>{escaped(name)}</bdi>"
        rank = self._ranks.get(actor) if actor is not None else None
        return words if rank is None else f'<a href="#{self._prefix}s{rank}">{words}</a>'

    def _what(self, entry: Entry) -> Iterator[str]:
        yield _KINDS[entry.attribution.kind]
        if word := sort(entry.attribution):
            yield word
        if self._names.is_unnamed(entry.attribution):
            yield "unnamed"
        yield f"score {score(entry.attribution.score)}"
        if entry.parent is not None:
            word = shadow(entry)
            beside = f' <strong class="standing">{word}</strong>' if word else ""
            yield f'within <a href="#{self._prefix}l{entry.parent}">{entry.parent}</a>{beside}'
