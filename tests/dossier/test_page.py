"""What docs/weighing.md says: its example runs, its tables are those of the code."""

import re
from pathlib import Path

import pytest

from sayso.dossier.evidence import STEPS
from sayso.dossier.verbal_scale import LEANS, PROBABILITIES
from sayso.dossier.weighing import BOLD, TIMID
from sayso.settings import GRADES

PAGE = (Path(__file__).parent.parent.parent / "docs" / "weighing.md").read_text("utf-8")


def short(number: float) -> str:
    return f"{number:g}".removeprefix("0")


def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", PAGE, re.S)
    assert code
    exec(code[1], {})
    assert capsys.readouterr().out.endswith("If E1 were left out, keep and close would stand level.\n")


def test_the_tables() -> None:
    rows = [f"| {row.name} | {short(row.a)} | {short(row.b)} | {row.who} |" for row in GRADES]
    for step, word, timid, bold in zip(STEPS, PROBABILITIES, TIMID, BOLD, strict=True):
        reach = f"{100 * word.low:.0f} to {100 * word.high:.0f} %"
        rows.append(f"| {short(step)} | {word.word} | {reach} | {short(timid)} | {short(bold)} |")
    assert [row for row in rows if row not in PAGE] == []
    assert all(f" {high:g} | {word} |" in PAGE for high, word in LEANS)
