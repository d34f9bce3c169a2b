"""Reports as one page of HTML that needs nothing else: the draft with its findings beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from sayso.checks.report import Finding, QuotationResult, Report
from sayso.records import Span
from sayso.views.checks.wording import IN_PRINT, MEANING, differences, places, summary
from sayso.views.rendering import render


@dataclass(frozen=True)
class Run:
    """Text of the draft of which every letter is part of the same passages; ``mark`` is their most serious class."""

    text: str
    mark: str = ""
    links: tuple[str, ...] = ()
    """Ids of the entries in the margin that begin here."""


@dataclass(frozen=True)
class QuotationView:
    """A quotation beside its original, in words."""

    id: str
    number: int
    verdict: str
    meaning: str
    is_right: bool
    words: tuple[Run, ...]
    original: str
    label: str
    places: tuple[str, ...]
    differences: tuple[str, ...]


@dataclass(frozen=True)
class ReportView:
    """A report in words, for the template ``check.html``."""

    rank: int
    title: str
    location: str
    summary: str
    paragraphs: tuple[tuple[Run, ...], ...]
    findings: tuple[Finding, ...]
    quotations: tuple[QuotationView, ...]
    documents: str
    desk: str | None
    in_print: tuple[QuotationView, ...]


def page(reports: Sequence[Report]) -> str:
    """Return one HTML page with each draft, its findings in the margin and its quotations beside their originals."""
    return render("check.html", **parts(reports))


def parts(reports: Sequence[Report]) -> dict[str, Any]:
    """Return what the page shows, by the names of its template."""
    views = [_view(report, rank) for rank, report in enumerate(reports, 1)]
    title = views[0].title if len(views) == 1 else f"{len(views)} drafts"
    return {"title": f"Check: {title}", "reports": views}


def _view(report: Report, rank: int) -> ReportView:
    article = report.article
    location = article.location or ""
    return ReportView(
        rank=rank,
        title=article.title or location.rpartition("/")[2] or "Untitled text",
        location="" if location == "-" else location.rpartition("/")[2],
        summary=summary(report),
        paragraphs=tuple(_paragraphs(report, rank)),
        findings=report.findings,
        quotations=tuple(_quotation(result, rank) for result in report.quotations),
        documents=", ".join(name.rpartition("/")[2] for name in report.documents),
        desk=None if report.desk is None else report.desk.rpartition("/")[2],
        in_print=tuple(
            replace(
                _quotation(result, rank),
                id=f"c{rank}-d{result.number}",
                meaning=IN_PRINT[result.verdict],
                is_right=result.verdict != "not found",
            )
            for result in report.in_print
        ),
    )


def _paragraphs(report: Report, rank: int) -> Iterator[tuple[Run, ...]]:
    marks: list[tuple[Span, str, str]] = []
    for finding in report.findings:
        kind = "set-aside" if finding.ignored is not None else finding.severity
        marks.append((finding.span, kind, f"c{rank}-f{finding.number}"))
    for result in report.quotations:
        verdict = "right" if result.is_faithful else "wrong"
        marks.append((result.span, verdict, f"c{rank}-q{result.number}"))
    marks += [(result.span, "printed", f"c{rank}-d{result.number}") for result in report.in_print]
    text, start = report.article.text, 0
    for line in text.split("\n"):
        if line.strip():
            yield tuple(_runs(text, (start, start + len(line)), marks))
        start += len(line) + 1


_ORDER = ("error", "wrong", "warning", "note", "right", "set-aside", "printed")


def _runs(text: str, span: Span, marks: list[tuple[Span, str, str]]) -> Iterator[Run]:
    near = [mark for mark in marks if mark[0][0] < span[1] and span[0] < mark[0][1]]
    edges = {*span, *(edge for (first, last), _, _ in near for edge in (max(first, span[0]), min(last, span[1])))}
    for start, end in pairwise(sorted(edges)):
        over = [(kind, link, first) for (first, last), kind, link in near if first <= start and end <= last]
        kind = min((kind for kind, _, _ in over), key=_ORDER.index, default="")
        yield Run(text[start:end], kind, tuple(link for _, link, first in over if first == start))


def _quotation(result: QuotationResult, rank: int) -> QuotationView:
    offset = result.span[0]
    changed = [((d.span[0] - offset, d.span[1] - offset), "wrong", "") for d in result.differences]
    runs = tuple(_runs(result.words, (0, len(result.words)), changed))
    return QuotationView(
        id=f"c{rank}-q{result.number}",
        number=result.number,
        verdict=result.verdict,
        meaning=MEANING[result.verdict],
        is_right=result.is_faithful,
        words=runs,
        original=result.original,
        label="Nearest passage" if result.verdict == "not found" else "Original",
        places=tuple(places(result)),
        differences=tuple(differences(result)),
    )
