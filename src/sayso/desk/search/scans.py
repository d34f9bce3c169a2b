"""Full-text conditions for DuckDB, whose own index of words would have to be downloaded: a table of words by place.

The table ``tokens`` has a row for each word of a statement, sorted by word, so that DuckDB reads only the rows of the
words that are asked for.  A place is the word's number in its part of the statement, and `PLACES` says where the
numbers of each part begin; a phrase is words at places that follow one another.  Words are folded: in small letters and
without accents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa

from sayso.desk.search.phrases import Part, Phrase

Lots = Sequence[tuple[Sequence[Phrase], Part | None]]
PLACES: Final[dict[Part, int]] = {"speaker": 1_000_000, "source": 2_000_000, "content": 3_000_000}
"""Where the places of each part begin: no part has a million words."""
_PART: Final = 999_999
_TABLE: Final = sa.table("statements", sa.column("id"), sa.column("words"), sa.column("size"))
_STATEMENTS: Final = _TABLE.c
_TOKENS: Final = sa.table("tokens", sa.column("word"), sa.column("statement_id"), sa.column("place"))
_NAMES: Final = sa.table("article_actors", sa.column("id"), sa.column("words")).c
_LAST: Final = "\U0010ffff"
_SATURATION: Final = 1.2  # the constants of BM25 as FTS5 has them
_LENGTH: Final = 0.75
_LEAST_WEIGHT: Final = 1e-6


def folded(word: str) -> str:
    """Return a word in small letters and without accents, as the tables have it."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter))


def having(lots: Lots, *, rank: bool = False) -> sa.Select[Any]:
    """Make the query for statements that have all phrases, each lot in its part.

    ``rank`` adds a column: BM25, negated, as FTS5 computes it.
    """
    places = [_places(phrase, part) for wanted, part in lots for phrase in wanted]
    if not rank:
        return sa.select(_STATEMENTS.id).where(*(_STATEMENTS.id.in_(place) for place in places))
    counted = [_counted(place, number) for number, place in enumerate(places)]
    start: sa.FromClause = _TABLE
    for own in counted:
        start = start.join(own, own.c.statement_id == _STATEMENTS.id)
    return sa.select(_STATEMENTS.id, _rank(counted)).select_from(start)


def mentioning(any_of: Sequence[Phrase]) -> sa.Select[Any]:
    """Make the query for statements whose content has at least one of some phrases."""

    def last(phrase: Phrase) -> str:
        return folded(phrase.words[-1])

    # of two hundred people with one last name each statement is asked for that name first
    families = [(name, list(own)) for name, own in groupby(sorted(any_of, key=last), key=last)]
    content = sa.func.split_part(_STATEMENTS.words, "|", 3)
    ways = [
        sa.and_(
            sa.func.contains(_STATEMENTS.words, f" {name}" if any(phrase.begins for phrase in own) else f" {name} "),
            sa.or_(*(sa.func.contains(content, _needle(phrase)) for phrase in own)),
        )
        for name, own in families
    ]
    return sa.select(_STATEMENTS.id).where(sa.or_(*ways))


def names(wanted: Sequence[Phrase]) -> sa.Select[Any]:
    """Make the query for rows of ``article_actors`` whose name has all phrases."""
    return sa.select(_NAMES.id).where(*(sa.func.contains(_NAMES.words, _needle(phrase)) for phrase in wanted))


def _needle(phrase: Phrase) -> str:
    """A phrase as it stands in a column of words, each between two spaces."""
    needle = "".join(f" {folded(word)} " for word in phrase.words)
    return needle.rstrip() if phrase.begins else needle


def _places(phrase: Phrase, part: Part | None) -> sa.Select[Any]:
    """The statements that have a phrase, each as often as it stands there."""
    tables = [_TOKENS.alias(f"word_{number}") for number in range(len(phrase.words))]
    first, *others = tables
    start: sa.FromClause = first
    for number, table in enumerate(others, 1):
        follows = sa.and_(table.c.statement_id == first.c.statement_id, table.c.place == first.c.place + number)
        start = start.join(table, follows)
    given = [table.c.word == folded(word) for table, word in zip(tables, phrase.words, strict=True)]
    if phrase.begins:
        begin, word = folded(phrase.words[-1]), tables[-1].c.word
        given[-1:] = [word >= begin, word < begin + _LAST]
    if part is not None:
        given.append(first.c.place.between(PLACES[part], PLACES[part] + _PART))
    return sa.select(first.c.statement_id).select_from(start).where(*given)


def _counted(places: sa.Select[Any], number: int) -> sa.CTE:
    own = places.subquery()
    counted = sa.select(own.c.statement_id, sa.func.count().label("times")).group_by(own.c.statement_id)
    return counted.cte(f"phrase_{number}")


def _rank(counted: Sequence[sa.CTE]) -> sa.ColumnElement[float]:
    every = sa.select(sa.func.count().label("rows"), sa.func.avg(_STATEMENTS.size).label("mean")).cte("every")
    rows, mean = (sa.select(column).scalar_subquery() for column in (every.c.rows, every.c.mean))
    size = 1 - _LENGTH + _LENGTH * _STATEMENTS.size / mean
    rank: sa.ColumnElement[float] = sa.literal(0.0)
    for own in counted:
        number = sa.select(sa.func.count()).select_from(own).scalar_subquery()
        weight = sa.func.greatest(sa.func.ln((rows - number + 0.5) / (number + 0.5)), _LEAST_WEIGHT)
        rank = rank - weight * own.c.times * (_SATURATION + 1) / (own.c.times + _SATURATION * size)
    return rank.label("rank")
