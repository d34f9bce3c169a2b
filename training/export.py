"""Write the trained network as one ONNX file of int8 weights that onnxruntime runs alone.

The graph is put together operator by operator, from the fused ones that onnxruntime has for BERT (its
``com.microsoft`` domain): nothing is traced, so the file says what the network is.  Weights of the linear layers are
int8 per output channel, activations are quantised as they come (dynamic); word embeddings are int8 per tensor.

    python -m training.export --checkpoint runs/a/average.pt --version 1

writes ``sayso.onnx`` with its sha256 into the package, and PyTorch's answer to a text of our own for the tests.
"""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from sayso.model.labels import LABELS, MENTIONS, NAMES
from sayso.model.network import import_onnxruntime
from sayso.model.pieces import CLS, SEP, split
from training.checkpoints import load_network, read_state, write_half
from training.network import Network, heard_by_acts, relative_buckets

OPSET, CONTRIB = 18, "com.microsoft"
OUTSIDE = -0.4
"""Added to the score of O: more is proposed, and the setting ``least_score`` drops what is unlikely as a whole.

Chosen on the held-out slice of train, together with that setting.
"""
HEADS_OUTSIDE = -0.5
"""Added to the score of "none" among the mentions; chosen on the held-out documents of GUM train."""
PROJECTIONS = ("query", "key", "value")
"""What attention begins with, in the order of `training.network`."""
REFERENCE_TEXT = (
    "Harbor Deal Stalls, Aides Say.\n\n“We are not there yet,” Mayor Ruth Okafor told reporters on Monday. “We may "
    "never be.”\n\nAccording to the port authority, the lease would cost $40 million; a person close to the talks "
    "said the figure was “closer to sixty.”"
)


class Graph:
    """A graph being written: nodes in order, weights by name; ``state`` holds the network's weights."""

    def __init__(self, state: dict[str, NDArray[Any]], epsilon: float) -> None:
        self.state, self.epsilon = state, epsilon
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: NDArray[Any]) -> str:
        """Keep an array as a constant of the graph."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401
        """Add one operator with one output of interest."""
        self.nodes.append(helper.make_node(kind, inputs, [output], output, domain=domain, **attributes))
        return output

    def norm(self, x: str, addend: str, name: str, output: str) -> str:
        """Add the sum of two tensors, normalised."""
        scale = self.weight(f"{name}.weight", self.state[f"{name}.weight"])
        shift = self.weight(f"{name}.bias", self.state[f"{name}.bias"])
        both = self.node("Add", [x, addend], f"{output}.sum")
        return self.node("LayerNormalization", [both, scale, shift], output, epsilon=self.epsilon)

    def linear(self, x: str, name: str, output: str, activation: str = "") -> str:
        """Add a linear layer."""
        product = self.node(
            "MatMul", [x, self.weight(f"{name}.weight", self.state[f"{name}.weight"].T)], f"{output}.product"
        )
        bias = self.weight(f"{name}.bias", self.state[f"{name}.bias"])
        if activation:
            # apart, the sum and the function behind it take less time than onnxruntime's BiasGelu
            return self.node(activation, [self.node("Add", [product, bias], f"{output}.sum")], output, CONTRIB)
        return self.node("Add", [product, bias], output)

    def layer(self, x: str, here: str, heads: int, near: list[str]) -> str:
        """Add a block of BERT; ``near`` are further inputs of its attention."""
        # three products: to split the one that they could be takes longer
        for part in ("weight", "bias"):
            thirds = np.split(self.state[f"{here}.qkv.{part}"], 3)
            self.state |= {f"{here}.{name}.{part}": third for name, third in zip(PROJECTIONS, thirds, strict=True)}
        parts = [self.linear(x, f"{here}.{name}", f"{here}.{name}") for name in PROJECTIONS]
        mixed = self.node("MultiHeadAttention", parts + near, f"{here}.mixed", CONTRIB, num_heads=heads)
        x = self.norm(
            x, self.linear(mixed, f"{here}.out", f"{here}.attended"), f"{here}.norm_attention", f"{here}.middle"
        )
        inner = self.linear(x, f"{here}.up", f"{here}.inner", "Gelu")
        return self.norm(x, self.linear(inner, f"{here}.down", f"{here}.outer"), f"{here}.norm_inner", f"{here}.x")

    def model(
        self, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
    ) -> onnx.ModelProto:
        """Return the graph as a model."""
        model = helper.make_model(
            helper.make_graph(self.nodes, name, inputs, outputs, self.weights),
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)],
            ir_version=9,
        )
        model.producer_name = "sayso"
        return model


def weights_of(network: torch.nn.Module) -> dict[str, NDArray[Any]]:
    """Return the weights of a network in float32."""
    return {name: value.detach().float().numpy() for name, value in network.state_dict().items()}


def tensor(name: str, kind: int, last: list[int]) -> onnx.ValueInfoProto:
    """Describe an input or an output, ``[batch, pieces, *last]``."""
    return helper.make_tensor_value_info(name, kind, ["batch", "pieces", *last])


def encode(graph: Graph, network: Network) -> str:
    """Write the encoder: ids, case, gap -> what its last layer gives.  ``graph`` has the network's weights."""
    state, hidden = graph.state, network.shape.hidden
    words = graph.node("Gather", [graph.weight("word.weight", state["word.weight"]), "ids"], "words")
    length = graph.node("Shape", ["ids"], "length", start=1, end=2)
    first = graph.weight("first", np.array([0]))
    positions = graph.weight("position.weight", state["position.weight"])
    at = graph.node("Slice", [positions, first, length, first], "at")
    # case and gap are few: one table of their sums, so that only one small row is looked up
    gaps = len(state["gap.weight"])
    both = (state["case.weight"][:, None] + state["gap.weight"][None]).reshape(-1, hidden)
    row = graph.node("Mul", ["case", graph.weight("gaps", np.array(gaps))], "row_case")
    row = graph.node("Add", [row, "gap"], "row")
    form = graph.node("Gather", [graph.weight("form.weight", both), row], "form")
    x = graph.norm(graph.node("Add", [words, at], "placed"), form, "norm", "embedded")
    near = _attention_bias(graph, network, state["bias.weight"]) if network.shape.buckets else []
    for i in range(network.shape.layers):
        x = graph.layer(x, f"layers.{i}", network.shape.heads, near)
    return x


def build(network: Network) -> onnx.ModelProto:
    """The network in float32: ids, case, gap ``[batch, pieces]`` int64 -> its outputs."""
    graph, hidden = Graph(weights_of(network), network.shape.epsilon), network.shape.hidden
    x = encode(graph, network)
    graph.linear(x, "labels", "labels")
    graph.linear(x, "links", "links")
    graph.linear(x, "names", "names")
    referring = graph.linear(x, "refer", "refer", "Gelu")
    graph.linear(referring, "mentions", "mentions")
    graph.linear(referring, "pointers", "pointers")
    add_states(graph.nodes, network.shape.layers)
    return graph.model(
        "sayso",
        [tensor(name, TensorProto.INT64, []) for name in ("ids", "case", "gap")],
        [
            tensor("labels", TensorProto.FLOAT, [len(LABELS)]),
            tensor("links", TensorProto.FLOAT, [4 * network.shape.link]),
            tensor("names", TensorProto.FLOAT, [len(NAMES)]),
            tensor("mentions", TensorProto.FLOAT, [len(MENTIONS)]),
            tensor("pointers", TensorProto.FLOAT, [8 * network.shape.point]),
            tensor("states", TensorProto.FLOAT, [2 * hidden]),
        ],
    )


def add_states(nodes: Any, layers: int) -> None:  # noqa: ANN401
    """Add the output that the network of acts reads on from: what the middle and the last layer give, side by side."""
    shared = [f"layers.{layer}.x" for layer in heard_by_acts(layers)]
    nodes.append(helper.make_node("Concat", shared, ["states"], "states", axis=2))


def expose_states(model: onnx.ModelProto, layers: int, hidden: int) -> None:
    """Add the output of `add_states` to an exported graph that lacks it; its other outputs stay as they are."""
    add_states(model.graph.node, layers)
    model.graph.output.append(tensor("states", TensorProto.FLOAT, [2 * hidden]))


def _attention_bias(graph: Graph, network: Network, table: NDArray[Any]) -> list[str]:
    """Write the relative attention bias, ``[1, heads, pieces, pieces]`` -> the last inputs of attention."""
    furthest = network.shape.positions
    away = relative_buckets(furthest, network.shape.buckets).numpy()
    # the bucket of each distance, from the furthest place before to the furthest behind: ``[2 * furthest - 1]``
    buckets = graph.weight("bias.buckets", np.concatenate((away[:, 0][:0:-1], away[0])))
    by_distance = graph.node("Gather", [graph.weight("bias.weight", table), buckets], "bias.by_distance")
    end = graph.node("Squeeze", ["length"], "end")
    places = graph.node(
        "Range", [graph.weight("zero", np.array(0)), end, graph.weight("one", np.array(1))], "bias.places"
    )
    asked = graph.node("Unsqueeze", [places, graph.weight("bias.row", np.array([0]))], "bias.asked")
    asking = graph.node("Unsqueeze", [places, graph.weight("bias.column", np.array([1]))], "bias.asking")
    apart = graph.node("Sub", [asked, asking], "bias.apart")
    row = graph.node("Add", [apart, graph.weight("bias.middle", np.array(furthest - 1))], "bias.row_of_table")
    near = graph.node("Gather", [by_distance, row], "bias.near")
    heads_first = graph.node("Transpose", [near], "bias.heads_first", perm=[2, 0, 1])
    bias = graph.node("Unsqueeze", [heads_first, "bias.row"], "bias.all")
    return ["", "", bias]  # no bias of the projections, no padding


def describe(model: onnx.ModelProto, network: Network, name: str, version: str) -> None:
    """Write into the file what the decoder needs beside the outputs: its name and the pointers' small parameters."""
    about = {"name": name, "version": version}
    for part in ("no_source", "distance", "edges", "none", "far", "same"):
        values = getattr(network, part).detach().double().numpy().round(6)
        about[part] = json.dumps(values.tolist())
    for key, value in about.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value


def quantise(model: onnx.ModelProto, *exact: str, is_narrow: bool = False) -> onnx.ModelProto:
    """The same graph with int8 weights; nodes named in ``exact`` stay in float32.

    ``is_narrow`` keeps weights to 7 bits, whose products no processor saturates.
    """
    import_onnxruntime()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with TemporaryDirectory() as folder:
        path = Path(folder)
        onnx.save(model, path / "float.onnx")
        quantize_dynamic(
            path / "float.onnx",
            path / "int8.onnx",
            per_channel=True,
            reduce_range=is_narrow,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
            nodes_to_exclude=[
                "labels.product",
                "names.product",
                "mentions.product",
                "form",
                "bias.by_distance",
                "bias.near",
                *exact,
            ],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
        return onnx.load(path / "int8.onnx")


def mean(states: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean weights of networks with a common start (Wortsman et al., "Model soups", ICML 2022).

    A head that only some of them have is the mean of those.
    """
    names = [name for state in states for name in state]
    return {
        name: torch.stack([state[name] for state in states if name in state]).mean(0) for name in dict.fromkeys(names)
    }


def reference(network: Network) -> dict[str, NDArray[Any]]:
    """What PyTorch makes of a text of the project's own, for a test of the shipped file that needs no PyTorch."""
    pieces = split(REFERENCE_TEXT)
    framed = {
        "ids": np.concatenate(([CLS], pieces.ids, [SEP])),
        "case": np.pad(pieces.case, 1),
        "gap": np.pad(pieces.gap, 1),
    }
    network.eval()
    with torch.no_grad():
        said = network(*(torch.from_numpy(part)[None] for part in framed.values()))
    said_of = {name: part[0].numpy() for name, part in said._asdict().items() if name != "states"}
    return {**framed, **said_of}


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument(
        "--checkpoint",
        type=Path,
        required=True,
        action="append",
        help="average.pt, as training writes it; several: mean",
    )
    asks.add_argument("--name", default="sayso-minilm-l6")
    asks.add_argument("--version", required=True)
    asks.add_argument("--outside", type=float, default=OUTSIDE, help="what is added to the score of the label O")
    asks.add_argument("--none", type=float, default=HEADS_OUTSIDE, help="what is added to the score of no mention")
    asks.add_argument("--narrow", action="store_true", help="weights of 7 bits, the same on every processor")
    asks.add_argument("--out", type=Path, default=Path("src/sayso/model/weights"))
    asks.add_argument("--half", type=Path, help="where the weights go in float16 (.safetensors), to train on from")
    asks.add_argument("--reference", type=Path, default=Path("tests/model/reference.npz"))
    given = asks.parse_args()
    state = mean([read_state(path) for path in given.checkpoint])
    if given.half:
        write_half(state, given.half)
    network = load_network(state)
    with torch.no_grad():
        network.labels.bias[0] += given.outside
        network.mentions.bias[0] += given.none
    model = quantise(build(network), is_narrow=given.narrow)
    describe(model, network, given.name, given.version)
    weights = model.SerializeToString()
    (given.out / "sayso.onnx").write_bytes(weights)
    (given.out / "sayso.onnx.sha256").write_text(f"{sha256(weights).hexdigest()}  sayso.onnx\n")
    np.savez_compressed(given.reference, allow_pickle=False, **reference(network))
    print(f"{len(weights) / 1e6:.1f} MB, sha256 {sha256(weights).hexdigest()}")


if __name__ == "__main__":
    main()
