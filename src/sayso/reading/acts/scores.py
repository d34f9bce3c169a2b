"""Scores of acts that hold what they promise: of a hundred that show .6, about sixty are right as a whole.

The networks are too sure of acts: they learned from few sentences.  As in `sayso.reading.attributions.scores`, logistic
regression on a few things that show in the text makes a probability of what they say.  It is fitted to articles that
no network was trained on; ``python -m training.acts_scores`` prints the weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import exp, log
from typing import Final

from sayso.english.closed_classes import PRONOUNS
from sayso.reading.acts.influence import TYPES
from sayso.reading.acts.spans import ActSpans
from sayso.reading.text.spans import Spans
from sayso.records import Span

WEIGHTS: Final = {
    "always": -3.82,
    "words": 0.35,
    "known": 1.88,
    "no actor": 0.76,
    "no recipient": 1.07,
    "actor": 0.18,
    "recipient": 0.29,
    "named actor": 0.31,
    "named recipient": 0.77,
    "pronoun actor": 0.20,
    "pronoun recipient": 0.01,
    "several": -1.33,
}
"""What each feature adds to the log-odds (natural logarithms), see `features`."""
_SUREST: Final = 0.997


def features(act: ActSpans, is_several: bool, names: Spans, text: str) -> dict[str, float]:
    """Return what tells whether an act is right; the names are those of `WEIGHTS`.

    "words", "actor" and "recipient" are log-odds: that the predicate tells an act, by the network of types, and that
    the likeliest words of a party are one.  A "known" predicate has a row of its own in the table of acts; of an act
    that is one of "several", others have the same predicate.
    """
    said = act.evidence

    def is_named(span: Span | None) -> float:
        return float(span is not None and any(True for _ in names.near(*span)))

    def is_pronoun(span: Span | None) -> float:
        return float(span is not None and text[slice(*span)].lower() in PRONOUNS)

    return {
        "always": 1.0,
        "words": _odds(said.by_words),
        "known": float(any(pattern.match(text, act.predicate[0]) for _, pattern in TYPES)),
        "no actor": float(act.actor is None),
        "no recipient": float(act.recipient is None),
        "actor": _odds(said.actor),
        "recipient": _odds(said.recipient),
        "named actor": is_named(act.actor),
        "named recipient": is_named(act.recipient),
        "pronoun actor": is_pronoun(act.actor),
        "pronoun recipient": is_pronoun(act.recipient),
        "several": float(is_several),
    }


def _odds(share: float) -> float:
    share = min(max(share, 1 - _SUREST), _SUREST)
    return log(share / (1 - share))


def all_features(acts: Sequence[ActSpans], names: Spans, text: str) -> list[dict[str, float]]:
    """Return the features of the acts of a text, in their order."""
    count = Counter(act.predicate for act in acts)
    return [features(act, count[act.predicate] > 1, names, text) for act in acts]


def calibrate(acts: Sequence[ActSpans], names: Spans, text: str) -> list[ActSpans]:
    """Make the scores of acts probabilities."""
    scored = []
    for act, by_name in zip(acts, all_features(acts, names, text), strict=True):
        odds = sum(WEIGHTS[name] * value for name, value in by_name.items())
        scored.append(replace(act, score=round(1 / (1 + exp(-odds)), 4)))
    return scored
