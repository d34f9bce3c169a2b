"""Train a student: ``python -m training.distil --start FILE --taught DIR --data DIR --out DIR ...``.

The student learns all heads from people's marks and from teachers' answers (`training.teach`), on every text that a
teacher was asked about, marked by people or not.  Its shape is that of the checkpoint it starts from, or with
``--layers`` a choice of that one's layers:

    --start runs/start.pt                                          the shape that ships
    --start runs/start.pt --layers 0,0,1,1,2,2,3,3,4,4,5,5         twice as deep, each layer twice
    --start runs/teacher/average.pt --layers 1,3,5,7,9,11          as wide as the teacher, half as deep

(Sanh et al., "DistilBERT", 2019, and Kim et al., "SOLAR 10.7B", NAACL 2024, begin students so.)  Several students that
began alike and differ by their ``--seed`` are averaged at export.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.checkpoints import HEADS, choose_layers, load_network, read_state
from training.mix import Mix, add_options, data_of
from training.network import Network
from training.train import add_run_options, freeze, run_of, train


def begin(start: Path, layers: list[int] | None, seed: int, heads: int = HEADS) -> Network:
    """Make a student from a checkpoint.

    Raises:
        ValueError: the checkpoint has no such layer.
    """
    torch.manual_seed(seed)
    state = read_state(start)
    return load_network(choose_layers(state, layers) if layers else state, heads)


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--start", type=Path, required=True, help="the checkpoint that the student starts from")
    asks.add_argument("--layers", help="which of its layers the student has, counted from 0: 1,3,5,7,9,11")
    add_options(asks)
    add_run_options(asks)
    given = asks.parse_args()
    if not given.taught:
        asks.error("--taught is missing: ask the teachers first, with python -m training.teach")
    layers = [int(layer) for layer in given.layers.split(",")] if given.layers else None
    student = begin(given.start, layers, given.seed)
    freeze(student, given.frozen)
    train(student.to(given.device), Mix(data_of(given)), given.out, run_of(given))


if __name__ == "__main__":
    main()
