"""Train the network: ``python -m training.train --data DIR --base FILE --out DIR [--gum FILE] [--marked DIR] ...``.

All heads learn at once, from batches that mix the corpora.  With ``--taught FILE`` the labels are learned half from the
annotators and half from what other networks said, see `training.teach`.

Every epoch ends with a line of losses and held-out scores in ``log.jsonl`` and a checkpoint; an interrupted run goes
on from the last one.  A slice of the train part (every twenty-first text, every tenth marked by hand) is held out for
choosing settings, so that dev stays a test.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, cast

import numpy as np
import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpora.gum import documents
from corpora.names import load as load_names
from corpora.polnear import texts
from training import levels
from training.checkpoints import NEW, load_state
from training.losses import step, total
from training.network import Network
from training.texts import Text
from training.windows import epoch

HELD_OUT = 21
"""Every how many-th text of train is held out."""
GUM_TIMES, MARKED_TIMES = 2, 2
"""How often an epoch goes over GUM, and over the texts marked by hand, which are few."""
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
    start: Path | None = None
    masked: float = 0.0


@dataclass(frozen=True)
class Data:
    """Where the training texts lie, and who else is asked about them; what is None is left out."""

    polnear: Path
    names: Path | None = None
    """Silver names of PolNeAR's texts, as `corpora.names` writes them."""
    gum: Path | None = None
    marked: Path | None = None
    taught: Path | None = None
    """What teachers say of PolNeAR's texts, as `training.teach` writes it."""


class Mix:
    """The training texts of all corpora, and those held out of training."""

    def __init__(self, data: Data) -> None:
        self.news, news_held = _divided(list(_news(data)), HELD_OUT)
        self.gum, gum_held = _divided(list(_gum(data.gum)), HELD_OUT)
        marked, marked_held = _divided(levels.load_all(data.marked) if data.marked else [], levels.HELD_OUT)
        self.whole = levels.named([levels.whole(one) for one in marked])
        self.inner = levels.named([text for one in marked for text in levels.inner(one)])
        self.held = {
            "news": news_held,
            "gum": gum_held,
            "whole": [levels.whole(one) for one in marked_held],
            "inner": [text for one in marked_held for text in levels.inner(one)],
        }

    def draw(self, rng: random.Random) -> list[Text]:
        """The texts of one epoch."""
        drawn = self.news + self.gum * GUM_TIMES
        for _ in range(MARKED_TIMES):
            drawn += levels.articles(self.whole, rng) + self.inner
        return drawn


def _news(data: Data) -> Iterator[Text]:
    names = load_names(data.names) if data.names else {}
    shares = np.load(data.taught) if data.taught else {}
    for name, text, annotators in texts(data.polnear):
        said = shares[name].astype(np.float32) if name in shares else None
        yield Text(name, text, annotators, names.get(name), shares=said)


def _gum(path: Path | None) -> Iterator[Text]:
    for one in documents(path) if path else ():
        yield Text(one.name, one.text, [], one.names, one.unsure, one.mentions)


_T = TypeVar("_T")


def _divided(everything: list[_T], every: int) -> tuple[list[_T], list[_T]]:
    """What is trained on, and what is held out."""
    return [one for i, one in enumerate(everything) if i % every], everything[::every]


def held_out_scores(network: Network, held: dict[str, list[Text]]) -> dict[str, float]:
    """Means over the held-out texts of each kind: loss and share of hits of every head that is told something."""
    network.eval()
    scores: dict[str, float] = {}
    for kind, some in held.items():
        if not some:
            continue
        alone = [replace(one, annotators=one.annotators[:1], shares=None) for one in some]
        with torch.no_grad():
            rows = [step(network, batch) for batch in epoch(alone, 8192, random.Random(0))]
        for head in rows[0]:
            weight = sum(row[head].share for row in rows)
            if weight:
                scores[f"{kind} {head} loss"] = sum(row[head].loss.item() * row[head].share for row in rows) / weight
                scores[f"{kind} {head} right"] = sum(row[head].right * row[head].share for row in rows) / weight
    return {name: round(value, 4) for name, value in scores.items()}


class Trainer:
    """A network in training, with all that a later run needs to go on from where it stopped."""

    def __init__(self, base: Path, run: Run, steps: int) -> None:
        torch.manual_seed(run.seed)
        self.run, self.rng, self.done = run, random.Random(run.seed), 0
        self.network = Network()
        self.network.load_minilm(base)
        if run.start:
            load_state(run.start, self.network)
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

    def epoch(self, mix: Mix) -> dict[str, float]:
        """One pass over the texts -> its number, mean loss and seconds."""
        began, losses = time.time(), []
        batches = epoch(mix.draw(self.rng), self.run.batch, self.rng)
        self.network.train()
        for i, windows in enumerate(batches):
            told = step(self.network, windows, self.run.masked)
            loss = total(told)
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.optimizer.zero_grad()
            self.schedule.step()
            self.average.update_parameters(self.network)
            losses.append(loss.item())
            if i % 20 == 0:
                recent, seconds = np.mean(losses[-20:]), time.time() - began
                heads = " ".join(f"{name} {one.loss.item():.3f}" for name, one in told.items() if one.share)
                print(f"epoch {self.done} {i}/{len(batches)} loss {recent:.4f} ({heads}) {seconds:.0f}s", flush=True)
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


def train(data: Data, base: Path, out: Path, run: Run) -> None:
    """Train on what is not held out, with a line in ``log.jsonl`` and checkpoints after every epoch."""
    out.mkdir(parents=True, exist_ok=True)
    mix = Mix(data)
    draws = random.Random(run.seed)
    trainer = Trainer(base, run, run.epochs * len(epoch(mix.draw(draws), run.batch, draws)))
    trainer.resume(out)
    while trainer.done < run.epochs:
        line = trainer.epoch(mix)
        trainer.save(out)
        scores = held_out_scores(trainer.averaged, mix.held)
        with (out / "log.jsonl").open("a") as log:
            print(json.dumps({**line, "held_out": scores}), file=log)
        print(json.dumps({**line, "held_out": scores}), flush=True)


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--data", type=Path, required=True, help="PolNeAR's train folder: text/ and attributions/")
    asks.add_argument("--names", type=Path, help="names of its texts, as corpora.names writes them")
    asks.add_argument("--gum", type=Path, help="GUM's train.conllu")
    asks.add_argument("--marked", type=Path, help="the folder of texts marked by hand")
    asks.add_argument("--base", type=Path, required=True, help="MiniLM-L6-H384-uncased as safetensors")
    asks.add_argument("--out", type=Path, required=True)
    asks.add_argument("--epochs", type=int, default=10)
    asks.add_argument("--seed", type=int, default=1)
    asks.add_argument("--rate", type=float, default=1.5e-4)
    asks.add_argument("--batch", type=int, default=4096, help="pieces a batch")
    asks.add_argument("--taught", type=Path, help="what teachers say of its texts, as training.teach writes it")
    asks.add_argument("--start", type=Path, help="a checkpoint to start from, in the place of the base")
    asks.add_argument("--masked", type=float, default=0.0, help="share of pieces hidden at random")
    given = asks.parse_args()
    data = Data(given.data, given.names, given.gum, given.marked, given.taught)
    train(
        data, given.base, given.out, Run(given.epochs, given.seed, given.rate, given.batch, given.start, given.masked)
    )


if __name__ == "__main__":
    main()
