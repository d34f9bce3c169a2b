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
    """Make the query for statements whose content has at least one of some phrases.

    Those of as many words are looked for together: of one last name there may be two hundred people.
    """
    whole = sorted((phrase for phrase in any_of if not phrase.begins), key=lambda phrase: len(phrase.words))
    ways = [_places(phrase, "content") for phrase in any_of if phrase.begins]
    for length, own in groupby(whole, key=lambda phrase: len(phrase.words)):
        rows = sorted({tuple(map(folded, phrase.words)) for phrase in own})
        tables, start = _in_a_row(length)
        # the words at each place, by which rows of tokens are chosen; and which of them stand together
        given = [
            table.c.word.in_(sorted(set(words))) for table, words in zip(tables, zip(*rows, strict=True), strict=True)
        ]
        if length > 1:
            given.append(sa.tuple_(*(table.c.word for table in tables)).in_(rows))
        ways.append(sa.select(tables[0].c.statement_id).select_from(start).where(*given, _is_in("content", tables[0])))
    return sa.select(sa.union(*ways).subquery("mentioning").c.statement_id)


def names(wanted: Sequence[Phrase]) -> sa.Select[Any]:
    """Make the query for rows of ``article_actors`` whose name has all phrases."""
    return sa.select(_NAMES.id).where(*(sa.func.contains(_NAMES.words, _needle(phrase)) for phrase in wanted))


def _needle(phrase: Phrase) -> str:
    """A phrase as it stands in a column of words, each between two spaces."""
    needle = "".join(f" {folded(word)} " for word in phrase.words)
    return needle.rstrip() if phrase.begins else needle


def _places(phrase: Phrase, part: Part | None) -> sa.Select[Any]:
    """The statements that have a phrase, each as often as it stands there."""
    tables, start = _in_a_row(len(phrase.words))
    given = [table.c.word == folded(word) for table, word in zip(tables, phrase.words, strict=True)]
    if phrase.begins:
        begin, word = folded(phrase.words[-1]), tables[-1].c.word
        given[-1:] = [word >= begin, word < begin + _LAST]
    if part is not None:
        given.append(_is_in(part, tables[0]))
    return sa.select(tables[0].c.statement_id).select_from(start).where(*given)


def _in_a_row(number: int) -> tuple[list[sa.FromClause], sa.FromClause]:
    """So many tables of words, and their join: each word follows the one before it."""
    first, *others = tables = [_TOKENS.alias(f"word_{place}") for place in range(number)]
    start: sa.FromClause = first
    for place, table in enumerate(others, 1):
        follows = sa.and_(table.c.statement_id == first.c.statement_id, table.c.place == first.c.place + place)
        start = start.join(table, follows)
    return list(tables), start


def _is_in(part: Part, word: sa.FromClause) -> sa.ColumnElement[bool]:
    return word.c.place.between(PLACES[part], PLACES[part] + _PART)


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
