"""Train a network: ``python -m training.train --data DIR --base FILE --out DIR [--gum FILE] [--marked DIR] ...``.

All heads learn at once, from batches that mix the corpora.  With ``--taught FILE`` the labels are learned half from the
annotators and half from what other networks said, see `training.teach`.

Every epoch ends with a line of losses and held-out scores in ``log.jsonl`` and a checkpoint; with ``--every N`` there
is one after every N steps too.  The same command goes on from the last one.  A slice of the train part (every
twenty-first text, every tenth marked by hand) is held out for choosing settings, so that dev stays a test.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path

import torch

from training import mpnet
from training.checkpoints import load_state
from training.losses import step
from training.mix import Mix, add_options, data_of
from training.network import Network, Shape
from training.texts import Text
from training.trainer import Run, Trainer
from training.windows import epoch

BASES = {"minilm": (Shape(), Network.load_minilm), "mpnet": (mpnet.SHAPE, mpnet.load_mpnet)}
"""The shapes of network that have a base, and what loads it."""


def held_out_scores(network: Network, held: dict[str, list[Text]]) -> dict[str, float]:
    """Means over the held-out texts of each kind: loss and share of hits of every head that is told something."""
    network.eval()
    scores: dict[str, float] = {}
    for kind, some in held.items():
        if not some:
            continue
        alone = [replace(text, annotators=text.annotators[:1]) for text in some]
        with torch.no_grad():
            rows = [step(network, batch) for batch in epoch(alone, 8192, random.Random(0))]
        for head in rows[0]:
            weight = sum(row[head].share for row in rows)
            if weight:
                scores[f"{kind} {head} loss"] = sum(row[head].loss.item() * row[head].share for row in rows) / weight
                scores[f"{kind} {head} right"] = sum(row[head].right * row[head].share for row in rows) / weight
    return {name: round(value, 4) for name, value in scores.items()}


def begin(shape: str, base: Path, start: Path | None, seed: int) -> Network:
    """Make a network from its base, or from a checkpoint laid over it."""
    torch.manual_seed(seed)
    sizes, load = BASES[shape]
    network = Network(sizes)
    load(network, base)
    return load_state(start, network) if start else network


def freeze(network: Network, layers: int) -> None:
    """Keep the vectors of pieces and so many of the lowest layers as they are; 0: everything learns.

    The reading of acts hears the middle layer, and goes on hearing the same where the lowest three are frozen.
    """
    if layers:
        kept = [network.word, network.position, network.norm, *network.layers[:layers]]
        for module in kept:
            module.requires_grad_(False)


def train(network: Network, mix: Mix, out: Path, run: Run, alike: Network | None = None) -> None:
    """Train on what is not held out, with a line in ``log.jsonl`` and checkpoints after every epoch.

    ``alike``: see `training.losses.step`.
    """
    out.mkdir(parents=True, exist_ok=True)
    draws = random.Random(run.seed)
    trainer = Trainer(network, run, run.epochs * len(epoch(mix.draw(draws), run.batch, draws)), alike)
    trainer.resume(out)
    while trainer.done < run.epochs:
        line = trainer.epoch(mix, out)
        scores = held_out_scores(trainer.averaged, mix.held)
        with (out / "log.jsonl").open("a") as log:
            print(json.dumps({**line, "held_out": scores}), file=log)
        print(json.dumps({**line, "held_out": scores}), flush=True)


def add_run_options(asks: argparse.ArgumentParser) -> None:
    """Add the options of a training run."""
    asks.add_argument("--taught", type=Path, help="what teachers say of its texts, as training.teach writes it")
    asks.add_argument("--out", type=Path, required=True)
    asks.add_argument("--epochs", type=int, default=10)
    asks.add_argument("--seed", type=int, default=1)
    asks.add_argument("--rate", type=float, default=1.5e-4)
    asks.add_argument("--falling", type=float, help="share of the steps, the last ones, in which the rate falls")
    asks.add_argument("--batch", type=int, default=4096, help="pieces a batch")
    asks.add_argument("--every", type=int, default=0, help="steps between checkpoints within an epoch (0: none)")
    asks.add_argument("--masked", type=float, default=0.0, help="share of pieces hidden at random")
    asks.add_argument(
        "--frozen", type=int, default=0, help="so many of the lowest layers stay as they are, and the pieces"
    )
    asks.add_argument("--device", default="cpu", help="where the network computes, as PyTorch names it (cuda)")


def run_of(given: argparse.Namespace) -> Run:
    """Return the settings that `add_run_options` was given."""
    return Run(given.epochs, given.seed, given.rate, given.batch, given.masked, given.falling, given.every)


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--shape", choices=BASES, default="minilm", help="which network (default: minilm)")
    asks.add_argument("--base", type=Path, required=True, help="the weights of its base as safetensors")
    asks.add_argument("--start", type=Path, help="a checkpoint to start from, in the place of the base")
    add_options(asks)
    add_run_options(asks)
    given = asks.parse_args()
    mix = Mix(data_of(given))
    network = begin(given.shape, given.base, given.start, given.seed)
    freeze(network, given.frozen)
    train(network.to(given.device), mix, given.out, run_of(given))


if __name__ == "__main__":
    main()
