"""Origin groups: what goes back to one text or one utterance is counted once.

Two kinds.  A **near copy** group holds articles that are mostly the same (wire copy, a press release printed as it
came).  A **quotation** group holds statements that repeat the same words of one speaker, wherever they stand.  Groups
are made of pairs: whoever is like one member belongs to all.

A statement's **origins** are the groups among all statements of the desk that claim the same in nearly the same words,
its own included; a statement in no group is an origin of its own.  Same words prove one origin; other tellers in
articles that are no copies count as independent, as far as texts can tell.

A person can undo a group: the pairs in it are then never joined again, until that judgement is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from sayso.desk.inserting import insert_all, insert_plain
from sayso.desk.origins.blocking import candidates
from sayso.desk.origins.counting import MOST_COUNTED, count_origins, mates_of
from sayso.desk.origins.similarity import (
    RUN,
    article_fingerprints,
    claim_fingerprints,
    containment,
    is_long_enough,
    run_fingerprints,
    shared_run,
    shingles,
    words_of,
)
from sayso.desk.tables import (
    articles,
    fingerprints,
    judgements,
    origin_groups,
    origin_members,
    statements,
)
from sayso.errors import DeskError
from sayso.settings import setting


@dataclass(frozen=True, slots=True)
class _Told:
    """A statement as far as its likeness goes."""

    id: int
    article: int
    hash: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    speaker: str | None  # the last word of the speaker's name, if named
    group: int | None

    @property
    def key(self) -> str:
        """What it is called in a judgement; it lasts over readings by other networks."""
        return f"{self.hash} {' '.join(self.words)}"


def regroup(connection: Connection, article: int, now: str, *, again: bool = True) -> None:
    """Find what an article and its statements repeat, after its rows were made.

    ``again``: it may have been in groups before.

    Raises:
        UsageError: a setting in the environment is no number.
    """
    before = _leave(connection, article) if again else set()
    own = _told(connection, statements.c.article_id == article)
    row = connection.execute(sa.select(articles.c.hash, articles.c.text).where(articles.c.id == article)).one()
    words = words_of(row.text)
    _keep_fingerprints(connection, article, words, own)
    apart = _apart(connection)
    copies = _copies(connection, article, (row.hash, words), apart, now)
    changed = _repeats(connection, own, copies, apart, now)
    _drop_small(connection, before)
    ids = {one.id for one in own}
    # a copy makes one origin of what stood in the other alone
    count_origins(connection, ids | changed, frozenset() if again or copies else frozenset(ids))


def clear(connection: Connection, article: int) -> None:
    """Take an article out of its groups before it goes; those that claim the same are counted without it."""
    own = list(connection.scalars(sa.select(statements.c.id).where(statements.c.article_id == article)))
    mates = {mate for found in mates_of(connection, own[:MOST_COUNTED]).values() for mate in found} - set(own)
    member = origin_members.c
    groups = _leave(connection, article)
    others = sa.select(member.statement_id).where(member.origin_group_id.in_(groups), member.statement_id.is_not(None))
    mates |= set(connection.scalars(others))
    copies = sa.select(member.article_id).where(member.origin_group_id.in_(groups), member.statement_id.is_(None))
    mates |= set(connection.scalars(sa.select(statements.c.id).where(statements.c.article_id.in_(copies))))
    _drop_small(connection, groups)
    connection.execute(sa.delete(statements).where(statements.c.article_id == article))
    count_origins(connection, mates)


def _leave(connection: Connection, article: int) -> set[int]:
    """Take an article and its statements out of their groups: which these were."""
    member = origin_members.c
    groups = set(connection.scalars(sa.select(member.origin_group_id).where(member.article_id == article)))
    connection.execute(sa.delete(fingerprints).where(fingerprints.c.article_id == article))
    connection.execute(sa.delete(origin_members).where(member.article_id == article))
    connection.execute(sa.update(statements).where(statements.c.article_id == article).values(origin_group_id=None))
    return groups


def ungroup(connection: Connection, group: int) -> dict[str, Any]:
    """Take a group apart: what to keep as a judgement's ``about``, so that its members stay apart.

    Raises:
        DeskError: there is no such group.
    """
    kind = connection.scalar(sa.select(origin_groups.c.kind).where(origin_groups.c.id == group))
    if kind is None:
        raise DeskError(f"no origin group {group} in this desk", "sayso origins lists them.")
    if kind == "near copy":
        joined = origin_members.join(articles, articles.c.id == origin_members.c.article_id)
        query = sa.select(articles.c.hash).select_from(joined).where(origin_members.c.origin_group_id == group)
        keys: Sequence[str] = connection.scalars(query.order_by(articles.c.hash)).all()
        ids: set[int] = set()
    else:
        told = _told(connection, statements.c.origin_group_id == group)
        keys, ids = sorted({one.key for one in told}), {one.id for one in told}
    connection.execute(sa.delete(origin_groups).where(origin_groups.c.id == group))
    connection.execute(sa.update(statements).where(statements.c.origin_group_id == group).values(origin_group_id=None))
    count_origins(connection, ids)
    return {"group": kind, "members": list(keys)}


def members_of(connection: Connection, about: dict[str, Any]) -> list[int]:
    """The articles in which the members of an undone group stand, by their rows' ids."""
    hashes = {key.split(" ", 1)[0] for key in about["members"]}
    query = sa.select(articles.c.id).where(articles.c.hash.in_(sorted(hashes))).order_by(articles.c.id)
    return [int(id_) for id_ in connection.scalars(query)]


def _told(connection: Connection, where: sa.ColumnElement[bool]) -> list[_Told]:
    query = (
        sa.select(
            statements.c.id,
            statements.c.article_id,
            articles.c.hash,
            statements.c.content_text,
            statements.c.content,
            statements.c.speaker,
            statements.c.naming,
            statements.c.origin_group_id,
        )
        .join(articles, articles.c.id == statements.c.article_id)
        .where(where)
        .order_by(statements.c.id)
    )
    return [_from_row(row) for row in connection.execute(query)]


def _from_row(row: Row[*tuple[Any, ...]]) -> _Told:
    name = words_of(row.speaker) if row.naming == "named" and row.speaker else []
    return _Told(
        id=row.id,
        article=row.article_id,
        hash=row.hash,
        words=tuple(words_of(row.content_text)),
        spans=tuple((start, end) for start, end in row.content),
        speaker=name[-1] if name else None,
        group=row.origin_group_id,
    )


def _keep_fingerprints(connection: Connection, article: int, words: list[str], own: list[_Told]) -> None:
    made = [("article", band, value, article, article) for band, value in enumerate(article_fingerprints(words))]
    for one in own:
        # a run may stand anywhere in a statement, so its value alone counts
        made += [("run", 0, value, one.id, article) for value in run_fingerprints(one.words)]
        made += [("claim", band, value, one.id, article) for band, value in enumerate(claim_fingerprints(one.words))]
    insert_plain(connection, fingerprints, ("what", "band", "value", "id", "article_id"), made)


def _apart(connection: Connection) -> list[frozenset[str]]:
    """The members of every group that a person took apart."""
    query = sa.select(judgements.c.about).where(judgements.c.kind == "ungroup", judgements.c.undone.is_(None))
    return [frozenset(about["members"]) for about in connection.scalars(query)]


def _is_apart(one: str, other: str, apart: list[frozenset[str]]) -> bool:
    return any(one in members and other in members for members in apart)


def _copies(
    connection: Connection, article: int, own: tuple[str, list[str]], apart: list[frozenset[str]], now: str
) -> set[int]:
    """Join an article to those that it is a near copy of: all members of its group, itself left out."""
    found = [other for _, other in candidates(connection, "article", [article])]
    if not found:
        return set()
    held, least = shingles(own[1]), setting("near_copy_share")
    query = sa.select(articles.c.id, articles.c.hash, articles.c.text).where(articles.c.id.in_(found[:50]))
    like = []
    for row in connection.execute(query.order_by(articles.c.id)):
        theirs = shingles(words_of(row.text))
        share = containment(held, theirs)
        if share >= least and is_long_enough(held, theirs) and not _is_apart(own[0], row.hash, apart):
            like.append((row.id, share))
    if not like:
        return set()
    best, share = max(like, key=lambda pair: (pair[1], -pair[0]))
    member = origin_members.c
    near = sa.select(member.origin_group_id).join(origin_groups, origin_groups.c.id == member.origin_group_id)
    near = near.where(origin_groups.c.kind == "near copy", member.article_id.in_([other for other, _ in like]))
    group = _one_group(connection, list(connection.scalars(near.distinct())))
    if group is None:
        why = {"share": round(share, 3), "of": "runs of five words of the shorter article", "article": best}
        group = _new_group(connection, "near copy", why, now)
        _join(connection, group, [(best, 1.0)])
    there = set(connection.scalars(sa.select(member.article_id).where(member.origin_group_id == group)))
    _join(connection, group, [*((other, score) for other, score in like if other not in there), (article, share)])
    return there | {other for other, _ in like}


def _repeats(
    connection: Connection, own: list[_Told], copies: set[int], apart: list[frozenset[str]], now: str
) -> set[int]:
    """Join statements to those whose words they repeat: the ids of those that are in another group than before."""
    ours = {one.id: one for one in own}
    pairs = candidates(connection, "run", sorted(ours)) if ours else []
    if not pairs:
        return set()
    theirs = {one.id: one for one in _told_by_id(connection, {other for _, other in pairs})}
    quotations = _Quotations((*theirs.values(), *own))
    for one, other in pairs:
        first, second = ours[one], theirs.get(other)
        if second is None or quotations.are_one(first, second):
            continue
        share = _repeated(first, second, same=second.article in copies)
        if share is not None and not _is_apart(first.key, second.key, apart):
            quotations.join(first, second, share)
    return quotations.write(connection, now)


class _Quotations:
    """Statements while they are put into quotation groups; new groups are called -1, -2 ... until they are written."""

    def __init__(self, those: Iterable[_Told]) -> None:
        self._those = {one.id: one for one in those}
        self._groups = {id_: one.group for id_, one in self._those.items()}
        self._new: list[dict[str, Any]] = []
        self._joining: dict[int, float] = {}
        self._changed: set[int] = set()
        self._merged: list[list[int]] = []

    def are_one(self, one: _Told, other: _Told) -> bool:
        """Whether two are in one group already."""
        return self._groups[one.id] is not None and self._groups[one.id] == self._groups[other.id]

    def join(self, one: _Told, other: _Told, share: float) -> None:
        """Put two into one group, the older of their two, or a new one."""
        held = {each for each in (self._groups[one.id], self._groups[other.id]) if each is not None}
        if not held:
            why = {"words": shared_run(one.words, other.words), "share": round(share, 3), "statement": other.id}
            self._new.append({"kind": "quotation", "why": why})
            held = {-len(self._new)}
        self._joining |= {each.id: share for each in (other, one) if self._groups[each.id] is None}
        group, *gone = sorted(held, key=lambda id_: (id_ < 0, abs(id_)))
        if gone and gone[0] > 0:
            self._merged.append([group, *gone])
        self._groups |= {id_: group for id_, its in self._groups.items() if its in gone}
        self._groups |= {one.id: group, other.id: group}
        self._changed = (self._changed | {group}) - set(gone)

    def write(self, connection: Connection, now: str) -> set[int]:
        """Write it down: the ids of those that are in another group than before, members of merged ones all."""
        for together in self._merged:
            _one_group(connection, together)
        new = [place for place in range(1, len(self._new) + 1) if -place in self._changed]
        made = insert_all(connection, origin_groups, [{**self._new[place - 1], "made": now} for place in new])
        names = {-place: id_ for place, id_ in zip(new, made, strict=True)}
        joining = [
            (names.get(group, group), self._those[id_], share)
            for id_, share in self._joining.items()
            if (group := self._groups[id_]) is not None
        ]
        _join_statements(connection, joining)
        merged = {group for group, *_ in self._merged}
        if not merged:
            return set(self._joining)
        member = origin_members.c
        theirs = sa.select(member.statement_id).where(member.origin_group_id.in_(merged))
        return {*self._joining, *connection.scalars(theirs)}


def _join_statements(connection: Connection, joining: Sequence[tuple[int, _Told, float]]) -> None:
    if not joining:
        return
    members = [
        {"origin_group_id": group, "article_id": one.article, "statement_id": one.id, "score": share}
        for group, one, share in joining
    ]
    connection.execute(sa.insert(origin_members), members)
    update = sa.update(statements).where(statements.c.id == sa.bindparam("one"))
    moved = [{"one": one.id, "its": group} for group, one, _ in joining]
    connection.execute(update.values(origin_group_id=sa.bindparam("its")), moved)


def _told_by_id(connection: Connection, ids: set[int]) -> list[_Told]:
    return _told(connection, statements.c.id.in_(sorted(ids))) if ids else []


def _repeated(one: _Told, other: _Told, *, same: bool) -> float | None:
    """The share of the shorter statement that both say in one run; None if they have no origin in common."""
    if one.article == other.article and any(a < d and c < b for a, b in one.spans for c, d in other.spans):
        return None  # one stands within the other
    if one.speaker and other.speaker and one.speaker != other.speaker:
        return None  # "we do not comment on pending cases", said by two people
    shorter = min(len(one.words), len(other.words))
    run = shared_run(one.words, other.words)
    if run < RUN and not (run == shorter and (same or run >= 5) and len(one.words) == len(other.words)):
        return None
    share = run / shorter if shorter else 0.0
    return share if share >= setting("repeat_share") else None


def _new_group(connection: Connection, kind: str, why: dict[str, Any], now: str) -> int:
    made = sa.insert(origin_groups).values(kind=kind, why=why, made=now).returning(origin_groups.c.id)
    return int(connection.execute(made).scalar_one())


def _one_group(connection: Connection, groups: list[int]) -> int | None:
    """Several groups made one, the oldest; None if there are none."""
    if not groups:
        return None
    first, *rest = sorted(groups)
    if rest:
        member = origin_members.c
        connection.execute(
            sa.update(origin_members).where(member.origin_group_id.in_(rest)).values(origin_group_id=first)
        )
        moved = sa.update(statements).where(statements.c.origin_group_id.in_(rest)).values(origin_group_id=first)
        connection.execute(moved)
        connection.execute(sa.delete(origin_groups).where(origin_groups.c.id.in_(rest)))
    return first


def _join(connection: Connection, group: int, joining: Sequence[tuple[int, float]]) -> None:
    """Put articles into a group, each with its likeness."""
    if joining:
        rows = [{"origin_group_id": group, "article_id": article, "score": share} for article, share in joining]
        connection.execute(sa.insert(origin_members), rows)


def _drop_small(connection: Connection, groups: set[int]) -> None:
    """Groups of fewer than two are none: the other members may have gone with their article."""
    if not groups:
        return
    member = origin_members.c
    held = sa.select(sa.func.count()).where(member.origin_group_id == origin_groups.c.id).scalar_subquery()
    small = connection.scalars(sa.select(origin_groups.c.id).where(origin_groups.c.id.in_(groups), held < 2)).all()
    if small:
        connection.execute(
            sa.update(statements).where(statements.c.origin_group_id.in_(small)).values(origin_group_id=None)
        )
        connection.execute(sa.delete(origin_groups).where(origin_groups.c.id.in_(small)))
