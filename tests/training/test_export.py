"""What is exported says what PyTorch says: the graph to the last digits, int8 nearly."""

import numpy as np
import pytest

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")
pytest.importorskip("onnx", reason="onnx is not installed (make test EXTRAS=test,train)")


@pytest.fixture(scope="module")
def network():  # type: ignore[no-untyped-def]
    from training.network import Network, Shape

    torch.manual_seed(1)
    return Network(Shape(vocabulary=200, positions=64, hidden=48, inner=96, layers=2, heads=4, link=8)).eval()


def outputs(network, length: int):  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(length)
    given = [rng.integers(1, high, (2, length)) for high in (200, 3, 4)]
    with torch.no_grad():
        labels, links = network(*map(torch.from_numpy, given))
    return given, labels.numpy(), links.numpy()


@pytest.mark.parametrize("length", [1, 7, 64])
def test_float_graph(network, length: int) -> None:  # type: ignore[no-untyped-def]
    from sayso.model.network import OnnxNetwork
    from training.export import build, describe

    model = build(network)
    describe(model, network, "test", "7")
    session = OnnxNetwork(model.SerializeToString())
    assert (session.name, session.version) == ("test", "7")
    given, labels, links = outputs(network, length)
    got_labels, got_links = session.run(*given)
    assert np.abs(got_labels - labels).max() < 1e-4
    assert np.abs(got_links - links).max() < 1e-4


def test_int8_graph(network) -> None:  # type: ignore[no-untyped-def]
    from sayso.model.network import OnnxNetwork
    from training.export import build, describe, quantise

    model = quantise(build(network))
    describe(model, network, "test", "7")
    given, labels, links = outputs(network, 64)
    got_labels, got_links = OnnxNetwork(model.SerializeToString()).run(*given)
    assert np.abs(got_labels - labels).mean() < 0.1 * np.abs(labels).mean() + 0.02
    assert np.abs(got_links - links).mean() < 0.1 * np.abs(links).mean() + 0.02


def test_a_step_of_training_lowers_the_loss() -> None:
    import random

    from tests.training.test_windows import MARKED, TEXT
    from training.network import Network, Shape
    from training.train import step
    from training.windows import epoch

    torch.manual_seed(1)
    small = Network(Shape(hidden=48, inner=96, layers=1, heads=4, link=8), dropout=0.0)
    (batch, *_) = epoch([("x", TEXT, [MARKED])], 400, random.Random(1))
    optimizer = torch.optim.Adam(small.parameters(), 1e-2)
    losses = []
    for _ in range(8):
        parts = step(small, batch, [small])
        torch.autograd.backward(parts["loss"])
        optimizer.step()
        optimizer.zero_grad()
        losses.append(parts["labels"].item())
    assert losses[-1] < losses[0] / 2
