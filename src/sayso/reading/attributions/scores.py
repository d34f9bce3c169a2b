"""Scores that hold what they promise: of a hundred attributions that show .8, about eighty are right.

The network's own score is a product of probabilities of labels and links, and is too sure where it has learned least.
Here it is made a probability by logistic regression on a few things that show in the text (Platt, "Probabilistic
outputs for support vector machines", 1999, with more than one feature).  ``python -m training.scores`` fits the weights
to attributions that people judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import exp, log, log1p
from typing import Final

from sayso.reading.attributions.spans import AttributionSpans
from sayso.reading.factuality.reporting_words import words
from sayso.reading.text import Text
from sayso.records import Kind

LEAST: Final = 0.4
"""The network's score below which an attribution is not one: the best relation F1 on texts held out of training."""
WEIGHTS: Final = {
    "always": 0.83,
    "network": 0.72,
    "mixed": -0.59,
    "indirect": -1.21,
    "nested": -1.01,
    "no source": -1.09,
    "unknown cue": -1.59,
    "words": 0.24,
    "few words": -0.35,
}
"""What each feature adds to the log-odds (natural logarithms), see `features`."""
FEW: Final = 2
_SUREST: Final = 0.9995
_WORD: Final = re.compile(r"[a-z]+")


def features(attribution: AttributionSpans, kind: Kind, text: str) -> dict[str, float]:
    """Return what tells whether an attribution is right; the names are those of `WEIGHTS`.

    "network" is the log-odds of the network's score, "words" the logarithm of the number of words of the content and
    one.  An "unknown cue" has words, none of which the reading knows for one of saying: *was convicted of*.
    """
    score = min(attribution.score, _SUREST)
    count = sum(len(text[start:end].split()) for start, end in attribution.content)
    cue = _WORD.findall(" ".join(text[start:end] for start, end in attribution.printed_cue).lower())
    return {
        "always": 0.83,
        "network": log(score / (1 - score)),
        "mixed": float(kind == "mixed"),
        "indirect": float(kind == "indirect"),
        "nested": float(attribution.parent is not None),
        "no source": float(attribution.source is None),
        "unknown cue": float(bool(cue) and words().keys().isdisjoint(cue)),
        "words": log1p(count),
        "few words": float(count <= FEW),
    }


def calibrate(text: Text, attributions: Sequence[AttributionSpans], least: float) -> list[AttributionSpans]:
    """Make the scores of attributions probabilities, and leave out those below ``least``.

    What stands in the content of one that is left out then stands in what holds that one.
    """
    kept: list[AttributionSpans] = []
    index: list[int | None] = []
    for attribution in attributions:
        by_name = features(attribution, attribution.kind(text.quotations), text.plain)
        odds = sum(WEIGHTS[name] * value for name, value in by_name.items())
        score = round(1 / (1 + exp(-odds)), 4)
        parent = None if attribution.parent is None else index[attribution.parent]
        if score >= least:
            index.append(len(kept))
            kept.append(replace(attribution, score=score, parent=parent))
        else:
            index.append(parent)
    return kept
