"""The mix of corpora that a network learns from, and the slices of them that are held out for choosing settings."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from corpora.gum import documents
from corpora.names import load as load_names
from corpora.polnear import texts
from corpora.wikinews import load as load_articles
from training import levels
from training.taught import read as read_taught
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
    unmarked: tuple[Path, ...] = ()
    """Files of texts that only teachers mark."""
    left_out: Path | None = None
    """A file with the names of unmarked texts not to use, one a line."""
    articles: Path | None = None
    """Marks of articles, as `corpora.wikinews` reads them; all of them are learned."""
    taught: Path | None = None
    """The folder of what teachers say of the texts, as `training.teach` writes it."""


def add_options(asks: argparse.ArgumentParser) -> None:
    """Add the options that say where the training texts lie."""
    asks.add_argument("--data", type=Path, required=True, help="PolNeAR's train folder: text/ and attributions/")
    asks.add_argument("--names", type=Path, help="names of its texts, as corpora.names writes them")
    asks.add_argument("--gum", type=Path, help="GUM's train.conllu")
    asks.add_argument("--marked", type=Path, help="the folder of texts marked by hand")
    asks.add_argument("--articles", type=Path, help="corpora/wikinews/train.jsonl; the texts lie in the shared folder")
    asks.add_argument(
        "--unmarked",
        type=Path,
        action="append",
        default=[],
        help="more texts for teachers: .conllu, or .jsonl of id, text",
    )
    asks.add_argument("--leave-out", type=Path, help="a file with the names of unmarked texts not to use, one a line")


def data_of(given: argparse.Namespace) -> Data:
    """Return what `add_options` was given, and ``--taught`` where the command has it."""
    taught = getattr(given, "taught", None)
    unmarked = tuple(given.unmarked)
    return Data(given.data, given.names, given.gum, given.marked, unmarked, given.leave_out, given.articles, taught)


class Mix:
    """The training texts of all corpora, and those held out of training."""

    def __init__(self, data: Data) -> None:
        self._taught = read_taught(data.taught) if data.taught else {}
        news, news_held = _divided(list(_news(data)), HELD_OUT)
        gum, gum_held = _divided(list(_gum(data.gum)), HELD_OUT)
        marked, marked_held = _divided(levels.load_all(data.marked) if data.marked else [], levels.HELD_OUT)
        articles = [levels.of_article(article) for article in load_articles(data.articles)] if data.articles else []
        self.news, self.gum = self._learned(news), self._learned(gum)
        self.whole = self._learned(levels.named([levels.whole(text) for text in marked]))
        self.articles = self._learned(levels.named([levels.whole(article) for article in articles]))
        levelled = marked + articles
        self.inner = self._learned(levels.named([content for text in levelled for content in levels.inner(text)]))
        self.unmarked = self._learned(list(_unmarked(data)))
        self.held = {
            "news": news_held,
            "gum": gum_held,
            "whole": [levels.whole(text) for text in marked_held],
            "inner": [content for text in marked_held for content in levels.inner(text)],
        }

    @property
    def everything(self) -> list[Text]:
        """Every text that is not held out, once."""
        return self.news + self.gum + self.whole + self.articles + self.inner + self.unmarked

    def draw(self, rng: random.Random) -> list[Text]:
        """Draw the texts of one epoch; unmarked ones are among them only where teachers marked them."""
        drawn = self.news + self.gum * GUM_TIMES
        for _ in range(MARKED_TIMES):
            drawn += levels.articles(self.whole, rng) + self.articles + self.inner
        return drawn + [text for text in self.unmarked if text.taught]

    def _learned(self, some: list[Text]) -> list[Text]:
        """The texts with what teachers said of them."""
        return [replace(text, taught=self._taught[text.name]) if text.name in self._taught else text for text in some]


def _news(data: Data) -> Iterator[Text]:
    names = load_names(data.names) if data.names else {}
    for name, text, annotators in texts(data.polnear):
        yield Text(name, text, annotators, names.get(name))


def _gum(path: Path | None) -> Iterator[Text]:
    for document in documents(path) if path else ():
        yield Text(
            document.name,
            document.text,
            [document.attributions],
            document.names,
            document.unsure,
            document.mentions,
            judged=document.judged,
        )


def _unmarked(data: Data) -> Iterator[Text]:
    """The texts of the unmarked files, each with nothing marked in it.

    Raises:
        ValueError: a file is neither .conllu nor .jsonl.
    """
    left_out = set(data.left_out.read_text("utf-8").split("\n")) if data.left_out else set()
    for path in data.unmarked:
        if path.suffix == ".conllu":
            named = [(document.name, document.text) for document in documents(path)]
        elif path.suffix == ".jsonl":
            rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
            named = [(row["id"], row["text"]) for row in rows]
        else:
            raise ValueError(f"{path}: unmarked texts are read from .conllu and .jsonl files")
        yield from (Text(name, text) for name, text in named if name not in left_out)


_T = TypeVar("_T")


def _divided(everything: list[_T], every: int) -> tuple[list[_T], list[_T]]:
    """What is trained on, and what is held out."""
    return [item for i, item in enumerate(everything) if i % every], everything[::every]
