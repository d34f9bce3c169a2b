"""When a speaker counts as right, wrong or unknown."""

from pathlib import Path

import pytest

from corpora.marked import parse
from evaluation.speakers import Tally, count, figures, measure, overlap, plain
from sayso.records import Actor

TEXT = parse(
    """ x
{s1 Ruth Okafor} {c1 said} {q1 no}. {s2 She} {c2 said} {q2 yes}. {s3 An aide} {c3 said} {q3 so}. {q4 It rained}.
---
1 speaker=okafor
2 speaker=okafor
3 speaker=aide
4 speaker=?
okafor name="Mayor Ruth Okafor" kind=person naming=named party=D
aide name="An aide who was there" kind=person naming=anonymous
""",
    "test",
)
OKAFOR = Actor(id="p1", name="Ruth Okafor", kind="person", naming="named", party="D")
AIDE = Actor(id="p2", name="An aide", kind="person", naming="anonymous")


@pytest.mark.parametrize(
    ("found", "right", "wrong", "unknown"),
    [
        ([OKAFOR, OKAFOR, AIDE, None], 4, 0, 0),
        ([OKAFOR, None, None, None], 2, 0, 2),
        ([OKAFOR, AIDE, AIDE, OKAFOR], 2, 2, 0),
        ([OKAFOR, OKAFOR, OKAFOR, None], 3, 1, 0),
    ],
)
def test_verdicts(found: list[Actor | None], right: int, wrong: int, unknown: int) -> None:
    tally = Tally()
    count(TEXT, found, [True] * 4, tally)
    assert (tally.counts["right"], tally.counts["wrong"], tally.counts["unknown"]) == (right, wrong, unknown)


def test_what_was_not_found_is_not_judged() -> None:
    tally = Tally()
    count(TEXT, [OKAFOR, None, None, None], [True, False, False, False], tally)
    assert (tally.counts["gold"], tally.counts["matched"], tally.counts["right"]) == (4, 1, 1)
    rows = {row.name: row for row in figures(tally, "x")}
    assert (rows["x: wrong speaker"].value, rows["x: wrong speaker"].verdict) == (0, "OK")


def test_plain() -> None:
    assert plain("Sen. Dana Rourke") == plain("the Dana Rourke, who left") == "dana rourke"


def test_overlap() -> None:
    assert overlap([(0, 10)], [(5, 15)]) == pytest.approx(1 / 3)
    assert overlap([], []) == 0


def test_nothing_held_back_is_not_measured(tmp_path: Path) -> None:
    part = measure(tmp_path, lambda what: None)
    assert not part.figures and "not measured" in part.remarks[0]
