"""What the network is taught: one loss a head, each a mean over what is marked for that head.

A batch mixes texts of several corpora, and each marks other things.  So that a piece weighs the same in whichever
batch it comes, every mean is multiplied by the share of the batch's pieces that carry marks for its head.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from sayso.model.links import bucket
from sayso.model.mentions import REACH, distance
from training.network import Network, Said
from training.taught import SIZES
from training.texts import IGNORE
from training.windows import MASK, Window, stack

TEACHERS_WEIGHT = 0.5
HALF = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
"""Whether the processor multiplies in bfloat16; one that has to imitate it takes five times as long as in float32."""
WEIGHTS = {"labels": 1.0, "links": 0.3, "names": 0.5, "mentions": 1.5, "edges": 0.5, "back": 1.0, "states": 0.5}
"""What each loss weighs in the sum; ``back`` is that of antecedents, ``states`` of layers that are to be alike."""


@dataclass
class Told:
    """What one head shows on a batch: the mean loss, the share of hits, and the share of pieces concerned."""

    loss: Tensor
    right: float
    share: float


def step(network: Network, batch: list[Window], masked: float = 0.0, alike: Network | None = None) -> dict[str, Told]:
    """What each head is told by one batch; ``masked`` is the share of pieces hidden from the network.

    ``alike`` is a network whose middle and last layer the network's own are to be like.
    """
    given = stack(batch)
    device = network.word.weight.device
    ids, case, gap = (torch.from_numpy(part) for part in given[:3])
    real = torch.from_numpy(given.ids > 0)
    hidden = (torch.rand(ids.shape) < masked) & real
    hidden[:, 0] = False
    with torch.autocast(device.type, torch.bfloat16, enabled=HALF or device.type != "cpu"):
        said = network(torch.where(hidden, MASK, ids).to(device), case.to(device), gap.to(device))
        if alike:
            with torch.no_grad():
                theirs = alike(ids.to(device), case.to(device), gap.to(device)).states[real.to(device)].float()
    # what the heads say is little, and judged in many small steps
    said = Said(*(part.float().cpu() for part in said))
    pieces = int(real.sum())
    shares = torch.from_numpy(given.shares).split(SIZES, -1)
    by_head = {}
    for name, share in zip(("labels", "names", "mentions"), shares, strict=True):
        by_head[name] = _classes(getattr(said, name), torch.from_numpy(getattr(given, name)), share, pieces)
    by_head["links"] = _links(network, said.links, batch, by_head["labels"].share)
    by_head["edges"], by_head["back"] = _pointing(network, said, batch, by_head["mentions"].share)
    if alike:
        by_head["states"] = _states(said.states[real], theirs.cpu())
    return by_head


def total(by_head: dict[str, Told]) -> Tensor:
    """The sum that is made smaller."""
    return torch.stack([WEIGHTS[name] * head.share * head.loss for name, head in by_head.items()]).sum()


def _states(states: Tensor, theirs: Tensor) -> Told:
    """How far states are from another network's, as a share of how much those vary; and how many lie nearer than .5.

    (Jiao et al., "TinyBERT: Distilling BERT for Natural Language Understanding", Findings of EMNLP 2020.)
    """
    away = (states - theirs).square().mean(-1) / theirs.var(0).mean()
    return Told(away.mean(), float((away < 0.5).float().mean()), 1.0)


def _classes(scores: Tensor, target: Tensor, shares: Tensor, pieces: int) -> Told:
    """Learn classes, half from annotators and half from teachers where both speak of a piece, else from who does.

    The share of hits is over the pieces that are, or are taken for, something else than class 0.
    """
    flat, wanted, shares = scores.flatten(0, 1), target.flatten(), shares.flatten(0, 1)
    asked, marked = shares.sum(1) > 0, wanted != IGNORE
    kept = asked | marked
    if not kept.any():
        return Told(scores.sum() * 0, 0.0, 0.0)
    flat, wanted, shares, asked, marked = flat[kept], wanted[kept], shares[kept], asked[kept], marked[kept]
    own = F.cross_entropy(flat, wanted, reduction="none", ignore_index=IGNORE)
    theirs = F.cross_entropy(flat, shares, reduction="none")
    weight = torch.where(marked, TEACHERS_WEIGHT * asked, 1.0)
    loss = (weight * theirs + (1 - weight) * own).mean()
    best = flat.argmax(-1)
    concerned = marked & ((wanted > 0) | (best > 0))
    right = (best == wanted)[concerned].float().mean()
    return Told(loss, float(right.nan_to_num(1.0)), float(kept.sum()) / pieces)


def _links(network: Network, links: Tensor, batch: list[Window], share: float) -> Told:
    """Cross-entropy of the right cue for each content and the right source for each cue."""
    asks_content, asks_source, first, last = links.split(network.shape.link, -1)
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
            asking: Tensor, spans: NDArray[Any], bias: Tensor, row: int = row, window: Window = window
        ) -> Tensor:
            answer = first[row, spans[:, 0]] + last[row, spans[:, 1] - 1]
            return asking @ answer.T * scale + bias[torch.from_numpy(bucket(window.cues, spans))]

        def means(vectors: Tensor, row: int = row, window: Window = window) -> Tensor:
            return torch.stack([vectors[row, a:b].mean(0) for a, b in window.cues])

        if len(window.contents):
            table = called(means(asks_content), window.contents, network.distance[0].cpu()).T
            judge(table, torch.from_numpy(window.content_cue), -2)
        asking = means(asks_source)
        none = (asking @ network.no_source.cpu())[:, None] * scale
        table = torch.cat((none, called(asking, window.sources, network.distance[1].cpu())), 1)
        judge(table, torch.from_numpy(window.cue_source) + 1, -1)
    summed = torch.stack(losses).sum() if losses else links.sum() * 0
    return Told(summed / max(of, 1), hits / max(of, 1), share)


class _Heads(NamedTuple):
    """The heads of a batch: window, `Window.heads` and length of the window of each."""

    rows: Tensor
    spans: Tensor
    lengths: Tensor


def _pointing(network: Network, said: Said, batch: list[Window], share: float) -> tuple[Told, Told]:
    """Cross-entropy of each mention's first and last piece; and what its antecedents are worth."""
    width = network.shape.point
    vectors = said.pointers.split((width, width, width, width, 2 * width, 2 * width), -1)
    rows = torch.cat([torch.full((len(w.heads),), i) for i, w in enumerate(batch)])
    if not len(rows):
        nothing = said.pointers.sum() * 0
        return Told(nothing, 0.0, 0.0), Told(nothing, 0.0, 0.0)
    spans = torch.from_numpy(np.concatenate([w.heads for w in batch]))
    heads = _Heads(rows, spans, torch.tensor([len(w.ids) for w in batch])[rows])
    edges = [
        _edge(vectors[side][rows, spans[:, 0]], vectors[2 + side], network.edges[side].cpu(), heads, side)
        for side in (0, 1)
    ]
    back = [_back(network, vectors, i, w) for i, w in enumerate(batch) if len(w.heads)]
    losses, hits = torch.cat([loss for loss, _ in back]), torch.cat([hit for _, hit in back])
    return (
        Told((edges[0][0] + edges[1][0]) / 2, (edges[0][1] + edges[1][1]) / 2, share),
        Told(losses.mean(), float(hits.float().mean()), share),
    )


def _edge(asking: Tensor, answers: Tensor, bias: Tensor, heads: _Heads, side: int) -> tuple[Tensor, float]:
    """Loss and hits of one edge: of all pieces on that side of the head, within reach, which one it is."""
    at, edge = heads.spans[:, 0], heads.spans[:, 1 + side]
    away = torch.arange(REACH + 1)
    places = at[:, None] + (away if side else -away)
    outside = (places < 1) | (places > heads.lengths[:, None] - 2)
    answer = answers[heads.rows[:, None], places.clamp(0, answers.shape[1] - 1)]
    called = torch.einsum("mw,maw->ma", asking, answer) * asking.shape[1] ** -0.5 + bias
    called = called.masked_fill(outside, -torch.inf)
    right = (edge - at).abs()
    kept = (edge >= 0) & (right <= REACH)
    if not kept.any():
        return asking.sum() * 0, 0.0
    loss = F.cross_entropy(called[kept], right[kept])
    return loss, float((called.argmax(1) == right)[kept].float().mean())


def _back(network: Network, vectors: tuple[Tensor, ...], row: int, window: Window) -> tuple[Tensor, Tensor]:
    """For each mention of a window: minus the log of the share that falls on its antecedents, and whether most does.

    All earlier mentions of the same entity are right, and none in sight if there is none (Lee et al., "End-to-end
    Neural Coreference Resolution", EMNLP 2017).
    """
    at, form, entity = window.heads[:, 0], window.heads[:, 3], window.heads[:, 4]
    asking, answer = vectors[4][row, at], vectors[5][row, at]
    scale = asking.shape[1] ** -0.5
    alike = (window.ids[at][:, None] == window.ids[at][None]).astype(np.int64)
    called = (
        asking @ answer.T * scale
        + network.far.cpu()[form[:, None], distance(at, at)]
        + network.same.cpu()[form[:, None], alike]
    )
    earlier = torch.from_numpy(at[None] < at[:, None])
    table = torch.cat(((asking @ network.none.cpu())[:, None] * scale, called.masked_fill(~earlier, -torch.inf)), 1)
    right = torch.from_numpy(entity[:, None] == entity[None]) & earlier
    right = torch.cat((~right.any(1, keepdim=True), right), 1)
    shares = table.log_softmax(1)
    loss = -shares.masked_fill(~right, -torch.inf).logsumexp(1)
    return loss, right.gather(1, table.argmax(1, keepdim=True))[:, 0]
