"""PolNeAR as training examples: brat standoff in, labels and links on word pieces out.

The corpus: Newell, Margolin & Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.  In its train
part nearly every attribution has one cue, at most one source and one or two pieces of content, and no two spans
overlap; what departs from that (about one attribution in a thousand) is left out here rather than bent to fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.model.labels import LABELS, ROLES
from sayso.model.pieces import Pieces, split
from sayso.records import Span


@dataclass(frozen=True)
class Marked:
    """One attribution as its annotator marked it: lists of ``[start, end)`` in code points, in text order."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


@dataclass(frozen=True)
class Example:
    """One annotator's reading of one text, on its pieces.

    ``labels`` has shape ``[pieces]``; ``cues``, ``sources`` and ``contents`` hold ``[first, last + 1)`` in pieces;
    ``cue_source[i]`` is the source of cue i or -1, ``content_cue[j]`` the cue of content piece j.
    """

    name: str
    text: str
    pieces: Pieces
    labels: NDArray[np.int64]
    cues: NDArray[np.int64]
    sources: NDArray[np.int64]
    contents: NDArray[np.int64]
    cue_source: NDArray[np.int64]
    content_cue: NDArray[np.int64]


def texts(folder: Path) -> Iterator[tuple[str, str, list[list[Marked]]]]:
    """Every text of ``folder`` (train or dev) in order of name: its name, its text, one list an annotator."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        marked = [read_standoff(ann, text) for ann in sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))]
        if marked:
            yield path.stem, text, marked


def read_standoff(path: Path, text: str) -> list[Marked]:
    """One annotator's file: ``T`` lines are spans, ``E`` lines tie them into attributions."""
    spans: dict[str, list[Span]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_text("utf-8").split("\n"):
        name, _, rest = line.partition("\t")
        if name.startswith("T") and re.match(r"\S+ \d", rest):
            places = rest.split("\t")[0].split(" ", 1)[1]
            spans[name] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
        elif name.startswith("E"):
            # "Attribution:T3 Source:T1 Cue:T2 Content2:T4": a role may be numbered
            pairs = (argument.partition(":") for argument in rest.split())
            events.append([(role.rstrip("0123456789").lower(), span) for role, _, span in pairs])
    return [
        Marked(*(_joined([p for r, s in event if r == role for p in spans.get(s, [])], text) for role in ROLES))
        for event in events
    ]


def _joined(places: list[Span], text: str) -> list[Span]:
    """The places in text order; what only white space keeps apart is one span (brat cuts at line ends)."""
    out: list[Span] = []
    for start, end in sorted(set(places)):
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def example(name: str, text: str, marked: list[Marked]) -> Example:
    """Lay one annotator's attributions on the word pieces of the text."""
    pieces = split(text)
    labels = np.zeros(len(pieces), np.int64)
    cues: list[Span] = []
    sources: list[Span] = []
    contents: list[Span] = []
    cue_source: list[int] = []
    content_cue: list[int] = []
    for attribution in marked:
        source, cue, content = ([cover(pieces, span) for span in getattr(attribution, role)] for role in ROLES)
        if len(cue) != 1 or not content or len(source) > 1:
            continue
        # one source may have several cues; nothing else may lie where something lies already
        fresh = [("cue", cue[0]), *(("content", span) for span in content)]
        fresh += [("source", span) for span in source if span not in sources]
        if any(start >= end or labels[start:end].any() for _, (start, end) in fresh):
            continue
        for role, (start, end) in fresh:
            labels[start] = LABELS.index(f"B-{role}")
            labels[start + 1 : end] = LABELS.index(f"I-{role}")
        sources += [span for span in source if span not in sources]
        cue_source.append(sources.index(source[0]) if source else -1)
        content_cue += [len(cues)] * len(content)
        cues.append(cue[0])
        contents += content
    ends = [np.array(spans, np.int64).reshape(-1, 2) for spans in (cues, sources, contents)]
    links = [np.array(owners, np.int64) for owners in (cue_source, content_cue)]
    return Example(name, text, pieces, labels, ends[0], ends[1], ends[2], links[0], links[1])


def cover(pieces: Pieces, span: Span) -> Span:
    """The pieces that a span of the text touches, ``[first, last + 1)``."""
    return int(np.searchsorted(pieces.end, span[0], "right")), int(np.searchsorted(pieces.start, span[1], "left"))
