"""Who an article's actors are across articles: found by keys, scored, and kept, in the article's own transaction."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log10
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.inserting import insert_all
from sayso.desk.matching import (
    AMBIGUOUS,
    MOST_COMPANY,
    Match,
    Profile,
    asked,
    columns,
    followed,
    keys,
    match,
)
from sayso.desk.rows import Row
from sayso.desk.tables import actor_keys, actors, article_actors, articles, judged_actors, judgements
from sayso.settings import setting

_OTHERS = article_actors.alias()
_MOST_CANDIDATES = 200  # for the keys of one article; a bare surname on a large desk has more
_MOST_ARTICLES = 500  # the newest of a candidate, in which company is looked for
_NEAR = 5  # entries, the best, whose company is looked at
_COLUMNS = ("name", "kind", "naming", "role", "party", "state", "same_as", "acronym")


class _Entry(NamedTuple):
    id: int
    forms: str
    keys: frozenset[str]
    merged: bool

    @property
    def profile(self) -> Profile:
        """Not to be changed: entries whose articles tell the same share it."""
        return _profile(self.forms)


@lru_cache(maxsize=4096)
def _profile(forms: str) -> Profile:
    return Profile.from_json(json.loads(forms))


class _Choice(NamedTuple):
    """One of an article's actors with the entries it may be, best first."""

    row: Row
    found: list[tuple[Match, _Entry]]

    @property
    def best(self) -> float:
        return self.found[0][0].decibans if self.found else float("-inf")


class Linker:
    """Joins articles' actors to the entries of a desk; within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        least = min(max(float(setting("least_match_score")), 1e-6), 1 - 1e-6)
        self._least = 10 * log10(least / (1 - least))

    def link(self, hash_: str, made: Sequence[Row], emptied: Mapping[str, int] | None = None) -> None:
        """Give the rows of an article's actors their entries: ``actor_id``, ``match_score`` and ``match_why``.

        ``hash_``: the article's id in a reading.  ``emptied``: what `unlink` gave back, so that entries keep their ids.
        """
        for row in made:
            row.update(actor_id=None, match_score=None, match_why=None)
        judged = self.judged(hash_, made)
        for number, (entry, judgement) in judged.items():
            row = next(row for row in made if row["number"] == number)
            row.update(actor_id=entry, match_score=1.0, match_why={f"judgement {judgement}": 0.0})
        rest = [row for row in made if row["number"] not in judged and followed(row)]
        self._match(rest, {entry for entry, _ in judged.values()})
        self._keep(made, rest, dict(emptied or {}))

    def judged(self, hash_: str, made: Sequence[Row]) -> dict[str, tuple[int, int]]:
        """Which of an article's actors people have judged: number -> entry, judgement.

        An actor is known again by its number and name, else by its name where one alone has it.
        """
        query = (
            sa.select(judged_actors)
            .join(judgements, judgements.c.id == judged_actors.c.judgement_id)
            .where(judged_actors.c.article_hash == hash_, judgements.c.undone.is_(None))
            .order_by(judged_actors.c.judgement_id)
        )
        names = Counter(row["name"] for row in made)
        out: dict[str, tuple[int, int]] = {}
        for one in self.connection.execute(query):
            for row in made:
                if row["name"] == one.name and (row["number"] == one.number or names[one.name] == 1):
                    out[row["number"]] = (one.actor_id, one.judgement_id)
        return out

    def _match(self, rest: Sequence[Row], taken: set[int]) -> None:
        wanted = {key for row in rest for key in asked(row)}
        judged = self._judged_pairs(wanted)
        parted = judged["split"]
        entries = self._candidates(wanted, {one for _, one in judged["merge"]})
        by_key: dict[str, list[_Entry]] = defaultdict(list)
        for entry in entries:
            for key in entry.keys:
                by_key[key].append(entry)
        choices = [_Choice(row, _scored(row, by_key)) for row in rest]
        choices.sort(key=lambda one: -one.best)
        undecided = [choice for choice in choices if not self._choose(choice, taken, parted)]
        # a paper names itself in each of its articles
        outlets = {entry.id for entry in entries if "outlet" in entry.profile.kinds}
        outlets |= {row["actor_id"] for row in rest if row["kind"] == "outlet"}
        company = {row["actor_id"] for row in rest if row["actor_id"] is not None} - outlets
        if not company:
            return
        shared = self._shared({entry.id for one in undecided for _, entry in self._near(one, taken)}, company)
        for choice in undecided:
            near = self._near(choice, taken)
            shared |= self._shared({entry.id for _, entry in near} - shared.keys(), company)
            again = [(found.with_company(shared[entry.id]), entry) for found, entry in near]
            again.sort(key=lambda one: (-one[0].decibans, one[1].id))
            self._choose(_Choice(choice.row, again), taken, parted)

    def _near(self, choice: _Choice, taken: set[int]) -> list[tuple[Match, _Entry]]:
        """The best entries that are free, if company could make one sure enough."""
        near = [(found, entry) for found, entry in choice.found if entry.id not in taken][:_NEAR]
        return near if near and near[0][0].with_company(MOST_COMPANY).decibans >= self._least else []

    def _choose(self, choice: _Choice, taken: set[int], parted: set[tuple[int, int]]) -> bool:
        """Take the best entry that is free, if it is sure enough and no other one is nearly as good."""
        free = [(found, entry) for found, entry in choice.found if entry.id not in taken]
        if not free or free[0][0].decibans < self._least:
            return False
        best, entry = free[0]
        # a part of an entry that a person split off is no rival of the entry
        rivals = [found for found, other in free[1:] if (entry.id, other.id) not in parted]
        if rivals and rivals[0].decibans >= self._least and best.decibans - rivals[0].decibans < AMBIGUOUS:
            return False
        taken.add(entry.id)
        choice.row.update(actor_id=entry.id, match_score=round(best.score, 4), match_why=best.why)
        return True

    def _candidates(self, wanted: set[str], merged: set[int]) -> list[_Entry]:
        if not wanted:
            return []
        found: dict[int, set[str]] = defaultdict(set)
        forms: dict[int, str] = {}
        query = (
            sa.select(actors.c.id, actor_keys.c.key, sa.cast(actors.c.forms, sa.Text))
            .join(actors, actors.c.id == actor_keys.c.actor_id)
            .where(actor_keys.c.key.in_(sorted(wanted)))
            .limit(_MOST_CANDIDATES * len(wanted))
        )
        for id_, key, told in self.connection.execute(query):
            found[id_].add(key)
            forms[id_] = told
        return [_Entry(id_, forms[id_], frozenset(found[id_]), id_ in merged) for id_ in sorted(found)]

    def _judged_pairs(self, wanted: set[str]) -> dict[str, set[tuple[int, int]]]:
        """What was judged of entries that have one of some keys: the kind -> pairs of an entry before and after."""
        those = sa.select(actor_keys.c.actor_id).where(actor_keys.c.key.in_(sorted(wanted)))
        query = (
            sa.select(judgements.c.kind, judged_actors.c.was_id, judged_actors.c.actor_id)
            .join(judgements, judgements.c.id == judged_actors.c.judgement_id)
            .where(judged_actors.c.actor_id.in_(those), judgements.c.undone.is_(None))
            .distinct()
        )
        out: dict[str, set[tuple[int, int]]] = {"merge": set(), "split": set()}
        for kind, was, now in self.connection.execute(query):
            out[kind].add((was, now))
        return out

    def _shared(self, entries: set[int], company: set[int]) -> dict[int, int]:
        """How many of an article's entries appear in each entry's articles too."""
        if not entries:
            return {}
        one = article_actors.c
        newest = sa.func.row_number().over(partition_by=one.actor_id, order_by=one.article_id.desc())
        its = sa.select(one.actor_id, one.article_id, newest.label("place")).where(one.actor_id.in_(sorted(entries)))
        theirs, those = its.subquery(), _OTHERS
        query = (
            sa.select(theirs.c.actor_id, sa.func.count(sa.distinct(those.c.actor_id)))
            .join(those, those.c.article_id == theirs.c.article_id)
            .where(theirs.c.place <= _MOST_ARTICLES)
            .where(those.c.actor_id.in_(sorted(company)), those.c.actor_id != theirs.c.actor_id)
            .group_by(theirs.c.actor_id)
        )
        return dict.fromkeys(entries, 0) | {id_: int(many) for id_, many in self.connection.execute(query)}

    def _keep(self, made: Sequence[Row], rest: Sequence[Row], emptied: dict[str, int]) -> None:
        """Write new entries, and count the article into all that its actors have joined."""
        joined: dict[int, list[Row]] = defaultdict(list)
        for row in made:
            if row["actor_id"] is not None:
                joined[row["actor_id"]].append(row)
        self._ensure(joined)
        self._add_new([row for row in rest if row["actor_id"] is None], emptied)
        ids = sorted(joined)
        if not ids:
            return
        counted = (actors.c.id, actors.c.forms, actors.c.articles, actors.c.statements)
        known = {row.id: row for row in self.connection.execute(sa.select(*counted).where(actors.c.id.in_(ids)))}
        profiles, updates = {}, []
        for id_ in ids:
            profile = profiles[id_] = Profile.from_json(known[id_].forms)
            for row in joined[id_]:
                profile.add(row)
            spoken = known[id_].statements + sum(row["statements"] for row in joined[id_])
            updates.append({**columns(profile), "one": id_, "articles": known[id_].articles + 1, "statements": spoken})
        self._update(updates)
        self._index(profiles)

    def _add_new(self, those: Sequence[Row], emptied: dict[str, int]) -> None:
        """Make entries for actors who have joined none: the ids of ``emptied`` ones, where the names are theirs."""
        new = []
        for row in those:
            profile = Profile.of(row)
            row.update(actor_id=emptied.pop(row["name"], None), match_why={})
            values = {**columns(profile), "articles": 1, "statements": row["statements"]}
            if row["actor_id"] is None:
                new.append((row, profile, values))
            else:
                self.connection.execute(sa.insert(actors).values(**values, id=row["actor_id"]))
                self._index({row["actor_id"]: profile})
        made = insert_all(self.connection, actors, [values for _, _, values in new])
        for id_, (row, _, _) in zip(made, new, strict=True):
            row["actor_id"] = id_
        held = [{"actor_id": row["actor_id"], "key": key} for row, profile, _ in new for key in sorted(keys(profile))]
        if held:
            self.connection.execute(sa.insert(actor_keys), held)

    def _update(self, updates: list[Row]) -> None:
        update = sa.update(actors).where(actors.c.id == sa.bindparam("one"))
        names = [name for name in updates[0] if name != "one"]
        self.connection.execute(update.values({name: sa.bindparam(name) for name in names}), updates)

    def _index(self, profiles: Mapping[int, Profile]) -> None:
        """Bring the keys of some entries up to date."""
        wanted = {(id_, key) for id_, profile in profiles.items() for key in keys(profile)}
        query = sa.select(actor_keys.c.actor_id, actor_keys.c.key).where(actor_keys.c.actor_id.in_(sorted(profiles)))
        there = {(id_, key) for id_, key in self.connection.execute(query)}
        added = [{"actor_id": id_, "key": key} for id_, key in sorted(wanted - there)]
        if added:
            self.connection.execute(sa.insert(actor_keys), added)
        gone = [{"one": id_, "its": key} for id_, key in sorted(there - wanted)]
        if gone:
            delete = sa.delete(actor_keys).where(
                actor_keys.c.actor_id == sa.bindparam("one"), actor_keys.c.key == sa.bindparam("its")
            )
            self.connection.execute(delete, gone)

    def _ensure(self, ids: Iterable[int]) -> None:
        """Entries that a judgement names and that are not there any more come back, empty."""
        wanted = sorted(ids)
        if not wanted:
            return
        there = set(self.connection.scalars(sa.select(actors.c.id).where(actors.c.id.in_(wanted))))
        for id_ in wanted:
            if id_ not in there:
                self._blank(id_)

    def _new(self, row: Row, id_: int | None) -> int:
        return self._blank(id_, row["name"], row["kind"])

    def _blank(self, id_: int | None, name: str = "", kind: str = "other") -> int:
        values = {"name": name, "kind": kind, "same_as": [], "forms": {}, **({} if id_ is None else {"id": id_})}
        made = self.connection.scalar(sa.insert(actors).values(values).returning(actors.c.id))
        assert made is not None
        return int(made)

    def blank(self, id_: int | None = None) -> int:
        """A new entry without anybody, or one that was there before: its id."""
        if id_ is not None and self.connection.scalar(sa.select(actors.c.id).where(actors.c.id == id_)) is not None:
            return id_
        return self._blank(id_)

    def unlink(self, article: int) -> dict[str, int]:
        """Take an article's actors out of their entries, before its rows go: the ids of emptied entries by names."""
        query = sa.select(article_actors.c.name, article_actors.c.actor_id).where(
            article_actors.c.article_id == article, article_actors.c.actor_id.is_not(None)
        )
        were = [(row.name, row.actor_id) for row in self.connection.execute(query)]
        if not were:
            return {}
        update = sa.update(article_actors).where(article_actors.c.article_id == article)
        self.connection.execute(update.values(actor_id=None))
        gone = self.refresh({id_ for _, id_ in were})
        return {name: id_ for name, id_ in were if id_ in gone}

    def refresh(self, ids: Iterable[int]) -> set[int]:
        """Make entries anew from those who are in them; those that nobody is in go: their ids."""
        gone: set[int] = set()
        for id_ in sorted(ids):
            query = sa.select(*(article_actors.c[name] for name in (*_COLUMNS, "article_id", "statements")))
            members = self.connection.execute(query.where(article_actors.c.actor_id == id_)).mappings().all()
            if not members:
                self.connection.execute(sa.delete(actors).where(actors.c.id == id_))
                gone.add(id_)
                continue
            profile = Profile()
            for member in members:
                profile.add(dict(member))
            counts = {
                "articles": len({member["article_id"] for member in members}),
                "statements": sum(member["statements"] for member in members),
            }
            self._update([{**columns(profile), **counts, "one": id_}])
            self._index({id_: profile})
        return gone

    def relink(self, ids: Sequence[int]) -> None:
        """Match some rows of ``article_actors`` anew, as if their articles came now; their entries are refreshed."""
        for id_ in ids:
            query = sa.select(article_actors, articles.c.hash).join(articles)
            found = self.connection.execute(query.where(article_actors.c.id == id_)).mappings().one()
            row: dict[str, Any] = dict(found)
            others = sa.select(article_actors.c.actor_id).where(
                article_actors.c.article_id == row["article_id"],
                article_actors.c.id != id_,
                article_actors.c.actor_id.is_not(None),
            )
            taken = set(self.connection.scalars(others))
            was, row["actor_id"] = row["actor_id"], None
            self.move([id_], None)
            self.refresh({was} if was is not None else ())
            self._match([row], taken)
            if row["actor_id"] is None:
                row.update(actor_id=self._new(row, None), match_score=None, match_why={})
            self.move([id_], row["actor_id"], row["match_score"], row["match_why"])
            self.refresh({row["actor_id"]})

    def move(
        self, ids: Sequence[int], entry: int | None, score: float | None = None, why: dict[str, float] | None = None
    ) -> None:
        """Put rows of ``article_actors`` into an entry, their statements too; the entries are not refreshed."""
        from sayso.desk.tables import statements

        for id_ in ids:
            self.connection.execute(
                sa.update(article_actors)
                .where(article_actors.c.id == id_)
                .values(actor_id=entry, match_score=score, match_why=why)
            )
            self.connection.execute(sa.update(statements).where(statements.c.speaker_id == id_).values(actor_id=entry))


def _scored(row: Row, by_key: Mapping[str, list[_Entry]]) -> list[tuple[Match, _Entry]]:
    """The entries that an article's actor may be, best first; the older one first where two are even."""
    profile = Profile.of(row)
    entries = {entry.id: entry for key in asked(row) for entry in by_key.get(key, ())}
    scored: dict[tuple[str, bool], Match] = {}  # a desk may have many of whom the same is told
    found = []
    for entry in entries.values():
        told = (entry.forms, entry.merged)
        if told not in scored:
            scored[told] = match(profile, entry.profile, merged=entry.merged)
        if scored[told].possible:
            found.append((-scored[told].decibans, entry.id, entry))
    found.sort(key=lambda one: one[:2])
    return [(scored[entry.forms, entry.merged], entry) for _, _, entry in found]
