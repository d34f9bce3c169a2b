"""Fits the weights of the resolver: ``python -m training.speakers --gold corpora/marked_texts --gum GUM/train.conllu``.

A mention-ranking softmax over the candidates and "someone else" (Denis and Baldridge, EMNLP 2008), by regularised
maximum likelihood: a weight is pulled back to what the table holds now, as if that were known to within about 1.5
decibans (for weights that count several times, less).  Learned from: the sources of the marked texts, resolved with
and without the network's names and mentions, and the pronouns and open names of GUM, which count a tenth.  Printed are
the new weights; then, for each file of marked texts and with weights learned from the others, how many choices are
wrong or left open, and how many speakers are wrong and unknown, with the gold attributions and end to end.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corpora.gum import Document, documents
from corpora.marked import MarkedText, load
from evaluation.speakers import Tally, called, count, given, plain, read, resolved
from sayso.model.decode import Findings
from sayso.reading.actors import resolve
from sayso.reading.actors.entities.entities import Entity
from sayso.reading.actors.resolution import descriptions, pronouns, proper_names, ranking, weights
from sayso.reading.actors.resolution.discourse import Discourse
from sayso.reading.actors.resolution.ranking import Form
from sayso.reading.actors.resolution.references import Reference
from sayso.reading.text import Text
from sayso.records import Actor, Span

Floats = NDArray[np.float64]
NATURAL: Final = log(10) / 10
"""One deciban in natural units."""
SPREAD: Final = 1.5
SPREADS: Final = {
    "often": 0.4,
    "sentence": 0.25,
    "paragraph": 0.3,
    "network": 0.075,
    "mentioned right before": 2.0,
    "another was mentioned": 2.0,
}
"""How far a weight may well be off, in decibans."""
FIXED: Final = 20.0
"""Weights of this size are rules, and stay."""
OWN: Final = 0.6
GUM: Final = 0.1
"""What an example counts; one of ours comes twice, with the network and without."""
_ELSE: Final = "somebody else: "
_TYPES: Final = (descriptions, pronouns, proper_names)


class Traced(float):
    """A sum of weights that knows what it is made of: feature -> how often it counts."""

    __slots__ = ("parts",)
    parts: dict[str, float]

    def __new__(cls, value: float, parts: dict[str, float]) -> Traced:
        """A value in decibans, and its parts."""
        out = super().__new__(cls, value)
        out.parts = parts
        return out

    def __add__(self, addend: float) -> Traced:
        parts = dict(self.parts)
        for name, times in getattr(addend, "parts", {}).items():
            parts[name] = parts.get(name, 0.0) + times
        return Traced(float(self) + float(addend), parts)

    __radd__ = __add__

    def __mul__(self, times: float) -> Traced:
        return Traced(float(self) * times, {name: times * count for name, count in self.parts.items()})

    __rmul__ = __mul__


@dataclass
class Row:
    """One reference: what counts for each candidate, "someone else" last, and which of them are right."""

    file: str
    reference: Reference
    form: Form
    candidates: list[Entity]
    features: list[dict[str, float]]
    right: tuple[int, ...] = ()
    count: float = 1.0


def prior() -> dict[str, float]:
    """The table as it is; the weights of "someone else" with its form."""
    return {**weights.W, **{_ELSE + form: value for form, value in weights.SOMEBODY_ELSE.items()}}


@contextmanager
def watched(rows: list[Row], file: str) -> Iterator[None]:
    """Every choice between candidates goes into the rows, without what is right."""
    table, somebody_else, true_rank, true_shares = (
        dict(weights.W),
        dict(weights.SOMEBODY_ELSE),
        ranking.rank,
        weights.shares,
    )
    last: list[list[float]] = []

    def shares(sums: list[float]) -> list[float]:
        last.append(sums)
        return true_shares([float(value) for value in sums])

    def rank(
        reference: Reference, candidates: list[Entity], discourse: Discourse, form: Form, owner: int | None = None
    ) -> list[tuple[int | None, float]]:
        ranked = true_rank(reference, candidates, discourse, form, owner)
        rows.append(Row(file, reference, form, list(candidates), [getattr(total, "parts", {}) for total in last.pop()]))
        return ranked

    weights.W.update({name: Traced(value, {name: 1.0}) for name, value in table.items()})
    weights.SOMEBODY_ELSE.update({form: Traced(value, {_ELSE + form: 1.0}) for form, value in somebody_else.items()})
    for module in _TYPES:
        setattr(module, "rank", rank)  # noqa: B010
    setattr(ranking, "shares", shares)  # noqa: B010
    try:
        yield
    finally:
        weights.W.update(table)
        weights.SOMEBODY_ELSE.update(somebody_else)
        for module in _TYPES:
            setattr(module, "rank", true_rank)  # noqa: B010
        setattr(ranking, "shares", true_shares)  # noqa: B010


def of_marked(text: MarkedText, file: str, findings: Findings | None = None) -> list[Row]:
    """The sources of a marked text; ``findings`` are what the network finds in it."""
    rows: list[Row] = []
    heard = () if findings is None else (findings.names, findings.mentions)
    with watched(rows, file):
        resolve(Text.of_lines(text.text), given(text), *heard)
    keys = [attribution.notes.get("speaker") for attribution in text.attributions.values()]
    out: list[Row] = []
    for row in rows:
        key = next((keys[number] for number in row.reference.source_of), None)
        if key is None:
            continue
        name = "" if key == "?" else text.actors[key].get("name", key)
        wanted = {plain(name), *(plain(part) for part in name.split(", "))} - {""}
        known = [called(_actor(entity), text.text) for entity in row.candidates]
        right = tuple(i for i, names in enumerate(known) if names & wanted)
        row.right, row.count = right or (len(row.candidates),), OWN
        out.append(row)
    return out


def _actor(entity: Entity) -> Actor:
    kind = entity.kind or "other"
    return Actor(id="", name=entity.name, kind=kind, naming=entity.naming, mentions=tuple(sorted(entity.mentions)))


def of_gum(document: Document) -> list[Row]:
    """The pronouns and open names of a document of GUM, where the last mention of a candidate is one of GUM's."""
    whose = {span: entity for entity, spans in document.entities.items() for span in spans}
    rows: list[Row] = []
    with watched(rows, document.name):
        resolve(Text.of_lines(document.text), ())
    out: list[Row] = []
    for row in rows:
        span = row.reference.phrase.span
        if row.form not in {"pronoun", "name"} or span not in whose:
            continue
        before = [_last(entity, span[0]) for entity in row.candidates]
        right = tuple(i for i, last in enumerate(before) if last is not None and whose.get(last) == whose[span])
        if right:  # else GUM has an antecedent that is no candidate of ours: that tells nothing of "someone else"
            row.right, row.count = right, GUM
            out.append(row)
    return out


def _last(entity: Entity, place: int) -> Span | None:
    return max((span for span in entity.mentions if span[0] < place), default=None)


class Problem:
    """Rows as arrays: ``features`` ``[options, weights]``, ``first`` the first option of each row."""

    def __init__(self, rows: Sequence[Row], names: Sequence[str]) -> None:
        column = {name: i for i, name in enumerate(names)}
        options = [(features, i in row.right) for row in rows for i, features in enumerate(row.features)]
        self.features = np.zeros((len(options), len(names)))
        for line, (features, _) in enumerate(options):
            for name, times in features.items():
                self.features[line, column[name]] = times
        self.right = np.array([right for _, right in options], float)
        sizes = np.array([len(row.features) for row in rows])
        self.first = np.cumsum(sizes) - sizes
        self.row = np.repeat(np.arange(len(rows)), sizes)
        self.count = np.array([row.count for row in rows])

    def chances(self, table: Floats) -> Floats:
        """The probability of every option under a table in decibans."""
        sums = self.features @ table * NATURAL
        odds = np.exp(sums - np.maximum.reduceat(sums, self.first)[self.row])
        return np.asarray(odds / np.add.reduceat(odds, self.first)[self.row])

    def loss(self, table: Floats) -> tuple[float, Floats]:
        """The negative logarithm of the likelihood, and its gradient by the weights."""
        chances = self.chances(table)
        right = chances * self.right
        total = np.add.reduceat(right, self.first) + 1e-12
        slope = (chances - right / total[self.row]) * self.count[self.row]
        return float(-(self.count * np.log(total)).sum()), NATURAL * slope @ self.features


def fit(rows: Sequence[Row], start: dict[str, float]) -> dict[str, float]:
    """The weights, in decibans, that fit the rows and do not go far from where they start."""
    from scipy.optimize import minimize

    names = list(start)
    before = np.array([start[name] for name in names])
    spread = np.array([1e-3 if abs(start[name]) >= FIXED else SPREADS.get(name, SPREAD) for name in names])
    problem = Problem(rows, names)

    def objective(table: Floats) -> tuple[float, Floats]:
        loss, slope = problem.loss(table)
        away = (table - before) / spread
        return loss + float(away @ away) / 2, slope + away / spread

    solution = minimize(objective, before, jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {name: float(value) for name, value in zip(names, solution.x, strict=True)}


def check(rows: Sequence[Row], table: dict[str, float], least: float) -> tuple[int, int, int]:
    """How many choices are wrong at a threshold, how many left open, and how many there are."""
    problem = Problem(rows, list(table))
    chances = problem.chances(np.array(list(table.values())))
    wrong = unknown = 0
    for first, row in zip(problem.first, rows, strict=True):
        own = chances[first : first + len(row.features)]
        unknown += bool(own.max() < least)
        wrong += bool(own.max() >= least and int(own.argmax()) not in row.right)
    return wrong, unknown, len(rows)


@contextmanager
def used(table: dict[str, float]) -> Iterator[None]:
    """The resolver with other weights, as `fit` gives them, for as long as this lasts."""
    before, somebody_else = dict(weights.W), dict(weights.SOMEBODY_ELSE)
    weights.W.update({name: value for name, value in table.items() if not name.startswith(_ELSE)})
    weights.SOMEBODY_ELSE.update({form: table[_ELSE + form] for form in somebody_else})
    try:
        yield
    finally:
        weights.W.update(before)
        weights.SOMEBODY_ELSE.update(somebody_else)


def speakers(path: Path, table: dict[str, float]) -> str:
    """What becomes of the speakers of a file with other weights, in percent of those found."""
    lines: list[str] = []
    for label, way in (("given", resolved), ("end to end", read)):
        tally = Tally()
        with used(table):
            for text in load(path):
                count(text, *way(text), tally)
        wrong, unknown = tally.percent("wrong", "matched"), tally.percent("unknown", "matched")
        lines.append(f"{label} {wrong:.1f} % wrong, {unknown:.1f} % unknown of {tally.counts['matched']}")
    return "; ".join(lines)


def main() -> None:
    """The command line."""
    from sayso.model.decode import find
    from sayso.model.network import shipped
    from sayso.model.pieces import split

    asks = argparse.ArgumentParser(description=__doc__)
    asks.add_argument("--gold", type=Path, required=True, help="folder of marked texts, dev_*.txt")
    asks.add_argument("--gum", type=Path, required=True, help="GUM's train.conllu")
    asks.add_argument("--least", type=float, default=0.8, help="threshold at which to count (0.8)")
    asked = asks.parse_args()
    os.environ["SAYSO_LEAST_SPEAKER_SCORE"] = str(asked.least)
    network, start = shipped(), prior()
    own: list[Row] = []
    for path in sorted(asked.gold.glob("dev_*.txt")):
        for text in load(path):
            findings = find(split(text.text), [(0, len(text.text))], network)
            own += of_marked(text, path.stem) + of_marked(text, path.stem, findings)
    of_documents = [row for document in documents(asked.gum) for row in of_gum(document)]
    for name, value in fit([*own, *of_documents], start).items():
        print(f"{name:40}{start[name]:8.2f}{value:8.2f}")
    for file in sorted({row.file for row in own}):
        apart = [row for row in own if row.file == file]
        table = fit([row for row in [*own, *of_documents] if row.file != file], start)
        chosen = "wrong {}, unknown {} of {}".format(*check(apart, table, asked.least))
        print(f"{file}: {chosen}; {speakers(asked.gold / f'{file}.txt', table)}", flush=True)


if __name__ == "__main__":
    main()
