"""Match an article's actors with entries: in two rounds, the surest first, wherever the entries are kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Sequence
from math import log10
from typing import Final

from sayso.desk.identity.decision import Candidate, Choice, ScoredEntry, chosen, ordered, scored
from sayso.desk.identity.profiles import asked
from sayso.desk.identity.scoring import MOST_COMPANY
from sayso.flattening.rows import Row
from sayso.settings import setting

MOST_CANDIDATES: Final = 200
"""For the keys of one article; a bare surname in a large desk has more."""
MOST_ARTICLES: Final = 500
"""The newest of a candidate, in which company is looked for."""
_NEAR: Final = 5  # entries, the best, whose company is looked at


class Matcher(ABC):
    """Matches articles' actors with entries; a subclass keeps the entries."""

    def __init__(self) -> None:
        least = min(max(float(setting("least_match_score")), 1e-6), 1 - 1e-6)
        self._least = 10 * log10(least / (1 - least))

    @abstractmethod
    def candidates(self, wanted: set[str]) -> tuple[list[Candidate], set[tuple[int, int]]]:
        """Return the entries that have one of some keys, by id, and those with what a person split off from them."""

    @abstractmethod
    def shared(self, entries: set[int], company: set[int]) -> dict[int, int]:
        """Count for each entry how many of ``company`` appear in its newest `MOST_ARTICLES` articles too."""

    def match(self, rest: Sequence[Row], taken: set[int]) -> None:
        """Give the rows of an article's actors their entries: ``actor_id``, ``match_score`` and ``match_why``.

        ``taken``: entries that other actors of the article have joined.  A row that fits none is left as it is.
        """
        wanted = {key for row in rest for key in asked(row)}
        entries, parted = self.candidates(wanted)
        by_key: dict[str, list[Candidate]] = defaultdict(list)
        for entry in entries:
            for key in entry.keys:
                by_key[key].append(entry)
        choices = [Choice(row, scored(row, by_key)) for row in rest]
        choices.sort(key=lambda choice: -choice.best)
        undecided = [choice for choice in choices if not self._choose(choice, taken, parted)]
        if not undecided:
            return
        # a paper names itself in each of its articles
        outlets = {entry.id for entry in entries if "outlet" in entry.profile.kinds}
        outlets |= {row["actor_id"] for row in rest if row["kind"] == "outlet"}
        company = {row["actor_id"] for row in rest if row["actor_id"] is not None} - outlets
        shared = self.shared({entry.id for choice in undecided for _, entry in self._near(choice, taken)}, company)
        for choice in undecided:
            near = self._near(choice, taken)
            shared |= self.shared({entry.id for _, entry in near} - shared.keys(), company)
            again = ordered([(match.with_company(shared[entry.id]), entry) for match, entry in near])
            self._choose(Choice(choice.row, again), taken, parted, last=True)

    def _near(self, choice: Choice, taken: set[int]) -> list[ScoredEntry]:
        """The best entries that are free, if company could make one sure enough."""
        near = choice.free(taken).matches[:_NEAR]
        return near if near and near[0][0].with_company(MOST_COMPANY).decibans >= self._least else []

    def _choose(self, choice: Choice, taken: set[int], parted: set[tuple[int, int]], *, last: bool = False) -> bool:
        """Join the entry among those free that is sure enough, if there is one: whether it is so."""
        choice_made = chosen(choice.free(taken), self._least, parted, last=last)
        if choice_made is None:
            return False
        best, entry = choice_made
        taken.add(entry.id)
        choice.row.update(actor_id=entry.id, match_score=round(best.score, 4), match_why=best.why)
        return True
