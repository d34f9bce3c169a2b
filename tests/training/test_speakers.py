"""Weights of speakers, fitted: sums that know their parts, rows out of marked texts, a fit that gives way to them."""

import math
from pathlib import Path

import numpy as np
import pytest

from corpora.gum import documents
from corpora.marked import parse
from sayso.reading.actors import resolve
from sayso.reading.actors.resolution import weights
from sayso.reading.text import Text
from training.speakers import Problem, Row, Traced, check, fit, of_gum, of_marked, prior, speakers, used

TWO = """ two
{s1 Ruth Okafor} {c1 said} {q1 no}. {s2 She} {c2 said} {q2 yes}. Bo Pike met Al Farrow. {s3 He} {c3 said} {q3 so}.
---
1 speaker=ruth
2 speaker=ruth
3 speaker=al
ruth name="Ruth Okafor" kind=person naming=named
al name="Al Farrow" kind=person naming=named
"""


def rows() -> list[Row]:
    return of_marked(parse(TWO, "test"), "two")


def test_a_sum_knows_its_parts() -> None:
    total = 0.0 + Traced(2.0, {"near": 1.0}) * 3 + Traced(-1.0, {"near": 0.5, "far": 1.0})
    assert float(total) == 5.0
    assert isinstance(total, Traced) and total.parts == {"near": 3.5, "far": 1.0}


def test_rows_hold_the_sums_of_the_table() -> None:
    table = prior()
    she, he = rows()
    assert [she.candidates[i].name for i in she.right] == ["Ruth Okafor"]
    assert [he.candidates[i].name for i in he.right] == ["Al Farrow"]
    assert len(he.features) == len(he.candidates) + 1
    assert he.features[-1] == {"somebody else: pronoun": 1.0}
    assert all(name in table for row in (she, he) for features in row.features for name in features)


def test_the_table_is_left_as_it_was() -> None:
    before = dict(weights.W)
    rows()
    assert before == weights.W and not any(isinstance(value, Traced) for value in weights.W.values())
    text = parse(TWO, "test")
    assert resolve(Text.of_lines(text.text), ())


def test_the_slope_is_that_of_the_loss() -> None:
    table = prior()
    problem = Problem(rows(), list(table))
    at = np.array(list(table.values()))
    _, slope = problem.loss(at)
    for i in np.flatnonzero(slope)[:5]:
        step = np.zeros(len(at))
        step[i] = 1e-4
        measured = (problem.loss(at + step)[0] - problem.loss(at - step)[0]) / 2e-4
        assert math.isclose(measured, slope[i], abs_tol=1e-6)


def test_a_fit_gives_way_to_what_it_learns_from() -> None:
    pytest.importorskip("scipy", reason="scipy is not installed (pip install '.[bench]')")
    start, many = prior(), rows() * 40
    table = fit(many, start)
    idle = rows()
    for row in idle:
        row.count = 0.0
    assert fit(idle, start) == pytest.approx(start)
    assert table["wrong gender"] == pytest.approx(start["wrong gender"], abs=0.05)
    assert max(abs(table[name] - start[name]) for name in start) > 0.5
    before, after = (Problem(many, list(start)).loss(np.array(list(one.values())))[0] for one in (start, table))
    assert after < before


def test_choices_are_counted() -> None:
    table = prior()
    wrong, unknown, count = check(rows(), table, 0.0)
    assert (unknown, count) == (0, 2) and wrong in (0, 1)
    assert check(rows(), table, 1.01) == (0, 2, 2)


def test_gum_teaches_who_was_mentioned_last(tmp_path: Path) -> None:
    lines = [
        ("Ruth", "PROPN", "NNP", "3", "nsubj", "Entity=(1-person-new-nnnnn-cf1-1,2-coref-Ruth_Okafor"),
        ("Okafor", "PROPN", "NNP", "1", "flat", "Entity=1)"),
        ("left", "VERB", "VBD", "0", "root", "SpaceAfter=No"),
        (".", "PUNCT", ".", "3", "punct", "_"),
        ("She", "PRON", "PRP", "6", "nsubj", "Entity=(1-person-giv:act-nnnnn-cf1-1-ana)"),
        ("slept", "VERB", "VBD", "0", "root", "_"),
    ]
    columns = [f"{i}\t{w}\t{w.lower()}\t{u}\t{x}\t_\t{h}\t{r}\t_\t{m}" for i, (w, u, x, h, r, m) in enumerate(lines, 1)]
    (tmp_path / "own.conllu").write_text("# newdoc id = GUM_news_own\n# newpar\n" + "\n".join(columns) + "\n\n")
    (document,) = documents(tmp_path / "own.conllu")
    (row,) = of_gum(document)
    assert row.form == "pronoun" and [row.candidates[i].name for i in row.right] == ["Ruth Okafor"]


def test_other_weights_are_used_for_as_long_as_asked(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("===" + TWO, encoding="utf-8")
    timid = {**prior(), "somebody else: pronoun": 60.0}
    assert speakers(path, timid).startswith("given 0.0 % wrong, 66.7 % unknown of 3; end to end ")
    assert speakers(path, prior()).startswith("given 0.0 % wrong, 33.3 % unknown of 3; end to end ")
    with used(timid):
        assert weights.SOMEBODY_ELSE["pronoun"] == 60.0
    assert prior()["somebody else: pronoun"] < 0
