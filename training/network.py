"""The network in PyTorch: one small encoder and its heads, all in one pass.

Encoder: MiniLM-L6-H384-uncased (Wang et al., "MiniLM: Deep Self-Attention Distillation", NeurIPS 2020), a BERT of six
layers (Devlin et al., NAACL 2019), with two small embeddings added for capitalisation and gaps.  Other shapes serve as
teachers or wider students; one with ``buckets`` adds the relative attention bias of T5 (Raffel et al., JMLR 2020).
Labels: one linear layer, decoded under the BIO constraints.
Links: a bilinear pointer (after Dozat & Manning, "Deep Biaffine Attention", ICLR 2017) from a content piece to its
cue and from a cue to its source, with a learned bias for their distance.
Names: one linear layer.
Mentions: one hidden layer of their own, then what each piece is as the head of a mention, and the vectors by which
heads point at their edges and their antecedents (after Dobrovolskii, "Word-Level Coreference Resolution", EMNLP 2021).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.model.labels import FORMS, LABELS, MENTIONS, NAMES
from sayso.model.links import BUCKETS
from sayso.model.mentions import KINDS, REACH
from sayso.model.pieces import CASES, GAPS

ENCODER = ("word", "position", "norm", "bias", "layers")
"""What a base brings along; case, gap and the heads are new."""


@dataclass(frozen=True)
class Shape:
    """The sizes of a network; the defaults are MiniLM's.

    ``buckets`` counts the distances that the relative attention bias tells apart, 0 for no such bias; ``epsilon`` is
    that of the encoder's layer norms.
    """

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    link: int = 64
    point: int = 64
    buckets: int = 0
    epsilon: float = 1e-12


class Said(NamedTuple):
    """All outputs, ``[batch, pieces, ...]`` each, as in `sayso.model.network.Outputs`."""

    labels: Tensor
    links: Tensor
    names: Tensor
    mentions: Tensor
    pointers: Tensor
    states: Tensor


class Layer(nn.Module):
    """One block of BERT: attention, then two linear layers with GELU, each added back and normalised."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm_attention = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm_inner = nn.LayerNorm(shape.hidden, shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return a tensor shaped as x, ``[batch, pieces, hidden]``.

        The mask broadcasts to ``[batch, heads, pieces, pieces]``: true for a piece, or a bias added to the scores.
        """
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, hidden))
        x = self.norm_attention(x + F.dropout(mixed, self.dropout, self.training))
        return self.norm_inner(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


def relative_buckets(length: int, buckets: int, furthest: int = 128) -> Tensor:
    """Return the bucket of every pair of places, ``[asking, asked]``: half of them for those behind the asking one.

    Short distances have a bucket each; longer ones share buckets that widen up to ``furthest``.
    """
    places = torch.arange(length)
    away = places[None] - places[:, None]
    half, exact = buckets // 2, buckets // 4
    scale = torch.log(away.abs().clamp(min=1) / exact) / math.log(furthest / exact)
    wide = (exact + (scale * (half - exact)).long()).clamp(max=half - 1)
    return half * (away > 0) + torch.where(away.abs() < exact, away.abs(), wide)


def heard_by_acts(layers: int) -> tuple[int, int]:
    """Which of so many layers give what the network of acts reads on from: the middle one and the last."""
    return (layers + 1) // 2 - 1, layers - 1


class Network(nn.Module):
    """Pieces in; scores and vectors out."""

    def __init__(self, shape: Shape = Shape(), dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.word = nn.Embedding(shape.vocabulary, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.case = nn.Embedding(len(CASES), shape.hidden)
        self.gap = nn.Embedding(len(GAPS), shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        if shape.buckets:
            # fixed: PyTorch's fused attention on CPU returns no gradient for what is added to its scores
            self.bias = nn.Embedding(shape.buckets, shape.heads).requires_grad_(False)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.labels = nn.Linear(shape.hidden, len(LABELS))
        # four vectors a piece: a cue asking for contents, a cue asking for its source, a span's first and last piece
        self.links = nn.Linear(shape.hidden, 4 * shape.link)
        self.no_source = nn.Parameter(torch.zeros(shape.link))
        self.distance = nn.Parameter(torch.zeros(2, BUCKETS))
        self.names = nn.Linear(shape.hidden, len(NAMES))
        self.refer = nn.Linear(shape.hidden, shape.hidden)
        self.mentions = nn.Linear(shape.hidden, len(MENTIONS))
        # six vectors a piece, see sayso.model.mentions
        self.pointers = nn.Linear(shape.hidden, 8 * shape.point)
        self.edges = nn.Parameter(torch.zeros(2, REACH + 1))
        self.none = nn.Parameter(torch.zeros(2 * shape.point))
        self.far = nn.Parameter(torch.zeros(len(FORMS), KINDS))
        self.same = nn.Parameter(torch.zeros(len(FORMS), 2))
        for extra in (self.case, self.gap):
            nn.init.normal_(extra.weight, std=0.01)

    def forward(self, ids: Tensor, case: Tensor, gap: Tensor) -> Said:
        """ids, case, gap ``[batch, pieces]`` -> scores and vectors."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(places) + self.case(case) + self.gap(gap)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = self._mask(ids)
        given = []
        for layer in self.layers:
            x = layer(x, mask)
            given.append(x)
        referring = F.gelu(self.refer(x))
        return Said(
            self.labels(x),
            self.links(x),
            self.names(x),
            self.mentions(referring),
            self.pointers(referring),
            torch.cat([given[layer] for layer in heard_by_acts(len(given))], -1),
        )

    def _mask(self, ids: Tensor) -> Tensor | None:
        """The mask of all layers, as `Layer.forward` takes it."""
        pieces = None if bool((ids != 0).all()) else (ids != 0)[:, None, None, :]
        if not self.shape.buckets:
            return pieces
        near = relative_buckets(ids.shape[1], self.shape.buckets).to(ids.device)
        bias = self.bias(near).permute(2, 0, 1)[None]
        return bias if pieces is None else torch.where(pieces, bias, -torch.inf)

    def load_minilm(self, path: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint in safetensors."""
        theirs = load_file(path)
        mine = {
            "word.weight": theirs["embeddings.word_embeddings.weight"],
            "position.weight": theirs["embeddings.position_embeddings.weight"]
            + theirs["embeddings.token_type_embeddings.weight"][0],
        }
        names = {
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_inner": "output.LayerNorm",
        }
        for part in ("weight", "bias"):
            mine[f"norm.{part}"] = theirs[f"embeddings.LayerNorm.{part}"]
            for i in range(self.shape.layers):
                there = f"encoder.layer.{i}"
                qkv = [theirs[f"{there}.attention.self.{x}.{part}"] for x in ("query", "key", "value")]
                mine[f"layers.{i}.qkv.{part}"] = torch.cat(qkv)
                for here, name in names.items():
                    mine[f"layers.{i}.{here}.{part}"] = theirs[f"{there}.{name}.{part}"]
        self.load_encoder(mine, f"{path} is not a MiniLM of this shape")

    def load_encoder(self, weights: dict[str, Tensor], otherwise: str) -> None:
        """Take the weights of the whole encoder; the heads stay as they are.

        Raises:
            ValueError: some are missing or unknown; the message begins with ``otherwise``.
        """
        missing, unknown = self.load_state_dict(weights, strict=False)
        if unknown or any(name.split(".")[0] in ENCODER for name in missing):
            raise ValueError(f"{otherwise}: missing {missing}, unknown {unknown}")
