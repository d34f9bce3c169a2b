"""Reports for code hosts: SARIF 2.1.0 (OASIS), and GitHub's workflow commands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from sayso.checks.report import Finding, QuotationResult, Report
from sayso.checks.rulebook import Severity, shipped
from sayso.views.checks.wording import MEANING

_LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "note": "note"}
_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "note": "notice"}
_QUOTATION: Final = "quotation"


def sarif(reports: Sequence[Report], version: str) -> str:
    """Return reports as a SARIF log; findings that are set aside are suppressed, with their reason.

    ``version`` is that of Sayso.
    """
    rules = [
        {
            "id": name,
            "shortDescription": {"text": setting.title},
            "fullDescription": {"text": setting.why},
            "help": {"text": setting.remedy},
        }
        for name, setting in shipped().items()
    ]
    rules.append({"id": _QUOTATION, "shortDescription": {"text": "Quotation that is not its original's words"}})
    driver = {"name": "Sayso", "version": version, "rules": rules}
    results = [result for report in reports for result in _results(report)]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _results(report: Report) -> list[dict[str, Any]]:
    rows = []
    for finding in report.findings:
        row: dict[str, Any] = {
            "ruleId": finding.rule,
            "level": _LEVELS[finding.severity],
            "message": {"text": f"{finding.title}. {finding.remedy}"},
            "locations": [_location(report, finding.span)],
        }
        if finding.ignored is not None:
            row["suppressions"] = [{"kind": "external", "justification": finding.ignored}]
        rows.append(row)
    for result in _wrong(report):
        message = f"{result.verdict}: {MEANING[result.verdict]}"
        row = {"ruleId": _QUOTATION, "level": "error", "message": {"text": message}}
        rows.append(row | {"locations": [_location(report, result.span)]})
    return rows


def _wrong(report: Report) -> list[QuotationResult]:
    return [result for result in report.quotations if not result.is_faithful]


def _location(report: Report, span: tuple[int, int]) -> dict[str, Any]:
    first, last = _position(report.article.text, span[0]), _position(report.article.text, span[1])
    region = {"startLine": first[0], "startColumn": first[1], "endLine": last[0], "endColumn": last[1]}
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": (report.article.location or "-").replace("\\", "/")},
            "region": region,
        }
    }


def _position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, start) + 1, offset - start + 1


def github(reports: Sequence[Report]) -> str:
    """Return reports as GitHub's workflow commands, a line each; what is set aside is left out."""
    lines = []
    for report in reports:
        lines += [_command(report, finding) for finding in report.findings if finding.ignored is None]
        for result in _wrong(report):
            message = f"{MEANING[result.verdict]}: “{' '.join(result.words.split())}”"
            lines.append(_line("error", report, result.span, f"Quotation: {result.verdict}", message))
    return "".join(f"{line}\n" for line in lines)


def _command(report: Report, finding: Finding) -> str:
    return _line(_COMMANDS[finding.severity], report, finding.span, finding.title, f"{finding.why} {finding.remedy}")


def _line(command: str, report: Report, span: tuple[int, int], title: str, message: str) -> str:
    (row, column), (last, end) = (_position(report.article.text, offset) for offset in span)
    properties = {"file": report.article.location or "-", "line": row, "endLine": last, "col": column}
    if row == last:
        properties["endColumn"] = end
    properties["title"] = title
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
