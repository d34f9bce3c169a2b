"""A report as a Word document: the draft, with each finding as a comment on its passage."""

from __future__ import annotations

from itertools import pairwise
from typing import IO, Any

from sayso.checks.report import Report
from sayso.records import Span
from sayso.views.checks.wording import IN_PRINT, MEANING, differences, places, summary
from sayso.views.word import add_comment, docx, word_text


def write_document(report: Report, out: IO[bytes]) -> None:
    """Write a report as .docx.

    Raises:
        UsageError: python-docx, or its version that writes comments, is not installed.
    """
    document = docx().Document()
    document.add_heading(word_text(report.article.title or "Draft"), 1)
    document.add_paragraph(word_text(summary(report)))
    comments = list(_comments(report))
    text, start = report.article.text, 0
    for line in text.split("\n"):
        if line.strip():
            _paragraph(document, text, (start, start + len(line)), comments)
        start += len(line) + 1
    document.save(out)


def _comments(report: Report) -> list[tuple[Span, str]]:
    comments = []
    for finding in report.findings:
        if finding.ignored is None:
            words = f"{finding.severity}: {finding.title}\n{finding.why}\n{finding.remedy}\n({finding.published})"
            comments.append((finding.span, words))
    for result in report.quotations:
        if result.verdict != "exact":
            lines = [f"Quotation, {result.verdict}: {MEANING[result.verdict]}", *differences(result)]
            lines += [f"Original: “{result.original}”"] if result.original else []
            comments.append((result.span, "\n".join([*lines, *places(result)])))
    for result in report.in_print:
        if result.verdict != "not found":
            lines = [f"In the desk: {IN_PRINT[result.verdict]}", *differences(result), *places(result)]
            comments.append((result.span, "\n".join(lines)))
    return comments


def _paragraph(document: Any, text: str, span: Span, comments: list[tuple[Span, str]]) -> None:  # noqa: ANN401
    near = [comment for comment in comments if comment[0][0] < span[1] and span[0] < comment[0][1]]
    edges = {*span, *(edge for (first, last), _ in near for edge in (max(first, span[0]), min(last, span[1])))}
    paragraph = document.add_paragraph()
    runs = {(a, b): paragraph.add_run(word_text(text[a:b])) for a, b in pairwise(sorted(edges))}
    for (first, last), words in near:
        if first < span[0]:
            continue  # its comment stands at its first line
        covered = [run for (a, b), run in runs.items() if first <= a and b <= last]
        if covered:
            add_comment(document, covered, words)
