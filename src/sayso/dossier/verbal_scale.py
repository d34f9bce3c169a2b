"""Words for probabilities and for weights, never without the range that they stand for.

Readers take probability words for what is meant by them only where the range is printed beside them (Wintle et al.
2019).  The ranges are assumptions: those of probabilities lie around the five steps, those of weights are steps of half
a power of ten as Jeffreys (1961) has them, with words that claim less.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from sayso.errors import DossierError


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its range: of probabilities from 0 to 1, or of odds (x to 1).  As text it always shows the range."""

    word: str
    low: float
    high: float
    unit: Literal["probability", "odds"] = "probability"

    def __str__(self) -> str:
        if self.unit == "probability":
            return f"{self.word} ({100 * self.low:.0f} to {100 * self.high:.0f} %)"
        if math.isinf(self.high):
            return f"{self.word} (odds of {self.low:.3g} to 1 or more)"
        return f"{self.word} (odds of {self.low:.3g} to 1 up to {self.high:.3g} to 1)"


PROBABILITIES: Final = (
    Word("almost ruled out", 0.0, 0.1),
    Word("unlikely", 0.1, 0.35),
    Word("about as likely as not", 0.35, 0.65),
    Word("likely", 0.65, 0.9),
    Word("almost certain", 0.9, 1.0),
)
"""One a step of the scale (.05 .2 .5 .8 .95); together they cover all."""
LEANS: Final = ((1.0, "hardly any lean"), (5.0, "a slight lean"), (10.0, "a lean"), (20.0, "a clear lean"))
"""Up to how many decibans which word; above the last it is a strong lean."""


def probability(p: float) -> Word:
    """Return the word for a probability, with its range.

    Raises:
        DossierError: ``p`` is no probability.
    """
    if not 0 <= p <= 1:
        raise DossierError(f"a probability of {p:g}", "give a number from 0 to 1.")
    return next(word for word in PROBABILITIES if p <= word.high)


def lean(decibans: float) -> Word:
    """Return the word for how far a weight leans, in either direction, with its odds."""
    size, low = abs(decibans), 0.0
    for high, word in LEANS:
        if size <= high:
            return Word(word, odds(low), odds(high), "odds")
        low = high
    return Word("a strong lean", odds(low), math.inf, "odds")


def odds(decibans: float) -> float:
    """Return a weight in decibans as odds, x to 1, at most the largest float."""
    return float(10.0 ** min(decibans / 10, 308.0))
