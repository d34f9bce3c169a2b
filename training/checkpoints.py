"""Checkpoints: the weights of a network in training, or of one that was recovered from what shipped."""

from __future__ import annotations

import re
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.network import Network, Shape

NEW = (
    *("case.", "gap.", "labels.", "links.", "no_source", "distance"),
    *("names.", "refer.", "mentions.", "pointers.", "edges", "none", "far", "same"),
)
"""What the base does not bring along, and so learns at a higher rate."""


HEADS = 12
"""Heads of attention: the one size of a network that its weights do not show."""
_LAYER = re.compile(r"layers\.(\d+)\.(.+)")


def read_state(path: Path) -> dict[str, Tensor]:
    """Read the weights in a checkpoint, in float32.

    It is an ``average.pt``, a trainer's ``last.pt``, of which the moving average counts, or what `write_half` wrote.
    """
    if path.suffix == ".safetensors":
        return {name: values.float() for name, values in load_file(path).items()}
    # written by this project's trainer: the state of the random numbers in last.pt is no tensor
    state = torch.load(path, map_location="cpu", weights_only=False, mmap=True)
    if "average" in state:
        average = state["average"].items()
        state = {name.removeprefix("module."): values for name, values in average if name.startswith("module.")}
    return {name: values.clone() for name, values in state.items()}


def write_half(state: dict[str, Tensor], path: Path) -> None:
    """Write weights in float16 as safetensors: half the size, and fine enough to train on from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: values.half().contiguous() for name, values in state.items()}, path)


def shape_of(state: dict[str, Tensor], heads: int = HEADS) -> Shape:
    """Infer the sizes of a network from its weights."""
    vocabulary, hidden = state["word.weight"].shape
    layers = {match[1] for name in state if (match := _LAYER.match(name))}
    buckets = len(state.get("bias.weight", ()))
    return Shape(
        vocabulary=vocabulary,
        positions=len(state["position.weight"]),
        hidden=hidden,
        inner=len(state["layers.0.up.weight"]),
        layers=len(layers),
        heads=heads,
        link=len(state["no_source"]),
        point=len(state["none"]) // 2,
        buckets=buckets,
        epsilon=1e-5 if buckets else 1e-12,
    )


def choose_layers(state: dict[str, Tensor], layers: list[int]) -> dict[str, Tensor]:
    """Return the weights of a network with these layers of the encoder, in this order; one may come several times.

    Raises:
        ValueError: there is no such layer.
    """
    chosen = {name: values for name, values in state.items() if not _LAYER.match(name)}
    for place, layer in enumerate(layers):
        parts = {
            match[2]: values
            for name, values in state.items()
            if (match := _LAYER.match(name)) and int(match[1]) == layer
        }
        if not parts:
            raise ValueError(f"the network has no layer {layer}")
        chosen |= {f"layers.{place}.{part}": values for part, values in parts.items()}
    return chosen


def choose_inner(state: dict[str, Tensor], heard: dict[str, Tensor], inner: int) -> dict[str, Tensor]:
    """Return the weights of a network whose layers keep so many of their inner numbers.

    Those are kept that add most: ``heard`` holds how large each is in the mean, a layer, as `inner_sizes` measures it.
    """
    chosen = dict(state)
    for layer, sizes in heard.items():
        worth = sizes * state[f"{layer}.down.weight"].norm(dim=0)
        kept = worth.topk(inner).indices.sort().values
        chosen[f"{layer}.up.weight"], chosen[f"{layer}.up.bias"] = (
            state[f"{layer}.up.{part}"][kept] for part in ("weight", "bias")
        )
        chosen[f"{layer}.down.weight"] = state[f"{layer}.down.weight"][:, kept]
    return chosen


def load_network(state: dict[str, Tensor], heads: int = HEADS) -> Network:
    """Make a network of the shape that the weights have."""
    network = Network(shape_of(state, heads))
    network.load_state_dict(state)
    return network


def load_state(path: Path, network: Network) -> Network:
    """The network with a checkpoint's weights; heads that the checkpoint does not know stay as they are.

    Raises:
        ValueError: it is no checkpoint of this network.
    """
    missing, unknown = network.load_state_dict(read_state(path), strict=False)
    if unknown or any(not name.startswith(NEW) for name in missing):
        raise ValueError(f"{path} is no checkpoint of this network: missing {missing}, unknown {unknown}")
    return network
