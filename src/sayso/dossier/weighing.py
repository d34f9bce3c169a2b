"""The weighing: from chains of sources to decibans for every pair of hypotheses.  Pure functions.

A **deciban** is a tenth of the logarithm to base ten of the odds (Good 1950).  Every event comes down to one number,
its **doubt** r = f / h: the chance of its reports if it did not happen as a share of their chance if it did (0: as good
as seen; 1: they carry no information).  With

    score_i = 10 log10(r + p_i (1 - r))

the weight for H_i against H_j is score_i - score_j.  That is 10 log10[(p_i h + (1 - p_i) f) / (p_j h + (1 - p_j) f)]
with h taken out of both sides, and neither h = f = 0 nor a hundred small h multiplied can make it infinite.

Scores are rounded to a grid of 2^-32 deciban.  On it sums and differences of doubles are exact: no order of entry can
change a bit, and leaving an event out is a subtraction.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.dossier.evidence import START, STEPS, Event, Evidence, Link, Report, steps_of

Floats = NDArray[np.float64]
GRID: Final = 2.0**32
TIMID: Final = (0.12, 0.28, 0.5, 0.72, 0.88)
"""The five steps as a timid rater means them: their log-odds times 2/3, to two digits."""
BOLD: Final = (0.02, 0.14, 0.5, 0.86, 0.98)
"""As a bold rater means them: times 4/3."""


class Chances(NamedTuple):
    """Of a report: ``f`` = its chance if the event did not happen; ``direct`` = h - f, the product of all a - b."""

    f: float
    direct: float
    length: int = 0

    @property
    def h(self) -> float:
        """The chance of the report if the event happened."""
        return min(1.0, self.f + self.direct)

    @property
    def doubt(self) -> float:
        """What f is of h; 1 where h = f = 0: such a report carries no information."""
        h = self.f + self.direct
        return self.f / h if h > 0 else 1.0

    def by_directness(self) -> tuple[float, int, float]:
        """The most direct chain is the largest: h - f, then the shorter one, then the smaller f."""
        return self.direct, -self.length, -self.f


def chances(chain: Sequence[Link]) -> Chances:
    """Follow a chain of sources, the outermost first: h <- h a + (1 - h) b, and f likewise."""
    f, direct = 0.0, 1.0
    for link in reversed(chain):
        f = link.b + f * (link.a - link.b)
        direct *= link.a - link.b
    return Chances(f, direct, len(chain))


def factors(reports: Iterable[tuple[str | None, Chances]]) -> tuple[dict[str, Chances], tuple[Chances, ...]]:
    """One chain an origin, the most direct: of the known origins by name, and every report of unknown origin."""
    known: dict[str, Chances] = {}
    unknown: list[Chances] = []
    for origin, report in reports:
        if origin is None:
            unknown.append(report)
        elif origin not in known or report.by_directness() > known[origin].by_directness():
            known[origin] = report
    return known, tuple(sorted(unknown))


UNKNOWN: Final = ""
"""The name of the one origin of all that is of unknown origin, where no known one can be it."""


def as_one(known: dict[str, Chances], unknown: Sequence[Chances]) -> dict[str, Chances]:
    """The cautious bound: all that is of unknown origin is one origin, the same as the most direct of the known."""
    if not unknown:
        return known
    best = max(unknown, key=Chances.by_directness)
    if not known:
        return {UNKNOWN: best}
    name = max(known, key=lambda origin: (known[origin].by_directness(), origin))
    return {**known, name: max(best, known[name], key=Chances.by_directness)}


def doubt(independent: Iterable[Chances]) -> float:
    """The doubt that independent reports leave together: their doubts multiplied, in an order of their own."""
    return math.prod(sorted(chances.doubt for chances in independent))


def doubts(reports: Sequence[Report]) -> tuple[float, float]:
    """The doubt of an event with unknown origins taken as one, and taken as all independent.  No reports: seen, 0."""
    return bounds(*factors((report.origin, chances(report.chain)) for report in reports))


def bounds(known: dict[str, Chances], unknown: Sequence[Chances]) -> tuple[float, float]:
    """See `doubts`; of the chains that `factors` gives."""
    if not known and not unknown:
        return 0.0, 0.0
    return doubt(as_one(known, unknown).values()), doubt([*known.values(), *unknown])


def on_grid(decibans: Floats) -> Floats:
    """Rounded to the grid on which sums are exact."""
    return np.rint(decibans * GRID) / GRID + 0.0


def scores(p: Floats, base: Floats, slope: Floats) -> Floats:
    """10 log10(base + slope p): of an event with doubt r, base = r and slope = 1 - r; of an absence, 1 and -d."""
    return on_grid(10 * np.log10(np.ascontiguousarray(base + slope * p)))


def weight(p_i: float, p_j: float, r: float = 0.0) -> float:
    """The weight in decibans of one event with doubt r for H_i against H_j; r = 0: the event itself, seen."""
    first, second = scores(np.array([p_i, p_j]), np.array([r]), np.array([1 - r]))
    return float(first - second)


def absence_weight(p_i: float, p_j: float, d: float = 0.0) -> float:
    """The weight in decibans, for H_i against H_j, of not having seen what we would have seen with chance d."""
    first, second = scores(np.array([p_i, p_j]), np.array([1.0]), np.array([-d]))
    return float(first - second)


class Table:
    """Evidence as arrays, events by id.  E events, K hypotheses, R raters by name.

    - ``steps`` (R, E, K): the place of each step on the scale; -1 where the rater has not rated the event
    - ``base``, ``slope`` (E, 1): with unknown origins taken as one; ``free_base``, ``free_slope``: as independent
    - ``p`` (E, K): the mean of the raters' steps
    - ``scores``, ``free_scores`` (E, K): in decibans
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence, self.hypotheses = evidence, evidence.hypotheses
        self.events: tuple[Event, ...] = tuple(sorted(evidence.events, key=lambda event: event.id))
        self.pairs = tuple(combinations(range(len(self.hypotheses)), 2))
        self.first, self.second = np.array(self.pairs).T
        self.raters = tuple(sorted({rating.rater for event in self.events for rating in event.ratings}))
        self.steps = self._steps()
        self._known: dict[tuple[Link, ...], Chances] = {}
        self.origins = [self._origins(event) for event in self.events]
        self.base, self.slope, self.free_base, self.free_slope = self._lines()
        self.p = self.expected(STEPS)
        self.scores = scores(self.p, self.base, self.slope)
        self.free_scores = scores(self.p, self.free_base, self.free_slope)

    def chances(self, chain: tuple[Link, ...]) -> Chances:
        """`chances`, remembered: the chains of a dossier are few."""
        if chain not in self._known:
            self._known[chain] = chances(chain)
        return self._known[chain]

    def expected(self, scale: Sequence[float], steps: NDArray[np.int8] | None = None) -> Floats:
        """Return, in shape (E, K), the mean of the raters' steps on a scale; `START` without a rating."""
        steps = self.steps if steps is None else steps
        rated = steps >= 0
        total = np.where(rated, np.array(scale)[steps], 0.0).sum(axis=0)
        count = rated.sum(axis=0)
        return np.asarray(np.where(count > 0, total / np.maximum(count, 1), START))

    def against(self, of_hypotheses: Floats) -> Floats:
        """Scores (..., K) as weights (..., P), a column a pair."""
        return np.asarray(of_hypotheses[..., self.first] - of_hypotheses[..., self.second])

    def _steps(self) -> NDArray[np.int8]:
        place = {chance: i for i, chance in enumerate(STEPS)}
        row = {rater: i for i, rater in enumerate(self.raters)}
        steps = np.full((len(self.raters), len(self.events), len(self.hypotheses)), -1, np.int8)
        for column, event in enumerate(self.events):
            for rater, rated in steps_of(event, self.hypotheses).items():
                steps[row[rater], column] = [place[chance] for chance in rated]
        return steps

    def _origins(self, event: Event) -> tuple[dict[str, Chances], tuple[Chances, ...]]:
        return factors((report.origin, self.chances(report.chain)) for report in event.reports)

    def _lines(self) -> tuple[Floats, Floats, Floats, Floats]:
        lines = np.empty((len(self.events), 4))
        for row, event in enumerate(self.events):
            if event.absence is not None:
                lines[row] = 1.0, -event.absence, 1.0, -event.absence
                continue
            merged, free = bounds(*self.origins[row])
            lines[row] = merged, 1 - merged, free, 1 - free
        return lines[:, :1], lines[:, 1:2], lines[:, 2:3], lines[:, 3:]


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest value, in decibans."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class EventWeight:
    """What one event weighs.  Scores in decibans, one a hypothesis: the difference of two is the weight of a pair.

    - ``doubt``, ``doubt_independent``: f / h with unknown origins taken as one, and as independent; 1 for an absence,
      which has no reports
    - ``p``: how expected it is under each hypothesis, the mean of the raters; ``spread``: their (lowest, highest) step
    - ``diagnosticity``: how well it distinguishes the hypotheses: its largest weight for any pair
    """

    event: Event
    doubt: float
    doubt_independent: float
    p: tuple[float, ...]
    spread: tuple[tuple[float, float], ...]
    scores: tuple[float, ...]
    scores_independent: tuple[float, ...]
    diagnosticity: float

    def weight(self, i: int, j: int) -> float:
        """For H_i against H_j, in decibans; unknown origins taken as one."""
        return self.scores[i] - self.scores[j]

    def range(self, i: int, j: int) -> Range:
        """Over both bounds of unknown origins."""
        both = self.weight(i, j), self.scores_independent[i] - self.scores_independent[j]
        return Range(min(both), max(both))


@dataclass(frozen=True, slots=True)
class EpisodeWeight:
    """What the events of one episode weigh together, for each pair: between the strongest alone and the full sum."""

    episode: str
    events: tuple[str, ...]
    strongest: tuple[float, ...]
    full: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PairWeight:
    """The weight for one hypothesis against another, in decibans: above 0 for the first, below 0 for the second.

    ``weight`` takes unknown origins as one and adds the events of an episode up.  ``origins`` is the range over both
    bounds of unknown origins, ``episodes`` over both bounds of every episode.
    """

    first: str
    second: str
    weight: float
    origins: Range
    episodes: Range


@dataclass(frozen=True, slots=True)
class Balance:
    """All that is weighed: events by diagnosticity, highest first, episodes by name, pairs in order."""

    hypotheses: tuple[str, ...]
    scores: tuple[float, ...]
    events: tuple[EventWeight, ...]
    episodes: tuple[EpisodeWeight, ...]
    pairs: tuple[PairWeight, ...]

    def matrix(self) -> Floats:
        """Shape (K, K): the weight for H_i against H_j at [i, j], in decibans."""
        scores = np.array(self.scores)
        return np.asarray(scores[:, None] - scores[None, :])

    def order(self) -> tuple[str, ...]:
        """The hypotheses, the one that the evidence leans to first; equals as they were given."""
        places = sorted(range(len(self.hypotheses)), key=lambda i: (-self.scores[i], i))
        return tuple(self.hypotheses[i] for i in places)

    def most_diagnostic(self, most: int = 3) -> tuple[EventWeight, ...]:
        """Return the most diagnostic events; none with a diagnosticity of 0."""
        return tuple(event for event in self.events[:most] if event.diagnosticity > 0)


def weigh(evidence: Evidence) -> Balance:
    """Weigh the evidence: every event, every episode, every pair of hypotheses."""
    return balance(Table(evidence))


def balance(table: Table) -> Balance:
    """The balance of evidence that stands in arrays already."""
    totals = table.scores.sum(axis=0)
    episodes, below, above = _episodes(table)
    merged, free = table.against(table.scores), table.against(table.free_scores)
    low, high = np.minimum(merged, free).sum(axis=0), np.maximum(merged, free).sum(axis=0)
    pairs = tuple(
        PairWeight(
            table.hypotheses[i],
            table.hypotheses[j],
            float(totals[i] - totals[j]),
            Range(float(low[n]), float(high[n])),
            Range(float(below[n]), float(above[n])),
        )
        for n, (i, j) in enumerate(table.pairs)
    )
    events = sorted(_events(table), key=lambda weight: (-weight.diagnosticity, weight.event.id))
    return Balance(table.hypotheses, tuple(totals.tolist()), tuple(events), episodes, pairs)


def _events(table: Table) -> list[EventWeight]:
    rated = table.steps >= 0
    # what has no rating stands at the start: as if rated by one more rater
    counts = np.concatenate([rated, ~rated.any(axis=0, keepdims=True)])
    places = np.concatenate([table.steps, np.full((1, *table.p.shape), STEPS.index(START), np.int8)])
    low = np.array(STEPS)[np.where(counts, places, len(STEPS) - 1).min(axis=0)]
    high = np.array(STEPS)[np.where(counts, places, 0).max(axis=0)]
    diagnosticity = np.ptp(table.scores, axis=1)
    columns = (
        table.base[:, 0],
        table.free_base[:, 0],
        table.p,
        low,
        high,
        table.scores,
        table.free_scores,
        diagnosticity,
    )
    return [
        EventWeight(
            event, doubt, free, tuple(p), tuple(zip(least, most, strict=True)), tuple(merged), tuple(apart), size
        )
        for event, doubt, free, p, least, most, merged, apart, size in zip(
            table.events, *(column.tolist() for column in columns), strict=True
        )
    ]


def _episodes(table: Table) -> tuple[tuple[EpisodeWeight, ...], Floats, Floats]:
    """Every episode, and the totals (P) of all events with each episode at its lower and at its upper bound."""
    weights = table.against(table.scores)
    members: dict[str, list[int]] = {}
    for row, event in enumerate(table.events):
        if event.episode is not None:
            members.setdefault(event.episode, []).append(row)
    alone = np.array([event.episode is None for event in table.events], bool)
    below = weights[alone].sum(axis=0)
    above = below.copy()
    episodes = []
    for name, rows in sorted(members.items()):
        member_weights = weights[rows]
        full, most, least = member_weights.sum(axis=0), member_weights.max(axis=0), member_weights.min(axis=0)
        strongest = np.where(most >= -least, most, least)
        below += np.minimum(full, np.where(most == -least, least, strongest))
        above += np.maximum(full, strongest)
        ids = tuple(table.events[row].id for row in rows)
        episodes.append(EpisodeWeight(name, ids, tuple(strongest.tolist()), tuple(full.tolist())))
    return tuple(episodes), below, above
