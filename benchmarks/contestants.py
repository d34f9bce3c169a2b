"""Who is timed.  A contestant is prepared once, its model loaded and warm; its work is to read all texts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from sayso.desk.store import Store
    from sayso.settings import NetworkName

Work = Callable[[], int]
"""Reads all texts once, or the next slice of them; returns how many it could not read."""

SLICES: Final = 20
DESK: Final = "sayso.db"
"""What the desk is called to which texts are added; it is made beside them."""

WINDOW = 254
"""Pieces in a window of the bare encoder; with the two special ones, 256."""


def sayso_reader(paths: list[Path], without: Collection[str] = (), network: NetworkName | None = None) -> Work:
    """Go the whole way: bytes on disk -> article -> reading -> a line of JSON; ``without`` leaves steps out."""
    import sayso

    def read(path: Path) -> str:
        return sayso.read(sayso.load(str(path)), network=network, without=without).to_json()

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
    from sayso.reading.text import Text

    network = shipped()
    batches = []
    for path in paths:
        article = sayso.load(str(path))
        pieces = split(article.text)
        read = np.zeros(len(pieces), bool)
        for start, end in Text.of(article).sections:
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
    from evaluation.peer import Peer

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


def reader(paths: list[Path]) -> Work:
    """Go from bytes on disk to a reading, as an import does; each lap takes the next of `SLICES`."""
    import sayso

    rest = iter(_slices(paths))

    def work() -> int:
        for item in sayso.stream(list(map(str, next(rest)))):
            sayso.read(item.load())
        return 0

    sayso.read(sayso.load(str(paths[0])))
    return work


def adder(paths: list[Path]) -> Work:
    """Add to a desk; each lap takes the next of `SLICES`."""
    import sayso
    from sayso.desk.adding import add
    from sayso.desk.store import open_desk
    from sayso.model.network import shipped

    def put(desk: Store, some: list[Path]) -> int:
        return sum(addition.outcome != "added" for addition in add(desk, sayso.stream(list(map(str, some))), shipped()))

    with TemporaryDirectory() as folder, open_desk(Path(folder) / DESK) as scratch:
        put(scratch, paths[:1])  # warm
    desk, rest = open_desk(paths[0].parent / DESK), iter(_slices(paths))
    return lambda: put(desk, next(rest))


def _slices(paths: list[Path]) -> list[list[Path]]:
    number = min(SLICES, len(paths))
    edges = [place * len(paths) // number for place in range(number + 1)]
    return [paths[start:end] for start, end in pairwise(edges)]


CONTESTANTS: dict[str, Callable[[list[Path]], Work]] = {
    "sayso": sayso_reader,
    "sayso-without-acts": partial(sayso_reader, without=("acts",)),
    "sayso-fast-without-acts": partial(sayso_reader, without=("acts",), network="fast"),
    "encoder": bare_encoder,
    "textacy": textacy_reader,
    "reading": reader,
    "adding": adder,
}
"""Name -> how it is prepared for some texts."""
