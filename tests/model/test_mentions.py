"""Names, mentions and what they go back to, on a network of tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.decode import Findings, find
from sayso.model.fake import FakeNetwork
from sayso.model.mentions import ANTECEDENTS, KINDS, LEAST, distance, parts
from sayso.model.pieces import split

NAMES = {"roe": "person", "ruth": "person", "maine": "place", "senate": "organisation"}
MENTIONS = {
    "roe": "name person",
    "pike": "name person",
    "maine": "name place",
    "mayor": "noun person",
    "she": "pronoun person",
    "it": "pronoun place",
}
NETWORK = FakeNetwork({"roe": "source", "said": "cue", "go": "content"}, names=NAMES, mentions=MENTIONS)


def found(text: str) -> Findings:
    return find(split(text), [(0, len(text))], NETWORK)


TEXTS = [
    # text, names, [(mention, form, type, its likeliest antecedent)]
    (
        "Ruth Roe of Maine said go. She left it.",
        [("Ruth Roe", "person"), ("Maine", "place")],
        [
            ("Roe", "name", "person", None),
            ("Maine", "name", "place", None),
            ("She", "pronoun", "person", "Roe"),
            ("it", "pronoun", "place", "Maine"),
        ],
    ),
    (
        "Roe met Pike. She saw Roe.",
        [("Roe", "person"), ("Roe", "person")],
        [
            ("Roe", "name", "person", None),
            ("Pike", "name", "person", None),
            ("She", "pronoun", "person", "Pike"),
            ("Roe", "name", "person", "Roe"),
        ],
    ),
    ("Maine Senate", [("Maine", "place"), ("Senate", "organisation")], [("Maine", "name", "place", None)]),
    ("nobody", [], []),
    ("", [], []),
]


@pytest.mark.parametrize(("text", "names", "mentions"), TEXTS)
def test_find(text: str, names: list[tuple[str, str]], mentions: list[tuple[str, str, str, str | None]]) -> None:
    got = found(text)
    assert [(text[slice(*one.span)], one.type) for one in got.names] == names
    back = [one.antecedents[0][0] if one.antecedents else None for one in got.mentions]
    assert [
        (text[slice(*one.span)], one.form, one.type, None if i is None else text[slice(*got.mentions[i].span)])
        for one, i in zip(got.mentions, back, strict=True)
    ] == mentions
    assert all(one.head == one.span and 0.9 < one.score <= 1 for one in got.mentions)


def test_no_table_no_mentions() -> None:
    got = find(split("Roe said go."), [(0, 12)], FakeNetwork({"roe": "source", "said": "cue", "go": "content"}))
    assert len(got.attributions) == 1 and not got.names and not got.mentions


def test_names_end_with_their_stretch() -> None:
    text = "Ruth Roe"
    got = find(split(text), [(0, 5), (5, 8)], NETWORK).names
    assert [text[slice(*one.span)] for one in got] == ["Ruth", "Roe"]


def test_indices_count_through_stretches_that_are_read_apart() -> None:
    text = "Roe left. -- Pike left. She stayed."
    got = find(split(text), [(0, 9), (13, len(text))], NETWORK).mentions
    assert [[i for i, _ in one.antecedents] for one in got] == [[], [], [1]]


@given(st.lists(st.sampled_from(["roe", "pike", "she", "it", "maine", "said"]), max_size=600))
def test_antecedents_stand_before(words: list[str]) -> None:
    got = found(" ".join(words)).mentions
    assert len(got) == sum(word != "said" for word in words)
    for i, one in enumerate(got):
        assert len(one.antecedents) <= ANTECEDENTS and all(j < i and p >= LEAST for j, p in one.antecedents)
        assert sum(p for _, p in one.antecedents) <= 1.001
        assert [p for _, p in one.antecedents] == sorted((p for _, p in one.antecedents), reverse=True)


def test_distance() -> None:
    kinds = distance(np.array([2000]), np.array([1999, 1998, 1997, 1996, 1000, 0]))
    assert kinds.tolist() == [[0, 1, 1, 2, KINDS - 1, KINDS - 1]]


def test_parts() -> None:
    assert [one.shape for one in parts(np.zeros((3, 16), np.float32))] == [(3, 2)] * 4 + [(3, 4)] * 2
