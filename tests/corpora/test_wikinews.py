"""Marks on real articles: joined with their texts, and refused where a text is another."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from corpora.marked import MarkedError
from corpora.wikinews import FOLDER, load

TEXT = "The mayor said she had fired the clerk."
ROW: dict[str, Any] = {
    "id": "made-1",
    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "published": "2020-01-01",
    "attributions": [
        {
            "id": "a1",
            "source": [[0, 9]],
            "cue": [[10, 14]],
            "content": [[15, 38]],
            "addressee": [],
            "parent": None,
            "speaker": [0, 9],
            "kind": "person",
            "naming": "role",
            "factuality": "actual",
        }
    ],
    "acts": [
        {"predicate": [23, 28], "type": "SANCTION", "actor": [15, 18], "recipient": [29, 38], "topic": "government"}
    ],
}


def written(folder: Path, row: dict[str, Any], text: str = TEXT) -> tuple[Path, Path]:
    marks, texts = folder / "marks.jsonl", folder / "texts.jsonl"
    marks.write_text(json.dumps(row), "utf-8")
    texts.write_text(json.dumps({"id": "made-1", "text": text}), "utf-8")
    return marks, texts


def test_marks_are_joined_with_their_texts(tmp_path: Path) -> None:
    [article] = load(*written(tmp_path, ROW))
    [attribution], [act] = article.attributions, article.acts
    assert article.text[slice(*attribution.content[0])] == "she had fired the clerk"
    assert act.recipient is not None
    assert article.text[slice(*act.recipient)] == "the clerk"


def test_an_article_may_be_marked_with_acts_alone(tmp_path: Path) -> None:
    row = {name: value for name, value in ROW.items() if name != "attributions"}
    [article] = load(*written(tmp_path, row))
    assert (article.attributions, len(article.acts)) == ([], 1)


def test_another_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MarkedError, match="made-1: the text is missing, or is not the one that was marked"):
        load(*written(tmp_path, ROW, TEXT + " "))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"content": []}, "a1 has no content"),
        ({"content": [[15, 99]]}, r"\[15, 99\] is no span in a text of 39 characters"),
        ({"parent": "a7"}, "a1 stands in a7, which is not marked"),
        ({"kind": "mayor"}, "'mayor' is no kind of its source"),
        ({"source": []}, "'person' is no kind of its source"),
        ({"factuality": "maybe"}, "'maybe' is no factuality"),
    ],
)
def test_faults_are_named(tmp_path: Path, change: dict[str, Any], complaint: str) -> None:
    row = {**ROW, "attributions": [{**ROW["attributions"][0], **change}]}
    with pytest.raises(MarkedError, match=complaint):
        load(*written(tmp_path, row))


def test_marks_in_the_house_hold_no_text() -> None:
    ids = []
    names = ("train", "acts_train", "acts_scores", "held_out")
    for path in (*(FOLDER / f"{name}.jsonl" for name in names), FOLDER.parent / "polnear/acts_train.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            ids.append(row["id"])
            attributions = row.get("attributions", [])
            assert row.keys() - {"attributions"} == {"id", "sha256", "published", "acts"}
            words = {value for mark in attributions + row["acts"] for value in mark.values() if type(value) is str}
            assert not [word for word in words if " " in word]
    assert len(ids) == len(set(ids))


@pytest.mark.shared
@pytest.mark.parametrize(("name", "count"), [("train", 36), ("held_out", 15)])
def test_marks_in_the_house_fit_their_texts(name: str, count: int, shared: Path) -> None:
    assert len(load(FOLDER / f"{name}.jsonl", shared / "data" / "wikinews" / "2020.jsonl")) == count


@pytest.mark.shared
def test_marks_of_acts_fit_their_texts(shared: Path) -> None:
    texts = shared / "data" / "wikinews" / "2020.jsonl"
    assert [len(load(FOLDER / f"acts_{name}.jsonl", texts)) for name in ("train", "scores")] == [29, 28]
    acts = FOLDER.parent / "polnear" / "acts_train.jsonl"
    assert sum(len(article.acts) for article in load(acts, shared / "data" / "polnear" / "train" / "text")) == 214


def test_texts_may_be_files_named_by_their_ids(tmp_path: Path) -> None:
    marks, _ = written(tmp_path, ROW)
    (tmp_path / "made-1.txt").write_text(TEXT, "utf-8", newline="")
    assert [article.text for article in load(marks, tmp_path)] == [TEXT]
