"""From scores to spans and links."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sayso.model.decode import best_path, find, spans
from sayso.model.fake import FakeNetwork
from sayso.model.labels import LABELS
from sayso.model.pieces import split


def allowed(path: tuple[int, ...]) -> bool:
    """I-x stands behind B-x or I-x."""
    return all(
        label == 0 or label % 2 == 1 or before in (label, label - 1)
        for before, label in zip((0, *path), path, strict=False)
    )


@given(arrays(np.float32, st.tuples(st.integers(1, 4), st.just(7)), elements=st.integers(-8, 8).map(float)))
def test_best_path_is_the_best_one_allowed(scores: np.ndarray) -> None:
    best = max(
        sum(float(scores[i, label]) for i, label in enumerate(path))
        for path in product(range(7), repeat=len(scores))
        if allowed(path)
    )
    got = best_path(scores)
    assert allowed(tuple(got))
    assert sum(float(scores[i, label]) for i, label in enumerate(got)) == best


def test_spans() -> None:
    path = np.array(
        [LABELS.index(x) for x in ("B-source", "I-source", "B-cue", "O", "B-content", "B-content", "I-content")]
    )
    role, first, last = spans(path)
    assert list(zip(role.tolist(), first.tolist(), last.tolist(), strict=True)) == [
        (0, 0, 2),
        (1, 2, 3),
        (2, 4, 5),
        (2, 5, 7),
    ]


TABLE = {
    "roe": "source",
    "pike": "source",
    "said": "cue",
    "thinks": "cue",
    "go": "content",
    "home": "content",
    "now": "content",
}

SENTENCES = [
    # text, [(source, cue, content pieces)]
    ("roe said go home", [("roe", "said", ["go home"])]),
    ("go home, roe said, now", [("roe", "said", ["go home", "now"])]),
    ("roe said go. then pike thinks now", [("roe", "said", ["go"]), ("pike", "thinks", ["now"])]),
    ("roe said so", []),
    ("go home", []),
    ("said go", [(None, "said", ["go"])]),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_find(text: str, wanted: list[tuple[str | None, str, list[str]]]) -> None:
    found = find(split(text), [(0, len(text))], FakeNetwork(TABLE)).attributions
    got = [(f.source and text[slice(*f.source)], text[slice(*f.cue)], [text[s:e] for s, e in f.content]) for f in found]
    assert got == wanted


def test_stretches_are_kept_apart() -> None:
    text = "roe said so. go home"
    assert find(split(text), [(0, 12), (12, len(text))], FakeNetwork(TABLE)).attributions == []
    assert len(find(split(text), [(0, len(text))], FakeNetwork(TABLE)).attributions) == 1
    assert find(split(text), [(13, len(text))], FakeNetwork(TABLE)).attributions == []


@pytest.mark.parametrize("words", [100, 250, 300, 1000])
def test_a_content_over_many_windows_is_one(words: int) -> None:
    text = "roe said " + "home " * words
    found = find(split(text), [(0, len(text))], FakeNetwork(TABLE)).attributions
    assert [(f.source, f.content) for f in found] == [((0, 3), ((9, len(text) - 1),))]


def test_long_texts_are_read_to_the_end() -> None:
    text = "roe said go home. " * 9000
    found = find(split(text), [(0, len(text))], FakeNetwork(TABLE)).attributions
    assert 8990 <= len(found) <= 9000  # a sentence may be lost where one block ends and the next begins
    assert found[-1].content[-1][1] == len(text) - 2
