"""Where the time of a reading goes: every stage of the whole way, called in order and timed by itself.

The stages behind the network are timed on a network that repeats what the real one said: so what they cost is not
lost in the noise of what the network costs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from corpora.articles import Articles
from evaluation.figures import Figure, Part
from sayso.model.network import ActsNetwork, Floats, Heard, Item, Network, Result
from sayso.model.pieces import Pieces
from sayso.model.windows import Window

Clock = Callable[[], float]
ACTS = ("network of acts, predicates", "network of acts, types", "network of acts, parties", "acts")
STAGES = (
    "file, decoding, sections",
    "word pieces, sentences",
    "network, overlap included",
    "spans, links, names, mentions, acts found",
    "network, contents read again",
    "chains, quotation marks",
    *ACTS,
    "actors",
    "status, kinds, records",
    "JSON",
)
AGAIN = 0.25
"""What recursion, status and kind may cost, as a share of the rest of a reading without acts and actors."""


class ListeningActs:
    """Passes on what another network of acts says, times it by pass and remembers it; one sentence at a time."""

    def __init__(self, network: ActsNetwork, clock: Clock) -> None:
        self.seconds = {"tag": 0.0, "types": 0.0, "label": 0.0}
        self.said: list[Any] = []
        self._network, self._clock = network, clock

    def tag(self, states: Floats) -> tuple[Floats, Floats]:
        """See `ActsNetwork.tag`."""
        tagged: tuple[Floats, Floats] = self._timed("tag", states)
        return tagged

    def types(self, pieces: Pieces) -> Floats:
        """See `ActsNetwork.types`."""
        types: Floats = self._timed("types", pieces)
        return types

    def label(self, state: Floats, predicates: list[int]) -> Floats:
        """See `ActsNetwork.label`."""
        labels: Floats = self._timed("label", state, predicates)
        return labels

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """See `ActsNetwork.map`; on one thread, so that what is said keeps its order."""
        return map(work, items)

    def _timed(self, name: str, *given: Any) -> Any:  # noqa: ANN401
        began = self._clock()
        said = getattr(self._network, name)(*given)
        self.seconds[name] += self._clock() - began
        self.said.append(said)
        return said


class RepeatingActs:
    """Says again what another network of acts said, in the same order, whatever it is given."""

    def __init__(self, listening: ListeningActs) -> None:
        self._said = iter(listening.said)
        self.tag = self.types = self.label = self._next

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """See `ActsNetwork.map`."""
        return map(work, items)

    def _next(self, *_: object) -> Any:  # noqa: ANN401
        return next(self._said)


class _Like:
    """Goes by the name of another network."""

    acts: ActsNetwork | None = None

    def __init__(self, network: Network) -> None:
        self.name, self.version, self.sha256 = network.name, network.version, network.sha256
        self.no_source, self.distance = network.no_source, network.distance
        self.pointing = network.pointing


class Listening(_Like):
    """Passes on what another network says, times it and remembers it."""

    def __init__(self, network: Network, clock: Clock = time.process_time) -> None:
        super().__init__(network)
        self.seconds: list[float] = []
        self.said: list[list[Heard]] = []
        self.acts: ListeningActs | None = None if network.acts is None else ListeningActs(network.acts, clock)
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
        self.acts = None if listening.acts is None else RepeatingActs(listening.acts)
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
    from sayso.reading.acts.acts import add_acts
    from sayso.reading.acts.influence import known_predicates
    from sayso.reading.acts.output import act_records, day_of
    from sayso.reading.pipeline import attribute, cast_of, names_in, read, records
    from sayso.reading.text import Text

    def timed(work: Callable[[], Any]) -> tuple[float, Any]:
        began = clock()
        made = work()
        return clock() - began, made

    loading, article = timed(lambda: load(str(path)))
    text = Text.of(article)
    cutting, (pieces, sentences) = timed(lambda: (split(text.plain), text.sentences.spans))
    listening = Listening(network, clock)
    reading = read(article, listening)
    again = Repeating(listening)
    finding, findings = timed(lambda: find(pieces, text.sections, again, sentences, known_predicates(text.plain)))
    first = again.repeated
    marking, _ = timed(lambda: text.quotations)
    attributing, attributions = timed(lambda: attribute(text, pieces, findings, again))
    acting, acts = timed(
        lambda: add_acts(text, findings.acts, attributions, names_in(findings), day_of(article.published))
    )
    resolving, cast = timed(lambda: cast_of(text, findings, attributions, acts))
    recording, _ = timed(lambda: (records(text, attributions, cast), act_records(text, acts, cast)))
    writing, _ = timed(reading.to_json)
    network_first, network_again = sum(listening.seconds[:first]), sum(listening.seconds[first:])
    return [
        loading,
        cutting,
        network_first,
        finding,
        network_again,
        marking + attributing,
        *(listening.acts.seconds.values() if listening.acts else (0.0, 0.0, 0.0)),
        acting,
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
    rest = total - extra - sum(seconds[name] for name in (*ACTS, "actors"))
    note = "against the rest of a reading, acts and actors left out"
    return [*rows, Figure("recursion, status and kind", extra / (rest or 1.0), digits=2, most=AGAIN, note=note)]
