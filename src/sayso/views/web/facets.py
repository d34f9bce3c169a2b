"""What a search finds by speaker, naming, publisher and month: each number leads to the search that finds so many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from sayso.views.reading.wording import NAMINGS, NO_DATE
from sayso.views.web.lists import address_of


class Facet(Protocol):
    """A value, and how many hits have it."""

    @property
    def name(self) -> str | None:
        """The value."""

    @property
    def count(self) -> int:
        """Hits."""

    @property
    def actor(self) -> int | None:
        """The number of a speaker."""


class Facets(Protocol):
    """What a search finds, counted."""

    @property
    def counted(self) -> int:
        """Hits that were counted."""

    @property
    def is_whole(self) -> bool:
        """Whether these are all."""

    @property
    def speakers(self) -> Sequence[Facet]:
        """By speaker."""

    @property
    def namings(self) -> Sequence[Facet]:
        """By naming."""

    @property
    def publishers(self) -> Sequence[Facet]:
        """By publisher."""

    @property
    def months(self) -> Sequence[Facet]:
        """By month."""


class Choice(NamedTuple):
    """A value of a facet; ``address`` is empty where no search finds it alone."""

    label: str
    hits: int
    address: str


class Group(NamedTuple):
    """A facet: its values, or the one that is chosen, with the address without it."""

    label: str
    choices: tuple[Choice, ...]
    without: str


def facet_groups(facets: Facets, asked: Mapping[str, Any]) -> tuple[Group, ...]:
    """Return the facets of a search with their addresses; ``asked`` is what its address asks for."""
    groups = (
        Group(
            "Speaker",
            tuple(Choice(f.name or "", f.count, _to(asked, speaker=f.actor)) for f in facets.speakers),
            _to(asked, speaker=None) if asked.get("speaker") else "",
        ),
        Group(
            "Naming",
            tuple(Choice(NAMINGS[f.name or "unknown"], f.count, _to(asked, naming=f.name)) for f in facets.namings),
            _to(asked, naming=None) if asked.get("naming") else "",
        ),
        Group(
            "Publisher",
            tuple(
                Choice(f.name or "not given", f.count, _to(asked, publisher=f.name) if f.name else "")
                for f in facets.publishers
            ),
            _to(asked, publisher=None) if asked.get("publisher") else "",
        ),
        Group(
            "Month",
            tuple(_months(facets.months, asked)),
            _to(asked, since=None, until=None) if asked.get("since") or asked.get("until") else "",
        ),
    )
    return tuple(group for group in groups if group.choices or group.without)


def _months(months: Sequence[Facet], asked: Mapping[str, Any]) -> Iterator[Choice]:
    for facet in months:
        month = facet.name
        # a day that is asked for within the month stays
        bounds = {
            name: asked[name] if month and str(asked.get(name) or "").startswith(month) else month
            for name in ("since", "until")
        }
        yield Choice(month or NO_DATE, facet.count, _to(asked, **bounds) if month else "")


def _to(asked: Mapping[str, Any], **changed: object) -> str:
    return address_of("/search", asked, **changed)
