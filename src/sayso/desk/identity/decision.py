"""Choose the entry of the desk that an article's actor belongs to.  Pure: nothing here uses a database."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

from sayso.desk.identity.profiles import Profile, asked
from sayso.desk.identity.scoring import AMBIGUOUS, Match, match
from sayso.flattening.rows import Row


class Candidate(NamedTuple):
    """An entry of the desk that an article's actor may belong to."""

    id: int
    forms: str
    """The column ``actors.forms``, as JSON."""
    articles: int
    keys: frozenset[str]
    merged: bool
    """Whether a person merged entries into it."""

    @property
    def profile(self) -> Profile:
        """The profile; shared between entries with the same forms, so do not change it."""
        return _profile(self.forms)


ScoredEntry = tuple[Match, Candidate]


@lru_cache(maxsize=4096)
def _profile(forms: str) -> Profile:
    return Profile.from_json(json.loads(forms))


class Choice(NamedTuple):
    """An article's actor with the entries it may belong to, best first."""

    row: Row
    matches: list[ScoredEntry]

    @property
    def best(self) -> float:
        """The decibans of the best entry."""
        return self.matches[0][0].decibans if self.matches else float("-inf")

    def free(self, taken: Collection[int]) -> Choice:
        """Return the same without entries that other actors of the article have joined."""
        return Choice(self.row, [(match, entry) for match, entry in self.matches if entry.id not in taken])


def scored(row: Row, by_key: Mapping[str, Sequence[Candidate]]) -> list[ScoredEntry]:
    """Return the entries that an article's actor may belong to, in the order of `ordered`."""
    profile = Profile.of(row)
    entries = {entry.id: entry for key in asked(row) for entry in by_key.get(key, ())}
    made: dict[tuple[str, int, bool], Match] = {}  # a desk may have many of whom the same is told
    possible = []
    for entry in entries.values():
        facts = (entry.forms, entry.articles, entry.merged)
        if facts not in made:
            made[facts] = match(profile, entry.profile, merged=entry.merged, articles=entry.articles)
        if made[facts].possible:
            possible.append((made[facts], entry))
    return ordered(possible)


def ordered(matches: Collection[ScoredEntry]) -> list[ScoredEntry]:
    """Sort best first; between equals the entry with more articles, then the older one."""
    return sorted(matches, key=lambda pair: (-pair[0].decibans, -pair[1].articles, pair[1].id))


def chosen(choice: Choice, least: float, parted: Collection[tuple[int, int]], *, last: bool) -> ScoredEntry | None:
    """Return the entry that an article's actor joins: the commonest of those that fit well enough and about as well.

    ``least``: the decibans that make sure enough, and by which the commonest is to be commoner than the others taken
    together.  ``parted``: entries with what a person split off from them.  ``last``: nothing more can be known; then a
    whole name joins the commonest, however little commoner it is.  As an entry of its own it would be one more rival to
    the next of that name, and that one to the next.
    """
    sure = [(match, entry) for match, entry in choice.matches if match.decibans >= least]
    if not sure:
        return None
    top = max(match.evidence for match, _ in sure)
    near = [(match, entry) for match, entry in sure if top - match.evidence < AMBIGUOUS]
    # a whole name before a part of one that has more around it
    (best, commonest), *rivals = sorted(near, key=lambda pair: (not pair[0].whole, -pair[1].articles, pair[1].id))
    # a part that a person split off is no rival, nor, to a part of a name, who is known by that part alone
    articles_of_rivals = sum(
        rival.articles
        for _, rival in rivals
        if (commonest.id, rival.id) not in parted and (best.whole or rival.profile.names.keys() - {choice.row["name"]})
    )
    if not articles_of_rivals:
        return best, commonest
    if 10 * log10(commonest.articles / articles_of_rivals) < least and not (last and best.whole):
        return None
    return Match({**best.why, "most articles": 0.0}), commonest
