"""Which of the entries that an article's actor may be it is: nothing is read or written here."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

from sayso.desk.identity.profiles import Profile, asked
from sayso.desk.identity.scoring import AMBIGUOUS, Match, match
from sayso.desk.rows import Row


class Candidate(NamedTuple):
    """An entry of the desk that an article's actor may be."""

    id: int
    forms: str
    """The column ``actors.forms``, as JSON."""
    articles: int
    keys: frozenset[str]
    merged: bool
    """Whether a person said that its names are one's."""

    @property
    def profile(self) -> Profile:
        """Not to be changed: entries whose articles tell the same share it."""
        return _profile(self.forms)


Found = tuple[Match, Candidate]


@lru_cache(maxsize=4096)
def _profile(forms: str) -> Profile:
    return Profile.from_json(json.loads(forms))


class Choice(NamedTuple):
    """One of an article's actors with the entries it may be, best first."""

    row: Row
    found: list[Found]

    @property
    def best(self) -> float:
        """The decibans of the best entry."""
        return self.found[0][0].decibans if self.found else float("-inf")

    def free(self, taken: Collection[int]) -> Choice:
        """The same without entries that others of the article have joined."""
        return Choice(self.row, [one for one in self.found if one[1].id not in taken])


def scored(row: Row, by_key: Mapping[str, Sequence[Candidate]]) -> list[Found]:
    """The entries that an article's actor may be, in `ordered`'s order."""
    profile = Profile.of(row)
    entries = {entry.id: entry for key in asked(row) for entry in by_key.get(key, ())}
    made: dict[tuple[str, int, bool], Match] = {}  # a desk may have many of whom the same is told
    found = []
    for entry in entries.values():
        told = (entry.forms, entry.articles, entry.merged)
        if told not in made:
            made[told] = match(profile, entry.profile, merged=entry.merged, articles=entry.articles)
        if made[told].possible:
            found.append((made[told], entry))
    return ordered(found)


def ordered(found: Collection[Found]) -> list[Found]:
    """Best first; of two that are even the one with more articles, then the older one."""
    return sorted(found, key=lambda one: (-one[0].decibans, -one[1].articles, one[1].id))


def chosen(choice: Choice, least: float, parted: Collection[tuple[int, int]], *, last: bool) -> Found | None:
    """The entry that an article's actor joins: of those that are sure enough and fit about as well, the commonest.

    ``least``: the decibans that make sure enough, and by which the commonest is to be commoner than the others taken
    together.  ``parted``: entries with what a person split off from them.  ``last``: nothing more can be known; then a
    whole name joins the commonest, however little commoner it is.  As an entry of its own it would be one more rival to
    the next of that name, and that one to the next.
    """
    sure = [one for one in choice.found if one[0].decibans >= least]
    if not sure:
        return None
    top = max(how.evidence for how, _ in sure)
    near = [one for one in sure if top - one[0].evidence < AMBIGUOUS]
    # a whole name before a part of one that has more around it
    (best, entry), *others = sorted(near, key=lambda one: (not one[0].whole, -one[1].articles, one[1].id))
    # a part that a person split off is no rival, nor, to a part of a name, who is known by that part alone
    rivals = sum(
        other.articles
        for _, other in others
        if (entry.id, other.id) not in parted and (best.whole or other.profile.names.keys() - {choice.row["name"]})
    )
    if not rivals:
        return best, entry
    if 10 * log10(entry.articles / rivals) < least and not (last and best.whole):
        return None
    return Match({**best.why, "most articles": 0.0}), entry
