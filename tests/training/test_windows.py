"""Windows for training: nothing is lost, links stay inside."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.polnear import Marked, example
from training.windows import IGNORE, cut, epoch, other_marks, stack

TEXT = "Okafor said: “Go home now.” " * 40
MARKED = [Marked([(i, i + 6)], [(i + 7, i + 11)], [(i + 13, i + 27)]) for i in range(0, len(TEXT), 28)]


@given(st.integers(20, 150), st.integers(0, 1000))
def test_cut(room: int, seed: int) -> None:
    one = example("x", TEXT, MARKED)
    windows = list(cut(one, room, random.Random(seed)))
    assert np.concatenate([w.ids[1:-1] for w in windows]).tolist() == one.pieces.ids.tolist()
    assert np.concatenate([w.labels[1:-1] for w in windows]).tolist() == one.labels.tolist()
    for window in windows:
        assert len(window.ids) <= room + 2
        assert len(window.cue_source) == len(window.cues) and len(window.content_cue) == len(window.contents)
        assert (window.cue_source < len(window.sources)).all() and (window.content_cue < len(window.cues)).all()
        for cue, (first, last) in enumerate(window.cues):
            assert set(window.labels[first:last]) <= {3, 4}, cue


@given(st.text(max_size=80), st.integers(0, 100))
def test_other_marks_move_nothing(text: str, seed: int) -> None:
    other = other_marks(text, random.Random(seed))
    assert len(other) == len(text)
    assert all(a == b or a in "“”‘’\"'\n" for a, b in zip(text, other, strict=True))


def test_batches() -> None:
    batches = epoch([("x", TEXT, [MARKED])] * 3, 400, random.Random(1))
    for batch in batches:
        ids, case, gap, labels = stack(batch)
        assert ids.shape == case.shape == gap.shape == labels.shape
        assert ids.size <= 400
        assert ((ids == 0) <= (labels == IGNORE)).all()
