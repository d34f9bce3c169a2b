"""Take checkpoints back out of shipped weights.

    python -m training.recover --weights src/sayso/model/weights/sayso.onnx --out runs/start.pt
    python -m training.recover --acts src/sayso/model/weights --out runs/acts

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
from training.network import Network


def recover(model: onnx.ModelProto, outside: float = OUTSIDE) -> dict[str, Tensor]:
    """The state of the network in float32, under the names of `training.network.Network`."""
    about = {entry.key: entry.value for entry in model.metadata_props}
    state = weights_in(model)
    state["labels.bias"][0] -= outside
    for name in {"no_source", "distance", "edges", "none", "far", "same"} & about.keys():
        state[name] = torch.tensor(json.loads(about[name]), dtype=torch.float32)
    return state


def recover_acts(first: onnx.ModelProto, second: onnx.ModelProto) -> dict[str, Tensor]:
    """The state of the network of acts, under the names of `training.acts_network.ActsNetwork`."""
    return weights_in(first) | weights_in(second)


def recover_types(model: onnx.ModelProto) -> dict[str, Tensor]:
    """The state of the network of types, under the names of `training.acts_types.TypesNetwork`.

    Its encoder has heads of the reading that are never asked: these are as they begin.
    """
    torch.manual_seed(0)
    state = {f"encoder.{name}": values for name, values in Network().state_dict().items()}
    for name, values in weights_in(model).items():
        state[name if name.startswith("types.") else f"encoder.{name}"] = values
    return state


def weights_in(model: onnx.ModelProto) -> dict[str, Tensor]:
    """The weights of an exported model in float32, under the names of the modules in PyTorch."""
    kept = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    state = {}
    for name, values in kept.items():
        if name.endswith("_quantized"):
            whole = name.removesuffix("_quantized")
            zero = kept[f"{whole}_zero_point"].astype(np.float32)
            array = (values.astype(np.float32) - zero) * kept[f"{whole}_scale"]
        elif name.endswith((".weight", ".bias")) or name == "mark":
            whole, array = name, values
        else:
            continue
        linear = array.ndim == 2 and whole.partition(".")[0] not in ("word", "position", "form", "bias")
        state[whole] = array.T if linear else array
    for name in [name for name in state if f".{PROJECTIONS[0]}." in name]:
        thirds = [state.pop(name.replace(PROJECTIONS[0], part)) for part in PROJECTIONS]
        state[name.replace(PROJECTIONS[0], "qkv")] = np.concatenate(thirds)
    if "form.weight" in state:
        form = state.pop("form.weight").reshape(len(CASES), len(GAPS), -1)
        state["case.weight"] = form.mean(1)
        state["gap.weight"] = (form - form.mean(1, keepdims=True)).mean(0)
    return {name: torch.from_numpy(np.array(values, np.float32)) for name, values in state.items()}


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = asks.add_mutually_exclusive_group(required=True)
    what.add_argument("--weights", type=Path, help="the exported .onnx file of the reading's network")
    what.add_argument("--acts", type=Path, help="the folder of the three files of the network of acts")
    asks.add_argument("--outside", type=float, default=OUTSIDE, help="what was added to the score of O at export")
    asks.add_argument("--out", type=Path, required=True, help="a file; with --acts the folder of acts.pt and types.pt")
    given = asks.parse_args()
    if given.weights:
        torch.save(recover(onnx.load(given.weights), given.outside), given.out)
        return
    given.out.mkdir(parents=True, exist_ok=True)
    first, second, types = (onnx.load(given.acts / f"acts_{name}.onnx") for name in ("first", "second", "types"))
    torch.save(recover_acts(first, second), given.out / "acts.pt")
    torch.save(recover_types(types), given.out / "types.pt")


if __name__ == "__main__":
    main()
