"""Several raters: what each says is made coherent first, and only then averaged.

A person's probabilities of hypotheses that exclude one another and leave nothing out should add up to 1.  Where they do
not, they are moved to the nearest point where they do, by least squares: the projection on the simplex (Held, Wolfe &
Crowder 1974).  Doing so before averaging made judgements more accurate (Mandel, Karvetski & Dhami 2018; Karvetski,
Mandel & Irwin 2020).  Averaging is a plain mean, with the spread beside it.  Steps of the scale are averaged as they
are: under one hypothesis the chances of an event and of its opposite add up to 1 by themselves.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.dossier.evidence import STEPS
from sayso.errors import DossierError


@dataclass(frozen=True, slots=True)
class Pooled:
    """The mean of some persons' coherent probabilities, a number a hypothesis, between the lowest and the highest.

    ``moved``: how far each person's own numbers had to be moved (Euclidean distance); 0 where they were coherent.
    """

    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    moved: tuple[tuple[str, float], ...]


def coherent(given: Sequence[float]) -> tuple[float, ...]:
    """The nearest probabilities that add up to 1; coherent ones stay as they are.

    Also for an event and its opposite under one hypothesis, as two numbers.

    Raises:
        DossierError: nothing is given, or one of them is not from 0 to 1.
    """
    for chance in given:
        if not 0 <= chance <= 1:
            raise DossierError(f"a probability of {chance:g}", "give a number from 0 to 1.")
    if not given:
        raise DossierError("no probabilities", 'give one for every hypothesis, "none of these" too.')
    if abs(math.fsum(given) - 1) < 1e-12:
        return tuple(map(float, given))
    falling = sorted(given, reverse=True)
    over = [(math.fsum(falling[: k + 1]) - 1) / (k + 1) for k in range(len(falling))]
    # as many as stay above 0 are lowered (or raised) by the same amount
    by = next(over[k] for k in reversed(range(len(falling))) if falling[k] > over[k])
    return tuple(max(chance - by, 0.0) for chance in given)


def pool(given: Mapping[str, Sequence[float]]) -> Pooled:
    """Make each person's probabilities coherent, then take the mean.

    Raises:
        DossierError: there are none, raters give different numbers of them, or one is not from 0 to 1.
    """
    if len({len(chances) for chances in given.values()}) != 1:
        raise DossierError(
            "probabilities of different hypotheses", 'have every rater give one for each, "none of these" too.'
        )
    made = {name: coherent(given[name]) for name in sorted(given)}
    columns = list(zip(*made.values(), strict=True))
    return Pooled(
        tuple(math.fsum(column) / len(column) for column in columns),
        tuple(map(min, columns)),
        tuple(map(max, columns)),
        tuple((name, math.dist(chances, given[name])) for name, chances in made.items()),
    )


def nearest_step(p: float) -> float:
    """The step of the scale nearest to a probability of one's own; of two, the one nearer to .5.

    Raises:
        DossierError: ``p`` is not from 0 to 1.
    """
    if not 0 <= p <= 1:
        raise DossierError(f"a probability of {p:g}", "give a number from 0 to 1.")
    return min(STEPS, key=lambda chance: (round(abs(chance - p), 9), abs(chance - 0.5)))


def posterior(priors: Sequence[float], scores: Sequence[float]) -> tuple[float, ...]:
    """Bayes' rule: priors that the user has entered, and scores in decibans (`Balance.scores`), as probabilities.

    Never to be shown without priors of the user's own.

    Raises:
        DossierError: not one prior a hypothesis, or they are no probabilities that add up to 1.
    """
    if len(priors) != len(scores):
        raise DossierError(
            f"{len(priors)} priors for {len(scores)} hypotheses", 'give one for each, "none of these" too.'
        )
    if not all(0 <= prior <= 1 for prior in priors) or abs(math.fsum(priors) - 1) > 1e-9:
        raise DossierError("priors that do not add up to 1", "make them coherent first.")
    best = max(score for prior, score in zip(priors, scores, strict=True) if prior > 0)
    parts = [
        prior * 10 ** ((score - best) / 10) if prior > 0 else 0.0 for prior, score in zip(priors, scores, strict=True)
    ]
    return tuple(part / math.fsum(parts) for part in parts)
