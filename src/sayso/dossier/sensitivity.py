"""How far the balance depends on any one thing: always the full set.  Pure functions.

Each kind of change is tried one at a time, and gives a range a pair.  The range of a pair runs over all kinds; where it
touches or crosses 0 the pair is unresolved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sayso.dossier.evidence import STEPS, Evidence
from sayso.dossier.flips import Flip, flips
from sayso.dossier.perturbations import Moves, episodes_out, events_out, events_planted, origins_out, origins_planted
from sayso.dossier.verbal_scale import Word, lean
from sayso.dossier.weighing import BOLD, TIMID, Balance, EventWeight, Floats, Table, balance, scores


@dataclass(frozen=True, slots=True)
class Spread:
    """Where changes of one kind take the weight of a pair, in decibans, and in words those that take it furthest."""

    kind: str
    low: float
    high: float
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True)
class PairRange:
    """One pair of hypotheses with all that was tried.

    - ``weight``: the central value, in decibans for ``first`` against ``second``
    - ``low``, ``high``: the range over everything; ``resolved`` is False where it touches or crosses 0
    - ``spreads``: a row a kind of change; kinds that there is nothing to try of are left out
    - ``raters``: the weight by each rater alone, where there are two or more; ``rater_mean`` the mean of these
    - ``lean``: the strength of the central value in words, with its odds
    """

    first: str
    second: str
    weight: float
    low: float
    high: float
    resolved: bool
    spreads: tuple[Spread, ...]
    raters: tuple[tuple[str, float], ...]
    rater_mean: float | None
    lean: Word
    flip: Flip


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins there are: at least (unknown ones taken as known ones), at most (each its own).

    ``seen``: events that were seen, and have no origin to be counted.
    """

    least: int
    most: int
    seen: int


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The balance and all that it depends on.

    ``flip``: the smallest change that takes the hypothesis that stands first from its place.
    """

    balance: Balance
    pairs: tuple[PairRange, ...]
    diagnostic: tuple[EventWeight, ...]
    origins: Origins
    flip: Flip

    def pair(self, first: str, second: str) -> PairRange:
        """The row of two hypotheses, as they stand in ``pairs``."""
        return next(pair for pair in self.pairs if (pair.first, pair.second) == (first, second))


def examine(evidence: Evidence) -> Sensitivity:
    """Weigh the evidence and try everything that the balance may depend on."""
    table = Table(evidence)
    weighed = balance(table)
    central = np.array([pair.weight for pair in weighed.pairs])
    spreads = _spreads(table, weighed, central)
    by_rater = _alone(table)
    if len(table.raters) > 1:
        said = [f"{rater} alone rated" for rater in table.raters]
        _add(spreads, "rater alone", by_rater, said.__getitem__)
    turned = flips(table, weighed)
    pairs = []
    for n, pair in enumerate(weighed.pairs):
        low = min([pair.weight, *(spread.low for spread in spreads[n])])
        high = max([pair.weight, *(spread.high for spread in spreads[n])])
        alone = tuple(zip(table.raters, by_rater[:, n].tolist(), strict=True)) if len(table.raters) > 1 else ()
        pairs.append(
            PairRange(
                pair.first,
                pair.second,
                pair.weight,
                low,
                high,
                low > 0 or high < 0,
                tuple(spreads[n]),
                alone,
                float(by_rater[:, n].mean()) if alone else None,
                lean(pair.weight),
                turned[n],
            )
        )
    leader = weighed.order()[0]
    first = min((flip for flip in turned if leader in (flip.first, flip.second)), key=Flip.by_size)
    return Sensitivity(weighed, tuple(pairs), weighed.most_diagnostic(), count_origins(evidence), first)


def count_origins(evidence: Evidence) -> Origins:
    """Count the independent origins of all reports."""
    known = {report.origin for event in evidence.events for report in event.reports if report.origin is not None}
    unknown = sum(report.origin is None for event in evidence.events for report in event.reports)
    seen = sum(not event.reports and event.absence is None for event in evidence.events)
    return Origins(max(len(known), min(unknown, 1)), len(known) + unknown, seen)


def _spreads(table: Table, weighed: Balance, central: Floats) -> list[list[Spread]]:
    spreads: list[list[Spread]] = [[] for _ in weighed.pairs]
    for moves in (events_out(table), origins_out(table), episodes_out(table)):
        _add_moves(spreads, table, moves, central)
    for name, scale in (("timid", TIMID), ("bold", BOLD)):
        total = scores(table.expected(scale), table.base, table.slope).sum(axis=0)
        _add(spreads, f"{name} scale", table.against(total)[None], [f"the steps were read {name}"].__getitem__)
    for n, pair in enumerate(weighed.pairs):
        for kind, bounds in (("unknown origins", pair.origins), ("episodes", pair.episodes)):
            if bounds.low < bounds.high:
                lowest, highest = (
                    f"{kind} were taken at the bound {how} for {pair.first}" for how in ("worst", "best")
                )
                spreads[n].append(Spread(kind, bounds.low, bounds.high, lowest, highest))
    for moves in (events_planted(table), origins_planted(table)):
        _add_moves(spreads, table, moves, central)
    return spreads


def _add_moves(spreads: list[list[Spread]], table: Table, moves: Moves, central: Floats) -> None:
    if len(moves.change):
        _add(spreads, moves.kind, central + table.against(moves.change), moves.words)


def _add(spreads: list[list[Spread]], kind: str, weights: Floats, words: Callable[[int], str]) -> None:
    """A row for each pair: weights (S, P) of all changes of a kind."""
    for n, (low, high) in enumerate(zip(weights.argmin(axis=0), weights.argmax(axis=0), strict=True)):
        least, most = float(weights[low, n]), float(weights[high, n])
        spreads[n].append(Spread(kind, least, most, words(int(low)), words(int(high))))


def _alone(table: Table) -> Floats:
    """Shape (R, P): the weights by each rater alone; what one has not rated stands at the start, and weighs nothing."""
    rows = []
    for n in range(len(table.raters)):
        alone = table.expected(STEPS, table.steps[n : n + 1])
        rows.append(table.against(scores(alone, table.base, table.slope).sum(axis=0)))
    return np.array(rows).reshape(-1, len(table.pairs))
