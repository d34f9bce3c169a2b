"""Audit the sourcing of a desk: how sources are named, what rests on one source or one origin, who speaks most.

Only statements that were made count, by the article's account.  An article rests on one source if all its statements
with a known speaker have the same outermost source in their chains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, Final, Literal, get_args

import sqlalchemy as sa

from sayso.desk.search.statements import first_day, last_day, published_by
from sayso.desk.tables import actors, article_actors, articles, sourcing, statements
from sayso.desk.view import View

By = Literal["publisher", "month", "author", "speaker"]
WAYS: Final[tuple[By, ...]] = get_args(By)
NAMINGS: Final = ("named", "role", "anonymous", "generic", "unknown")
_COUNTED: Final = ("statements", *NAMINGS, "reasons", "documents", "single_origin")
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_LONGEST: Final = 12 * 50  # months of an axis: beyond that a date is wrong, and months without articles are left out
_ONCE: Final = 500  # speakers in one query; SQLite's limit of variables was 999 once


@dataclass(frozen=True, slots=True)
class Group:
    """How a group of articles is sourced, or the statements of one speaker."""

    name: str | None
    """A publisher, an author, a month (2026-02), a speaker; None where the articles do not say."""
    articles: int = 0
    single_teller: int = 0
    """Articles that rest on one outermost source."""
    statements: int = 0
    """Statements that were made; the five ways of naming add up to it."""
    named: int = 0
    role: int = 0
    anonymous: int = 0
    generic: int = 0
    unknown: int = 0
    reasons: int = 0
    """Of the anonymous ones: with a reason given."""
    documents: int = 0
    single_origin: int = 0
    """With one independent origin in this desk."""
    actor: int | None = None
    """The number of a speaker who was matched across articles."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The result of an audit."""

    by: By
    since: str | None
    until: str | None
    publisher: str | None
    total: Group
    groups: tuple[Group, ...]
    """Months in their order, behind those without a date; all others by their number of statements, most first."""
    months: tuple[Group, ...]
    """Months with articles, in their order."""
    voices: tuple[Group, ...]
    """Who speaks most, most first."""
    undated: Group | None = None
    """Articles that have no date; None where all have one."""

    @property
    def axis(self) -> tuple[Group, ...]:
        """Every month from the first to the last, those without articles too: the axis of a plot over time."""
        return tuple(_axis(self.months))


def audit(  # noqa: PLR0913 -- what to count, and how much of it to tell
    view: View,
    by: By = "publisher",
    *,
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
    voices: int = 10,
    speakers: int = 50,
) -> Audit:
    """Audit all articles of a desk, or those of some days (``since`` and ``until`` included) or of a publisher.

    ``voices``: how many speakers to list; ``speakers``: how many groups to make with ``by="speaker"``.

    Raises:
        UsageError: ``since`` or ``until`` is not a day, month or year; no publisher in the desk fits.
    """
    some = conditions(view, since, until, publisher)
    by_month = _groups(view, sa.func.nullif(sa.func.substr(articles.c.day, 1, 7), ""), some)
    months = [month for month in by_month if month.name is not None]
    undated = next((group for group in by_month if group.name is None), None)
    heard = _speakers(view, some, max(voices, speakers if by == "speaker" else 0))
    if by == "month":
        groups = [*([undated] if undated else []), *months]
    elif by == "speaker":
        groups = heard[:speakers]
    else:
        groups = sorted(_groups(view, articles.c[by], some), key=lambda group: (-group.statements, group.name or ""))
    heard = heard[:voices]
    return Audit(by, since, until, publisher, _sum(by_month), tuple(groups), tuple(months), tuple(heard), undated)


def _axis(months: Sequence[Group]) -> Iterator[Group]:
    """Every month from the first to the last, those without articles too."""
    names = [month.name for month in months if month.name is not None and _MONTH.fullmatch(month.name)]
    numbers = sorted(_number(name) for name in names)
    if not numbers or numbers[-1] - numbers[0] >= _LONGEST:
        yield from months
        return
    known = {month.name: month for month in months}
    for number in range(numbers[0], numbers[-1] + 1):
        name = f"{number // 12:04}-{number % 12 + 1:02}"
        yield known.get(name, Group(name))


def _number(month: str) -> int:
    """A month, 2026-02, as a number of months."""
    return 12 * int(month[:4]) + int(month[5:7]) - 1


def conditions(view: View, since: str | None, until: str | None, publisher: str | None) -> list[sa.ColumnElement[bool]]:
    """Return the conditions that an article meets if an audit counts it.

    Raises:
        UsageError: ``since`` or ``until`` is not a day, month or year; no publisher in the desk fits.
    """
    given: list[sa.ColumnElement[bool]] = []
    if since is not None:
        given.append(articles.c.day >= first_day(since, "--since"))
    if until is not None:
        # what has no date comes before all days, and is not of those days
        given += [articles.c.day <= last_day(until, "--until"), articles.c.day > ""]
    if publisher is not None:
        given.append(published_by(view, publisher))
    return given


def groups_query(key: sa.ColumnElement[Any], some: Iterable[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    """The sums of articles by something that they have in common."""
    columns = sourcing.c
    is_single = sa.case((sa.and_(columns.statements > 0, columns.tellers == 1), 1), else_=0)
    sums = [
        sa.func.count().label("articles"),
        sa.func.sum(is_single).label("single_teller"),
        *(sa.func.sum(columns[name]).label(name) for name in _COUNTED),
    ]
    join = articles.join(sourcing, sourcing.c.article_id == articles.c.id)
    return sa.select(key.label("name"), *sums).select_from(join).where(*some).group_by(key).order_by(key)


def _groups(view: View, key: sa.ColumnElement[Any], some: list[sa.ColumnElement[bool]]) -> list[Group]:
    return [Group(**row) for row in view.connection.execute(groups_query(key, some)).mappings()]


def _sum(groups: Iterable[Group]) -> Group:
    total = Group(None)
    for group in groups:
        total = _plus(total, {name: getattr(group, name) for name in ("articles", "single_teller", *_COUNTED)})
    return total


def speakers_query(key: sa.Column[Any], some: list[sa.ColumnElement[bool]]) -> sa.Select[Any]:
    """Make the query for speakers, those who speak most first: actors' ids, or the names of unmatched ones.

    The second column is how often they speak, what was not said included.
    """
    spoken = sa.func.sum(article_actors.c.statements).label("spoken")
    query = sa.select(key, spoken).where(*_identified(key), article_actors.c.statements > 0, *_within(some))
    return query.group_by(key).order_by(spoken.desc(), key)


def _identified(key: sa.Column[Any]) -> list[sa.ColumnElement[bool]]:
    """Conditions for speakers that can be told apart: matched across articles, else named."""
    table = article_actors.c
    if key is table.actor_id:
        return [table.actor_id.is_not(None)]
    return [table.actor_id.is_(None), table.naming == "named"]


def _within(some: list[sa.ColumnElement[bool]]) -> list[sa.ColumnElement[bool]]:
    # the sum: each is looked up in the list of articles; else SQLite would try every article with every speaker
    return [(article_actors.c.article_id + 0).in_(sa.select(articles.c.id).where(*some))] if some else []


def _speakers(view: View, some: list[sa.ColumnElement[bool]], most: int) -> list[Group]:
    """Return the speakers with most statements that were made, most first."""
    groups = [
        group for key in (article_actors.c.actor_id, article_actors.c.name) for group in _heard(view, key, some, most)
    ]
    heard = [group for group in groups if group.statements]
    return sorted(heard, key=lambda group: (-group.statements, group.name or ""))[:most]


def _heard(view: View, key: sa.Column[Any], some: list[sa.ColumnElement[bool]], most: int) -> list[Group]:
    """Return speakers, among them at least the ``most`` with most statements."""
    with view.connection.execute(speakers_query(key, some)) as rows:
        counted = _spoken(view, key, [row[0] for row in rows.fetchmany(most)], some)
        # nobody says more than they speak: who speaks no more than the last of these says comes behind them all
        least = min((group.statements for group in counted), default=0)
        rest = [row[0] for row in takewhile(lambda row: row.spoken > least, rows)]
    return counted + _spoken(view, key, rest, some)


def _spoken(
    view: View, key: sa.Column[Any], keys: Sequence[int | str], some: list[sa.ColumnElement[bool]]
) -> list[Group]:
    """Count the statements of some speakers."""
    if len(keys) > _ONCE:
        return [group for i in range(0, len(keys), _ONCE) for group in _spoken(view, key, keys[i : i + _ONCE], some)]
    if not keys:
        return []
    table, said_in = article_actors.c, statements.c
    theirs = [key.in_(keys), *_identified(key), *_within(some), table.statements > 0]
    groups: dict[int | str, Group] = {}

    def said(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
        query = sa.select(key, *columns).join(statements, said_in.speaker_id == table.id)
        # not "is null or is actual": SQLite would begin with the index of all that are
        return query.where(*theirs, sa.func.coalesce(said_in.factuality, "actual") == "actual").group_by(key)

    # most are named, and no document: all are counted in the indexes alone, then the others one by one
    counts = (
        sa.func.count(sa.distinct(table.article_id)),
        sa.func.count(sa.distinct(sa.case((sourcing.c.tellers == 1, table.article_id)))),
        sa.func.count(),
        sa.func.sum(sa.case((said_in.origins == 1, 1), else_=0)),
    )
    every = said(*counts).join(sourcing, sourcing.c.article_id == table.article_id)
    for speaker, in_articles, in_single, number, origins in view.connection.execute(every):
        groups[speaker] = Group(
            str(speaker), in_articles, in_single, statements=number, named=number, single_origin=origins
        )
    ways = (table.naming, table.anonymity_reason.is_not(None), table.kind == "document")
    unnamed = said(*ways, sa.func.count()).where(sa.or_(table.naming != "named", table.kind == "document"))
    for speaker, naming, reason, document, number in view.connection.execute(unnamed.group_by(*ways)):
        more = {"named": -number, naming: number} if naming != "named" else {}
        more |= {"documents": number} if document else {}
        more |= {"reasons": number} if reason and naming == "anonymous" else {}
        groups[speaker] = _plus(groups[speaker], more)
    if key is table.actor_id:
        named = view.connection.execute(sa.select(actors.c.id, actors.c.name).where(actors.c.id.in_(keys)))
        return [replace(groups[id_], name=name, actor=id_) for id_, name in named if id_ in groups]
    return list(groups.values())


def _plus(group: Group, more: Mapping[str, int]) -> Group:
    return replace(group, **{name: getattr(group, name) + value for name, value in more.items()})
