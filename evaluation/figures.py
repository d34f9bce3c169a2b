"""Figures, what is demanded of them, and the tables that show both."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from rich.table import Table

Verdict = Literal["OK", "MISSED", ""]
_COLOURS = {"OK": "green", "MISSED": "bold red", "": ""}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: what it is, its unit and the digits worth showing, and the bound it has to keep, if any."""

    name: str
    value: float
    unit: str = ""
    digits: int = 0
    least: float | None = None
    most: float | None = None
    note: str = ""

    @property
    def verdict(self) -> Verdict:
        """OK or MISSED, judged on the unrounded value; empty where nothing is demanded."""
        if self.least is None and self.most is None:
            return ""
        low = self.least is not None and self.value < self.least
        high = self.most is not None and self.value > self.most
        return "MISSED" if low or high else "OK"

    @property
    def measured(self) -> str:
        """The value as it is shown: ``5,210 words/CPU-s``."""
        return f"{self.value:,.{self.digits}f} {self.unit}".rstrip()

    @property
    def demanded(self) -> str:
        """The bound as it is shown: ``at least 75``; empty where there is none."""
        bounds = (("at least", self.least), ("at most", self.most))
        return ", ".join(f"{word} {bound:,g}" for word, bound in bounds if bound is not None)

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values, the verdict too."""
        return {**asdict(self), "verdict": self.verdict}


@dataclass(frozen=True, slots=True)
class Part:
    """One table: figures of a kind, remarks to print below them, and details that only the JSON holds."""

    title: str
    figures: list[Figure]
    remarks: list[str] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {**asdict(self), "figures": [figure.as_json() for figure in self.figures]}

    def table(self) -> Table:
        """Draw the table for the terminal."""
        judged = any(figure.verdict for figure in self.figures)
        noted = any(figure.note for figure in self.figures)
        table = Table(title=self.title, title_justify="left", title_style="bold")
        table.add_column("")
        table.add_column("measured", justify="right", no_wrap=True)
        if judged:
            table.add_column("demanded", no_wrap=True)
            table.add_column("", no_wrap=True)
        if noted:
            table.add_column("")
        for figure in self.figures:
            verdict = f"[{_COLOURS[figure.verdict]}]{figure.verdict}[/]" if figure.verdict else ""
            table.add_row(
                figure.name,
                figure.measured,
                *([figure.demanded, verdict] if judged else []),
                *([figure.note] if noted else []),
            )
        return table


def summary(parts: list[Part]) -> str:
    """How many demands are kept, and which are not, on one line."""
    judged = [figure for part in parts for figure in part.figures if figure.verdict]
    missed = [figure.name for figure in judged if figure.verdict == "MISSED"]
    if not judged:
        return "Nothing was measured that a demand is made of."
    if not missed:
        return f"All {len(judged)} demands are kept."
    return f"{len(missed)} of {len(judged)} demands are missed: {'; '.join(missed)}."
