"""An audit as one page of HTML that needs nothing else: pictures, each with the table that it is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sayso.desk.search.audit import NAMINGS, Audit, Group
from sayso.views.desk import plots
from sayso.views.desk.audit import HEADS, NAMED, NOTE, NOTHING, named, percent, scope, share
from sayso.views.pictures import Picture
from sayso.views.rendering import render

_MOST: Final = 30
"""Bars in a picture; the table below has all."""
_COLUMNS: Final = (
    *((NAMED[naming], naming, "statements") for naming in NAMINGS),
    ("unnamed, reason given", "reasons", "anonymous"),
    ("documents", "documents", "statements"),
    ("articles with one source", "single_teller", "articles"),
    ("one origin", "single_origin", "statements"),
)


class Fact(NamedTuple):
    """A figure and what it counts."""

    figure: str
    words: str


class Cell(NamedTuple):
    """A share as the table shows it, and the number behind it."""

    percent: str
    number: str


class Row(NamedTuple):
    """A group of the audit as a row of the table."""

    name: str
    articles: str
    statements: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Plot:
    """A picture, in words, and the table that it is drawn from."""

    id: str
    title: str
    words: str
    picture: Picture
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None


def report(audit: Audit) -> str:
    """Return the page; it can be written as UTF-8 whatever the articles hold.  Raises nothing."""
    is_empty = not audit.total.articles
    return render(
        "audit.html",
        title=f"Sourcing by {audit.by}{scope(audit)}",
        facts=() if is_empty else _facts(audit.total),
        plots=() if is_empty else tuple(_plots(audit)),
        nothing=NOTHING,
        note=NOTE,
    )


def _facts(total: Group) -> tuple[Fact, ...]:
    return (
        Fact(f"{total.articles:,}", "articles"),
        Fact(f"{total.statements:,}", "statements that were made, as the articles have it"),
        Fact(percent(share(total, "named", "statements")), "by a named source"),
        Fact(percent(share(total, "anonymous", "statements")), "by an unnamed source"),
        Fact(percent(share(total, "reasons", "anonymous")), "of these with a reason given"),
        Fact(percent(share(total, "single_teller", "articles")), "of articles rest on one source"),
        Fact(percent(share(total, "single_origin", "statements")), "have one origin in this desk"),
    )


def _plots(audit: Audit) -> Iterator[Plot]:
    by = audit.by
    # the newest months, and the largest groups of any other kind
    shown = audit.groups[-_MOST:] if by == "month" else audit.groups[:_MOST]
    partly = f" The picture shows {len(shown)} of {len(audit.groups)}, the table all." * (
        len(shown) < len(audit.groups)
    )
    yield Plot(
        "namings",
        f"How speakers are named, by {by}",
        f"The share of statements by how their speaker is named.{partly}",
        plots.namings(shown),
        _headings(HEADS[by]),
        _rows(audit.groups),
        _row(audit.total, "all") if by != "speaker" else None,
    )
    yield Plot(
        "months",
        "Unnamed speakers, by month",
        "The share of statements by an unnamed source, by the day the article was published, or else was added.",
        plots.anonymity(audit.axis),
        _headings("Month"),
        _rows(audit.months),
        _row(audit.total, "all"),
    )
    yield Plot(
        "voices",
        "Who is quoted most",
        "Statements by named speakers, and by those matched across articles.",
        plots.voices(audit.voices),
        _headings("Speaker"),
        _rows(audit.voices),
        None,
    )


def _headings(first: str) -> tuple[str, ...]:
    return (first, "articles", "statements", *(words for words, _, _ in _COLUMNS))


def _rows(groups: Sequence[Group]) -> tuple[Row, ...]:
    return tuple(_row(group, named(group)) for group in groups)


def _row(group: Group, name: str) -> Row:
    cells = (Cell(percent(share(group, part, whole)), f"{getattr(group, part):,}") for _, part, whole in _COLUMNS)
    return Row(name, f"{group.articles:,}", f"{group.statements:,}", tuple(cells))
