"""Figures and their verdicts."""

from io import StringIO

import pytest
from rich.console import Console

from evaluation.figures import Figure, Part, summary

VERDICTS = [
    (Figure("f1", 75.0, least=75), "OK"),
    (Figure("f1", 74.996, digits=2, least=75), "MISSED"),  # shown as 75.00, and still below
    (Figure("memory", 600.1, "MB", most=600), "MISSED"),
    (Figure("memory", 599, "MB", most=600), "OK"),
    (Figure("share", 5, least=1, most=4), "MISSED"),
    (Figure("rate", 5), ""),
]


@pytest.mark.parametrize(("figure", "verdict"), VERDICTS)
def test_verdict(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict
    assert figure.as_json()["verdict"] == verdict


SHOWN = [
    (Figure("", 5210.4, "words/CPU-s"), "5,210 words/CPU-s", ""),
    (Figure("", 0.6, digits=3, least=0.6), "0.600", "at least 0.6"),
    (Figure("", 1.234, "s", 2, most=1.5), "1.23 s", "at most 1.5"),
]


@pytest.mark.parametrize(("figure", "measured", "demanded"), SHOWN)
def test_shown(figure: Figure, measured: str, demanded: str) -> None:
    assert (figure.measured, figure.demanded) == (measured, demanded)


def printed(part: Part) -> str:
    out = StringIO()
    Console(file=out, width=120).print(part.table())
    return out.getvalue()


def test_table_shows_demand_and_verdict() -> None:
    text = printed(Part("Speed", [Figure("Sayso", 0.5, digits=2, least=0.6, note="laps 1 to 2"), Figure("peer", 3)]))
    assert all(word in text for word in ("Speed", "Sayso", "0.50", "at least 0.6", "MISSED", "laps 1 to 2", "peer"))


def test_table_without_demands_has_no_column_for_them() -> None:
    assert "demanded" not in printed(Part("Stages", [Figure("pieces", 3, "%")]))


def test_summary() -> None:
    kept, missed, free = Figure("a", 1, least=0), Figure("b", 1, most=0), Figure("c", 1)
    assert summary([Part("", [kept, free])]) == "All 1 demands are kept."
    assert summary([Part("", [kept]), Part("", [missed])]) == "1 of 2 demands are missed: b."
    assert summary([Part("", [free])]).startswith("Nothing")
