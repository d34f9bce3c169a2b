"""Windows of examples for training: other cuts and other quotation marks in every epoch, batches of like length."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.model.pieces import CLS, PAD, SEP
from training.taught import SIZES
from training.texts import IGNORE, Laid, Text, lay

Array = NDArray[np.int64]

LENGTHS = (96, 160, 256, 256, 384)
"""Window lengths in pieces, the two special ones included; one is drawn for each text."""
REFERRING = (160, 256, 256, 384)
"""The same for texts with mentions marked: what they go back to may be far away."""
MASK = 103
"""The id of BERT's piece that hides another."""
STEP = 32
"""Windows whose lengths fall into one step of so many pieces share batches."""


@dataclass(frozen=True)
class Window:
    """A stretch of a text, ``[pieces + 2]`` with the special pieces; spans are in pieces of the window."""

    ids: Array
    case: Array
    gap: Array
    labels: Array
    names: Array
    mentions: Array
    shares: NDArray[np.float32]
    cues: Array
    sources: Array
    contents: Array
    cue_source: Array
    """For each cue: its source, -1 for none, -2 for one that lies outside the window."""
    content_cue: Array
    """For each content piece: its cue, -2 for one that lies outside the window."""
    heads: Array
    """``[mentions, 5]``: head, first and last piece (the latter two -1 outside the window), form, entity."""


class Batch(NamedTuple):
    """Windows side by side, each ``[windows, longest]``, filled up with `PAD`, `IGNORE` and zeros."""

    ids: Array
    case: Array
    gap: Array
    labels: Array
    names: Array
    mentions: Array
    shares: NDArray[np.float32]
    """``[windows, longest, 29]``: what teachers say, see `training.taught`; zeros where they were not asked."""


def epoch(texts: list[Text], pieces_per_batch: int, rng: random.Random) -> list[list[Window]]:
    """All windows of one pass over the texts, cut and marked anew, in shuffled batches of like length."""
    by_length: dict[int, list[Window]] = {}
    for text in texts:
        laid = lay(text, other_marks(text.text, rng), rng)
        length = rng.choice(LENGTHS if text.mentions is None else REFERRING)
        for window in cut(laid, length - 2, rng):
            by_length.setdefault(-(-len(window.ids) // STEP) * STEP, []).append(window)
    batches = []
    for length, windows in sorted(by_length.items()):
        rng.shuffle(windows)
        size = max(1, pieces_per_batch // length)
        batches += [windows[i : i + size] for i in range(0, len(windows), size)]
    rng.shuffle(batches)
    return batches


def other_marks(text: str, rng: random.Random) -> str:
    """The text with other quotation marks or breaks, letter for letter as long as before."""
    draw = rng.random()
    if draw < 0.2:  # “so” -> "so"
        text = text.translate(str.maketrans("“”‘’", "\"\"''"))
    elif draw < 0.4:  # "so" -> “so”, don't -> don’t
        text = re.sub(r"(?<![^\s(\[—–-])\"", "“", text).replace('"', "”")
        text = re.sub(r"(?<![^\s(\[—–“-])'(?=\w)", "‘", text).replace("'", "’")
    if rng.random() < 0.1:  # paragraphs marked by one line break, as in many plain-text files
        text = text.replace("\n\n", " \n")
    return text


def cut(laid: Laid, room: int, rng: random.Random) -> Iterator[Window]:
    """Neighbouring windows of at most ``room`` pieces; the first cut falls at random."""
    total = len(laid.example.pieces)
    first = rng.randint(room // 3, room) if total > room else room
    edges = [0, *range(first, total, room), total]
    for start, end in pairwise(edges):
        if end > start:
            yield _window(laid, start, end)


def _window(laid: Laid, start: int, end: int) -> Window:
    example = laid.example

    def framed(values: Array, before: int, after: int) -> Array:
        return np.concatenate(([before], values[start:end], [after]))

    def inside(spans: Array) -> tuple[Array, Array]:
        kept = (spans[:, 0] < end) & (spans[:, 1] > start)
        place = np.where(kept, np.cumsum(kept) - 1, -2)
        return np.clip(spans[kept], start, end) - start + 1, place

    cues, cue_place = inside(example.cues)
    sources, source_place = inside(example.sources)
    contents, content_place = inside(example.contents)
    wanted = example.cue_source[cue_place >= 0]
    heads = laid.heads[(laid.heads[:, 0] >= start) & (laid.heads[:, 0] < end)].copy()
    edges = heads[:, :3]
    heads[:, :3] = np.where((edges >= start) & (edges < end), edges - start + 1, -1)
    return Window(
        framed(example.pieces.ids, CLS, SEP),
        framed(example.pieces.case, 0, 0),
        framed(example.pieces.gap, 0, 0),
        framed(example.labels, IGNORE, IGNORE),
        framed(laid.names, IGNORE, IGNORE),
        framed(laid.mentions, IGNORE, IGNORE),
        np.pad(laid.shares[start:end], ((1, 1), (0, 0))),
        cues,
        sources,
        contents,
        np.where(wanted < 0, -1, np.append(source_place, -1)[wanted]),
        np.append(cue_place, -2)[example.content_cue[content_place >= 0]],
        heads,
    )


def stack(batch: list[Window]) -> Batch:
    """The windows of a batch side by side."""
    longest = max(len(w.ids) for w in batch)

    def filled(name: str, value: int) -> Array:
        rows = [getattr(w, name) for w in batch]
        return np.stack([np.pad(row, (0, longest - len(row)), constant_values=value) for row in rows])

    shares = np.zeros((len(batch), longest, sum(SIZES)), np.float32)
    for row, window in zip(shares, batch, strict=True):
        row[: len(window.shares)] = window.shares
    return Batch(
        filled("ids", PAD),
        filled("case", 0),
        filled("gap", 0),
        filled("labels", IGNORE),
        filled("names", IGNORE),
        filled("mentions", IGNORE),
        shares,
    )
