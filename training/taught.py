"""What teachers said of texts, kept on disk in shards; `training.teach` writes them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpora.gum import Mention
from corpora.polnear import Marked
from sayso.model.labels import LABELS, MENTIONS, NAMES, ROLES

SIZES = (len(LABELS), len(NAMES), len(MENTIONS))
"""How many classes the heads have whose probabilities are kept, in the order of the columns."""


@dataclass(frozen=True)
class Taught:
    """What teachers said of one text.

    ``shares`` ``[pieces, 29]`` holds the probabilities of labels, names and mentions, side by side; ``attributions``
    and ``mentions`` what they decided on.
    """

    shares: NDArray[np.float16]
    attributions: list[Marked]
    mentions: list[Mention]


def write_shard(answers: dict[str, Taught], digest: str, path: Path) -> None:
    """Write what was said of some texts; ``digest`` tells later what was asked, and of which teachers."""
    decided = {
        name: {
            "attributions": [vars(attribution) for attribution in taught.attributions],
            "mentions": [vars(mention) for mention in taught.mentions],
        }
        for name, taught in answers.items()
    }
    arrays: dict[str, NDArray[np.float16]] = {f"{i}": taught.shares for i, taught in enumerate(answers.values())}
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, digest=digest, decided=json.dumps(decided), **arrays)
    fresh.replace(path)


def read_digest(path: Path) -> str:
    """Read the digest of a shard."""
    with np.load(path) as shard:
        return str(shard["digest"])


def read(folder: Path) -> dict[str, Taught]:
    """Read all shards of a folder: what was said of each text, by its name.

    Raises:
        FileNotFoundError: there are none.
    """
    taught: dict[str, Taught] = {}
    for path in sorted(folder.glob("*.npz")):
        with np.load(path) as shard:
            for i, (name, decided) in enumerate(json.loads(str(shard["decided"])).items()):
                attributions = [
                    Marked(*([(start, end) for start, end in row[role]] for role in ROLES))
                    for row in decided["attributions"]
                ]
                mentions = [
                    Mention(**{**row, "span": tuple(row["span"]), "head": tuple(row["head"])})
                    for row in decided["mentions"]
                ]
                taught[name] = Taught(shard[f"{i}"], attributions, mentions)
    if not taught:
        raise FileNotFoundError(f"no shards in {folder}: run python -m training.teach first")
    return taught
