"""Windows for training: nothing is lost, links stay inside."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpora.gum import Mention
from corpora.names import Named
from corpora.polnear import Marked
from training.taught import SIZES, Taught
from training.texts import IGNORE, Text, lay
from training.windows import cut, epoch, other_marks, stack

TEXT = "Okafor said: “Go home now.” " * 40
MARKED = [Marked([(i, i + 6)], [(i + 7, i + 11)], [(i + 13, i + 27)]) for i in range(0, len(TEXT), 28)]

STARTS = range(0, len(TEXT), 28)
MENTIONS = [Mention((i, i + 6), (i, i + 6), "name", "person", 1) for i in STARTS]
NAMES = [Named((i, i + 6), "person") for i in STARTS]
WHOLE = Text("x", TEXT, [MARKED], NAMES, mentions=MENTIONS)


@given(st.integers(20, 150), st.integers(0, 1000))
def test_cut(room: int, seed: int) -> None:
    laid = lay(WHOLE, TEXT, random.Random(seed))
    one = laid.example
    windows = list(cut(laid, room, random.Random(seed)))
    assert np.concatenate([w.ids[1:-1] for w in windows]).tolist() == one.pieces.ids.tolist()
    assert np.concatenate([w.labels[1:-1] for w in windows]).tolist() == one.labels.tolist()
    for window in windows:
        assert len(window.ids) <= room + 2
        assert len(window.cue_source) == len(window.cues) and len(window.content_cue) == len(window.contents)
        assert (window.cue_source < len(window.sources)).all() and (window.content_cue < len(window.cues)).all()
        for cue, (first, last) in enumerate(window.cues):
            assert set(window.labels[first:last]) <= {3, 4}, cue
        for head, first, last, form, entity in window.heads:
            assert window.mentions[head] == 1 and first in (head, -1) and (form, entity) == (0, 1)
            assert last == -1 or window.ids[last] == one.pieces.ids[laid.heads[0, 2]]
    assert sum(len(window.heads) for window in windows) == len(MENTIONS)


@given(st.text(max_size=80), st.integers(0, 100))
def test_other_marks_move_nothing(text: str, seed: int) -> None:
    other = other_marks(text, random.Random(seed))
    assert len(other) == len(text)
    assert all(a == b or a in "“”‘’\"'\n" for a, b in zip(text, other, strict=True))


def test_batches() -> None:
    taught = Taught(np.full((len(lay(WHOLE, TEXT, random.Random(1)).names), sum(SIZES)), 0.1, np.float16), [], [])
    texts = [WHOLE, Text("y", TEXT, [MARKED], taught=taught), Text("z", TEXT, mentions=[])]
    batches = epoch(texts, 400, random.Random(1))
    assert sum(len(batch) for batch in batches) > 3
    for batch in batches:
        said = stack(batch)
        assert said.ids.shape == said.case.shape == said.gap.shape == said.labels.shape == said.names.shape
        assert said.ids.shape == said.mentions.shape == said.shares.shape[:2]
        assert said.ids.size <= 400
        assert ((said.ids == 0) <= (said.labels == IGNORE)).all()


def test_what_is_not_marked_is_not_learned() -> None:
    laid = lay(Text("x", "Roe said so."), "Roe said so.", random.Random(1))
    assert set(laid.example.labels) == set(laid.names) == set(laid.mentions) == {IGNORE}
    assert not laid.shares.any() and not len(laid.heads)
    laid = lay(Text("x", "Dutch Roe", names=[Named((6, 9), "person")], unsure=[(0, 9)]), "Dutch Roe", random.Random(1))
    assert laid.names.tolist() == [IGNORE, 1]
