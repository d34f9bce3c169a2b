"""Marked acts: braces and notes to records, records to JSON lines and back."""

import json
from pathlib import Path

import pytest

from corpora.acts import FOLDER, MarkedAct, lines, load, load_dates, parse
from corpora.marked import MarkedError

TEXT = """== 2018-05-10
# a remark
{a1,2 MoveOn} {p1,2 ran} ads against {r1 Rep. Orr} and {r2 Tam} today. | 1 ACCUSE radio health @2018-05-08; 2 ACCUSE

Orr said {a1 the House} might {p1 pass} {b1 the “farm” bill}. | 1 SUPPORT hypothetical for in
Orr is up for re-election.
"""


def test_parse() -> None:
    first, second, third = parse(TEXT, "dom")
    assert [first.id, second.id, third.id] == ["dom-001", "dom-002", "dom-003"]
    assert first.text == "MoveOn ran ads against Rep. Orr and Tam today."
    assert first.acts == [
        MarkedAct((7, 10), "ACCUSE", (0, 6), (23, 31), channel="radio", topic="health", date="2018-05-08"),
        MarkedAct((7, 10), "ACCUSE", (0, 6), (36, 39)),
    ]
    [vote] = second.acts
    assert vote.bill and second.text[slice(*vote.bill)] == "the “farm” bill"
    assert (vote.factuality, vote.vote, vote.inside_attribution, vote.recipient) == ("hypothetical", "for", True, None)
    assert third.acts == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{a1 Orr} {p1 sued} {r1 Tam}.", r"acts \[1\] are marked, notes are on \[\]"),
        ("{a1 Orr} sued {r1 Tam}. | 1 ACCUSE", "act 1 has no predicate"),
        ("Orr {p1 sued}. | 1 ACCUSE", "needs an actor or a recipient"),
        ("{a1 Orr} {p1 sued}. | 1 SUE", "type 'SUE' is none of ACCUSE, AGREE"),
        ("{a1 Orr} {p1 sued}. | 1 ACCUSE telegraph", "'telegraph' is no factuality"),
        ("{a1 Orr} {p1 sued}. | 1 ACCUSE @May", "'May' is not ISO 8601"),
        ("{a1 Orr} {p1 sued} {a1 Tam}. | 1 ACCUSE", "act 1 has two spans for its actor"),
        ("{a1 Orr {p1 sued}. | 1 ACCUSE", "never closed"),
        ("{x1 Orr} {p1 sued}. | 1 ACCUSE", "matches none"),
    ],
)
def test_faults_in_a_source_are_named(line: str, complaint: str) -> None:
    with pytest.raises(MarkedError, match=f"dom, line 1: .*{complaint}"):
        list(parse(line, "dom"))


def test_load_reads_what_lines_writes(tmp_path: Path) -> None:
    sentences = list(parse(TEXT, "dom"))
    (tmp_path / "dom.jsonl").write_text(lines(sentences), "utf-8")
    assert load(tmp_path / "dom.jsonl") == sentences


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"acts": [{"predicate": [3, 90], "type": "ACCUSE", "actor": [0, 2]}]}, "no span in a text of 7 characters"),
        ({"acts": [{"predicate": [3, 6], "type": "ACCUSE", "actor": [0, 2], "colour": "red"}]}, "unknown or missing"),
        ({"acts": [{"predicate": [3, 6], "type": "ACCUSE", "actor": [0, 2], "topic": "love"}]}, "'love' is none of"),
        ({"text": None}, "no 'text'"),
        ({}, "stands twice"),
    ],
)
def test_faults_in_a_file_are_named(tmp_path: Path, change: dict[str, object], complaint: str) -> None:
    row = {"id": "a", "text": "He sued", "published": "2018-05-10", "acts": []}
    changed = {key: value for key, value in (row | change).items() if value is not None}
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(changed) + "\n", "utf-8")
    with pytest.raises(MarkedError, match=f"x.jsonl, line 2: .*{complaint}"):
        load(tmp_path / "x.jsonl")


@pytest.mark.parametrize(("name", "least"), [("domestic_train", 350), ("domestic_held_out", 150)])
def test_the_sentences_in_the_house_hold_to_their_source(name: str, least: int) -> None:
    sentences = load(FOLDER / f"{name}.jsonl")
    assert sentences == list(parse((FOLDER / f"{name}.txt").read_text("utf-8"), name.replace("_", "-")))
    assert len(sentences) >= least
    assert 0.35 <= sum(not sentence.acts for sentence in sentences) / len(sentences) <= 0.6


def test_no_sentence_is_both_trained_on_and_held_out() -> None:
    train, held = (
        {sentence.text for sentence in load(FOLDER / f"domestic_{name}.jsonl")} for name in ("train", "held_out")
    )
    assert not train & held


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("2018-05-10\t\t2018-05-08", "not enough values"),
        ("2018-05-10\t\tTuesday\tOrr {p1 sued}.", "'Tuesday' is not ISO 8601"),
        ("2018-05-40\t\t2018-05-08\tOrr {p1 sued}.", "day is out of range"),
        ("2018-05-10\t\t2018-05-08\tOrr sued.", "not enough values"),
    ],
)
def test_faults_in_a_table_of_dates_are_named(tmp_path: Path, row: str, complaint: str) -> None:
    (tmp_path / "dates.tsv").write_text(f"published\tbefore\tdate\tsentence\n{row}\n", "utf-8")
    with pytest.raises(MarkedError, match=f"dates.tsv, line 2: .*{complaint}"):
        load_dates(tmp_path / "dates.tsv")
