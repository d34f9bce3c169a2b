"""The evidence: hypotheses, events with their reports, and ratings of each event under each hypothesis.

All records are frozen and validated when they are created.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from sayso.errors import DossierError
from sayso.settings import GRADES

NONE: Final = "none of these"
"""The hypothesis that is always added, as the last one."""
STEPS: Final = (0.05, 0.2, 0.5, 0.8, 0.95)
"""The scale of "how expected is this if the hypothesis holds?"."""
START: Final = 0.5
"""The step of an event under a hypothesis for which it has no rating."""
Kind = Literal["SAID", "DONE"]


@dataclass(frozen=True, slots=True)
class Link:
    """A source in a chain: it passes on a true claim with chance ``a`` and a false one with chance ``b``.

    ``grade`` is the name of the pair in the table of grades, empty for a pair of one's own.

    Raises:
        DossierError: not 0 <= b <= a <= 1.
    """

    a: float
    b: float
    grade: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.b <= self.a <= 1:  # not a number fails as well
            raise DossierError(
                f"a link with a = {self.a:g} and b = {self.b:g}",
                "give chances with 0 <= b <= a <= 1: a source passes on true claims at least as readily as false ones.",
            )


def assumed(pairs: Mapping[str, tuple[float, float]] | None = None) -> dict[str, Link]:
    """Return the table of grades as links, by name; all of them are assumptions.

    ``pairs``: as `sayso.settings.grades` gives them; without, the defaults.

    Raises:
        DossierError: a pair without 0 <= b <= a <= 1.
    """
    rows = {row.name: (row.a, row.b) for row in GRADES} if pairs is None else pairs
    return {name: Link(a, b, name) for name, (a, b) in rows.items()}


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an event, through a chain of sources, the outermost first as in a reading.

    An empty chain is direct observation.  ``origin`` names the source or text that the report goes back to; reports
    with the same origin, of whatever event, share that name.  None (or an empty name): the origin is unknown.
    """

    chain: tuple[Link, ...] = ()
    origin: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "origin", (self.origin or "").strip() or None)


@dataclass(frozen=True, slots=True)
class Rating:
    """One rater's current answer to "how expected is this if the hypothesis holds?", with the reason in writing.

    Raises:
        DossierError: ``step`` is not on the scale.
    """

    rater: str
    hypothesis: str
    step: float
    reason: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "step", step(self.step))


@dataclass(frozen=True, slots=True)
class Event:
    """One thing SAID or DONE: never an article, but what articles report.

    - ``happened``, ``reported``: the dates of the event and of its (first) report; None: unknown.
    - ``ratings``: the current one of each rater for a hypothesis.  Where a rater who rates the event gives none for a
      hypothesis, it is `START`.
    - ``reports``: none means that the event was seen.
    - ``episode``: events of one name belong together.
    - ``absence``: None for what was seen or reported.  Else this event was **not** seen, and ``absence`` is the chance
      that we would have seen it by now, had it happened.

    Raises:
        DossierError: the dates contradict each other, ``absence`` is no chance or stands beside reports, a hypothesis
            is rated twice by one rater, or ``kind`` is neither SAID nor DONE.
    """

    id: str
    kind: Kind = "DONE"
    ratings: tuple[Rating, ...] = ()
    reports: tuple[Report, ...] = ()
    episode: str | None = None
    absence: float | None = None
    happened: date | None = None
    reported: date | None = None

    def __post_init__(self) -> None:
        if self.kind not in ("SAID", "DONE"):
            raise DossierError(f"{self.id} is {self.kind!r}", "an event is SAID or DONE.")
        if self.happened and self.reported and self.reported < self.happened:
            raise DossierError(
                f"{self.id} is reported on {self.reported} and happens on {self.happened}",
                "correct one of the dates; what is only announced is an event of its own, SAID on that day.",
            )
        if self.absence is not None and not 0 <= self.absence <= 1:
            raise DossierError(f"{self.id}: an absence of {self.absence:g}", "give a chance from 0 to 1.")
        if self.absence is not None and self.reports:
            raise DossierError(
                f"{self.id} was not seen, and has reports", "take out the absence, or make the reports an event."
            )
        rated = [(rating.rater, rating.hypothesis) for rating in self.ratings]
        if len(set(rated)) < len(rated):
            rater, hypothesis = next(pair for pair in sorted(rated) if rated.count(pair) > 1)
            raise DossierError(
                f"{self.id} is rated twice by {rater or 'one rater'} for {hypothesis}", "give the latest rating only."
            )


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence to weigh.  ``rivals``: the short names of two or more hypotheses; `NONE` is added to them.

    ``grades``: the table of grades of this dossier (see `assumed`); an event's links need not be from it.

    Raises:
        DossierError: fewer than two hypotheses, two of one name, two events of one id, a rating of a hypothesis that is
            not among them, or a step that differs between hypotheses without a reason.
    """

    rivals: tuple[str, ...]
    events: tuple[Event, ...] = ()
    grades: Mapping[str, Link] = field(default_factory=assumed)

    def __post_init__(self) -> None:
        if NONE in self.rivals:
            raise DossierError(f"{NONE!r} is given as a hypothesis", "leave it out: it is always added.")
        if len(self.rivals) < 2:
            raise DossierError("fewer than two hypotheses", "give a rival: evidence is weighed between hypotheses.")
        if len(set(self.rivals)) < len(self.rivals):
            raise DossierError("two hypotheses of one name", "give every hypothesis a name of its own.")
        ids = [event.id for event in self.events]
        if len(set(ids)) < len(ids):
            twice = next(id_ for id_ in sorted(ids) if ids.count(id_) > 1)
            raise DossierError(f"two events are called {twice}", "give every event an id of its own.")
        for event in self.events:
            _check(event, self.hypotheses)

    @property
    def hypotheses(self) -> tuple[str, ...]:
        """All hypotheses, "none of these" last."""
        return (*self.rivals, NONE)


def step(given: float) -> float:
    """Return the step of the scale that a number stands for.

    Raises:
        DossierError: it is not on the scale.
    """
    for chance in STEPS:
        if abs(given - chance) < 1e-9:
            return chance
    scale = " ".join(f"{chance:g}" for chance in STEPS)
    raise DossierError(f"{given:g} is not on the scale", f"choose one of {scale}.")


def steps_of(event: Event, hypotheses: Iterable[str]) -> dict[str, tuple[float, ...]]:
    """Return the steps of every rater of an event, one per hypothesis, `START` where none is given."""
    by_rater: dict[str, dict[str, float]] = {}
    for rating in event.ratings:
        by_rater.setdefault(rating.rater, {})[rating.hypothesis] = rating.step
    hypotheses = tuple(hypotheses)
    return {
        rater: tuple(steps.get(hypothesis, START) for hypothesis in hypotheses) for rater, steps in by_rater.items()
    }


def unrated(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """Return the pairs (event, hypothesis) without a rating, in order; each counts as `START`."""
    return tuple(
        (event.id, hypothesis)
        for event in sorted(evidence.events, key=lambda event: event.id)
        for hypothesis in evidence.hypotheses
        if all(rating.hypothesis != hypothesis for rating in event.ratings)
    )


def _check(event: Event, hypotheses: tuple[str, ...]) -> None:
    for rating in event.ratings:
        if rating.hypothesis not in hypotheses:
            raise DossierError(
                f"{event.id} is rated for {rating.hypothesis!r}, which is no hypothesis of this dossier",
                f"rate it for one of: {', '.join(hypotheses)}.",
            )
    by_rater = steps_of(event, hypotheses)
    for rating in event.ratings:
        # a step at the start needs no reason: it is the others that differ from it
        differs = len(set(by_rater[rating.rater])) > 1 and rating.step != START
        if differs and not rating.reason.strip():
            why = "why it was costly, private, checkable or against interest" if event.kind == "SAID" else "why"
            raise DossierError(
                f"{event.id}, {event.kind}: {rating.step:g} under {rating.hypothesis} differs from other hypotheses "
                "without a reason",
                f"write down {why}.",
            )
