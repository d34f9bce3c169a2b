"""Take a checkpoint back out of shipped weights: ``python -m training.recover --weights sayso.onnx --out start.pt``.

Every int8 weight is multiplied by its scale again, so what comes out is the network that ships and not the finer one
it was rounded from; what `training.export` added to the score of O is taken off.  Case and gap were exported as one
table of sums; it is taken apart with the mean over gaps for case, which gives back the same sums.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from sayso.model.pieces import CASES, GAPS
from training.export import OUTSIDE, PROJECTIONS


def recover(model: onnx.ModelProto, outside: float = OUTSIDE) -> dict[str, Tensor]:
    """The state of the network in float32, under the names of `training.network.Network`."""
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    about = {entry.key: entry.value for entry in model.metadata_props}
    state = {}
    for name, values in kept.items():
        if name.endswith("_quantized"):
            whole = name.removesuffix("_quantized")
            zero = kept[f"{whole}_zero_point"].astype(np.float32)
            array = (values.astype(np.float32) - zero) * kept[f"{whole}_scale"]
        elif name.endswith((".weight", ".bias")):
            whole, array = name, values
        else:
            continue
        linear = array.ndim == 2 and whole.partition(".")[0] not in ("word", "position", "form", "bias")
        state[whole] = array.T if linear else array
    for name in [name for name in state if f".{PROJECTIONS[0]}." in name]:
        thirds = [state.pop(name.replace(PROJECTIONS[0], part)) for part in PROJECTIONS]
        state[name.replace(PROJECTIONS[0], "qkv")] = np.concatenate(thirds)
    form = state.pop("form.weight").reshape(len(CASES), len(GAPS), -1)
    state["case.weight"] = form.mean(1)
    state["gap.weight"] = (form - form.mean(1, keepdims=True)).mean(0)
    state["labels.bias"] = state["labels.bias"] - np.eye(len(state["labels.bias"]), dtype=np.float32)[0] * outside
    for name in {"no_source", "distance", "edges", "none", "far", "same"} & about.keys():
        state[name] = np.array(json.loads(about[name]), np.float32)
    return {name: torch.from_numpy(np.array(values, np.float32)) for name, values in state.items()}


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--weights", type=Path, required=True, help="the exported .onnx file")
    asks.add_argument("--outside", type=float, default=OUTSIDE, help="what was added to the score of O at export")
    asks.add_argument("--out", type=Path, required=True)
    given = asks.parse_args()
    torch.save(recover(onnx.load(given.weights), given.outside), given.out)


if __name__ == "__main__":
    main()
