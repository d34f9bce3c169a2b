"""An article of a desk for its page: what an editor asks first, the marked text, and each statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from sayso.checks.report import Finding
from sayso.records import Actor, Attribution, Reading
from sayso.views.desk.article import Details, numbered
from sayso.views.reading.folding import Folding
from sayso.views.reading.listing import Item
from sayso.views.reading.page import ReadingView, reading_view
from sayso.views.reading.wording import NAMINGS


class Stated(Protocol):
    """A statement of the desk."""

    @property
    def statement(self) -> int:
        """Its number."""

    @property
    def origins(self) -> int:
        """Independent origins of the same statement."""

    @property
    def checked(self) -> str | None:
        """Accepted, changed or added."""

    @property
    def chain(self) -> tuple[str, ...]:
        """Names of its sources, the outermost first."""


class Figure(NamedTuple):
    """A number of an article, and the statements that it counts."""

    label: str
    number: int
    statements: tuple[int, ...]


@dataclass(frozen=True)
class Entry:
    """A statement on the page: its number in the desk, its words, and the id of its speaker in the reading."""

    number: int
    item: Item
    speaker: str | None
    checked: str
    chain: str
    origins: int


@dataclass(frozen=True)
class ArticlePage:
    """An article in words, for the template ``web_article.html``."""

    reading: ReadingView
    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]


def article_page(details: Details, records: Mapping[int, Stated], findings: Sequence[Finding]) -> ArticlePage:
    """Return an article for its page.

    ``records`` are its statements by their numbers, ``findings`` those of its check.
    """
    reading = numbered(details)
    everything = Folding(everything=True)
    view = reading_view(reading, everything)
    attributions = {int(a.id[1:]): a for a in reading.attributions if a.id[1:].isdigit()}
    items = {item.number: item for part in view.parts for item in (*part.items, *part.unsure)}
    entries = []
    for number, item in sorted(items.items(), key=lambda pair: _place(reading, pair[0])):
        attribution, record = attributions.get(number), records.get(number)
        chain = " ← ".join(record.chain) if record is not None and len(record.chain) > 1 else ""
        entries.append(
            Entry(
                number,
                item,
                attribution.speaker if attribution else None,
                (record.checked if record else None) or "",
                chain,
                record.origins if record else 1,
            )
        )
    return ArticlePage(view, tuple(entries), _figures(reading, records), tuple(findings))


def highlights(statements: Iterable[int]) -> str:
    """Return the style sheet that links the parts of each statement while it is pointed at, or chosen by keyboard."""
    pointed = ":is(:hover,:focus-within,:target,.current)"
    return "\n".join(
        f"main:has(#l{n}{pointed},#a{n}:is(:hover,:focus)) :is(.t{n},#l{n}){{--lit:var(--light)}}" for n in statements
    )


def _place(reading: Reading, number: int) -> int:
    for attribution in reading.attributions:
        if attribution.id == f"a{number}":
            return attribution.content[0][0]
    return len(reading.article.text)


def _figures(reading: Reading, records: Mapping[int, Stated]) -> tuple[Figure, ...]:
    """Count sources by how they are named, and what rests on a single source or origin."""
    actors = {actor.id: actor for actor in reading.actors}
    said = [a for a in reading.attributions if a.factuality in (None, "actual") and a.id[1:].isdigit()]
    by_speaker = {a.id: actors[a.speaker] for a in said if a.speaker in actors}
    counts = Counter(a.speaker or "" for a in said)
    figures = []
    for naming, label in NAMINGS.items():
        theirs = [a for a in said if a.id in by_speaker and by_speaker[a.id].naming == naming]
        figures.append(_of_sources(f"{label} source", theirs))
    figures.append(
        _of_sources("document", [a for a in said if a.id in by_speaker and by_speaker[a.id].kind == "document"])
    )
    unexplained = [a for a in said if a.id in by_speaker and _is_unexplained(by_speaker[a.id])]
    figures.append(_of_sources("unnamed source", unexplained, " without a reason"))
    figures.append(
        _of_sources("source", [a for a in said if a.speaker and counts[a.speaker] == 1], " of a single statement")
    )
    unknown = [a for a in said if a.speaker is None]
    figures.append(
        Figure(_plural("statement", len(unknown)) + " by an unknown speaker", len(unknown), _numbers(unknown))
    )
    confirmed = tuple(sorted(number for number, record in records.items() if record.origins > 1))
    figures.append(Figure(_plural("statement", len(confirmed)) + " with another origin", len(confirmed), confirmed))
    return tuple(figures)


def _of_sources(noun: str, attributions: Sequence[Attribution], rest: str = "") -> Figure:
    number = len({attribution.speaker for attribution in attributions})
    return Figure(_plural(noun, number) + rest, number, _numbers(attributions))


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"


def _is_unexplained(actor: Actor) -> bool:
    is_unnamed = actor.naming == "anonymous" and actor.kind in ("person", "people")
    return is_unnamed and actor.anonymity_reason is None


def _numbers(attributions: Sequence[Attribution]) -> tuple[int, ...]:
    return tuple(int(attribution.id[1:]) for attribution in attributions)
