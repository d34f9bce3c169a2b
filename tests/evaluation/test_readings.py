"""Sets of readings: written, and compared to the letter."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.readings import Difference, compare, sets_of_texts, wrapped

NOTHING = Path("no such folder")


def test_every_set_of_the_project_is_there_without_shared_data() -> None:
    names = {name: len(texts) for name, texts in sets_of_texts(NOTHING)}
    assert names.pop("polnear-dev") == 0
    assert len(names) >= 5
    assert all(names.values())


def kept(folder: Path, reading: object) -> Path:
    folder.mkdir()
    (folder / "texts.jsonl").write_text(json.dumps({"id": "one", "reading": reading}) + "\n", "utf-8")
    return folder


def test_what_differs_is_shown_where_it_differs(tmp_path: Path) -> None:
    before = kept(tmp_path / "before", {"actors": [{"name": "Ruth Okafor"}], "score": 0.5})
    after = kept(tmp_path / "after", {"actors": [{"name": "Ruth"}], "score": 0.5})
    assert list(compare(before, after)) == [Difference("texts: one", ".actors[0].name", "Ruth Okafor", "Ruth")]
    assert list(compare(before, before)) == []


def test_a_set_that_is_missing_is_no_agreement(tmp_path: Path) -> None:
    (tmp_path / "after").mkdir()
    with pytest.raises(FileNotFoundError):
        list(compare(kept(tmp_path / "before", {}), tmp_path / "after"))


@given(st.text(alphabet="ab \n", max_size=300), st.integers(5, 80))
def test_broken_lines_keep_every_offset(text: str, width: int) -> None:
    broken = wrapped(text, width)
    assert broken.replace("\n", " ") == text.replace("\n", " ")
    for line in broken.split("\n"):
        assert len(line) <= width + 1 or " " not in line.strip(" ")[: width + 1]
