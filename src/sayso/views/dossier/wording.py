"""The words that terminal, page and Markdown of a dossier share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sayso.dossier.evidence import NONE, STEPS
from sayso.dossier.log import Absence, Dossier, Happening, Item, Logged, Passage, RecordedReport, evidence
from sayso.dossier.raters import Pooled, posterior
from sayso.dossier.sensitivity import PairRange, Sensitivity, examine
from sayso.dossier.verbal_scale import probability
from sayso.dossier.weighing import EventWeight

SHAPES: Final = {"SAID": "“ ”", "DONE": "■"}
"""SAID and DONE differ by word and by shape, never by colour alone."""
_LOCAL_PATH: Final = re.compile(r"~?/|\\|[A-Za-z]:[\\/]|file:")
NOT_CLAIMED: Final = (
    "What anyone wants or means: words and deeds are weighed, not minds.",
    "That a report is true. Chains say how we have it, and grades of sources are assumptions.",
    "A calibrated probability. Steps are judgements; the weights are as good as the reasons written beside them.",
    "That weighing in this way makes a judgement more accurate. It shows what the judgement hangs on.",
)


@dataclass(frozen=True)
class Shown:
    """A dossier and what its views show."""

    dossier: Dossier
    log: Sequence[Logged]
    sensitivity: Sensitivity
    missing: frozenset[str]
    """Ids of articles that are not in the desk (any more)."""
    as_of: date | None = None
    known_by: date | None = None

    @property
    def events(self) -> list[tuple[Item, EventWeight]]:
        """Events by their diagnosticity, highest first."""
        return [(self.dossier.items[event.event.id], event) for event in self.sensitivity.balance.events]

    @cached_property
    def reasons(self) -> dict[str, list[str]]:
        """Why an event is rated as it is, by its id: a line a rating that has a reason."""
        lines: dict[str, list[str]] = defaultdict(list)
        for (event, rater, _), rating in sorted(self.dossier.ratings.items()):
            if rating.reason:
                lines[event].append(f"{rating.hypothesis} {rating.step:g}, {rater}: {rating.reason}")
        return lines


def shown(
    dossier: Dossier,
    log: Sequence[Logged],
    missing: frozenset[str] = frozenset(),
    *,
    as_of: date | None = None,
    known_by: date | None = None,
) -> Shown:
    """Weigh a dossier with the whole of its sensitivity.

    Raises:
        DossierError: something in it cannot be weighed.
    """
    return Shown(dossier, log, examine(evidence(dossier, known_by=known_by)), missing, as_of, known_by)


def hypothesis(dossier: Dossier, name: str) -> str:
    """Its short name with its words: "H1, the bridge is unsafe"."""
    return name if name == NONE else f"{name}, {dossier.hypotheses[name]}"


def decibans(value: float) -> str:
    """A weight with its unit: "+6.8 dB"; never "-0.0"."""
    rounded = round(value, 1)
    return "0.0 dB" if rounded == 0 else f"{rounded:+.1f} dB"


def verdict(pair: PairRange) -> str:
    """Which way a pair leans, or that it is unresolved; never more than that."""
    if not pair.resolved:
        return "unresolved"
    return f"leans to {pair.first if pair.weight > 0 else pair.second}"


def span(pair: PairRange) -> str:
    """The range of a pair: "from -2.1 dB to +9.3 dB"."""
    return f"from {decibans(pair.low)} to {decibans(pair.high)}"


def chain(report: RecordedReport) -> str:
    """Return a chain in words, the outermost source first, each with its grade."""
    if not report.chain:
        return "seen directly"
    return " > ".join(f"{link.name} ({link.grade.replace('_', ' ')})" for link in report.chain)


def origin(report: RecordedReport) -> str:
    """Return the origin of a report in words."""
    return report.origin or "origin unknown"


def dates(item: Item) -> str:
    """When it happened and was reported, as ISO days; empty where nothing is known."""
    entry = item.entry
    if isinstance(entry, Absence):
        return ""
    parts = []
    if entry.happened:
        parts.append(entry.happened.isoformat())
    if entry.reported and entry.reported != entry.happened:
        parts.append(f"reported {entry.reported.isoformat()}")
    return ", ".join(parts)


def headline(item: Item) -> str:
    """Return what was said or done, and the actor."""
    entry = item.entry
    actor = f"{entry.actor}: " if entry.actor else ""
    if isinstance(entry, Happening) and entry.polarity == "denied":
        return f"{entry.actor} denies: {entry.words}" if entry.actor else f"denied: {entry.words}"
    if isinstance(entry, Absence):
        return f"not seen: {actor}{entry.words} ({percent(entry.chance)} that we would have seen it by now)"
    return f"{actor}{entry.words}"


def percent(chance: float) -> str:
    """A chance as per cent."""
    return f"{chance:.0%}"


def step(p: float) -> str:
    """A step with its word and the range of that word."""
    return f"{p:g}, {probability(p)}"


def expected(weight: EventWeight, n: int) -> str:
    """How expected an event is under the n-th hypothesis: the mean, and the raters' spread where they differ."""
    low, high = weight.spread[n]
    mean = f"{weight.p[n]:.2g}"
    return mean if low == high else f"{mean} ({low:g} to {high:g})"


def where(passage: Passage) -> str:
    """Return where a passage stands, for a reader; never a path on the computer that the dossier was made on."""
    return " · ".join(part for part in passage.where.split(" · ") if not _LOCAL_PATH.match(part))


def is_missing(item: Item, missing: frozenset[str]) -> bool:
    """Whether the article that an event rests on has left the desk."""
    passage = item.passage
    return passage is not None and passage.article in missing


def lead(shown: Shown) -> str:
    """Return which way the evidence leans and how far, in a sentence; what would flip it is said after it."""
    balance = shown.sensitivity.balance
    if len(set(balance.scores)) == 1:
        return "The evidence does not lean: no event distinguishes the hypotheses."
    first, second = balance.order()[:2]
    pair = next(pair for pair in shown.sensitivity.pairs if {pair.first, pair.second} == {first, second})
    if pair.weight == 0:
        return f"The evidence does not lean: {first} and {second} stand level."
    weight, low, high = pair.weight, pair.low, pair.high
    if pair.first != first:
        weight, low, high = -weight, -high, -low
    tried = f"from {decibans(low)} to {decibans(high)} over everything tried"
    leading = (
        f"The evidence leans to {hypothesis(shown.dossier, first)}: {decibans(weight)} against {second}, {pair.lean}"
    )
    if pair.resolved:
        return f"{leading}, {tried}."
    return f"{leading}; but this is unresolved: {tried}."


def origins(shown: Shown) -> str:
    """How many independent origins there are, in a line."""
    count = shown.sensitivity.origins
    many = str(count.least) if count.least == count.most else f"{count.least} to {count.most}"
    seen = f"; {count.seen} seen directly" if count.seen else ""
    return f"independent origins of the reports: {many}{seen}"


def prior_lines(shown: Shown) -> list[str]:
    """Return what the raters' own probabilities become; empty where no rater gave any."""
    pooled: Pooled | None = shown.dossier.pooled()
    if pooled is None:
        return []
    after = posterior(pooled.mean, shown.sensitivity.balance.scores)
    lines = []
    for n, name in enumerate(shown.dossier.names):
        spread = f" ({percent(pooled.low[n])} to {percent(pooled.high[n])})" if len(shown.dossier.priors) > 1 else ""
        lines.append(f"{name}: {percent(pooled.mean[n])}{spread} before, {percent(after[n])} after this evidence")
    moved = [f"{who} by {by:.2f}" for who, by in pooled.moved if by > 1e-9]
    if moved:
        lines.append(f"made coherent first (they did not add up to 1): {', '.join(moved)}")
    return lines


def changes(log: Sequence[Logged]) -> list[tuple[str, str, str]]:
    """The log in words: moment, author, what."""
    return [(logged.made, logged.author, _change(logged)) for logged in log]


def _change(logged: Logged) -> str:  # noqa: C901, PLR0911
    entry = logged.entry
    match entry.what:
        case "question":
            return f"asked: {entry.question}"
        case "event":
            return f"{entry.event} added, {entry.kind}: {_short(headline(Item(entry)))}"
        case "absence":
            return f"{entry.event} added, not seen: {_short(entry.words)}"
        case "report":
            return f"{entry.event}: one more report, {chain(entry.report)}"
        case "rating":
            return f"{entry.event} rated {entry.step:g} under {entry.hypothesis}{_because(entry.reason)}"
        case "remove":
            return f"{entry.event} taken out{_because(entry.reason)}"
        case "restore":
            return f"{entry.event} put back"
        case "grade":
            return f"grade {entry.grade} set to {entry.a:g} {entry.b:g}{_because(entry.reason)}"
        case "prior":
            return "gave probabilities of the hypotheses"
        case "change":
            return f"{entry.event} changed: {_changed(entry.model_dump(exclude_none=True))}{_because(entry.reason)}"


def _changed(given: dict[str, object]) -> str:
    skip = {"what", "event", "reason"}
    return ", ".join(f"{key} {value or 'none'}" for key, value in given.items() if key not in skip)


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _short(words: str) -> str:
    return words if len(words) <= 100 else words[:99] + "…"


def scale() -> str:
    """The five steps with their words and ranges, in a line."""
    return "; ".join(step(chance) for chance in STEPS)


def is_seen(item: Item) -> bool:
    """Whether an event was seen, without a report between."""
    return isinstance(item.entry, Happening) and not item.entry.reports
