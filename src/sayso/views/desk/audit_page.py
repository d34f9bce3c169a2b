"""An audit as one page of HTML that needs nothing else: pictures, their tables, and the lists behind the numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

from sayso.desk.search.audit import Audit, By, Group
from sayso.desk.search.audited import COUNTS, Audited, AuditedArticle, AuditedStatement, behind
from sayso.views.desk import plots
from sayso.views.desk.audit import (
    HEADS,
    NOTE,
    NOTHING,
    SHARES,
    WORDS,
    WORDS_OF_COUNTS,
    article_line,
    command,
    named,
    percent,
    scope,
    share,
    varying,
)
from sayso.views.pictures import Picture
from sayso.views.rendering import render

MOST: Final = 10_000
"""Statements of an audit whose page lists what the numbers count; a page of more would be too large."""
_MOST: Final = 30
"""Bars in a picture; the table below has all."""
_ALL: Final = "all"
COUNT_WORDS: Final = {count: word for word, count in WORDS_OF_COUNTS.items()}
"""The words for what each number of an audit counts."""


class Fact(NamedTuple):
    """A figure and what it counts; ``list`` is the address of the list that it opens, empty without one."""

    figure: str
    words: str
    list: str


class Cell(NamedTuple):
    """A number of a table: the share, if it is one, and the number behind it, with the address of its list or empty."""

    label: str
    percent: str
    number: str
    list: str


class Row(NamedTuple):
    """A group of the audit as a row of the table."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Plot:
    """A picture, in words, and the table that it is drawn from."""

    id: str
    title: str
    words: str
    picture: Picture
    legend: tuple[plots.Key, ...]
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None


class Heading(NamedTuple):
    """The heading of a list: the id that numbers link to, what the list holds, and the plot to go back to."""

    id: str
    words: str
    back: str


class Entry(NamedTuple):
    """A statement or an article of the lists; ``classes`` say which groups and counts it belongs to."""

    classes: str
    number: int
    who: str
    words: str
    where: str


@dataclass(frozen=True)
class Lists:
    """The lists behind the numbers: each entry once, and the rules that show those of the list that was opened."""

    headings: tuple[Heading, ...]
    statements: tuple[Entry, ...]
    articles: tuple[Entry, ...]
    rules: tuple[str, ...]


def report(audit: Audit, audited: Audited | None = None, program: str = "sayso audit") -> str:
    """Return the page; it can be written as UTF-8 whatever the articles hold.  Raises nothing.

    ``audited`` holds what the numbers count.  With it, every number links to its list; without, the page says which
    command, ``program``, lists it.
    """
    is_empty = not audit.total.articles
    pages = _Lists(audit, audited)
    return render(
        "audit.html",
        title=f"Sourcing by {audit.by}{scope(audit)}",
        **parts(audit, pages),
        lists=None if audited is None or is_empty else pages.lists(audited),
        command=command(audit, audit.groups[0] if audit.groups else None, "anonymous", program),
        nothing=NOTHING,
        note=NOTE,
    )


class Opens(Protocol):
    """Knows where what a number counts is listed."""

    def address(self, prefix: str, by: By, group: Group | None, count: str, back: str) -> str:
        """Return the address of the list behind a number; empty where nothing is counted or no list can be had.

        ``group`` is None for the whole audit; ``prefix`` and ``back`` are unique to the group and to its plot.
        """


def parts(audit: Audit, opens: Opens) -> dict[str, Any]:
    """Return what a page shows of an audit: facts, and plots with their tables."""
    if not audit.total.articles:
        return {"facts": (), "plots": ()}
    return {"facts": _facts(audit.total, opens), "plots": tuple(_plots(audit, opens))}


class _Lists:
    """Collects the lists behind numbers, under ids such as ``p3-anonymous``."""

    def __init__(self, audit: Audit, audited: Audited | None) -> None:
        self._audit = audit
        self._audited = audited
        self._headings: dict[str, Heading] = {}
        self._groups: dict[str, tuple[By, Group | None]] = {}

    def address(self, prefix: str, by: By, group: Group | None, count: str, back: str) -> str:
        """Return where on the page the list behind a number stands; empty as `Opens` has it."""
        number: int = getattr(self._audit.total if group is None else group, count)
        if self._audited is None or not number:
            return ""
        self._groups[prefix] = by, group
        id_ = f"{prefix}-{count}"
        of = "All" if group is None else named(group, by)
        self._headings.setdefault(id_, Heading(id_, f"{of}: {COUNT_WORDS[count]}, {number:,}", back))
        return f"#{id_}"

    def lists(self, audited: Audited) -> Lists:
        """Return the lists; an entry stands in them once, and its classes say where it belongs."""
        classes: defaultdict[AuditedArticle | AuditedStatement, list[str]] = defaultdict(list)
        for prefix, (by, group) in self._groups.items():
            for members in audited.counted(by, group):
                for member in members:
                    classes[member].append(prefix)
        for count in COUNTS:
            for member in behind(audited, self._audit.by, None, count):
                classes[member].append(count)
        rules = [f"main:has([id^={prefix}-]:target) .{prefix}{{display:list-item}}" for prefix in self._groups]
        rules += [f"main:has([id$=-{count}]:target) .behind li:not(.{count}){{display:none}}" for count in COUNTS]
        return Lists(
            tuple(self._headings.values()),
            tuple(_statement(statement, classes[statement]) for statement in audited.statements),
            tuple(_article(article, classes[article]) for article in audited.articles),
            tuple(rules),
        )


def _statement(statement: AuditedStatement, classes: Sequence[str]) -> Entry:
    who = statement.speaker or "speaker unknown"
    return Entry(" ".join(classes), statement.id, who, statement.words, article_line(statement.article))


def _article(article: AuditedArticle, classes: Sequence[str]) -> Entry:
    return Entry(" ".join(classes), article.id, "", "", article_line(article))


def _facts(total: Group, lists: Opens) -> tuple[Fact, ...]:
    facts = (
        (f"{total.articles:,}", "articles", "articles"),
        (f"{total.statements:,}", "statements that were made, as the articles have it", "statements"),
        (percent(share(total, "named", "statements")), "by a named source", "named"),
        (percent(share(total, "anonymous", "statements")), "by an unnamed source", "anonymous"),
        (percent(share(total, "reasons", "anonymous")), "of these with a reason given", "reasons"),
        (percent(share(total, "single_teller", "articles")), "of articles rest on one source", "single_teller"),
        (percent(share(total, "single_origin", "statements")), "have one origin here", "single_origin"),
    )
    return tuple(
        Fact(figure, words, lists.address(_ALL, "publisher", None, count, "top")) for figure, words, count in facts
    )


def _plots(audit: Audit, lists: Opens) -> Iterator[Plot]:
    by = audit.by
    # the newest months, and the largest groups of any other kind
    shown = audit.groups[-_MOST:] if by == "month" else audit.groups[:_MOST]
    partly = f" The picture shows {len(shown)} of {len(audit.groups)}, the table all." * (
        len(shown) < len(audit.groups)
    )
    table = _Table(lists, "namings", by, audit.groups, None if by == "speaker" else audit.total)
    yield Plot(
        "namings",
        f"How speakers are named, by {by}",
        f"The share of statements by how their speaker is named.{partly}{table.same}",
        plots.namings(shown, by),
        plots.legend(),
        table.headings,
        table.rows,
        table.total,
    )
    undated = [audit.undated] if audit.undated else []
    without = (
        f" {audit.undated.articles:,} of {audit.total.articles:,} articles have no date: they are in the table only."
        if audit.undated
        else ""
    )
    table = _Table(lists, "months", "month", (*undated, *audit.months), audit.total)
    yield Plot(
        "months",
        "Unnamed speakers, by month",
        f"The share of statements by an unnamed source, by the month the article was published.{without}",
        plots.anonymity(audit.axis),
        (),
        table.headings,
        table.rows,
        table.total,
    )
    table = _Table(lists, "voices", "speaker", audit.voices, None)
    yield Plot(
        "voices",
        "Who is quoted most",
        f"Statements by named speakers, and by those matched across articles.{table.same}",
        plots.voices(audit.voices),
        (),
        table.headings,
        table.rows,
        table.total,
    )


class _Table:
    """The table of a plot; of speakers only what varies, and ``same`` says the rest."""

    def __init__(self, lists: Opens, plot: str, by: By, groups: Sequence[Group], total: Group | None) -> None:
        shares, same = varying(groups) if by == "speaker" else (SHARES, "")
        self._shares, self._by, self._plot, self._lists = shares, by, plot, lists
        self.same = f" {same}" if same else ""
        self.headings = (HEADS[by], "articles", "statements", *(WORDS[part] for part, _ in shares))
        self.rows = tuple(self._row(group, f"{plot[0]}{i}", named(group, by)) for i, group in enumerate(groups))
        self.total = None if total is None else self._row(total, _ALL, "all", is_total=True)

    def _row(self, group: Group, prefix: str, name: str, *, is_total: bool = False) -> Row:
        def opened(count: str) -> str:
            return self._lists.address(prefix, self._by, None if is_total else group, count, self._plot)

        counts = (Cell(word, "", f"{getattr(group, word):,}", opened(word)) for word in ("articles", "statements"))
        shares = (
            Cell(WORDS[part], percent(share(group, part, whole)), f"{getattr(group, part):,}", opened(part))
            for part, whole in self._shares
        )
        return Row(name, (*counts, *shares))
