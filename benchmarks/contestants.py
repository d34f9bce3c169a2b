"""Who is timed.  A contestant is prepared once, its model loaded and warm; its work is to read all texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

Work = Callable[[], int]
"""Reads all texts once; returns how many it could not read."""

WINDOW = 254
"""Pieces in a window of the bare encoder; with the two special ones, 256."""


def sayso_reader(paths: list[Path]) -> Work:
    """Go the whole way: bytes on disk -> article -> reading -> a line of JSON."""
    import sayso

    def read(path: Path) -> str:
        return sayso.read(sayso.load(str(path))).to_json()

    def work() -> int:
        for path in paths:
            read(path)
        return 0

    read(max(paths, key=lambda path: path.stat().st_size))
    return work


def bare_encoder(paths: list[Path]) -> Work:
    """Run the shipped network on the pieces that Sayso reads, each once, in full windows, and drop what it says.

    The pieces are cut before the clock starts: what is timed is the network and nothing else, on one thread.
    """
    import sayso
    from sayso.model.network import shipped
    from sayso.model.pieces import CLS, SEP, split
    from sayso.reading.pipeline import stretches

    network = shipped()
    batches = []
    for path in paths:
        article = sayso.load(str(path))
        pieces = split(article.text)
        read = np.zeros(len(pieces), bool)
        for start, end in stretches(article):
            read |= (pieces.start >= start) & (pieces.end <= end)
        ids, case, gap = (row[read] for row in (pieces.ids, pieces.case, pieces.gap))
        for start in range(0, len(ids), WINDOW):
            part = slice(start, start + WINDOW)
            framed = np.concatenate(([CLS], ids[part], [SEP]))
            batches.append((framed[None], np.pad(case[part], 1)[None], np.pad(gap[part], 1)[None]))

    def work() -> int:
        for batch in batches:
            network.run(*batch)
        return 0

    for batch in batches[:4]:
        network.run(*batch)
    return work


def textacy_reader(paths: list[Path]) -> Work:
    """Run textacy on whole articles, spaCy's pipeline included; articles it raises on are counted, their time too."""
    from benchmarks.peer import Peer

    peer = Peer()

    def work() -> int:
        skipped = 0
        for path in paths:
            try:
                peer.read(path.read_text("utf-8"))
            except ValueError:
                skipped += 1
        return skipped

    peer.read("The bridge stays shut, said Dana Roe.")
    return work


CONTESTANTS: dict[str, Callable[[list[Path]], Work]] = {
    "sayso": sayso_reader,
    "encoder": bare_encoder,
    "textacy": textacy_reader,
}
"""Name -> how it is prepared for some texts."""
