"""Every head learns what it is told, and nothing where nobody marked anything."""

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from corpora.gum import Mention
from corpora.polnear import Marked
from training.taught import SIZES, Taught
from training.texts import Text

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")

Floats = NDArray[Any]


@pytest.fixture
def small():  # type: ignore[no-untyped-def]
    from training.network import Network, Shape

    torch.manual_seed(1)
    return Network(Shape(hidden=48, inner=96, layers=1, heads=4, link=8, point=8), dropout=0.0)


def test_a_few_steps_lower_every_loss(small) -> None:  # type: ignore[no-untyped-def]
    from tests.training.test_windows import WHOLE
    from training.losses import step, total
    from training.windows import epoch

    (batch, *_) = epoch([WHOLE], 400, random.Random(1))
    optimizer = torch.optim.Adam(small.parameters(), 1e-2)
    first: dict[str, float] = {}
    for _ in range(15):
        told = step(small, batch)
        first = first or {name: one.loss.item() for name, one in told.items()}
        torch.autograd.backward(total(told))
        optimizer.step()
        optimizer.zero_grad()
    assert all(one.loss.item() < first[name] / 2 for name, one in told.items()), told
    assert told["mentions"].right == told["names"].right == 1.0


def test_nothing_marked_nothing_told(small) -> None:  # type: ignore[no-untyped-def]
    from training.losses import step, total
    from training.windows import epoch

    (batch,) = epoch([Text("x", "Roe said so.")], 400, random.Random(1))
    told = step(small, batch)
    assert all(one.share == 0 for one in told.values())
    assert total(told).item() == 0


def certain(*classes: tuple[int, int, int]) -> Floats:
    """The probabilities of a teacher that knows label, name and mention of each piece, ``[pieces, 29]``."""
    return np.concatenate(
        [
            np.eye(size, dtype=np.float16)[list(row)]
            for size, row in zip(SIZES, zip(*classes, strict=True), strict=True)
        ],
        1,
    )


def told_of(small: Any, text: Text) -> dict[str, Any]:
    from training.losses import step
    from training.windows import epoch

    return step(small, epoch([text], 400, random.Random(4))[0])


def test_teachers_are_heard_beside_annotators(small) -> None:  # type: ignore[no-untyped-def]
    taught = Taught(certain((1, 1, 1), (3, 0, 0), (5, 0, 0)), [], [])
    marked = Text("x", "roe said so", [[]], names=[], mentions=[])
    alone, both, theirs = (
        told_of(small, text)
        for text in (marked, replace(marked, taught=taught), Text("x", "roe said so", taught=taught))
    )
    for head in ("labels", "names", "mentions"):
        # half of each; where only one side speaks, it alone
        assert both[head].loss.item() == pytest.approx((alone[head].loss.item() + theirs[head].loss.item()) / 2), head
        assert alone[head].share == both[head].share == theirs[head].share > 0


def test_teachers_decisions_teach_links_and_antecedents_where_nobody_marked_any(small) -> None:  # type: ignore[no-untyped-def]
    decided = [Marked([(0, 3)], [(4, 8)], [(9, 11)])]
    mentions = [Mention((0, 3), (0, 3), "name", "person", 1), Mention((9, 11), (9, 11), "noun", "other", 2)]
    taught = Taught(certain((1, 1, 1), (3, 0, 0), (5, 0, 6)), decided, mentions)
    told = told_of(small, Text("x", "roe said so", taught=taught))
    assert all(told[head].share > 0 and told[head].loss.item() > 0 for head in ("links", "edges", "back"))
    # people marked that there is neither: the decisions count no more
    told = told_of(small, Text("x", "roe said so", [[]], mentions=[], taught=taught))
    assert all(told[head].loss.item() == 0 for head in ("links", "edges", "back"))


def test_antecedents_may_be_any_of_the_right_ones(small) -> None:  # type: ignore[no-untyped-def]
    from training.losses import _back
    from training.windows import epoch

    text = "roe roe pike roe"
    spans = [(0, 3), (4, 7), (8, 12), (13, 16)]
    mentions = [Mention(s, s, "name", "person", entity) for s, entity in zip(spans, (1, 1, 2, 1), strict=True)]
    ((window,),) = epoch([Text("x", text, mentions=mentions)], 400, random.Random(1))
    with torch.no_grad():
        for name in ("none", "far", "same"):
            getattr(small, name).zero_()
        vectors = tuple(torch.zeros(1, 6, width) for width in (8, 8, 8, 8, 16, 16))
        losses, _ = _back(small, vectors, 0, window)
    # all scores alike: the first can only be new; of two, of three and of four choices 1, 1 and 2 are right
    assert losses.exp().tolist() == pytest.approx([1, 2, 3, 2])
