"""Match the actors of an archive's articles across articles: the desk's scores, with the entries in memory.

Only entries that share a key (a last name with an initial, an acronym, a register's id) are compared, as in a desk, and
the articles come in their order, so that an archive and a desk of the same articles agree.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sayso.desk.identity.decision import Candidate
from sayso.desk.identity.matcher import MOST_ARTICLES, MOST_CANDIDATES, Matcher
from sayso.desk.identity.profiles import Profile, columns, keys
from sayso.flattening.rows import Row

_FORMS: Final = tuple(Profile.__dataclass_fields__)


class Entries(Matcher):
    """The actors across articles, from 1; matches the actors of one article after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._forms: list[str] = [""]
        self._statements = array("q", [0])
        self._articles: list[array[int]] = [array("q")]
        self._held: defaultdict[str, list[int]] = defaultdict(list)
        self._cast: dict[int, array[int]] = {}
        self._twins: defaultdict[str, dict[tuple[str, str], Row]] = defaultdict(dict)

    def link(self, article: int, cast: Sequence[Row], reprinted: str | None = None) -> None:
        """Give the followed actors of an article their entries: ``actor_id``, ``match_score`` and ``match_why``.

        ``reprinted``: the hash of its text, if several articles print it; its actors are theirs.
        """
        for row in cast:
            row.update(actor_id=None, match_score=None, match_why={})
        taken = set() if reprinted is None else self._follow_twins(cast, self._twins[reprinted])
        self.match([row for row in cast if row["actor_id"] is None], taken)
        joined: defaultdict[int, list[Row]] = defaultdict(list)
        for row in cast:
            if row["actor_id"] is not None:
                joined[row["actor_id"]].append(row)
        for row in cast:
            if row["actor_id"] is None:
                entry = self._add(row)
                row["actor_id"] = entry
                self._count(entry, article, [row])
        for entry, rows in joined.items():
            self._grow(entry, rows)
            self._count(entry, article, rows)
        self._cast[article] = array("q", sorted({row["actor_id"] for row in cast}))
        if reprinted is not None:
            for row in cast:
                self._twins[reprinted].setdefault((row["number"], row["name"]), row)

    @staticmethod
    def _follow_twins(cast: Sequence[Row], twins: dict[tuple[str, str], Row]) -> set[int]:
        for row in cast:
            if twin := twins.get((row["number"], row["name"])):
                row.update({name: twin[name] for name in ("actor_id", "match_score", "match_why")})
        return {row["actor_id"] for row in cast if row["actor_id"] is not None}

    def candidates(self, wanted: set[str]) -> tuple[list[Candidate], set[tuple[int, int]]]:
        """Return the entries that have one of some keys, by id; nobody has split any."""
        most, keys_of = MOST_CANDIDATES * len(wanted), defaultdict[int, set[str]](set)
        for key in sorted(wanted):
            for entry in self._held.get(key, ())[:most]:
                keys_of[entry].add(key)
            most -= len(self._held.get(key, ()))
            if most <= 0:
                break
        return [
            Candidate(entry, self._forms[entry], len(self._articles[entry]), frozenset(keys_of[entry]), False)
            for entry in sorted(keys_of)
        ], set()

    def shared(self, entries: set[int], company: set[int]) -> dict[int, int]:
        """Count for each entry how many of ``company`` appear in its newest `MOST_ARTICLES` articles too."""
        return {
            entry: len(
                {
                    known
                    for article in self._articles[entry][-MOST_ARTICLES:]
                    for known in self._cast.get(article, ())
                    if known in company and known != entry
                }
            )
            if company
            else 0
            for entry in entries
        }

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the desk's table ``actors``, with their keys, in the order of their ids."""
        for entry in range(1, len(self._forms)):
            profile = self._profile(entry)
            counts = {"articles": len(self._articles[entry]), "statements": self._statements[entry]}
            yield {"id": entry, **columns(profile), **counts, "keys": sorted(keys(profile))}

    def _profile(self, entry: int) -> Profile:
        return Profile.from_json(json.loads(self._forms[entry]))

    def _add(self, row: Row) -> int:
        profile, entry = Profile.of(row), len(self._forms)
        self._forms.append(_written(profile))
        self._statements.append(0)
        self._articles.append(array("q"))
        self._hold(entry, keys(profile))
        return entry

    def _grow(self, entry: int, rows: Iterable[Row]) -> None:
        """Count the actors of one more article into an entry, and bring its keys up to date."""
        profile = self._profile(entry)
        size, before = _size(profile), None
        for row in rows:
            profile.add(row)
        if _size(profile) != size:  # with the same names and facts as before, the keys are the same
            before = keys(self._profile(entry))
            self._hold(entry, keys(profile) - before)
            for key in before - keys(profile):
                self._held[key].remove(entry)
        self._forms[entry] = _written(profile)

    def _hold(self, entry: int, own: Iterable[str]) -> None:
        for key in own:
            self._held[key].append(entry)

    def _count(self, entry: int, article: int, rows: Iterable[Row]) -> None:
        self._articles[entry].append(article)
        self._statements[entry] += sum(row["statements"] for row in rows)


def _written(profile: Profile) -> str:
    return json.dumps(profile.to_json(), ensure_ascii=False)


def _size(profile: Profile) -> tuple[Any, ...]:
    return profile.kind, *(len(getattr(profile, name)) for name in _FORMS)
