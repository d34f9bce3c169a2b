"""Origin groups: what goes back to one text or one utterance is counted once.

Two kinds.  A **near copy** group holds articles that are mostly the same (wire copy, a press release printed as it
came, one text in several papers).  A **quotation** group holds statements that repeat the same words of one speaker,
wherever they stand.  Each member of a group is similar to every other one: two speakers who are named differently share
no group, and a report that repeats two claims does not make one of them.

The groups follow from the pairs that `sayso.desk.origins.blocking` keeps, from the speakers and from what people
judged, and from nothing else: neither the order in which articles came nor the groups of before.  So after each change
the groups around it are made anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from sayso.desk.inserting import insert_all
from sayso.desk.origins.blocking import rows_among
from sayso.desk.origins.clustering import complete_links, differ
from sayso.desk.origins.partings import GroupKind, Key, Partings
from sayso.desk.origins.similarity import SHORTEST, words_of
from sayso.desk.tables import articles, origin_groups, origin_members, statements, texts, wordings
from sayso.settings import setting

Row = Any  # of a desk's database or of an archive's: what has the columns as attributes
Rows = Sequence[Row]
Similarities = Mapping[tuple[int, int], tuple[float, ...]]

_ARTICLES: Final = (
    sa.select(articles.c.id.label("article_id"), sa.null().label("id"), articles.c.text_id)
    .add_columns(texts.c.hash, articles.c.address)
    .join(texts, texts.c.id == articles.c.text_id)
    .where(articles.c.text_id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(articles.c.id)
)
_STATEMENTS: Final = (
    sa.select(statements.c.id, statements.c.article_id, statements.c.wording_id, statements.c.content)
    .add_columns(statements.c.content_text, statements.c.speaker, statements.c.naming)
    .add_columns(texts.c.hash, articles.c.address, wordings.c.hash.label("wording"), wordings.c.length)
    .join(articles, articles.c.id == statements.c.article_id)
    .join(texts, texts.c.id == articles.c.text_id)
    .join(wordings, wordings.c.id == statements.c.wording_id)
    .where(statements.c.wording_id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(statements.c.id)
)


def statement_key(row: Row) -> Key:
    """Make the key of a statement in a judgement from a row with ``hash``, ``address`` and ``content_text``."""
    return Key(row.hash, row.address, " ".join(words_of(row.content_text)))


def regroup_articles(connection: Connection, text_ids: Collection[int], now: str) -> set[int]:
    """Make the near copy groups around some texts anew; return the ids of articles that change their group."""
    around, pairs = _component(connection, text_ids, "text_pairs", "text_id", "share")
    rows = connection.execute(_ARTICLES, {"ids": sorted(around)}).all()
    if len(rows) < 2 and not _grouped(connection, rows, _of_article(rows)):
        return set()
    groups = copies(rows, pairs, Partings(connection, "near copy"))
    return _keep(connection, groups, _grouped(connection, rows, _of_article(rows)), now)


def copies(rows: Rows, pairs: Mapping[tuple[int, int], float], partings: Partings) -> list[Group]:
    """Group articles that are near copies of one another.

    ``rows``: articles with ``article_id``, ``id`` (None), ``text_id``, ``hash`` and ``address``; ``pairs``: the shares
    of texts that are near copies, by their ids, the lower first.
    """
    nodes: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        is_parted = partings.has(Key(row.hash, row.address))
        nodes[(row.hash, row.address or "", row.article_id) if is_parted else (row.hash, "", 0)].append(row)
    held, least, similarities = [nodes[key] for key in sorted(nodes)], setting("near_copy_share"), {}
    for a, b, value in _linked([first.text_id for first, *_ in held], pairs):
        (first, *_), (second, *_) = held[a], held[b]
        share = 1.0 if value is None else value
        if share >= least and not partings.part(Key(first.hash, first.address), Key(second.hash, second.address)):
            similarities[a, b] = (share,)
    return [group for group in _groups("near copy", held, similarities) if len(group.members) > 1]


def _of_article(rows: Rows) -> sa.ColumnElement[bool]:
    member = origin_members.c
    return sa.and_(member.statement_id.is_(None), member.article_id.in_([row.article_id for row in rows]))


def regroup_statements(connection: Connection, wording_ids: Collection[int], now: str) -> set[int]:
    """Make the quotation groups around some wordings anew; return the ids of statements that change their group."""
    around, pairs = _component(connection, wording_ids, "wording_pairs", "wording_id", "run")
    rows = connection.execute(_STATEMENTS, {"ids": sorted(around)}).all() if around else []
    if not rows:
        return set()
    groups = repetitions(rows, pairs, Partings(connection, "quotation"))
    of_statement = origin_members.c.statement_id.in_([row.id for row in rows])
    return _keep(connection, groups, _grouped(connection, rows, of_statement), now)


def repetitions(rows: Rows, pairs: Mapping[tuple[int, int], float], partings: Partings) -> list[Group]:
    """Group statements that repeat the same words of one speaker.

    ``rows``: statements with ``id``, ``article_id``, ``wording_id``, ``content`` (spans), ``content_text``,
    ``speaker``, ``naming``, ``hash`` and ``address`` of the article, ``wording`` (a hash of the words) and ``length``
    (in words); ``pairs``: the words that two wordings repeat of one another, by their ids, the lower first.
    """
    nodes: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        speaker = row.speaker if row.naming == "named" and row.speaker else ""
        place = (row.address or "", row.id) if partings.has(statement_key(row)) else ("", 0)
        nodes[(row.length, row.wording, speaker, row.hash if place[1] else "", *place)].append(row)
    held = [nodes[key] for key in sorted(nodes, key=lambda key: (-key[0], *key[1:]))]
    similarities = _repetitions(held, pairs, partings)
    return [
        Group("quotation", group.why, group.members)
        for group in _groups("quotation", held, similarities)
        if _are_several(group.rows)
    ]


def _repetitions(
    held: Sequence[Rows], pairs: Mapping[tuple[int, int], float], partings: Partings
) -> dict[tuple[int, int], tuple[float, float]]:
    """Which of the nodes have one origin: for each pair the words of the run, and its share of the shorter one."""
    nested, least, similarities = _nested(held), setting("repeat_share"), {}
    keys = [statement_key(first) for first, *_ in held]
    for a, b, value in _linked([first.wording_id for first, *_ in held], pairs):
        (first, *_), (second, *_) = held[a], held[b]
        run = first.length if value is None else value
        if run < SHORTEST or (a, b) in nested:
            continue
        share = run / min(first.length, second.length)
        speakers = [row.speaker for row in (first, second) if row.naming == "named" and row.speaker]
        # "we do not comment on pending cases", said by two people
        if share < least or (len(speakers) == 2 and differ(*speakers)):
            continue
        if not partings.part(keys[a], keys[b]):
            similarities[a, b] = (float(run), share)
    return similarities


def _linked(ids: Sequence[int], pairs: Mapping[tuple[int, int], float]) -> Iterator[tuple[int, int, float | None]]:
    """Pairs of nodes, the lower first, of which wordings or texts are a pair, with its value; None if the same."""
    nodes: dict[int, list[int]] = defaultdict(list)
    for node, id_ in enumerate(ids):
        nodes[id_].append(node)
    for own in nodes.values():
        yield from ((a, b, None) for a, b in combinations(own, 2))
    for (id_1, id_2), value in pairs.items():
        if id_1 < id_2 and id_1 in nodes and id_2 in nodes:
            yield from ((min(a, b), max(a, b), value) for a in nodes[id_1] for b in nodes[id_2])


def _nested(held: Sequence[Rows]) -> set[tuple[int, int]]:
    """Pairs of nodes of which one stands within the other somewhere."""
    by_article: dict[int, list[tuple[int, Row]]] = defaultdict(list)
    for node, rows in enumerate(held):
        for row in rows:
            by_article[row.article_id].append((node, row))
    return {
        (min(a, b), max(a, b))
        for own in by_article.values()
        for (a, first), (b, second) in combinations(own, 2)
        if a != b and _overlap(first.content, second.content)
    }


def _overlap(content_1: Sequence[Sequence[int]], content_2: Sequence[Sequence[int]]) -> bool:
    return any(a < d and c < b for a, b in content_1 for c, d in content_2)


def _are_several(rows: Rows) -> bool:
    """Whether statements stand in several articles, or apart from one another in one."""
    return any(
        first.article_id != second.article_id or not _overlap(first.content, second.content)
        for first, second in combinations(rows, 2)
    )


def _component(
    connection: Connection, start: Collection[int], table: str, column: str, value: str
) -> tuple[set[int], dict[tuple[int, int], float]]:
    """All that hangs together with some wordings or texts, and the pairs in it with one of their values."""
    around: set[int] = set()
    pairs: dict[tuple[int, int], float] = {}
    latest = set(start)
    while latest:
        around |= latest
        rows = rows_among(connection, f"{column}, other_id, {value}", table, column, latest)
        pairs |= {(row[0], row[1]): float(row[2]) for row in rows if row[2] is not None}
        latest = {row[1] for row in rows if row[2] is not None} - around
    return around, pairs


@dataclass(frozen=True, slots=True)
class Group:
    """A group as it is to be kept."""

    kind: GroupKind
    why: dict[str, Any]
    members: dict[tuple[int, int | None], float]
    """The score of each member, by the ids of article and statement: how similar it is to the one it is most like."""
    rows: Rows = ()


def _groups(kind: GroupKind, held: Sequence[Rows], similarities: Similarities) -> Iterable[Group]:
    """Cluster nodes, each of which is one or more articles or statements of the same words."""
    for cluster in complete_links(len(held), similarities):
        own = [similarities[pair] for pair in combinations(cluster, 2)]
        rows = [row for node in cluster for row in held[node]]
        best = dict.fromkeys(cluster, 1.0)
        if own:
            for node in cluster:
                best[node] = max(similarities[min(node, n), max(node, n)][-1] for n in cluster if n != node)
        why: dict[str, Any] = {"share": round(max((values[-1] for values in own), default=1.0), 3)}
        if kind == "near copy":
            why["of"] = "runs of five words of the shorter article"
        else:
            why["words"] = int(max((values[0] for values in own), default=rows[0].length))
        scores = {(row.article_id, row.id): round(best[node], 4) for node in cluster for row in held[node]}
        yield Group(kind, why, scores, rows)


def _grouped(connection: Connection, rows: Rows, own: sa.ColumnElement[bool]) -> dict[tuple[int, int | None], int]:
    """The groups that articles or statements are in now, by the ids of article and statement."""
    if not rows:
        return {}
    member = origin_members.c
    query = sa.select(member.article_id, member.statement_id, member.origin_group_id).where(own)
    return {(row.article_id, row.statement_id): row.origin_group_id for row in connection.execute(query)}


def _keep(
    connection: Connection, groups: Sequence[Group], before: Mapping[tuple[int, int | None], int], now: str
) -> set[int]:
    """Replace groups; return the ids of members that change their group.

    A group keeps the number that most of its members had.
    """
    ids: list[int | None] = []
    taken: set[int] = set()
    for group in groups:
        counted = Counter(before[member] for member in group.members if member in before)
        free = [id_ for id_, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if id_ not in taken]
        ids.append(free[0] if free else None)
        taken |= set(free[:1])
    new = [place for place, id_ in enumerate(ids) if id_ is None]
    rows = [{"kind": groups[place].kind, "why": groups[place].why, "made": now} for place in new]
    for place, id_ in zip(new, insert_all(connection, origin_groups, rows), strict=True):
        ids[place] = id_
    after = {member: id_ for group, id_ in zip(groups, ids, strict=True) for member in group.members if id_}
    held: dict[int, set[tuple[int, int | None]]] = defaultdict(set)
    for member, number in before.items():
        held[number].add(member)
    for group, kept in zip(groups, ids, strict=True):
        if kept is not None and held.get(kept) != group.members.keys():
            _write(connection, kept, group)
    gone = set(before.values()) - taken
    changed = {member for member in before.keys() | after.keys() if before.get(member) != after.get(member)}
    _label(connection, [(statement, after.get((article, statement))) for article, statement in changed if statement])
    if gone:
        connection.execute(sa.delete(origin_groups).where(origin_groups.c.id.in_(gone)))
    return {article if statement is None else statement for article, statement in changed}


def _write(connection: Connection, id_: int, group: Group) -> None:
    connection.execute(sa.delete(origin_members).where(origin_members.c.origin_group_id == id_))
    connection.execute(sa.update(origin_groups).where(origin_groups.c.id == id_).values(why=group.why))
    rows = [
        {"origin_group_id": id_, "article_id": article, "statement_id": statement, "score": score}
        for (article, statement), score in group.members.items()
    ]
    connection.execute(sa.insert(origin_members), rows)


def _label(connection: Connection, labels: Sequence[tuple[int, int | None]]) -> None:
    """Write the group of each statement beside it."""
    if labels:
        update = sa.update(statements).where(statements.c.id == sa.bindparam("one"))
        rows = [{"one": statement, "its": group} for statement, group in labels]
        connection.execute(update.values(origin_group_id=sa.bindparam("its")), rows)
