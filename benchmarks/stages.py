"""Where the time of a reading goes: every stage of the whole way, called in order and timed by itself.

The stages behind the network are timed on a network that repeats what the real one said: so what they cost is not
lost in the noise of what the network costs.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpora.articles import Articles
from evaluation.figures import Figure, Part
from sayso.model.network import Heard, Network
from sayso.model.pieces import Pieces
from sayso.model.windows import Window

Clock = Callable[[], float]
STAGES = (
    "file, decoding, sections",
    "word pieces",
    "network, overlap included",
    "spans, links, names, mentions",
    "network, contents read again",
    "chains, quotation marks",
    "actors",
    "status, kinds, records",
    "JSON",
)
AGAIN = 0.25
"""What recursion, status and kind may cost, as a share of the rest of a reading without the actors."""


class _Like:
    """Goes by the name of another network."""

    def __init__(self, network: Network) -> None:
        self.name, self.version, self.sha256 = network.name, network.version, network.sha256
        self.no_source, self.distance = network.no_source, network.distance
        self.pointing = network.pointing
        self.acts = None


class Listening(_Like):
    """Passes on what another network says, times it and remembers it."""

    def __init__(self, network: Network, clock: Clock = time.process_time) -> None:
        super().__init__(network)
        self.seconds: list[float] = []
        self.said: list[list[Heard]] = []
        self._network, self._clock = network, clock

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `Network.hear`."""
        began = self._clock()
        said = self._network.hear(pieces, windows)
        self.seconds.append(self._clock() - began)
        self.said.append(said)
        return said


class Repeating(_Like):
    """Says again what another one said, in the same order, whatever it is given."""

    def __init__(self, listening: Listening) -> None:
        super().__init__(listening)
        self._said = listening.said
        self.repeated = 0
        """How many answers it has given."""

    def hear(self, pieces: Pieces, windows: list[Window]) -> list[Heard]:
        """See `Network.hear`."""
        self.repeated += 1
        return self._said[self.repeated - 1]


def measure(articles: Articles, tell: Callable[[str], None]) -> Part:
    """Time the stages over all texts; CPU seconds of all threads."""
    from sayso.model.network import shipped

    tell("where the time goes")
    stages(articles.paths[0], shipped())  # warm
    seconds = [0.0] * len(STAGES)
    for path in articles.paths:
        seconds = [a + b for a, b in zip(seconds, stages(path, shipped()), strict=True)]
    return Part(
        "Where the time of a reading goes",
        shares(dict(zip(STAGES, seconds, strict=True)), articles.words),
        ["every stage timed by itself, on one pass over the texts"],
    )


def stages(path: Path, network: Network, clock: Clock = time.process_time) -> list[float]:
    """Seconds that one text takes in each of `STAGES`."""
    from sayso.intake import load
    from sayso.model.decode import find
    from sayso.model.pieces import split
    from sayso.reading.actors import resolve
    from sayso.reading.pipeline import attribute, read, records
    from sayso.reading.text import Text

    def timed(work: Callable[[], Any]) -> tuple[float, Any]:
        began = clock()
        made = work()
        return clock() - began, made

    loading, article = timed(lambda: load(str(path)))
    text = Text.of(article)
    cutting, pieces = timed(lambda: split(text.plain))
    listening = Listening(network, clock)
    reading = read(article, listening)
    again = Repeating(listening)
    finding, by_content = timed(lambda: find(pieces, text.sections, again))
    first = again.repeated
    marking, _ = timed(lambda: text.quotations)
    attributing, attributions = timed(lambda: attribute(text, pieces, by_content, again))
    resolving, cast = timed(lambda: resolve(text, attributions, by_content.names, by_content.mentions))
    recording, _ = timed(lambda: records(text, attributions, cast))
    writing, _ = timed(reading.to_json)
    network_first, network_again = sum(listening.seconds[:first]), sum(listening.seconds[first:])
    return [
        loading,
        cutting,
        network_first,
        finding,
        network_again,
        marking + attributing,
        resolving,
        recording,
        writing,
    ]


def shares(seconds: dict[str, float], words: int) -> list[Figure]:
    """Make the rows of the table: each stage's share, and what it costs a thousand words."""
    total = sum(seconds.values()) or 1.0
    rows = [
        Figure(name, 100 * own / total, "%", 1, note=f"{1e6 * own / words:,.2f} ms per 1,000 words")
        for name, own in seconds.items()
    ]
    extra = sum(seconds[name] for name in ("network, contents read again", "chains, quotation marks", STAGES[-2]))
    rest = total - extra - seconds["actors"]
    note = "against the rest of a reading, actors left out"
    return [*rows, Figure("recursion, status and kind", extra / (rest or 1.0), digits=2, most=AGAIN, note=note)]
