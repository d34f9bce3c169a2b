"""What is unsure is folded, in the terminal and on the page, and all of it is shown where that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from sayso.cli import app
from sayso.desk.records import StoredArticle
from sayso.desk.search.statements import Hit, Results
from sayso.records import Reading
from sayso.views.desk.statements import HitList, plain
from sayso.views.reading.folding import Folding
from sayso.views.reading.page import page
from sayso.views.reading.terminal import show
from tests.views.desk.test_diff import record, statement

Make = Callable[..., Reading]
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def weather(make: Make, told: Told) -> Reading:
    return make(
        "Roe said it rained. Lind said it snowed. Pell said it hailed.",
        told("Roe", "said", "it rained", score=0.6),
        told("Lind", "said", "it snowed", score=0.59),
        told("Pell", "said", "it hailed", score=0.2),
    )


def printed(reading: Reading, folding: Folding) -> str:
    out = StringIO()
    show(reading, Console(file=out, width=80), folding)
    return out.getvalue()


def test_the_terminal_counts_what_is_unsure(weather: Reading) -> None:
    text = printed(weather, Folding())
    assert "it rained" in text and "it snowed" not in text and "it hailed" not in text
    assert "2 more, unsure (score below .60): 2, 3; --all shows them" in text
    whole = printed(weather, Folding(everything=True))
    assert "it hailed" in whole and "unsure" not in whole


def test_what_a_person_has_checked_is_never_unsure(weather: Reading) -> None:
    text = printed(weather, Folding(checked={"a3"}))
    assert "it hailed" in text and "1 more, unsure (score below .60): 2;" in text


def test_the_page_folds_them_into_one_line(weather: Reading) -> None:
    html = page([weather])
    (folded,) = re.findall(r'<details class="unsure">(.*?)</details>', html, re.S)
    assert "<summary>2 more, unsure (score below .60)</summary>" in folded
    assert "it snowed" in folded and "it hailed" in folded and "it rained" not in folded
    assert html.count('id="l3"') == 1  # the number in the article leads to it all the same
    assert "<details" not in page([weather], folding=Folding(everything=True))


def test_where_it_begins_is_a_setting(weather: Reading, clean_environment: pytest.MonkeyPatch) -> None:
    clean_environment.setenv("SAYSO_UNSURE_SCORE", "0.3")
    assert "1 more, unsure (score below .30): 3;" in printed(weather, Folding())
    clean_environment.setenv("SAYSO_UNSURE_SCORE", "0")
    assert "unsure" not in printed(weather, Folding()) and "<details" not in page([weather])


def test_the_option_all_shows_everything(tmp_path: Path, clean_environment: pytest.MonkeyPatch) -> None:
    clean_environment.setenv("SAYSO_UNSURE_SCORE", "1")
    (tmp_path / "a.txt").write_text("Mayor Ada Roe said the bridge was safe.", "utf-8")
    folded, whole = (
        CliRunner().invoke(app, ["read", str(tmp_path / "a.txt"), *options], catch_exceptions=False).stdout
        for options in ([], ["--all"])
    )
    assert "1 more, unsure (score below 1.00): 1; --all shows them" in folded and "│ the bridge" not in folded
    assert "│ the bridge was safe" in whole and "unsure" not in whole


def test_hits_of_a_desk_are_folded_in_the_terminal_only() -> None:
    article = record(StoredArticle, id=1, day="", title="Weather")
    values: dict[str, Any] = {"article": article, "chain": (), "origins": 1}
    statements = [
        statement("it rained", id=1, score=0.9, **values),
        statement("it snowed", id=2, score=0.3, **values),
        statement("it hailed", id=3, score=0.3, checked="accepted", **values),
    ]
    results = Results(tuple(Hit(one, (), ()) for one in statements), 3, "date")
    out, whole = StringIO(), StringIO()
    HitList(Console(file=out, width=80)).hits(results)
    HitList(Console(file=whole, width=80), everything=True).hits(results)
    assert "it rained" in out.getvalue() and "it hailed" in out.getvalue() and "it snowed" not in out.getvalue()
    assert out.getvalue().endswith("1 more, unsure (score below .60); --all shows them\n")
    assert "it snowed" in whole.getvalue() and "unsure" not in whole.getvalue()
    assert "Weather · no date" in whole.getvalue()
    assert [plain(hit)["content"] for hit in results.hits] == ["it rained", "it snowed", "it hailed"]
