"""Marked texts as examples, level by level."""

import random
from pathlib import Path

import pytest

from corpora.polnear import Marked
from training.levels import articles, bare, inner, joined, load_all, whole
from training.texts import Text

MARKED = """=== lease style=wire
{s1 A port official} {c1 said}: {q1 “{s2 Pike} {c2 swore} {q2 it was dead}.”} He left.
---
1 speaker=official
official name="A port official"
=== quiet
The gulls slept.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.txt").write_text(MARKED)
    return tmp_path


def words(text: Text) -> list[list[str]]:
    roles = [(one.source, one.cue, one.content) for one in text.annotators[0]]
    return [[text.text[slice(*span)] for spans in one for span in spans] for one in roles]


def test_levels(folder: Path) -> None:
    first, second = load_all(folder)
    assert words(whole(first)) == [["A port official", "said", "“Pike swore it was dead.”"]]
    outer, innermost = inner(first)
    assert (outer.text, words(outer)) == ("Pike swore it was dead.", [["Pike", "swore", "it was dead"]])
    assert (innermost.text, words(innermost)) == ("it was dead", [])
    assert words(whole(second)) == [] and list(inner(second)) == []


BARE = [("“So it is.”", "So it is."), ("that it is", "that it is"), ("“‘So’ it is", "So’ it is"), ("“”", "")]


@pytest.mark.parametrize(("text", "wanted"), BARE)
def test_bare(text: str, wanted: str) -> None:
    assert text[slice(*bare(text, (0, len(text))))] == wanted


def test_joined(folder: Path) -> None:
    one = whole(load_all(folder)[0])
    both = joined([one, one])
    assert both.text == f"{one.text}\n\n{one.text}"
    assert words(both) == words(one) * 2


def test_every_text_once() -> None:
    texts = [Text(str(i), f"text {i}", [[Marked([], [(0, 4)], [(5, 6)])]]) for i in range(20)]
    made = articles(texts, random.Random(1))
    assert sorted(part for one in made for part in one.text.split("\n\n")) == sorted(one.text for one in texts)
    assert any("\n\n" in one.text for one in made) and any("\n\n" not in one.text for one in made)
