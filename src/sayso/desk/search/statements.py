"""Search the statements of a desk by words, speaker, addressee, day, naming and more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import sqlalchemy as sa

from sayso.desk.records import Statement
from sayso.desk.search.fulltext import FullTextIndex
from sayso.desk.search.phrases import Part, Phrase, marks, phrases
from sayso.desk.tables import article_actors, articles, statements
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.records import Span

COMMON: Final = 20_000
"""Words that more statements than this have are no use for ranking: what has them is listed by date."""
_MANY: Final = 8
"""Publishers of more than one in so many articles have many."""
_DAY: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
NEWEST_FIRST: Final = (statements.c.day.desc(), statements.c.id.desc())
"""The order of what is listed by date."""
Lots = list[tuple[Sequence[Phrase], Part | None]]


@dataclass(frozen=True, slots=True)
class Search:
    """A query; a statement has to meet all conditions that are given."""

    words: str = ""
    """As typed: see `sayso.desk.search.phrases`."""
    speaker: str | None = None
    """Words of the speaker's name, or the number of an actor across articles."""
    addressee: str | None = None
    since: str | None = None
    """A day, month or year, ISO 8601, included; so is ``until``."""
    until: str | None = None
    kind: str | None = None
    naming: str | None = None
    """One of `sayso.records.Naming`, or ``unknown``."""
    factuality: str | None = None
    """Statements without factuality count as ``actual``."""
    type: str | None = None
    publisher: str | None = None
    """The name, or words of it."""
    single_origin: bool = False
    """Only what has one independent origin in this desk."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that meets a query."""

    statement: Statement
    holders: tuple[Statement, ...]
    """The statements in whose content it stands, the nearest first."""
    marks: tuple[Span, ...]
    """Where the words of the query stand in its ``content_text``: spans of code points."""


@dataclass(frozen=True, slots=True)
class Results:
    """The result of a search."""

    hits: tuple[Hit, ...]
    total: int
    """The number of all hits."""
    order: Literal["rank", "date"]
    """By rank only with words that at most `COMMON` statements have."""
    offset: int = 0
    """The number of hits before these."""

    @property
    def more(self) -> bool:
        """Whether there are hits behind these."""
        return self.offset + len(self.hits) < self.total


def search(
    view: View, asked: Search, *, limit: int = 20, offset: int = 0, by: Literal["rank", "date"] = "rank"
) -> Results:
    """Return a page of the statements that meet a query, best first or newest first, and their total number.

    Raises:
        UsageError: ``since`` or ``until`` is not a day, month or year; no publisher in the desk fits; ``limit`` or
            ``offset`` is negative.
    """
    query, order = search_query(view, asked, by=by)
    return results(view, query, phrases(asked.words), limit=limit, offset=offset, order=order)


def results(  # noqa: PLR0913
    view: View,
    query: sa.Select[Any],
    wanted: Sequence[Phrase],
    *,
    limit: int,
    offset: int = 0,
    order: Literal["rank", "date"] = "date",
) -> Results:
    """Run a query for ids of statements: a page of them, with phrases marked, and how many there are in all.

    Raises:
        UsageError: ``limit`` or ``offset`` is negative.
    """
    if min(limit, offset) < 0:
        raise UsageError("a limit or an offset below 0", "give a number from 0 up.")
    if order == "rank":  # all are looked up to be ranked, and they are few
        ids = view.connection.scalars(query).all()
        return Results(tuple(hits(view, ids[offset : offset + limit], wanted)), len(ids), order, offset)
    ids = view.connection.scalars(query.limit(limit + 1).offset(offset)).all()
    page = tuple(hits(view, ids[:limit], wanted))
    if len(ids) <= limit and (ids or not offset):  # the last page
        return Results(page, offset + len(ids), order, offset)
    count = sa.select(sa.func.count()).select_from(query.order_by(None).subquery())
    return Results(page, view.connection.scalar(count) or 0, order, offset)


def hits(view: View, ids: Sequence[int], wanted: Sequence[Phrase]) -> list[Hit]:
    """Return statements by their ids, with those that hold them, and the phrases marked."""
    got = view.statements(ids)
    known = {statement.id: statement for statement in got}
    missing = {statement.parent for statement in got if statement.parent is not None} - known.keys()
    while missing:
        above = view.statements(sorted(missing))
        known |= {statement.id: statement for statement in above}
        missing = {statement.parent for statement in above if statement.parent is not None} - known.keys()
    return [Hit(statement, _holders(statement, known), marks(statement.content_text, wanted)) for statement in got]


def _holders(statement: Statement, known: dict[int, Statement]) -> tuple[Statement, ...]:
    held: list[Statement] = []
    seen = {statement.id}
    while statement.parent is not None and statement.parent in known and statement.parent not in seen:
        statement = known[statement.parent]
        seen.add(statement.id)
        held.append(statement)
    return tuple(held)


def search_query(
    view: View, asked: Search, *, by: Literal["rank", "date"] = "rank"
) -> tuple[sa.Select[Any], Literal["rank", "date"]]:
    """Make the query of `search`, without its limit, and the order of its ids.

    With rare words, their statements are looked up in the index and filtered.  With common ones, all statements are
    gone through, newest first, and each is looked up among those that have the words.

    Raises:
        UsageError: as `search`.
    """
    index = FullTextIndex(view.connection)
    lots: Lots = []
    if words := phrases(asked.words):
        lots.append((words, None))
    is_number = asked.speaker is not None and asked.speaker.strip().isdecimal()
    if asked.speaker is not None and not is_number:
        lots.append((name_words(asked.speaker, "--speaker"), "speaker"))
    wanted = _conditions(asked, index)
    published = None if asked.publisher is None else published_by(view, asked.publisher)
    if is_number:
        wanted.append(statements.c.actor_id == int(asked.speaker or 0))
    if not lots:
        return _newest_first(view, wanted, published), "date"
    if _is_common(view, index, lots):
        # the sum keeps SQLite from looking up each of half a million ids: it asks a list of them instead
        has_them = (statements.c.id + 0).in_(index.statements(lots))
        return _newest_first(view, [*wanted, has_them], published), "date"
    order: Literal["rank", "date"] = by if words else "date"
    fitting = index.statements(lots, rank=order == "rank").subquery("fitting")
    start = fitting.join(statements, statements.c.id == fitting.c.id)
    if published is not None:
        start = start.join(articles, articles.c.id == statements.c.article_id)
        wanted.append(published)
    query = sa.select(statements.c.id).select_from(start).where(*wanted)
    return query.order_by(*([fitting.c.rank] if order == "rank" else []), *NEWEST_FIRST), order


def _newest_first(
    view: View, wanted: list[sa.ColumnElement[bool]], published: sa.ColumnElement[bool] | None
) -> sa.Select[Any]:
    query = sa.select(statements.c.id).where(*wanted).order_by(*NEWEST_FIRST)
    if published is None:
        return query
    own = sa.select(articles.c.id).where(published)
    # few articles: from them to their statements.  Many: through all statements, newest first, as far as it takes;
    # the sum keeps SQLite from the former
    place = statements.c.article_id + 0 if _are_many(view, published) else statements.c.article_id
    return query.where(place.in_(own))


def _are_many(view: View, published: sa.ColumnElement[bool]) -> bool:
    number = sa.select(sa.func.count()).select_from(articles)
    return _MANY * view.connection.scalars(number.where(published)).one() > view.connection.scalars(number).one()


def _is_common(view: View, index: FullTextIndex, lots: Lots) -> bool:
    some = index.statements(lots).limit(COMMON + 1).subquery()
    return (view.connection.scalar(sa.select(sa.func.count()).select_from(some)) or 0) > COMMON


def _conditions(asked: Search, index: FullTextIndex) -> list[sa.ColumnElement[bool]]:
    table = statements.c
    given: list[sa.ColumnElement[bool]] = []
    if asked.since is not None:
        given.append(table.day >= first_day(asked.since, "--since"))
    if asked.until is not None:
        # what has no date comes before all days, and is not of those days
        given += [table.day <= last_day(asked.until, "--until"), table.day > ""]
    if asked.kind is not None:
        given.append(table.kind == asked.kind)
    if asked.naming is not None:
        given.append(table.naming.is_(None) if asked.naming == "unknown" else table.naming == asked.naming)
    given += _statuses(asked)
    if asked.single_origin:
        given.append(table.origins == 1)
    if asked.addressee is not None:
        given.append(table.addressee_id.in_(_addressees(asked.addressee, index)))
    return given


def _statuses(asked: Search) -> Iterator[sa.ColumnElement[bool]]:
    """Conditions on factuality and type; each repeats the condition of the partial index that it is to use."""
    table = statements.c
    if asked.factuality == "actual":
        # not "is actual or is null": SQLite would look up all that are, which most are
        yield sa.func.coalesce(table.factuality, "actual") == "actual"
    elif asked.factuality is not None:
        yield from (table.factuality == asked.factuality, table.factuality != sa.literal_column("'actual'"))
    if asked.type is not None:
        yield table.type == asked.type
        if asked.type != "assertion":
            yield table.type != sa.literal_column("'assertion'")


def _addressees(given: str, index: FullTextIndex) -> sa.Select[Any]:
    if given.strip().isdecimal():
        return sa.select(article_actors.c.id).where(article_actors.c.actor_id == int(given))
    return index.names(name_words(given, "--addressee"))


def published_by(view: View, given: str) -> sa.ColumnElement[bool]:
    """Make the condition that an article is by a publisher, given by its name or words of it.

    Raises:
        UsageError: no publisher in the desk has such a name.
    """
    every = [name for name in view.connection.scalars(sa.select(articles.c.publisher).distinct()) if name]
    fits = [name for name in every if name.casefold() == given.strip().casefold()]
    if not fits and (words := phrases(given)):
        fits = [name for name in every if all(marks(name, [phrase]) for phrase in words)]
    if not fits:
        some = ", ".join(sorted(every)[:5]) or "none has a publisher"
        raise UsageError(f"no article here is by {given!r}", f"there are: {some}{', ...' * (len(every) > 5)}.")
    return articles.c.publisher == fits[0] if len(fits) == 1 else articles.c.publisher.in_(fits)


def first_day(given: str, option: str) -> str:
    """Return a string that sorts at or before every day of a day, month or year.

    Raises:
        UsageError: it is none of these.
    """
    if not _DAY.fullmatch(given.strip()):
        raise UsageError(f"{option} {given!r} is no day", "write it as 2026-02-03, 2026-02 or 2026.")
    return given.strip()


def last_day(given: str, option: str) -> str:
    """Return a string that sorts behind every day of a day, month or year, and before later ones.

    Raises:
        UsageError: it is none of these.
    """
    day = first_day(given, option)
    return day + "-99" * (2 - day.count("-"))


def name_words(given: str, option: str) -> tuple[Phrase, ...]:
    """Return the words of a name that an option gives.

    Raises:
        UsageError: there is none.
    """
    if not (words := phrases(given)):
        raise UsageError(f"{option} {given!r} has no word in it", "give a name, or a part of one.")
    return words
