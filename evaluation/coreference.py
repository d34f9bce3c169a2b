"""Scores of coreference: MUC, B-cubed, CEAF-e, and their mean, which the CoNLL-2012 shared task ranks by.

A clustering is a list of sets of mentions; mentions are any values that compare equal when they are the same, here
spans.  MUC: Vilain et al. 1995; B-cubed: Bagga & Baldwin 1998; CEAF with the entity-based similarity: Luo 2005; how the
three treat mentions that only one side has: Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions", ACL
2014.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

Clusters = Sequence[frozenset[Hashable]]


class Tally(NamedTuple):
    """Numerator and denominator of recall and of precision; tallies of several texts add up."""

    hit: float
    gold: float
    found: float
    predicted: float

    def plus(self, tally: Tally) -> Tally:
        """Both together."""
        return Tally(*(a + b for a, b in zip(self, tally, strict=True)))

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.hit / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.found / self.predicted if self.predicted else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def muc(gold: Clusters, predicted: Clusters) -> Tally:
    """Links: how many of the fewest links that make up a cluster are kept on the other side."""
    return Tally(*_links(gold, predicted), *_links(predicted, gold))


def _links(clusters: Clusters, answers: Clusters) -> tuple[float, float]:
    owner = {mention: i for i, cluster in enumerate(answers) for mention in cluster}
    kept = 0
    for cluster in clusters:
        parts = {owner[mention] for mention in cluster if mention in owner}
        alone = sum(mention not in owner for mention in cluster)
        kept += len(cluster) - len(parts) - alone
    return kept, sum(len(cluster) - 1 for cluster in clusters)


def b_cubed(gold: Clusters, predicted: Clusters) -> Tally:
    """Mentions: of those in a mention's cluster, how many are in its cluster on the other side."""
    return Tally(*_neighbours(gold, predicted), *_neighbours(predicted, gold))


def _neighbours(clusters: Clusters, answers: Clusters) -> tuple[float, float]:
    shared = sum(len(cluster & answer) ** 2 / len(cluster) for cluster in clusters for answer in answers)
    return shared, sum(len(cluster) for cluster in clusters)


def ceaf_e(gold: Clusters, predicted: Clusters) -> Tally:
    """Entities: clusters matched one to one as well as can be, each pair worth the share that both have in common."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in predicted] for a in gold]).reshape(len(gold), -1)
    best = float(alike[linear_sum_assignment(-alike)].sum()) if gold and predicted else 0.0
    return Tally(best, len(gold), best, len(predicted))


MEASURES: dict[str, Callable[[Clusters, Clusters], Tally]] = {"MUC": muc, "B3": b_cubed, "CEAFe": ceaf_e}


def score(texts: Iterable[tuple[Clusters, Clusters]]) -> dict[str, Tally]:
    """The tallies of all texts, gold and predicted clusters each; clusters of one mention are left out of both."""
    totals = dict.fromkeys(MEASURES, Tally(0, 0, 0, 0))
    for gold, predicted in texts:
        sides = [[cluster for cluster in side if len(cluster) > 1] for side in (gold, predicted)]
        totals = {name: total.plus(MEASURES[name](*sides)) for name, total in totals.items()}
    return totals


def conll(totals: dict[str, Tally]) -> float:
    """The mean F1 of the three, in percent."""
    return sum(tally.f1 for tally in totals.values()) / len(totals)
