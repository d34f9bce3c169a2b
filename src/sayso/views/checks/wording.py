"""The words that all views of a report share."""

from __future__ import annotations

from collections import Counter
from typing import Final

from sayso.checks.quotations import VERDICTS, Verdict
from sayso.checks.report import QuotationResult, QuotedPlace, Report
from sayso.checks.rulebook import SEVERITIES

MEANING: Final[dict[Verdict, str]] = {
    "exact": "word for word",
    "punctuation": "the same words, with other punctuation or capitals",
    "shortened": "words are left out without an ellipsis",
    "joined": "two passages stand as one quotation",
    "changed": "words differ",
    "other speaker": "somebody else says this in the document",
    "not found": "no passage has these words",
}


def summary(report: Report) -> str:
    """Return the report in a line: "3 findings: 1 error, 2 notes; 12 quotations: 10 exact, 2 changed"."""
    shown = [finding for finding in report.findings if finding.ignored is None]
    counts = Counter(finding.severity for finding in shown)
    parts = [_count(counts[severity], severity) for severity in reversed(SEVERITIES) if counts[severity]]
    line = f"{_count(len(shown), 'finding')}{': ' if parts else ''}{', '.join(parts)}"
    ignored = len(report.findings) - len(shown)
    if ignored:
        line += f"; {ignored} set aside"
    if report.documents:
        verdicts = Counter(result.verdict for result in report.quotations)
        told = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in VERDICTS if verdicts[verdict])
        line += f"; {_count(len(report.quotations), 'quotation')}{': ' if told else ''}{told}"
    return line


def place(found: QuotedPlace) -> str:
    """Return a place in words: "hearing.txt, page 2, 00:01:10, SEN. ROURKE"."""
    page = None if found.page is None else f"page {found.page}"
    return ", ".join(part for part in (found.document, page, found.time, found.speaker) if part)


def differences(result: QuotationResult) -> list[str]:
    """Return what differs, a line each: "“shut”: the original has “close”"."""
    lines = []
    for difference in result.differences:
        if not difference.quoted:
            lines.append(f"left out: “{difference.original}”")
        elif not difference.original:
            lines.append(f"“{difference.quoted}” is not in the original")
        else:
            lines.append(f"“{difference.quoted}”: the original has “{difference.original}”")
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
