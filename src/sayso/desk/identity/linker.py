"""Match an article's actors with the entries of the desk: find candidates by keys, score them, store the matches."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.identity.decision import Candidate
from sayso.desk.identity.matcher import MOST_ARTICLES, MOST_CANDIDATES, Matcher
from sayso.desk.identity.profiles import Profile, columns, followed, keys
from sayso.desk.inserting import insert_all
from sayso.desk.tables import actor_keys, actors, article_actors, articles, judged_actors, judgements, statements
from sayso.flattening.rows import Row

# made once, since they take longer to set up than many a query to run
_OTHERS = article_actors.alias()
_LIVE = sa.and_(judgements.c.kind.in_(("merge", "split")), judgements.c.undone.is_(None))
_JUDGED = (
    sa.select(judged_actors)
    .join(judgements, judgements.c.id == judged_actors.c.judgement_id)
    .where(judged_actors.c.article_hash.in_(sa.bindparam("keys", expanding=True)), _LIVE)
    .order_by(judged_actors.c.judgement_id)
)
_WANTED = actor_keys.c.key.in_(sa.bindparam("wanted", expanding=True))
_JUDGED_PAIRS = (
    sa.select(judgements.c.kind, judged_actors.c.was_id, judged_actors.c.actor_id)
    .join(judgements, judgements.c.id == judged_actors.c.judgement_id)
    .where(judged_actors.c.actor_id.in_(sa.select(actor_keys.c.actor_id).where(_WANTED)), _LIVE)
    .distinct()
)
_CANDIDATES = (
    sa.select(actors.c.id, actor_keys.c.key, sa.cast(actors.c.forms, sa.Text), actors.c.articles)
    .join(actors, actors.c.id == actor_keys.c.actor_id)
    .where(_WANTED)
    .limit(sa.bindparam("most"))
)
_COUNTED = sa.select(actors.c.id, actors.c.forms, actors.c.articles, actors.c.statements).where(
    actors.c.id.in_(sa.bindparam("ids", expanding=True))
)
_KEYS = sa.select(actor_keys.c.actor_id, actor_keys.c.key).where(
    actor_keys.c.actor_id.in_(sa.bindparam("ids", expanding=True))
)
_TWIN = articles.alias()
_IN_TWINS = (
    sa.select(article_actors)
    .join(_TWIN, _TWIN.c.id == article_actors.c.article_id)
    .join(articles, sa.and_(articles.c.text_id == _TWIN.c.text_id, articles.c.id != _TWIN.c.id))
    .where(articles.c.id == sa.bindparam("article"), article_actors.c.actor_id.is_not(None))
    .order_by(article_actors.c.article_id)
)
_COLUMNS = ("name", "kind", "naming", "role", "party", "state", "same_as", "acronym")


def printing_key(hash_: str, address: str | None) -> str:
    """Make the key of an article in a judgement: the id of its text and its address."""
    return f"{hash_}@{address or ''}"


class Linker(Matcher):
    """Matches articles' actors with the entries of a desk, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection

    def link(
        self,
        printing: tuple[str, str | None],
        made: Sequence[Row],
        emptied: Mapping[str, int] | None = None,
        *,
        reprinted: int | None = None,
    ) -> None:
        """Give the rows of an article's actors their entries: ``actor_id``, ``match_score`` and ``match_why``.

        ``printing``: the article's id in a reading, and its address.  ``emptied``: what `unlink` gave back, so that
        entries keep their ids.  ``reprinted``: the article's row, if others print the same text; its actors are theirs.
        """
        for row in made:
            row.update(actor_id=None, match_score=None, match_why=None)
        judged = self.judged(printing, made)
        by_number = {row["number"]: row for row in made}
        for number, (entry, judgement) in judged.items():
            by_number[number].update(actor_id=entry, match_score=1.0, match_why={f"judgement {judgement}": 0.0})
        taken = {entry for entry, _ in judged.values()}
        if reprinted is not None:
            taken |= self._follow_twins(reprinted, by_number)
        rest = [row for row in made if row["actor_id"] is None and followed(row)]
        self.match(rest, taken)
        self._keep(made, rest, dict(emptied or {}))

    def _follow_twins(self, article: int, by_number: Mapping[str, Row]) -> set[int]:
        """Give actors the entries that they have in other articles of the same text; return these entries."""
        taken: set[int] = set()
        for actor in self.connection.execute(_IN_TWINS, {"article": article}):
            row = by_number.get(actor.number)
            if row is None or row["actor_id"] is not None or row["name"] != actor.name:
                continue
            if any(feature.startswith("judgement") for feature in actor.match_why or ()):
                continue  # what a person judged holds for that article alone
            row.update(actor_id=actor.actor_id, match_score=actor.match_score, match_why=actor.match_why)
            taken.add(actor.actor_id)
        return taken

    def judged(self, printing: tuple[str, str | None], made: Sequence[Row]) -> dict[str, tuple[int, int]]:
        """Return the actors of an article that people have judged: number -> entry, judgement.

        An actor is known again by its number and name, else by its name where one alone has it.
        """
        names = Counter(row["name"] for row in made)
        judged: dict[str, tuple[int, int]] = {}
        # judgements of older desks name the text alone
        for actor in self.connection.execute(_JUDGED, {"keys": [printing[0], printing_key(*printing)]}):
            for row in made:
                if row["name"] == actor.name and (row["number"] == actor.number or names[actor.name] == 1):
                    judged[row["number"]] = (actor.actor_id, actor.judgement_id)
        return judged

    def candidates(self, wanted: set[str]) -> tuple[list[Candidate], set[tuple[int, int]]]:
        """Return the entries that have one of some keys, by id, and those with what a person split off from them."""
        if not wanted:
            return [], set()
        judged = self._judged_pairs(wanted)
        merged = {entry for _, entry in judged["merge"]}
        keys_of: dict[int, set[str]] = defaultdict(set)
        facts: dict[int, tuple[str, int]] = {}
        those = {"wanted": sorted(wanted), "most": MOST_CANDIDATES * len(wanted)}
        for id_, key, forms, many in self.connection.execute(_CANDIDATES, those):
            keys_of[id_].add(key)
            facts[id_] = forms, many
        known = [Candidate(id_, *facts[id_], frozenset(keys_of[id_]), id_ in merged) for id_ in sorted(keys_of)]
        return known, judged["split"]

    def _judged_pairs(self, wanted: set[str]) -> dict[str, set[tuple[int, int]]]:
        """What was judged of entries that have one of some keys: the kind -> pairs of an entry before and after."""
        out: dict[str, set[tuple[int, int]]] = {"merge": set(), "split": set()}
        for kind, was, now in self.connection.execute(_JUDGED_PAIRS, {"wanted": sorted(wanted)}):
            out[kind].add((was, now))
        return out

    def shared(self, entries: set[int], company: set[int]) -> dict[int, int]:
        """Count for each entry how many of ``company`` appear in its newest `MOST_ARTICLES` articles too."""
        if not entries or not company:
            return dict.fromkeys(entries, 0)
        table = article_actors.c
        newest = sa.func.row_number().over(partition_by=table.actor_id, order_by=table.article_id.desc())
        its = sa.select(table.actor_id, table.article_id, newest.label("place")).where(
            table.actor_id.in_(sorted(entries))
        )
        theirs, those = its.subquery(), _OTHERS
        query = (
            sa.select(theirs.c.actor_id, sa.func.count(sa.distinct(those.c.actor_id)))
            .join(those, those.c.article_id == theirs.c.article_id)
            .where(theirs.c.place <= MOST_ARTICLES)
            .where(those.c.actor_id.in_(sorted(company)), those.c.actor_id != theirs.c.actor_id)
            .group_by(theirs.c.actor_id)
        )
        return dict.fromkeys(entries, 0) | {id_: int(many) for id_, many in self.connection.execute(query)}

    def _keep(self, made: Sequence[Row], rest: Sequence[Row], emptied: dict[str, int]) -> None:
        """Write new entries, and count the article into the entries that its actors have joined."""
        joined: dict[int, list[Row]] = defaultdict(list)
        for row in made:
            if row["actor_id"] is not None:
                joined[row["actor_id"]].append(row)
        self._add_new([row for row in rest if row["actor_id"] is None], emptied)
        ids = sorted(joined)
        if not ids:
            return
        known = {row.id: row for row in self.connection.execute(_COUNTED, {"ids": ids})}
        gone = [id_ for id_ in ids if id_ not in known]  # entries that a judgement names and that were emptied
        if gone:
            for id_ in gone:
                self._blank(id_)
            known |= {row.id: row for row in self.connection.execute(_COUNTED, {"ids": gone})}
        profiles, updates = {}, []
        for id_ in ids:
            profile = Profile.from_json(known[id_].forms)
            before = keys(profile)
            for row in joined[id_]:
                profile.add(row)
            if keys(profile) != before:
                profiles[id_] = profile
            spoken = known[id_].statements + sum(row["statements"] for row in joined[id_])
            updates.append({**columns(profile), "one": id_, "articles": known[id_].articles + 1, "statements": spoken})
        self._update(updates)
        if profiles:
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
        there = {(id_, key) for id_, key in self.connection.execute(_KEYS, {"ids": sorted(profiles)})}
        added = [{"actor_id": id_, "key": key} for id_, key in sorted(wanted - there)]
        if added:
            self.connection.execute(sa.insert(actor_keys), added)
        gone = [{"one": id_, "its": key} for id_, key in sorted(there - wanted)]
        if gone:
            delete = sa.delete(actor_keys).where(
                actor_keys.c.actor_id == sa.bindparam("one"), actor_keys.c.key == sa.bindparam("its")
            )
            self.connection.execute(delete, gone)

    def _new(self, row: Row, id_: int | None) -> int:
        return self._blank(id_, row["name"], row["kind"])

    def _blank(self, id_: int | None, name: str = "", kind: str = "other") -> int:
        values = {"name": name, "kind": kind, "same_as": [], "forms": {}, **({} if id_ is None else {"id": id_})}
        made = self.connection.scalar(sa.insert(actors).values(values).returning(actors.c.id))
        assert made is not None
        return int(made)

    def blank(self, id_: int | None = None) -> int:
        """Make an empty entry, new or with the id of one that was there before; return its id."""
        if id_ is not None and self.connection.scalar(sa.select(actors.c.id).where(actors.c.id == id_)) is not None:
            return id_
        return self._blank(id_)

    def unlink(self, article: int) -> dict[str, int]:
        """Remove an article's actors from their entries; return the ids of entries that are empty now, by names."""
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
        """Make entries anew from the actors in them; delete empty ones and return their ids."""
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
        """Match rows of ``article_actors`` anew, as if their articles were added now, and refresh their entries."""
        for id_ in ids:
            query = sa.select(article_actors).join(articles)
            record = self.connection.execute(query.where(article_actors.c.id == id_)).mappings().one()
            row: dict[str, Any] = dict(record)
            taken_query = sa.select(article_actors.c.actor_id).where(
                article_actors.c.article_id == row["article_id"],
                article_actors.c.id != id_,
                article_actors.c.actor_id.is_not(None),
            )
            taken = set(self.connection.scalars(taken_query))
            was, row["actor_id"] = row["actor_id"], None
            self.move([id_], None)
            self.refresh({was} if was is not None else ())
            self.match([row], taken)
            if row["actor_id"] is None:
                row.update(actor_id=self._new(row, None), match_score=None, match_why={})
            self.move([id_], row["actor_id"], row["match_score"], row["match_why"])
            self.refresh({row["actor_id"]})

    def move(
        self, ids: Sequence[int], entry: int | None, score: float | None = None, why: dict[str, float] | None = None
    ) -> None:
        """Move rows of ``article_actors`` and their statements to an entry, without refreshing entries."""
        for id_ in ids:
            self.connection.execute(
                sa.update(article_actors)
                .where(article_actors.c.id == id_)
                .values(actor_id=entry, match_score=score, match_why=why)
            )
            self.connection.execute(sa.update(statements).where(statements.c.speaker_id == id_).values(actor_id=entry))
