"""A network in training: steps, and checkpoints from which an interrupted run goes on at the step where it stopped."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.checkpoints import NEW
from training.losses import Told, step, total
from training.network import Network
from training.texts import Text
from training.windows import Window, epoch

NEW_RATE = 1e-3
PARTS = ("network", "optimizer", "schedule", "average")
"""What a checkpoint holds the state of."""
LAST, AVERAGE = "last.pt", "average.pt"
Tensors = tuple[Tensor, ...] | list[Tensor]
DECAY = 0.995
"""How much of the moving average stays at each step; less in the first ones, so that it forgets the beginning."""


def _average(averaged: Tensors, current: Tensors, steps: Tensor | int) -> None:
    """Move the average nearer to the weights after so many steps."""
    decay = min(DECAY, (1 + float(steps)) / (10 + float(steps)))
    get_ema_multi_avg_fn(decay)(averaged, current, steps)


@dataclass(frozen=True)
class Run:
    """The settings of one training run."""

    epochs: int = 10
    seed: int = 1
    rate: float = 1.5e-4
    batch: int = 4096
    masked: float = 0.0
    falling: float | None = None
    """The share of all steps, the last ones, in which the rate falls to 0; None: all that follow the warm-up."""
    every: int = 0
    """Steps between checkpoints; 0: only at the end of an epoch."""


class Drawn(Protocol):
    """Where the texts of an epoch come from."""

    def draw(self, rng: random.Random) -> list[Text]:
        """Draw the texts of one epoch."""


class Trainer:
    """A network in training, with all that a later run needs to go on from where it stopped.

    ``done`` counts epochs, ``losses`` holds the loss of each step of the current one, and ``rng`` is as it was when
    that epoch began.
    """

    def __init__(self, network: Network, run: Run, steps: int, alike: Network | None = None) -> None:
        """Begin; ``alike``: see `training.losses.step`."""
        self.network, self.run, self.alike = network, run, alike
        self.rng, self.done = random.Random(run.seed), 0
        self.losses: list[float] = []
        self.batches = ""
        named = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
        groups = [
            {"params": [p for name, p in named if not name.startswith(NEW)], "lr": run.rate},
            {"params": [p for name, p in named if name.startswith(NEW)], "lr": NEW_RATE},
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        warm = max(1, steps // 16)
        falling = steps - warm if run.falling is None else max(1, round(run.falling * steps))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda i: min((i + 1) / warm, 1.0, max(0.0, (steps - i) / falling))
        )
        self.average = AveragedModel(network, multi_avg_fn=_average)

    @property
    def averaged(self) -> Network:
        """The network with the moving average of the weights, which is the one to keep."""
        return cast(Network, self.average.module)

    def epoch(self, mix: Drawn, out: Path) -> dict[str, float]:
        """Run one pass over the texts, or the rest of one -> its number, mean loss and the seconds of this run."""
        began = time.time()
        rng = random.Random()
        rng.setstate(self.rng.getstate())
        batches = epoch(mix.draw(rng), self.run.batch, rng)
        self._same(batches)
        self.network.train()
        for i in range(len(self.losses), len(batches)):
            by_head = self._step(batches[i])
            if i % 20 == 0:
                heads = " ".join(f"{name} {head.loss.item():.3f}" for name, head in by_head.items() if head.share)
                recent, seconds = np.mean(self.losses[-20:]), time.time() - began
                print(f"epoch {self.done} {i}/{len(batches)} loss {recent:.4f} ({heads}) {seconds:.0f}s", flush=True)
            if self.run.every and (i + 1) % self.run.every == 0:
                self.save(out)
        line = {"epoch": self.done, "loss": round(float(np.mean(self.losses)), 4)}
        self.rng, self.losses, self.batches = rng, [], ""
        self.done += 1
        self.save(out)
        write(self.averaged.state_dict(), out / AVERAGE)
        return {**line, "seconds": round(time.time() - began)}

    def _same(self, batches: Sequence[list[Window]]) -> None:
        """Begin the epoch anew if its batches are others than those it began with."""
        digest = sha256()
        for window in (window for batch in batches for window in batch):
            digest.update(window.ids.tobytes() + window.labels.tobytes())
        if self.losses and digest.hexdigest() != self.batches:
            print(f"epoch {self.done}: the texts have changed since step {len(self.losses)}, so it begins anew")
            self.losses = []
        self.batches = digest.hexdigest()

    def _step(self, windows: list[Window]) -> dict[str, Told]:
        by_head = step(self.network, windows, self.run.masked, self.alike)
        loss = total(by_head)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.average.update_parameters(self.network)
        self.losses.append(loss.item())
        return by_head

    def save(self, out: Path) -> None:
        """Write ``last.pt``, everything to go on from."""
        parts = {name: getattr(self, name).state_dict() for name in PARTS}
        place = {"done": self.done, "rng": self.rng, "losses": self.losses, "batches": self.batches}
        write({**parts, **place, "torch": torch.get_rng_state()}, out / LAST)

    def resume(self, out: Path) -> None:
        """Go on from ``last.pt``, if there is one."""
        if (out / LAST).exists():
            # written by `save`: the state of the random numbers is no tensor
            state = torch.load(out / LAST, map_location="cpu", weights_only=False)
            for name in PARTS:
                getattr(self, name).load_state_dict(state[name])
            self.done, self.rng = state["done"], state["rng"]
            self.losses, self.batches = state.get("losses", []), state.get("batches", "")
            torch.set_rng_state(state["torch"])


def write(state: dict[str, Any], path: Path) -> None:
    """Write a checkpoint so that a run interrupted meanwhile leaves the former one whole."""
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)
