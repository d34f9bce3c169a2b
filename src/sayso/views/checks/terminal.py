"""A report for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.checks.report import Finding, QuotationResult, Report
from sayso.checks.rulebook import Severity
from sayso.checks.watching import Comparison
from sayso.views.checks.wording import IN_PRINT, MEANING, differences, places, summary

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES: Final[dict[Severity, str]] = {"error": "bold red", "warning": "yellow", "note": "cyan"}
_SHOWN: Final = 160
"""Characters of a passage that are shown."""


def show(report: Report, console: Console, *, all_quotations: bool = False) -> None:
    """Print a report: findings in text order, then the quotations that are not exact, or all of them."""
    article = report.article
    console.print(article.title or article.location or "Untitled text", style="bold")
    if article.title and article.location:
        console.print(article.location, style="dim")
    console.print(summary(report))
    for finding in report.findings:
        console.print()
        _show_finding(finding, article.text, console)
    shown = [result for result in report.quotations if all_quotations or result.verdict != "exact"]
    for result in shown:
        console.print()
        _show_quotation(result, article.text, console)
    for result in report.in_print:
        if all_quotations or result.verdict != "not found":
            console.print()
            _show_in_print(result, article.text, console)


def show_comparison(comparison: Comparison, text: str, console: Console) -> None:
    """Print what is new in a draft, a line each with its place in the new ``text``, and what is gone."""
    from rich.padding import Padding
    from rich.text import Text

    for sign, passages in (("+", comparison.new), ("-", comparison.gone)):
        for passage in passages:
            head = Text(f"  {sign} ", "bold")
            if isinstance(passage, Finding):
                head.append(passage.severity, _STYLES[passage.severity]).append(f"  {passage.title}")
            else:
                head.append("quotation", _STYLES["error"]).append(f"  {passage.verdict}: {MEANING[passage.verdict]}")
            if sign == "+":
                head.append(f"  (line {line(text, passage.span[0])})", "dim")
            else:
                head.stylize("dim")
            console.print(head)
            console.print(Padding(Text(f"“{shortened(passage.words)}”", "" if sign == "+" else "dim"), (0, 0, 0, 4)))


def _show_finding(finding: Finding, text: str, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    head = Text(f"{finding.number:>3}  ")
    head.append(finding.severity, _STYLES[finding.severity])
    head.append(f"  {finding.title}", "bold")
    head.append(f"  ({finding.rule}, line {line(text, finding.span[0])})", "dim")
    console.print(head)
    console.print(Padding(f"“{shortened(finding.words)}”", (0, 0, 0, 5)))
    if finding.ignored is not None:
        console.print(Padding(Text(f"set aside: {finding.ignored}", "dim"), (0, 0, 0, 5)))
        return
    console.print(Padding(Text(f"{finding.why} ({finding.published})", "dim"), (0, 0, 0, 5)))
    console.print(Padding(f"→ {finding.remedy}", (0, 0, 0, 5)))


def _show_quotation(result: QuotationResult, text: str, console: Console) -> None:
    from rich.padding import Padding
    from rich.text import Text

    head = Text(f"Q{result.number:<3} ")
    head.append(result.verdict, "green" if result.is_faithful else "bold red")
    head.append(f": {MEANING[result.verdict]}")
    _show_words(result, head, text, console)
    if result.original and not result.is_faithful:
        label = "nearest passage" if result.verdict == "not found" else "original"
        console.print(Padding(Text(f"{label}: “{shortened(result.original)}”", "dim"), (0, 0, 0, 5)))


def _show_in_print(result: QuotationResult, text: str, console: Console) -> None:
    from rich.text import Text

    head = Text(f"D{result.number:<3} ")
    head.append(IN_PRINT[result.verdict], "dim" if result.verdict == "not found" else "bold cyan")
    _show_words(result, head, text, console)


def _show_words(result: QuotationResult, head: Text, text: str, console: Console) -> None:
    """Print a quotation with its places and with what differs."""
    from rich.padding import Padding
    from rich.text import Text

    head.append(f"  (line {line(text, result.span[0])})", "dim")
    console.print(head)
    console.print(Padding(f"“{shortened(result.words)}”", (0, 0, 0, 5)))
    for words in places(result):
        console.print(Padding(Text(words, "dim"), (0, 0, 0, 5)))
    for words in differences(result):
        console.print(Padding(words, (0, 0, 0, 5)))


def shortened(words: str) -> str:
    """Return words on one line, cut in the middle where they are many."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 41]} … {plain[-38:]}"


def line(text: str, offset: int) -> int:
    """Return the number of the line, from 1, in which an offset stands."""
    return text.count("\n", 0, offset) + 1
