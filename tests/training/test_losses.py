"""Every head learns what it is told, and nothing where nobody marked anything."""

import random

import numpy as np
import pytest

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")


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
    from training.texts import Text
    from training.windows import epoch

    (batch,) = epoch([Text("x", "Roe said so.")], 400, random.Random(1))
    told = step(small, batch)
    assert all(one.share == 0 for one in told.values())
    assert total(told).item() == 0


def test_a_teacher_is_heard(small) -> None:  # type: ignore[no-untyped-def]
    from training.losses import step
    from training.texts import Text
    from training.windows import epoch

    text = "roe said so"
    sure = np.eye(7, dtype=np.float32)[[1, 3, 5]]
    alone, taught = (
        step(small, epoch([Text("x", text, [[]], shares=shares)], 400, random.Random(4))[0])["labels"].loss.item()
        for shares in (None, sure)
    )
    # the annotators say O throughout, and the network knows nothing yet
    assert alone != pytest.approx(taught)


def test_antecedents_may_be_any_of_the_right_ones(small) -> None:  # type: ignore[no-untyped-def]
    from corpora.gum import Mention
    from training.losses import _back
    from training.texts import Text
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
