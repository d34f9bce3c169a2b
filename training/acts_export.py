"""Write the trained networks of acts as three ONNX files of 7-bit weights: ``python -m training.acts_export``.

``acts_first.onnx`` runs once a sentence, on what the reading's network gives; ``acts_second.onnx`` once a likely
predicate; ``acts_types.onnx`` once a sentence that has one.
With ``--expose`` the shipped reading's network gets the output that they read on from.
"""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto

from training.acts_network import ROLE_SIZES, TOKEN_SIZES, TYPE_LABELS, ActsNetwork
from training.acts_types import TypesNetwork
from training.checkpoints import read_state
from training.export import Graph, encode, expose_states, mean, quantise, tensor, weights_of
from training.network import Network

WEIGHTS = Path("src/sayso/model/weights")


def build_first(network: ActsNetwork) -> onnx.ModelProto:
    """The first pass: states ``[sentences, pieces, 2 * hidden]`` -> tokens and state, ``[sentences, pieces, ...]``."""
    graph, hidden = Graph(weights_of(network), network.shape.epsilon), network.shape.hidden
    x = graph.linear("states", "blend", "blended")
    for i in range(len(network.first)):
        x = graph.layer(x, f"first.{i}", network.shape.heads, [])
    graph.node("Identity", [x], "state")
    graph.linear(x, "tokens", "tokens")
    return graph.model(
        "acts_first",
        [tensor("states", TensorProto.FLOAT, [2 * hidden])],
        [tensor("tokens", TensorProto.FLOAT, [sum(TOKEN_SIZES)]), tensor("state", TensorProto.FLOAT, [hidden])],
    )


def build_second(network: ActsNetwork) -> onnx.ModelProto:
    """The second pass: state, ``[predicates, pieces, hidden]``, and marks, ``[.., 1]``, 1 at the predicate -> roles."""
    graph, hidden = Graph(weights_of(network), network.shape.epsilon), network.shape.hidden
    mark = graph.node("Mul", ["marks", graph.weight("mark", graph.state["mark"])], "marking")
    x = graph.node("Add", ["state", mark], "marked")
    for i in range(len(network.second)):
        x = graph.layer(x, f"second.{i}", network.shape.heads, [])
    graph.linear(x, "roles", "roles")
    return graph.model(
        "acts_second",
        [tensor("state", TensorProto.FLOAT, [hidden]), tensor("marks", TensorProto.FLOAT, [1])],
        [tensor("roles", TensorProto.FLOAT, [sum(ROLE_SIZES)])],
    )


def build_types(network: TypesNetwork) -> onnx.ModelProto:
    """The network of types: ids, case, gap ``[sentences, pieces]`` -> types, the special pieces' too."""
    graph = Graph(weights_of(network.encoder), network.encoder.shape.epsilon)
    graph.state |= {name: values for name, values in weights_of(network).items() if name.startswith("types.")}
    graph.linear(encode(graph, network.encoder), "types", "types")
    return graph.model(
        "acts_types",
        [tensor(name, TensorProto.INT64, []) for name in ("ids", "case", "gap")],
        [tensor("types", TensorProto.FLOAT, [TYPE_LABELS])],
    )


def describe(model: onnx.ModelProto, version: str) -> None:
    """Write name and version into a file."""
    for key, value in (("name", "sayso-acts"), ("version", version)):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value


def write(model: onnx.ModelProto, path: Path) -> None:
    """Write a model, with its hash beside it."""
    weights = model.SerializeToString()
    path.write_bytes(weights)
    path.with_name(f"{path.name}.sha256").write_text(f"{sha256(weights).hexdigest()}  {path.name}\n")
    print(f"{path.name}: {len(weights) / 1e6:.1f} MB, sha256 {sha256(weights).hexdigest()}")


def reference(network: ActsNetwork) -> dict[str, np.ndarray]:
    """What PyTorch makes of states drawn at random, for a test of the shipped files that needs no PyTorch."""
    states = np.random.default_rng(1).standard_normal((1, 24, 2 * network.shape.hidden)).astype(np.float32)
    network.eval()
    with torch.no_grad():
        tokens = network.tag(torch.from_numpy(states))
        roles = network.label(tokens.state.expand(2, -1, -1), torch.tensor([3, 11]))
    said = torch.cat((tokens.predicate[..., None], tokens.factuality[..., None], tokens.types), -1)
    return {"states": states, "tokens": said.numpy(), "roles": torch.cat(tuple(roles), -1).numpy()}


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--checkpoint", type=Path, action="append", help="as training.acts tune writes it; several: mean")
    asks.add_argument("--types", type=Path, help="as training.acts_types writes it")
    asks.add_argument("--version", default="1")
    asks.add_argument("--out", type=Path, default=WEIGHTS)
    asks.add_argument("--reference", type=Path, default=Path("tests/model/acts_reference.npz"))
    asks.add_argument("--expose", action="store_true", help="add the output to the shipped reading's network")
    given = asks.parse_args()
    if given.expose:
        model = onnx.load(WEIGHTS / "sayso.onnx")
        if any(output.name == "states" for output in model.graph.output):
            asks.error("the shipped network has that output already")
        expose_states(model, 6, 384)
        write(model, WEIGHTS / "sayso.onnx")
    if given.checkpoint:
        network = ActsNetwork()
        network.load_state_dict(mean([read_state(path) for path in given.checkpoint]))
        for name, build, exact in (("first", build_first, "tokens.product"), ("second", build_second, "roles.product")):
            model = quantise(build(network.eval()), exact, is_narrow=True)
            describe(model, given.version)
            write(model, given.out / f"acts_{name}.onnx")
    if given.types:
        types = TypesNetwork(Network())
        types.load_state_dict(read_state(given.types))
        model = quantise(build_types(types.eval()), "types.product", is_narrow=True)
        describe(model, given.version)
        write(model, given.out / "acts_types.onnx")
    if given.checkpoint:
        np.savez_compressed(given.reference, allow_pickle=False, **reference(network))


if __name__ == "__main__":
    main()
