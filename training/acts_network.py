"""The network of acts in PyTorch: a few layers on what two layers of the reading's frozen encoder give.

First pass, once a sentence: is a piece a predicate, how factual is it, which act may it tell.  Second pass, once a
predicate, which is marked in it: the roles of any predicate (PropBank), the parts of an act, and its type.
(Predicate marking after Shi & Lin, "Simple BERT Models for Relation Extraction and Semantic Role Labeling", 2019.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from sayso.model.labels import ACT_PARTS, ACT_TYPES, PREDICATE_ROLES
from training.network import Layer, Shape

ROLE_LABELS = 1 + 2 * len(PREDICATE_ROLES)
PART_LABELS = 1 + 2 * len(ACT_PARTS)
TYPE_LABELS = 1 + len(ACT_TYPES)
TOKEN_SIZES = (1, 1, TYPE_LABELS)
"""Of the first pass: predicate, factuality, types."""
ROLE_SIZES = (ROLE_LABELS, PART_LABELS, TYPE_LABELS)
"""Of the second pass: roles, parts, types."""
NEW = ("blend.", "tokens.", "mark", "roles.")
"""What no layer of the reading brings along, and so learns at a higher rate."""


@dataclass(frozen=True)
class Depth:
    """How many layers each pass has, and which layers of the reading they start from."""

    first: tuple[int, ...] = (3, 4)
    second: tuple[int, ...] = (4, 5)


DEPTH, SHAPE = Depth(), Shape()


class Tokens(NamedTuple):
    """What the first pass says, ``[sentences, pieces, ...]``."""

    state: Tensor
    predicate: Tensor
    factuality: Tensor
    types: Tensor


class Roles(NamedTuple):
    """What the second pass says, ``[predicates, pieces, ...]``; types are read at the predicate."""

    roles: Tensor
    parts: Tensor
    types: Tensor


class ActsNetwork(nn.Module):
    """States of the reading's encoder in, ``[sentences, pieces, 2 * hidden]``; scores out."""

    def __init__(self, depth: Depth = DEPTH, shape: Shape = SHAPE, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.depth, self.dropout = shape, depth, dropout
        self.blend = nn.Linear(2 * shape.hidden, shape.hidden)
        self.first = nn.ModuleList(Layer(shape, dropout) for _ in depth.first)
        self.tokens = nn.Linear(shape.hidden, sum(TOKEN_SIZES))
        self.mark = nn.Parameter(torch.randn(shape.hidden) * 0.05)
        self.second = nn.ModuleList(Layer(shape, dropout) for _ in depth.second)
        self.roles = nn.Linear(shape.hidden, sum(ROLE_SIZES))
        with torch.no_grad():
            # at first the middle layer of the reading passes through, and its last layer is not heard
            self.blend.weight.copy_(torch.cat((torch.eye(shape.hidden), torch.zeros(shape.hidden, shape.hidden)), 1))
            self.blend.bias.zero_()

    def load_layers(self, state: dict[str, Tensor]) -> None:
        """Start the layers from those of the reading's encoder, ``layers.N.*`` of a checkpoint."""
        for layers, numbers in ((self.first, self.depth.first), (self.second, self.depth.second)):
            for layer, number in zip(layers, numbers, strict=True):
                prefix = f"layers.{number}."
                own = {name.removeprefix(prefix): values for name, values in state.items() if name.startswith(prefix)}
                layer.load_state_dict(own)

    def tag(self, states: Tensor, mask: Tensor | None = None) -> Tokens:
        """Run the first pass; ``mask`` ``[sentences, pieces]`` is true for a piece."""
        x = self.blend(F.dropout(states, self.dropout, self.training))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.first:
            x = layer(x, wide)
        predicate, factuality, types = self.tokens(x).split(TOKEN_SIZES, -1)
        return Tokens(x, predicate[..., 0], factuality[..., 0], types)

    def label(self, state: Tensor, predicates: Tensor, mask: Tensor | None = None) -> Roles:
        """Run the second pass: a row of ``state`` ``[predicates, pieces, hidden]`` a predicate, at its piece."""
        marked = F.one_hot(predicates, state.shape[1])[..., None].to(state.dtype)
        x = state + marked * self.mark
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.second:
            x = layer(x, wide)
        return Roles(*self.roles(x).split(ROLE_SIZES, -1))
