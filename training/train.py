"""Train the network: ``python -m training.train --data DIR --base FILE --out DIR [--epochs N] [--seed N]``.

With ``--teacher FILE`` (once or more) the labels are learned half from the annotators and half from what the named
checkpoints say on average (Hinton, Vinyals & Dean, "Distilling the Knowledge in a Neural Network", 2015): several
seeds in one network of the same size, less sure of itself where annotators disagree.

Every epoch ends with a line of losses and held-out scores in ``log.jsonl`` and a checkpoint; an interrupted run goes
on from the last one.  A slice of the train part (every twenty-first text) is held out for choosing settings, so that
dev stays a test.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from sayso.model.links import bucket
from training.network import Network
from training.polnear import texts
from training.windows import IGNORE, MASK, Text, Window, epoch, stack

HELD_OUT = 21
"""Every how many-th text of train is held out."""
LINK_WEIGHT = 0.3
TEACHERS_WEIGHT = 0.5
NEW = ("case.", "gap.", "labels.", "links.", "no_source", "distance")
"""What the base does not bring along, and so learns at a higher rate."""
NEW_RATE = 1e-3
PARTS = ("network", "optimizer", "schedule", "average")
"""What a checkpoint holds the state of."""


@dataclass(frozen=True)
class Run:
    """The settings of one training run."""

    epochs: int = 10
    seed: int = 1
    rate: float = 1.5e-4
    batch: int = 4096
    teachers: tuple[Path, ...] = ()
    start: Path | None = None
    masked: float = 0.0


def link_loss(network: Network, links: Tensor, batch: list[Window]) -> tuple[Tensor, float]:
    """Cross-entropy of the right cue for each content and the right source for each cue, and the share of hits."""
    asks_content, asks_source, first, last = links.float().split(network.shape.link, -1)
    scale = network.shape.link**-0.5
    losses: list[Tensor] = []
    hits = of = 0

    def judge(table: Tensor, right: Tensor, outside: int) -> None:
        nonlocal hits, of
        if (right != outside).any():
            losses.append(F.cross_entropy(table, right, ignore_index=outside, reduction="sum"))
            hits += int((table.argmax(1) == right).sum())
            of += int((right != outside).sum())

    for row, window in enumerate(batch):
        if not len(window.cues):
            continue

        def called(
            asking: Tensor, spans: NDArray[np.int64], bias: Tensor, row: int = row, window: Window = window
        ) -> Tensor:
            answer = first[row, spans[:, 0]] + last[row, spans[:, 1] - 1]
            return asking @ answer.T * scale + bias[torch.from_numpy(bucket(window.cues, spans))]

        def means(vectors: Tensor, row: int = row, window: Window = window) -> Tensor:
            return torch.stack([vectors[row, a:b].mean(0) for a, b in window.cues])

        if len(window.contents):
            table = called(means(asks_content), window.contents, network.distance[0]).T
            judge(table, torch.from_numpy(window.content_cue), -2)
        asking = means(asks_source)
        none = (asking @ network.no_source)[:, None] * scale
        table = torch.cat((none, called(asking, window.sources, network.distance[1])), 1)
        judge(table, torch.from_numpy(window.cue_source) + 1, -1)
    total = torch.stack(losses).sum() if losses else links.sum() * 0
    return total / max(of, 1), hits / max(of, 1)


def step(network: Network, batch: list[Window], teachers: list[Network], masked: float = 0.0) -> dict[str, Tensor]:
    """Losses and hits of one batch; ``masked`` is the share of pieces hidden from the network (not from teachers)."""
    ids, case, gap, labels = (torch.from_numpy(part) for part in stack(batch))
    hidden = (torch.rand(ids.shape) < masked) & (labels != IGNORE)
    with torch.autocast("cpu", torch.bfloat16):
        scores, links = network(torch.where(hidden, MASK, ids), case, gap)
    flat, kept = scores.float().flatten(0, 1), labels.flatten() != IGNORE
    label_loss = told = F.cross_entropy(flat, labels.flatten(), ignore_index=IGNORE)
    if teachers:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            shares = torch.stack([teacher(ids, case, gap)[0].float().softmax(-1) for teacher in teachers]).mean(0)
        taught = F.cross_entropy(flat[kept], shares.flatten(0, 1)[kept])
        told = TEACHERS_WEIGHT * taught + (1 - TEACHERS_WEIGHT) * label_loss
    linking, linked = link_loss(network, links, batch)
    return {
        "loss": told + LINK_WEIGHT * linking,
        "labels": label_loss.detach(),
        "links": linking.detach(),
        "right": (flat.argmax(-1) == labels.flatten())[kept].float().mean(),
        "linked": torch.tensor(linked),
    }


def held_out_scores(network: Network, held: list[Text]) -> dict[str, float]:
    """Means over the held-out texts: label and link loss, share of right labels and links."""
    network.eval()
    batches = epoch([(name, text, annotators[:1]) for name, text, annotators in held], 8192, random.Random(0))
    with torch.no_grad():
        rows = [{k: v.item() for k, v in step(network, batch, []).items()} for batch in batches]
    return {k: round(sum(row[k] for row in rows) / len(rows), 4) for k in rows[0]}


def load(path: Path) -> Network:
    """A trained network from its checkpoint, ready to be asked."""
    network = Network()
    network.load_state_dict(torch.load(path, map_location="cpu"))
    return network.eval()


class Trainer:
    """A network in training, with all that a later run needs to go on from where it stopped."""

    def __init__(self, base: Path, run: Run, steps: int) -> None:
        torch.manual_seed(run.seed)
        self.run, self.rng, self.done = run, random.Random(run.seed), 0
        self.teachers = [load(path) for path in run.teachers]
        self.network = Network()
        self.network.load_minilm(base)
        if run.start:
            self.network.load_state_dict(torch.load(run.start, map_location="cpu"))
        named = list(self.network.named_parameters())
        groups = [
            {"params": [p for name, p in named if not name.startswith(NEW)], "lr": run.rate},
            {"params": [p for name, p in named if name.startswith(NEW)], "lr": NEW_RATE},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        warm = max(1, steps // 16)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda i: min((i + 1) / warm, max(0.0, (steps - i) / (steps - warm)))
        )
        self.average = AveragedModel(self.network, multi_avg_fn=get_ema_multi_avg_fn(0.995))

    @property
    def averaged(self) -> Network:
        """The network with the moving average of the weights, which is the one to keep."""
        return cast(Network, self.average.module)

    def epoch(self, kept: list[Text]) -> dict[str, float]:
        """One pass over the texts -> its number, mean loss and seconds."""
        began, losses = time.time(), []
        batches = epoch(kept, self.run.batch, self.rng)
        self.network.train()
        for i, windows in enumerate(batches):
            loss = step(self.network, windows, self.teachers, self.run.masked)["loss"]
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad()
            self.schedule.step()
            self.average.update_parameters(self.network)
            losses.append(loss.item())
            if i % 20 == 0:
                recent, seconds = np.mean(losses[-20:]), time.time() - began
                print(f"epoch {self.done} {i}/{len(batches)} loss {recent:.4f} {seconds:.0f}s", flush=True)
        self.done += 1
        return {"epoch": self.done - 1, "loss": round(float(np.mean(losses)), 4), "seconds": round(time.time() - began)}

    def save(self, out: Path) -> None:
        """Write ``average.pt``, the weights to export, and ``last.pt``, everything to go on from."""
        torch.save(self.averaged.state_dict(), out / "average.pt")
        parts = {name: getattr(self, name).state_dict() for name in PARTS}
        torch.save({**parts, "done": self.done, "rng": self.rng, "torch": torch.get_rng_state()}, out / "last.pt")

    def resume(self, out: Path) -> None:
        """Go on from ``last.pt``, if there is one."""
        if (out / "last.pt").exists():
            state = torch.load(out / "last.pt", weights_only=False)
            for name in PARTS:
                getattr(self, name).load_state_dict(state[name])
            self.done, self.rng = state["done"], state["rng"]
            torch.set_rng_state(state["torch"])


def train(data: Path, base: Path, out: Path, run: Run) -> None:
    """Train on what is not held out, with a line in ``log.jsonl`` and checkpoints after every epoch."""
    out.mkdir(parents=True, exist_ok=True)
    everything = list(texts(data))
    held = everything[::HELD_OUT]
    kept = [text for i, text in enumerate(everything) if i % HELD_OUT]
    steps = run.epochs * len(epoch(kept, run.batch, random.Random(run.seed)))
    trainer = Trainer(base, run, steps)
    trainer.resume(out)
    while trainer.done < run.epochs:
        line = trainer.epoch(kept)
        scores = held_out_scores(trainer.averaged, held)
        with (out / "log.jsonl").open("a") as log:
            print(json.dumps({**line, "held_out": scores}), file=log)
        print(json.dumps({**line, "held_out": scores}), flush=True)
        trainer.save(out)


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--data", type=Path, required=True, help="PolNeAR's train folder: text/ and attributions/")
    asks.add_argument("--base", type=Path, required=True, help="MiniLM-L6-H384-uncased as safetensors")
    asks.add_argument("--out", type=Path, required=True)
    asks.add_argument("--epochs", type=int, default=10)
    asks.add_argument("--seed", type=int, default=1)
    asks.add_argument("--rate", type=float, default=1.5e-4)
    asks.add_argument("--batch", type=int, default=4096, help="pieces a batch")
    asks.add_argument(
        "--teacher", type=Path, action="append", default=[], help="a checkpoint (average.pt) to learn from"
    )
    asks.add_argument("--start", type=Path, help="a checkpoint to start from, in the place of the base")
    asks.add_argument("--masked", type=float, default=0.0, help="share of pieces hidden at random")
    given = asks.parse_args()
    run = Run(given.epochs, given.seed, given.rate, given.batch, tuple(given.teacher), given.start, given.masked)
    train(given.data, given.base, given.out, run)


if __name__ == "__main__":
    main()
