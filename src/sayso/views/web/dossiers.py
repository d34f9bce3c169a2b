"""What the pages of a dossier show: the sheet of a rater, and the days on which it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.dossier.evidence import NONE, START, STEPS
from sayso.dossier.log import Dossier, Item, Logged
from sayso.dossier.verbal_scale import probability
from sayso.errors import NotInDossierError


@dataclass(frozen=True)
class Choice:
    """A step of the scale, as a form offers it."""

    step: float
    words: str
    """What it stands for, with its range: "likely (65 to 90 %)"."""
    is_chosen: bool


@dataclass(frozen=True)
class Asked:
    """A hypothesis, and the steps to choose from."""

    name: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class RatingSheet:
    """An event with what one rater is asked about it, and has answered so far; nobody else's ratings."""

    item: Item
    hypotheses: tuple[Asked, ...]
    reason: str


def rating_sheet(dossier: Dossier, event: str, rater: str) -> RatingSheet:
    """Return the sheet of an event for a rater; where they have not rated it, the middle step is chosen.

    Raises:
        DossierError: the dossier has no such event.
    """
    item = dossier.items.get(event)
    if item is None:
        raise NotInDossierError(f"no event {event} in this dossier", "the page of the dossier lists them.")
    own = {name: rating for (rated, who, name), rating in dossier.ratings.items() if (rated, who) == (event, rater)}
    asked = []
    for name in dossier.names:
        chosen = own[name].step if name in own else START
        choices = tuple(Choice(step, str(probability(step)), step == chosen) for step in STEPS)
        asked.append(Asked(name, "" if name == NONE else dossier.hypotheses[name], choices))
    return RatingSheet(item, tuple(asked), next((rating.reason for rating in own.values() if rating.reason), ""))


def days(log: Sequence[Logged]) -> tuple[str, ...]:
    """Return the days (ISO 8601, UTC) on which a dossier changed, the oldest first."""
    return tuple(dict.fromkeys(logged.made[:10] for logged in log))
