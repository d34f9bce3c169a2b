"""What teachers say of texts: ``python -m training.teach --teacher FILE --data DIR ... --out runs/taught``.

Each teacher, an exported network or a checkpoint, is asked once about whole texts, in windows as it reads for its
users.  What students learn from (Hinton, Vinyals & Dean, "Distilling the Knowledge in a Neural Network", 2015): the
mean probabilities of labels, names and mentions for every piece; and, in texts where people marked none, the
attributions and mentions that the first teacher decides on, from which students learn links, edges and antecedents.

The answers lie in shards of `TEXTS` texts.  An interrupted run goes on: a shard whose texts and teachers are the same
is kept.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpora.gum import Mention
from corpora.polnear import Marked
from sayso.model.decode import Findings, find
from sayso.model.labels import LABELS, MENTIONS, NAMES
from sayso.model.links import softmax
from sayso.model.network import Heard, Network, OnnxNetwork
from sayso.model.pieces import Pieces, split
from sayso.model.windows import Window
from training.export import HEADS_OUTSIDE, OUTSIDE
from training.losses import HALF
from training.mix import Mix, add_options, data_of
from training.taught import Taught, read_digest, write_shard
from training.torch_network import TorchNetwork

TEXTS = 40
"""Texts in a shard."""
GONE_BACK = 0.5
"""How likely an antecedent must be for a mention to count with its entity."""


@dataclass(frozen=True)
class Teacher:
    """A network that is asked, and what was added to its scores of O and of no mention at export."""

    network: Network
    outside: float = OUTSIDE
    none: float = HEADS_OUTSIDE


class _Recorder:
    """A network that keeps what it says."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.said: list[Heard] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._network, name)

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `sayso.model.network.Network.hear`."""
        heard = self._network.hear(pieces, windows)
        self.said += heard
        return heard


def load(path: Path, outside: float = OUTSIDE, none: float = HEADS_OUTSIDE, half: bool = False) -> Teacher:
    """Load an exported network (``.onnx``) or a checkpoint; ``half``: see `TorchNetwork`."""
    if path.suffix == ".onnx":
        return Teacher(OnnxNetwork(path.read_bytes()), outside, none)
    return Teacher(TorchNetwork.load(path, outside, none, half), outside, none)


def ask(text: str, teachers: list[Teacher], of_labels: Sequence[Teacher] = ()) -> Taught:
    """Ask teachers about one text; where there are teachers of labels, the probabilities of labels are theirs alone."""
    pieces = split(text)
    shares, decisions = [], []
    for teacher in teachers:
        heard, findings = _heard(pieces, text, teacher)
        decisions.append(findings)
        shares.append(_shares(heard, teacher))
    mean = np.mean(np.stack(shares), 0)
    if of_labels:
        labels = [_shares(_heard(pieces, text, teacher)[0], teacher)[:, : len(LABELS)] for teacher in of_labels]
        mean[:, : len(LABELS)] = np.mean(np.stack(labels), 0)
    mean = mean.astype(np.float16)
    return Taught(np.asarray(mean), _attributions(decisions[0]), _mentions(decisions[0]))


def _heard(pieces: Pieces, text: str, teacher: Teacher) -> tuple[list[Heard], Findings]:
    """What a teacher says of the pieces of a text, and what it decides on."""
    recorder = _Recorder(teacher.network)
    findings = find(pieces, [(0, len(text))], recorder)
    return recorder.said, findings


def _shares(heard: list[Heard], teacher: Teacher) -> NDArray[np.float32]:
    """Return the probabilities of labels, names and mentions, ``[pieces, 29]``."""
    if not heard:
        return np.zeros((0, len(LABELS) + len(NAMES) + len(MENTIONS)), np.float32)
    parts = []
    for name, added in (("labels", teacher.outside), ("names", 0.0), ("mentions", teacher.none)):
        scores = np.concatenate([getattr(part, name)[part.window.decided] for part in heard])
        scores[:, 0] -= np.float32(added)
        parts.append(softmax(scores))
    return np.concatenate(parts, 1)


def _attributions(findings: Findings) -> list[Marked]:
    return [
        Marked([attribution.source] if attribution.source else [], [attribution.cue], list(attribution.content))
        for attribution in findings.attributions
    ]


def _mentions(findings: Findings) -> list[Mention]:
    entities: list[int] = []
    for number, mention in enumerate(findings.mentions):
        place, share = mention.antecedents[0] if mention.antecedents else (number, 0.0)
        entities.append(entities[place] if share >= GONE_BACK else number)
    return [
        Mention(mention.span, mention.head, mention.form, mention.type, entity)
        for mention, entity in zip(findings.mentions, entities, strict=True)
    ]


def write(
    texts: Iterable[tuple[str, str]], teachers: list[Teacher], out: Path, of_labels: Sequence[Teacher] = ()
) -> Iterator[tuple[int, bool]]:
    """Ask about named texts, shard by shard -> the number of each shard, and whether it was there already."""
    out.mkdir(parents=True, exist_ok=True)
    waiting, number = iter(texts), 0
    while batch := list(islice(waiting, TEXTS)):
        path = out / f"{number:05}.npz"
        asked = [[(t.network.sha256, t.outside, t.none) for t in some] for some in (teachers, of_labels)]
        digest = sha256(repr((batch, asked)).encode()).hexdigest()
        fresh = not (path.exists() and read_digest(path) == digest)
        if fresh:
            write_shard({name: ask(text, teachers, of_labels) for name, text in batch}, digest, path)
        yield number, not fresh
        number += 1
    for path in sorted(out.glob("*.npz"))[number:]:
        path.unlink()


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument(
        "--teacher", type=Path, required=True, action="append", help="an exported network (.onnx) or a checkpoint (.pt)"
    )
    asks.add_argument(
        "--of-labels",
        type=Path,
        action="append",
        default=[],
        help="a teacher of labels alone, instead of the others",
    )
    asks.add_argument("--outside", type=float, default=OUTSIDE, help="what is added to the score of O, as at export")
    asks.add_argument("--none", type=float, default=HEADS_OUTSIDE, help="the same for no mention")
    add_options(asks)
    asks.add_argument("--out", type=Path, required=True, help="the folder of the shards")
    given = asks.parse_args()
    texts = {text.name: text.text for text in Mix(data_of(given)).everything}
    teachers = [load(path, given.outside, given.none, HALF) for path in given.teacher]
    of_labels = [load(path, given.outside, given.none, HALF) for path in given.of_labels]
    shards = -(-len(texts) // TEXTS)
    for number, kept in write(texts.items(), teachers, given.out, of_labels):
        print(f"shard {number + 1} of {shards}{': kept' if kept else ''}", flush=True)


if __name__ == "__main__":
    main()
