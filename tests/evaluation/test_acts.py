"""When an act counts as right, and what is counted."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpora.acts import MarkedAct
from evaluation.acts import FIELDS, File, agrees, count, figures, interval, is_whole, percent, sentence_files
from sayso.intake import from_text
from sayso.records import Act, Model, Reading

# The council fired the clerk.
GOLD = MarkedAct((12, 17), "SANCTION", (0, 11), (18, 27), channel="meeting", date="2018-05-08")
VOTE = MarkedAct((12, 17), "SUPPORT", (0, 11), None, bill=(18, 27))


def act(**changes: Any) -> Act:
    values = {"id": "e1", "actor_span": (4, 11), "recipient_span": (18, 27), "predicate": (12, 17), "score": 0.9}
    return Act(**{"type": "SANCTION", **values, **changes})


@pytest.mark.parametrize(
    ("changes", "whole"),
    [
        ({}, True),
        ({"actor_span": (12, 17)}, False),
        ({"actor_span": None}, False),
        ({"recipient_span": None}, False),
        ({"type": "COERCE"}, False),
        ({"predicate": (18, 27)}, False),
    ],
)
def test_an_act_is_right_as_a_whole(changes: dict[str, Any], whole: bool) -> None:
    assert is_whole(GOLD, act(**changes)) == whole


def test_a_bill_may_stand_for_the_recipient() -> None:
    assert is_whole(VOTE, act(type="SUPPORT"))
    assert is_whole(VOTE, act(type="SUPPORT", recipient_span=None))
    assert not agrees(None, (18, 27))


def test_yielding_is_one_type() -> None:
    assert is_whole(MarkedAct((12, 17), "CONCEDE", (0, 11), (18, 27)), act(type="RETREAT"))


def test_counts() -> None:
    tally = count(File("a", [GOLD, VOTE], [act(), act(factuality="negated", attribution="a1"), act(predicate=(0, 3))]))
    assert (tally["gold"], tally["read"], tally["right"], tally["events"]) == (2, 3, 1, 2)
    assert (tally["factuality"], tally["inside"], tally["type"]) == (1, 1, 1)
    assert [tally[f"gold {name}"] for name in FIELDS] == [1, 0, 0, 0, 0, 1]
    assert tally["date"] == 0


def test_an_act_is_paired_once() -> None:
    assert count(File("a", [GOLD], [act(), act()]))["right"] == 1
    assert count(File("a", [GOLD, GOLD], [act()]))["right"] == 1


def test_figures_are_held_against_the_demands() -> None:
    rows = {row.name: row for row in figures([File("a", [GOLD], [act()]), File("b", [], [act()])], {"precision": 80.0})}
    assert (rows["precision"].value, rows["precision"].verdict) == (50.0, "MISSED")
    assert (rows["recall"].value, rows["recall"].verdict) == (100.0, "")
    assert rows["without an act left alone"].value == 0
    assert rows["precision"].note == "0.0 to 100.0"


def test_intervals() -> None:
    right, wrong = Counter({"right": 1, "gold": 1}), Counter({"gold": 1})
    low, high = interval([right, wrong] * 50, lambda tally: percent(tally, "right", "gold"))
    assert 35 < low < 45
    assert 55 < high < 65
    assert interval([], lambda tally: 1.0) == (0.0, 0.0)


def test_sentences_are_read_with_their_day(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "x-1", "text": "He sued.", "published": "2018-05-10", "acts": []}', "utf-8")

    def read(text: str, published: str) -> Reading:
        assert (text, published) == ("He sued.", "2018-05-10")
        return Reading(article=from_text(text), model=Model(name="x", version="1", sha256="0" * 64), acts=(act(),))

    [file] = sentence_files(path, read)
    assert (file.id, len(file.read)) == ("x-1", 1)
