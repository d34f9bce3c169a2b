"""What nobody judged in a text carries no label."""

import random

import pytest

from corpora.polnear import Marked
from sayso.model.labels import LABELS
from training.texts import IGNORE, Text, lay

BODY = "Roe said rents rise. Nobody left."
ROE = Marked([(0, 3)], [(4, 8)], [(9, 19)])


@pytest.mark.parametrize(
    ("judged", "places"), [(None, (0, 33)), ([(0, 20)], (0, 20)), ([(0, 20), (21, 33)], (0, 33)), ([], (0, 0))]
)
def test_judged(judged: list[tuple[int, int]] | None, places: tuple[int, int]) -> None:
    one = lay(Text("own", BODY, [[ROE] if judged is None or judged else []], judged=judged), BODY, random.Random(1))
    inside = (one.example.pieces.start >= places[0]) & (one.example.pieces.start < places[1])
    labels = one.example.labels
    assert (labels[~inside] == IGNORE).all() and (labels[inside] != IGNORE).all()
    if inside.any():
        assert [LABELS[label] for label in labels[:4]] == ["B-source", "B-cue", "B-content", "I-content"]
