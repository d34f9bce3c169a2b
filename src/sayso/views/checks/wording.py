"""The words that all views of a report share."""

from __future__ import annotations

from collections import Counter
from typing import Final

from sayso.checks.quotations import VERDICTS, Verdict
from sayso.checks.report import QuotationResult, QuotedPlace, Report
from sayso.checks.rulebook import SEVERITIES

_PLACES: Final = 5
"""Places of one quotation that are listed."""

MEANING: Final[dict[Verdict, str]] = {
    "exact": "word for word",
    "punctuation": "the same words, with other punctuation or capitals",
    "shortened": "words are left out without an ellipsis",
    "joined": "two passages stand as one quotation",
    "changed": "words differ",
    "other speaker": "somebody else says this in the document",
    "not found": "no passage has these words",
}


IN_PRINT: Final[dict[Verdict, str]] = {
    "exact": "said before, word for word",
    "punctuation": "said before in these words, with other punctuation or capitals",
    "shortened": "said before, with words that the draft leaves out",
    "joined": "said before, as two passages",
    "changed": "said before in other words",
    "other speaker": "said before by somebody else",
    "not found": "not in the desk",
}
"""What a verdict means of a quotation that was looked up in a desk."""


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
        quoted = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in VERDICTS if verdicts[verdict])
        line += f"; {_count(len(report.quotations), 'quotation')}{': ' if quoted else ''}{quoted}"
    if report.desk is not None:
        said = sum(result.verdict != "not found" for result in report.in_print)
        line += f"; {said} of {_count(len(report.in_print), 'quotation')} in the desk"
    return line


def place(passage: QuotedPlace) -> str:
    """Return a place in words: "hearing.txt, page 2, 00:01:10, SEN. ROURKE".

    Of a desk: "Library to stay open, The Herald, 2026-03-02, article 4, statement 12, Ruth Okafor".
    """
    page = None if passage.page is None else f"page {passage.page}"
    parts: list[str | None] = [passage.document, page, passage.time]
    if passage.article is not None:
        parts += [passage.publisher, passage.date or "no date", f"article {passage.article}"]
        parts += [None if passage.statement is None else f"statement {passage.statement}"]
    return ", ".join(part for part in (*parts, passage.speaker) if part)


def places(result: QuotationResult) -> list[str]:
    """Return the places of a quotation in words, a line each; of many, the first ones and how many more there are."""
    lines = [place(passage) for passage in result.places[:_PLACES]]
    more = len(result.places) - len(lines)
    return [*lines, f"and {_count(more, 'more place')}"] if more else lines


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
