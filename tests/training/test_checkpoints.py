"""Checkpoints are read as networks of their own shape, or of a choice of their layers."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.train

torch = pytest.importorskip("torch", reason="PyTorch is not installed (make test EXTRAS=test,train)")


@pytest.fixture(params=[0, 32], ids=["BERT", "MPNet"])
def network(request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    from training.network import Network, Shape

    torch.manual_seed(1)
    epsilon = 1e-5 if request.param else 1e-12
    return Network(Shape(200, 64, 24, 48, 3, 2, 4, 5, buckets=request.param, epsilon=epsilon))


def test_a_checkpoint_tells_its_shape(network, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from training.checkpoints import load_network, read_state

    torch.save(network.state_dict(), tmp_path / "average.pt")
    made = load_network(read_state(tmp_path / "average.pt"), heads=2)
    assert made.shape == network.shape
    assert all(torch.equal(values, made.state_dict()[name]) for name, values in network.state_dict().items())


def test_half_the_size_to_train_on_from(network, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from training.checkpoints import load_network, load_state, read_state, write_half
    from training.network import Network

    path = tmp_path / "kept" / "network.safetensors"
    write_half(network.state_dict(), path)
    whole = sum(values.numel() for values in network.state_dict().values())
    assert path.stat().st_size < 2 * whole + 8000
    state = read_state(path)
    for made in (load_network(state, heads=2), load_state(path, Network(network.shape))):
        for name, values in network.state_dict().items():
            kept = made.state_dict()[name]
            assert kept.dtype == torch.float32 and torch.allclose(kept, values, atol=1e-3), name


def test_the_average_in_a_trainers_checkpoint(network, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from training.checkpoints import read_state
    from training.trainer import Run, Trainer

    trainer = Trainer(network, Run(), 4)
    with torch.no_grad():
        network.none.fill_(7)
    trainer.save(tmp_path)
    state = read_state(tmp_path / "last.pt")
    assert state.keys() == network.state_dict().keys()
    assert not state["none"].any()


def test_a_choice_of_layers(network) -> None:  # type: ignore[no-untyped-def]
    from training.checkpoints import choose_layers, load_network

    state = network.state_dict()
    made = load_network(choose_layers(state, [2, 0, 0, 2]), heads=2).state_dict()
    for place, layer in enumerate([2, 0, 0, 2]):
        assert torch.equal(made[f"layers.{place}.up.weight"], state[f"layers.{layer}.up.weight"])
    assert torch.equal(made["word.weight"], state["word.weight"])
    with pytest.raises(ValueError, match="no layer 3"):
        choose_layers(state, [0, 3])


def test_no_network(network, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from training.checkpoints import load_state
    from training.network import Network, Shape

    torch.save({"other": torch.zeros(1)}, tmp_path / "other.pt")
    with pytest.raises(ValueError, match=r"other\.pt is no checkpoint of this network"):
        load_state(tmp_path / "other.pt", Network(Shape(200, 64, 24, 48, 1, 2)))
