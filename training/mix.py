"""The mix of corpora that a network learns from, and the slices of them that are held out for choosing settings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from corpora.gum import documents
from corpora.names import load as load_names
from corpora.polnear import texts
from training import levels
from training.texts import Text

HELD_OUT = 21
"""Every how many-th text of train is held out."""
GUM_TIMES, MARKED_TIMES = 2, 2
"""How often an epoch goes over GUM, and over the texts marked by hand, which are few."""


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
        yield Text(one.name, one.text, [one.attributions], one.names, one.unsure, one.mentions, judged=one.judged)


_T = TypeVar("_T")


def _divided(everything: list[_T], every: int) -> tuple[list[_T], list[_T]]:
    """What is trained on, and what is held out."""
    return [one for i, one in enumerate(everything) if i % every], everything[::every]
