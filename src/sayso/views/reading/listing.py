"""The list of attributions on the page: each in words, for a template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sayso.records import Reading
from sayso.views.reading.folding import Folding, more_unsure
from sayso.views.reading.names import Names
from sayso.views.reading.outline import Entry
from sayso.views.reading.pieces import Pieces
from sayso.views.reading.voices import Voice
from sayso.views.reading.wording import CHOICES, SECTIONS, is_statement, score, shadow, sort, standing

_DEEPEST = 4


@dataclass(frozen=True)
class Note:
    """What is known beyond the attribution's own words: "speaker: Ruth Okafor"."""

    label: str
    words: str
    speaker: int | None
    """The rank of the speaker that the words name, if there is an entry to lead to."""


@dataclass(frozen=True)
class Item:
    """An attribution in words."""

    number: int
    classes: str
    source: str
    cue: str
    standing: str
    """The word for it if it is no plain statement, see `wording.standing`."""
    notes: tuple[Note, ...]
    paragraphs: tuple[str, ...]
    """The content, a string a paragraph."""
    properties: tuple[str, ...]
    parent: int | None
    shadow: str
    """The word for the nearest attribution about this one that is no plain statement."""


@dataclass(frozen=True)
class Part:
    """The attributions that begin in one section of the article."""

    label: str
    items: tuple[Item, ...]
    unsure: tuple[Item, ...]
    """Those with a low score, which the page folds."""
    summary: str
    """The words for these: "12 more, unsure (score below .60)"."""


def parts(reading: Reading, entries: list[Entry], voices: list[Voice], folding: Folding) -> tuple[Part, ...]:
    """Put all attributions of a reading into words, by section of the article, in order."""
    items = _Items(reading, voices)
    made = []
    for index, group in groupby(entries, key=_OutermostSection()):
        shown, folded = folding.divide(group)
        label = SECTIONS["body" if index is None else reading.article.sections[index].kind]
        made.append(
            Part(label, tuple(map(items.item, shown)), tuple(map(items.item, folded)), more_unsure(len(folded)))
        )
    return tuple(made)


class _OutermostSection:
    """The section of an entry, or of the outermost entry that holds it."""

    def __init__(self) -> None:
        self._section: int | None = None

    def __call__(self, entry: Entry) -> int | None:
        if entry.depth == 0:
            self._section = entry.section
        return self._section


class _Items:
    def __init__(self, reading: Reading, voices: list[Voice]) -> None:
        self._pieces = Pieces(reading.article.text)
        self._names = Names(reading)
        self._ranks = {voice.actor.id: voice.rank for voice in voices}

    def item(self, entry: Entry) -> Item:
        attribution = entry.attribution
        classes = [attribution.kind, *[f"deep{min(entry.depth, _DEEPEST)}"] * bool(entry.depth)]
        return Item(
            number=entry.number,
            classes=" ".join([*classes, *["unsaid"] * (not is_statement(entry))]),
            source=self._pieces.line(attribution.source),
            cue=self._pieces.line(attribution.cue),
            standing=standing(attribution),
            notes=tuple(
                Note(label, words, self._ranks.get(actor) if actor is not None else None)
                for label, words, actor in self._names.notes(attribution)
            ),
            paragraphs=tuple(self._pieces.paragraphs(attribution.content)),
            properties=tuple(self._properties(entry)),
            parent=entry.parent,
            shadow=shadow(entry) if entry.parent is not None else "",
        )

    def _properties(self, entry: Entry) -> Iterator[str]:
        yield CHOICES["kind"][entry.attribution.kind]
        if word := sort(entry.attribution):
            yield word
        if self._names.is_unnamed(entry.attribution):
            yield "unnamed"
        yield f"score {score(entry.attribution.score)}"
