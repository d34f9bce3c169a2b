"""What an editor asks first of an article: its sources by naming, and what rests on whom; each number has its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from sayso.records import Actor, Attribution, Reading
from sayso.views.reading.wording import NAMINGS


class Stated(Protocol):
    """A statement of the desk."""

    @property
    def origins(self) -> int:
        """Independent origins of the same statement."""

    @property
    def checked(self) -> str | None:
        """Accepted, changed or added."""


@dataclass(frozen=True)
class Case:
    """A statement of an article with its number in the desk, its speaker, and what the desk knows of it."""

    number: int
    attribution: Attribution
    speaker: Actor | None
    stated: Stated | None
    is_only: bool
    """Whether its speaker says nothing else in the article."""

    @property
    def is_said(self) -> bool:
        """Whether it was made, by the article's account."""
        return self.attribution.factuality in (None, "actual")

    @property
    def is_unnamed(self) -> bool:
        """Whether an unnamed person or people say it."""
        return self.speaker is not None and self.speaker.naming == "anonymous" and self.speaker.kind in _PEOPLE


class Figure(NamedTuple):
    """A number of an article: of sources, or of statements; ``key`` is the condition that finds its statements."""

    key: str
    label: str
    number: int


class Resting(NamedTuple):
    """What rests on a source: statements of which it is the speaker, and those whose chain begins with it."""

    actor: Actor
    said: int
    outermost: int


_PEOPLE: Final = ("person", "people")
Condition = Callable[[Case], bool]


def _is_named(naming: str) -> Condition:
    return lambda case: case.is_said and case.speaker is not None and case.speaker.naming == naming


CONDITIONS: Final[Mapping[str, tuple[str, Condition]]] = {
    "unnamed": ("unnamed sources", _is_named("anonymous")),
    "named": ("named sources", _is_named("named")),
    "role": ("sources by role", _is_named("role")),
    "generic": ("generic sources", _is_named("generic")),
    "document": (
        "documents",
        lambda case: case.is_said and case.speaker is not None and case.speaker.kind == "document",
    ),
    "without-reason": (
        "unnamed without a reason",
        lambda case: case.is_said and case.is_unnamed and case.speaker.anonymity_reason is None,  # type: ignore[union-attr]
    ),
    "with-reason": (
        "unnamed with a reason",
        lambda case: case.is_said and case.is_unnamed and case.speaker.anonymity_reason is not None,  # type: ignore[union-attr]
    ),
    "single": (
        "sources of a single statement",
        lambda case: case.is_said and case.speaker is not None and case.is_only,
    ),
    "unknown": ("speaker unknown", lambda case: case.is_said and case.speaker is None),
    "one-origin": (
        "of one origin",
        lambda case: case.is_said and case.stated is not None and case.stated.origins == 1,
    ),
    "more-origins": (
        "with another origin",
        lambda case: case.is_said and case.stated is not None and case.stated.origins > 1,
    ),
    "outermost": ("outermost only", lambda case: case.attribution.parent is None),
    "unchecked": ("unchecked only", lambda case: case.stated is None or not case.stated.checked),
}
"""What the list of statements can be narrowed to: a key, the words for it, and which statements it keeps."""


def cases(reading: Reading, stated: Mapping[int, Stated]) -> list[Case]:
    """Return the statements of a numbered reading, in the order of its text; ``stated`` by their numbers."""
    actors = {actor.id: actor for actor in reading.actors}
    counts = Counter(a.speaker for a in reading.attributions if a.factuality in (None, "actual"))
    return [
        Case(
            int(a.id[1:]),
            a,
            actors.get(a.speaker or ""),
            stated.get(int(a.id[1:])),
            counts[a.speaker] == 1,
        )
        for a in sorted(reading.attributions, key=lambda a: a.content[0])
        if a.id[1:].isdigit()
    ]


def figures(of: Sequence[Case]) -> tuple[Figure, ...]:
    """Count sources by naming, and what rests on a single source or origin; what is not there is left out."""
    made = []
    for naming, label in NAMINGS.items():
        if naming != "unknown":
            key = "unnamed" if naming == "anonymous" else naming
            made.append(_of_sources(key, "source by role" if naming == "role" else f"{label} source", of))
    made += [
        _of_sources("document", "document", of),
        _of_sources("with-reason", "unnamed source", of, " with a reason"),
        _of_sources("without-reason", "unnamed source", of, " without a reason"),
        _of_sources("single", "source", of, " of a single statement"),
        _of_statements("unknown", " by an unknown speaker", of),
        _of_statements("one-origin", " of one origin", of),
        _of_statements("more-origins", " with another origin", of),
    ]
    return tuple(figure for figure in made if figure.number)


def resting(of: Sequence[Case], actors: Sequence[Actor]) -> tuple[Resting, ...]:
    """Return how many statements rest on each source, those on whom most rest first."""
    said = Counter(case.attribution.speaker for case in of if case.is_said)
    outermost = Counter(
        case.attribution.chain[0] if case.attribution.chain else case.attribution.speaker for case in of if case.is_said
    )
    made = [Resting(actor, said[actor.id], outermost[actor.id]) for actor in actors]
    return tuple(sorted((row for row in made if row.said or row.outermost), key=lambda row: -row.outermost - row.said))


def _of_sources(key: str, noun: str, of: Sequence[Case], rest: str = "") -> Figure:
    keeps = CONDITIONS[key][1]
    number = len({case.speaker.id for case in of if keeps(case) and case.speaker is not None})
    plural = noun.replace("source", "sources").replace("document", "documents")
    return Figure(key, f"{noun if number == 1 else plural}{rest}", number)


def _of_statements(key: str, rest: str, of: Sequence[Case]) -> Figure:
    number = sum(map(CONDITIONS[key][1], of))
    return Figure(key, f"statement{'s' * (number != 1)}{rest}", number)
