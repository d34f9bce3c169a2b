"""Checkpoints: the weights of a network in training, or of one that was recovered from what shipped."""

from __future__ import annotations

from pathlib import Path

import torch

from training.network import Network

NEW = (
    *("case.", "gap.", "labels.", "links.", "no_source", "distance"),
    *("names.", "refer.", "mentions.", "pointers.", "edges", "none", "far", "same"),
)
"""What the base does not bring along, and so learns at a higher rate."""


def load_state(path: Path, network: Network) -> Network:
    """The network with a checkpoint's weights; heads that the checkpoint does not know stay as they are.

    Raises:
        ValueError: it is no checkpoint of this network.
    """
    missing, unknown = network.load_state_dict(torch.load(path, map_location="cpu"), strict=False)
    if unknown or any(not name.startswith(NEW) for name in missing):
        raise ValueError(f"{path} is no checkpoint of this network: missing {missing}, unknown {unknown}")
    return network
