"""What is exported says what PyTorch says: the graph to the last digits, int8 nearly."""

import numpy as np
import pytest

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")
pytest.importorskip("onnx", reason="onnx is not installed (make test EXTRAS=test,train)")


@pytest.fixture(scope="module", params=[0, 32], ids=["BERT", "MPNet"])
def network(request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    """A small network, without and with a relative attention bias."""
    from training.network import Network, Shape

    torch.manual_seed(1)
    sizes = {
        "vocabulary": 200,
        "positions": 64,
        "hidden": 48,
        "inner": 96,
        "layers": 2,
        "heads": 4,
        "link": 8,
        "point": 4,
    }
    return Network(Shape(**sizes, buckets=request.param, epsilon=1e-5 if request.param else 1e-12)).eval()


def outputs(network, length: int):  # type: ignore[no-untyped-def]
    rng = np.random.default_rng(length)
    given = [rng.integers(1, high, (2, length)) for high in (200, 3, 4)]
    with torch.no_grad():
        said = network(*map(torch.from_numpy, given))
    return given, {name: part.numpy() for name, part in said._asdict().items()}


@pytest.mark.parametrize("length", [1, 7, 64])
def test_float_graph(network, length: int) -> None:  # type: ignore[no-untyped-def]
    from sayso.model.network import OnnxNetwork
    from training.export import build, describe

    model = build(network)
    describe(model, network, "test", "7")
    session = OnnxNetwork(model.SerializeToString())
    assert (session.name, session.version) == ("test", "7")
    given, said = outputs(network, length)
    got = session.run(*given)._asdict()
    assert all(np.abs(got[name] - said[name]).max() < 1e-4 for name in said)
    assert (session.pointing.far == network.far.detach().numpy()).all()


def test_int8_graph(network) -> None:  # type: ignore[no-untyped-def]
    from sayso.model.network import OnnxNetwork
    from training.export import build, describe, quantise

    model = quantise(build(network))
    describe(model, network, "test", "7")
    given, said = outputs(network, 64)
    got = OnnxNetwork(model.SerializeToString()).run(*given)._asdict()
    assert all(np.abs(got[name] - said[name]).mean() < 0.1 * np.abs(said[name]).mean() + 0.02 for name in said)


def test_recovered_is_what_was_exported(network) -> None:  # type: ignore[no-untyped-def]
    from training.export import build, describe, quantise
    from training.network import Network
    from training.recover import recover

    with torch.no_grad():
        network.far += torch.arange(10.0)
        network.labels.bias[0] += 0.5
    model = quantise(build(network))
    describe(model, network, "test", "7")
    again = Network(network.shape).eval()
    again.load_state_dict(recover(model, outside=0.0))
    (_, said), (_, got) = outputs(network, 64), outputs(again, 64)
    assert all(np.abs(got[name] - said[name]).mean() < 0.05 * np.abs(said[name]).mean() + 0.01 for name in said)
    lifted = recover(model, outside=0.5)["labels.bias"] - recover(model, outside=0.0)["labels.bias"]
    assert lifted.tolist() == pytest.approx([-0.5, 0, 0, 0, 0, 0, 0], abs=1e-6)


def test_recovered_acts_are_what_was_exported() -> None:
    from training.acts_export import build_first, build_second, build_types
    from training.acts_network import ActsNetwork
    from training.acts_types import TypesNetwork
    from training.export import quantise
    from training.network import Network
    from training.recover import recover_acts, recover_types

    torch.manual_seed(3)
    acts, types = ActsNetwork().eval(), TypesNetwork(Network()).eval()
    first, second = quantise(build_first(acts), "tokens.product"), quantise(build_second(acts), "roles.product")
    again = ActsNetwork().eval()
    again.load_state_dict(recover_acts(first, second))
    states, places = torch.randn(2, 12, 768), torch.tensor([3, 7])
    with torch.no_grad():
        said, got = acts.tag(states), again.tag(states)
        roles, got_roles = acts.label(said.state, places), again.label(said.state, places)
        assert (got.types - said.types).abs().mean() < 0.05 * said.types.abs().mean() + 0.01
        assert (got_roles.parts - roles.parts).abs().mean() < 0.05 * roles.parts.abs().mean() + 0.01
        other = TypesNetwork(Network()).eval()
        other.load_state_dict(recover_types(quantise(build_types(types), "types.product")))
        ids = torch.randint(1000, 20000, (2, 12))
        case = gap = torch.zeros_like(ids)
        assert (other(ids, case, gap) - types(ids, case, gap)).abs().mean() < 0.05


def test_mean_of_what_each_has() -> None:
    from training.export import mean

    states = [{"a": torch.tensor([1.0]), "b": torch.tensor([5.0])}, {"a": torch.tensor([3.0])}]
    assert {name: value.item() for name, value in mean(states).items()} == {"a": 2.0, "b": 5.0}
