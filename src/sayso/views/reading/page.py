"""Readings as one page of HTML that needs nothing else: no network, no script, no other file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.records import Reading
from sayso.views.reading.acts import ActLine, act_lines
from sayso.views.reading.folding import USUAL, Folding
from sayso.views.reading.listing import Part, parts
from sayso.views.reading.marking import Changes, MarkedSection, Number, mark
from sayso.views.reading.outline import Entry, outline, set_aside
from sayso.views.reading.speakers import Speaker, speaker
from sayso.views.reading.voices import Voice, voices
from sayso.views.reading.wording import NAMINGS, is_statement, kinds, makers, namings, put_aside, sources, totals
from sayso.views.rendering import render

# Highlighting an attribution where the reader points takes a rule each; browsers grow slow with very many.
_MOST_HIGHLIGHTS: Final = 400


@dataclass(frozen=True)
class Share:
    """How many attributions are of a kind or a way of naming, and where its part of the bar begins, in percent."""

    name: str
    label: str
    count: int
    start: float
    percent: float


@dataclass(frozen=True)
class ReadingView:
    """A reading in words, for the template ``reading.html``."""

    rank: int
    prefix: str
    """Before every id of this reading: empty where it is the only one on the page."""
    level: int
    """Of its heading."""
    language: str | None
    title: str
    byline: str
    location: str
    totals: str
    sources: str
    set_aside: str
    namings: tuple[Share, ...]
    """By how the speaker is named."""
    kinds: tuple[Share, ...]
    has_no_statements: bool
    """Whether an attribution is no plain statement."""
    sections: tuple[MarkedSection, ...]
    numbers_behind: tuple[Number, ...]
    parts: tuple[Part, ...]
    acts: tuple[ActLine, ...]
    speakers: tuple[Speaker, ...]


def page(readings: Sequence[Reading], notes: Sequence[str] = (), folding: Folding = USUAL, back: str = "") -> str:
    """Return one HTML page with each reading's article and its attributions; with several, a table of contents.

    ``notes`` stand at its end; attributions with a low score are folded, as ``folding`` says; ``back`` is the
    address of a page that it leads back to.  The page can be written as UTF-8 whatever the articles hold.  Raises
    nothing.
    """
    outlines = [outline(reading) for reading in readings]
    is_single = len(readings) == 1
    views = [
        _view(reading, entries, rank, "" if is_single else f"r{rank}-", folding)
        for rank, (reading, entries) in enumerate(zip(readings, outlines, strict=True), 1)
    ]
    models = sorted({f"{reading.model.name} {reading.model.version}" for reading in readings})
    return render(
        "readings.html",
        title=views[0].title if is_single else f"{len(readings)} readings",
        readings=views,
        models=", ".join(models) or "Sayso",
        highlights=list(_highlights(readings, outlines, views)),
        notes=notes,
        back=back,
    )


def reading_view(reading: Reading, folding: Folding = USUAL, changes: Changes | None = None) -> ReadingView:
    """Return a reading in words, for pages that show one of them among other things.

    ``changes``: what the text has otherwise than the version before it, to be marked.
    """
    return _view(reading, outline(reading), 1, "", folding, changes)


def _view(  # noqa: PLR0913, PLR0917 -- a reading, its place on the page, and how it is shown
    reading: Reading, entries: list[Entry], rank: int, prefix: str, folding: Folding, changes: Changes | None = None
) -> ReadingView:
    article = reading.article
    speaking = voices(reading, entries)
    marked = mark(article, entries, changes)
    return ReadingView(
        rank=rank,
        prefix=prefix,
        level=2 if prefix else 1,
        language=article.language,
        title=article.title or article.location or "Untitled text",
        byline=makers(article),
        location=article.location if article.location and article.location != "-" else "",
        totals=_capitalised(totals(reading)),
        sources=sources(speaking, len(reading.attributions)),
        set_aside=put_aside(set_aside(reading)),
        namings=tuple(_shares({naming: (NAMINGS[naming], count) for naming, count in namings(reading).items()})),
        kinds=tuple(_shares({kind: (kind, count) for kind, count in kinds(reading).items()})),
        has_no_statements=any(not is_statement(entry) for entry in entries),
        sections=marked.sections,
        numbers_behind=marked.numbers_behind,
        parts=parts(reading, entries, speaking, folding),
        acts=act_lines(reading, entries),
        speakers=tuple(speaker(article, voice) for voice in speaking),
    )


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _shares(counts: Mapping[str, tuple[str, int]]) -> Iterator[Share]:
    number, place = sum(count for _, count in counts.values()), 0.0
    if number:
        for name, (label, count) in counts.items():
            percent = 100 * count / number
            yield Share(name, label, count, place, percent)
            place += percent


def _highlights(readings: Sequence[Reading], outlines: list[list[Entry]], views: list[ReadingView]) -> Iterator[str]:
    """Yield style rules that highlight an attribution in the text while its entry in the list is pointed at, and back.

    A speaker is highlighted with all that they say, once a link has led to them.
    """
    if sum(map(len, outlines)) > _MOST_HIGHLIGHTS:
        return
    for reading, entries, view in zip(readings, outlines, views, strict=True):
        article, at = f"#r{view.rank}", f"#{view.prefix}"
        for n in (entry.number for entry in entries):
            pointed = f"{at}l{n}:is(:hover,:focus-within,:target),{at}a{n}:is(:hover,:focus,:target)"
            yield f"{article}:has({pointed}) :is(.t{n},{at}l{n}){{--lit:var(--light)}}"
        yield from (_highlight_of_speaker(voice, article, at) for voice in voices(reading, entries))


def _highlight_of_speaker(voice: Voice, article: str, at: str) -> str:
    said = ",".join(f".t{entry.number},{at}l{entry.number}" for entry in voice.entries)
    own = f"{at}s{voice.rank}"
    return f"{article}:has({own}:is(:hover,:focus-within,:target)) :is({own},{said}){{--lit:var(--light)}}"
