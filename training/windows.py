"""Windows of examples for training: other cuts and other quotation marks in every epoch, batches of like length."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sayso.model.pieces import CLS, PAD, SEP
from training.polnear import Example, Marked, example

LENGTHS = (96, 160, 256, 256, 384)
"""Window lengths in pieces, the two special ones included; one is drawn for each text."""

Text = tuple[str, str, list[list[Marked]]]


@dataclass(frozen=True)
class Window:
    """A stretch of an example, ``[pieces + 2]`` with the special pieces; spans are in pieces of the window."""

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    gap: NDArray[np.int64]
    labels: NDArray[np.int64]
    cues: NDArray[np.int64]
    sources: NDArray[np.int64]
    contents: NDArray[np.int64]
    cue_source: NDArray[np.int64]
    """For each cue: its source, -1 for none, -2 for one that lies outside the window."""
    content_cue: NDArray[np.int64]
    """For each content piece: its cue, -2 for one that lies outside the window."""


MASK = 103
"""The id of BERT's piece that hides another."""
IGNORE = -100
"""The label of special pieces and padding: no loss."""


def epoch(texts: list[Text], pieces_per_batch: int, rng: random.Random) -> list[list[Window]]:
    """All windows of one pass over the texts, cut and marked anew, in shuffled batches of one length each."""
    by_length: dict[int, list[Window]] = {}
    for name, text, annotators in texts:
        one = example(name, other_marks(text, rng), rng.choice(annotators))
        length = rng.choice(LENGTHS)
        by_length.setdefault(length, []).extend(cut(one, length - 2, rng))
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


def cut(one: Example, room: int, rng: random.Random) -> Iterator[Window]:
    """Neighbouring windows of at most ``room`` pieces; the first cut falls at random."""
    total = len(one.pieces)
    first = rng.randint(room // 3, room) if total > room else room
    edges = [0, *range(first, total, room), total]
    for start, end in pairwise(edges):
        if end > start:
            yield _window(one, start, end)


def _window(one: Example, start: int, end: int) -> Window:
    def framed(values: NDArray[np.int64], before: int, after: int) -> NDArray[np.int64]:
        return np.concatenate(([before], values[start:end], [after]))

    def inside(spans: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        kept = (spans[:, 0] < end) & (spans[:, 1] > start)
        place = np.where(kept, np.cumsum(kept) - 1, -2)
        return np.clip(spans[kept], start, end) - start + 1, place

    cues, cue_place = inside(one.cues)
    sources, source_place = inside(one.sources)
    contents, content_place = inside(one.contents)
    wanted = one.cue_source[cue_place >= 0]
    return Window(
        framed(one.pieces.ids, CLS, SEP),
        framed(one.pieces.case, 0, 0),
        framed(one.pieces.gap, 0, 0),
        framed(one.labels, IGNORE, IGNORE),
        cues,
        sources,
        contents,
        np.where(wanted < 0, -1, np.append(source_place, -1)[wanted]),
        np.append(cue_place, -2)[one.content_cue[content_place >= 0]],
    )


def stack(batch: list[Window]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """ids, case, gap, labels of a batch, each ``[windows, longest]``, filled up with `PAD` and `IGNORE`."""
    longest = max(len(w.ids) for w in batch)

    def filled(rows: list[NDArray[np.int64]], value: int) -> NDArray[np.int64]:
        return np.stack([np.pad(row, (0, longest - len(row)), constant_values=value) for row in rows])

    return (
        filled([w.ids for w in batch], PAD),
        filled([w.case for w in batch], 0),
        filled([w.gap for w in batch], 0),
        filled([w.labels for w in batch], IGNORE),
    )
