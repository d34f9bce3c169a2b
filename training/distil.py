"""Train a student: ``python -m training.distil --start FILE --taught DIR --data DIR --out DIR ...``.

The student learns all heads from people's marks and from teachers' answers (`training.teach`), on every text that a
teacher was asked about, marked by people or not.  Its shape is that of the checkpoint it starts from, or with
``--layers`` a choice of that one's layers:

    --start runs/start.pt                                          the shape that ships
    --start runs/start.pt --layers 0,0,1,1,2,2,3,3,4,4,5,5         twice as deep, each layer twice
    --start runs/teacher/average.pt --layers 1,3,5,7,9,11          as wide as the teacher, half as deep
    --start runs/start.pt --layers 0,2,5 --inner 640               half as deep, and narrower within each layer

(Sanh et al., "DistilBERT", 2019, and Kim et al., "SOLAR 10.7B", NAACL 2024, begin students so.)  Several students that
began alike and differ by their ``--seed`` are averaged at export.  With ``--alike FILE`` the student's middle and last
layer learn to give what those of that checkpoint give, so that little is lost where layers are left out.
"""

from __future__ import annotations

import argparse
import random
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.checkpoints import HEADS, choose_inner, choose_layers, load_network, read_state
from training.mix import Mix, add_options, data_of
from training.network import Network
from training.train import add_run_options, freeze, run_of, train
from training.windows import epoch, stack


def begin(
    start: Path, layers: list[int] | None, seed: int, heads: int = HEADS, narrow: tuple[int, Mix] | None = None
) -> Network:
    """Make a student from a checkpoint; ``narrow``: how many inner numbers to keep, and texts that show which.

    Raises:
        ValueError: the checkpoint has no such layer.
    """
    torch.manual_seed(seed)
    state = read_state(start)
    if narrow:
        inner, mix = narrow
        state = choose_inner(state, inner_sizes(load_network(state, heads), mix), inner)
    return load_network(choose_layers(state, layers) if layers else state, heads)


def inner_sizes(network: Network, mix: Mix, batches: int = 8) -> dict[str, Tensor]:
    """How large each inner number of each layer is, in the mean over a few batches; by the layer's name."""
    heard = {f"layers.{i}": torch.zeros(network.shape.inner) for i in range(network.shape.layers)}
    rng = random.Random(0)

    def add(layer: str, _: nn.Module, given: tuple[Any, ...]) -> None:
        heard[layer] += given[0].abs().mean((0, 1))

    hooks = [network.get_submodule(f"{layer}.down").register_forward_pre_hook(partial(add, layer)) for layer in heard]
    with torch.no_grad():
        for batch in epoch(mix.news, 4096, rng)[:batches]:
            network(*(torch.from_numpy(part) for part in stack(batch)[:3]))
    for hook in hooks:
        hook.remove()
    return heard


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--start", type=Path, required=True, help="the checkpoint that the student starts from")
    asks.add_argument("--layers", help="which of its layers the student has, counted from 0: 1,3,5,7,9,11")
    asks.add_argument("--inner", type=int, help="how many of the inner numbers its layers keep")
    asks.add_argument("--alike", type=Path, help="a checkpoint whose middle and last layer the student is to match")
    add_options(asks)
    add_run_options(asks)
    given = asks.parse_args()
    if not given.taught:
        asks.error("--taught is missing: ask the teachers first, with python -m training.teach")
    layers = [int(layer) for layer in given.layers.split(",")] if given.layers else None
    mix = Mix(data_of(given))
    student = begin(given.start, layers, given.seed, narrow=(given.inner, mix) if given.inner else None)
    freeze(student, given.frozen)
    alike = load_network(read_state(given.alike)).eval().to(given.device) if given.alike else None
    train(student.to(given.device), mix, given.out, run_of(given), alike)


if __name__ == "__main__":
    main()
