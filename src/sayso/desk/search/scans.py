"""Full-text conditions for DuckDB, which has no index of words: a scan of a column of folded words.

The column ``words`` holds the words of speaker, source and content, parted by bars, each word between two spaces, in
small letters and without accents; so a phrase is a part of it.  The macro ``folded`` writes words so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa

from sayso.desk.search.phrases import Part, Phrase

Lots = Sequence[tuple[Sequence[Phrase], Part | None]]
_PARTS: Final[dict[Part, int]] = {"speaker": 1, "source": 2, "content": 3}
_STATEMENTS: Final = sa.table("statements", sa.column("id"), sa.column("words"), sa.column("size")).c
_NAMES: Final = sa.table("article_actors", sa.column("id"), sa.column("words")).c
_SATURATION: Final = 1.2  # the constants of BM25 as FTS5 has them
_LENGTH: Final = 0.75
_LEAST_WEIGHT: Final = 1e-6


def having(lots: Lots, *, rank: bool = False) -> sa.Select[Any]:
    """Make the query for statements that have all phrases, each lot in its part.

    ``rank`` adds a column: BM25, negated, as FTS5 computes it.
    """
    phrases = [(phrase, part) for wanted, part in lots for phrase in wanted]
    columns = [_STATEMENTS.id, *([_rank(phrases)] if rank else [])]
    return sa.select(*columns).where(*(_has(phrase, part) for phrase, part in phrases))


def mentioning(any_of: Sequence[Phrase]) -> sa.Select[Any]:
    """Make the query for statements whose content has at least one of some phrases."""

    def last(phrase: Phrase) -> str:
        return phrase.words[-1].casefold()

    # of two hundred people with one last name each statement is asked for that name first
    families = [list(own) for _, own in groupby(sorted(any_of, key=last), key=last)]
    ways = [
        sa.and_(
            sa.func.contains(_STATEMENTS.words, _needle(Phrase(own[0].words[-1:], own[0].begins))),
            sa.or_(*(_has(phrase, "content") for phrase in own)),
        )
        for own in families
    ]
    return sa.select(_STATEMENTS.id).where(sa.or_(*ways))


def names(wanted: Sequence[Phrase]) -> sa.Select[Any]:
    """Make the query for rows of ``article_actors`` whose name has all phrases."""
    return sa.select(_NAMES.id).where(*(sa.func.contains(_NAMES.words, _needle(phrase)) for phrase in wanted))


def _needle(phrase: Phrase) -> sa.ColumnElement[str]:
    """A phrase as it stands in the column."""
    needle = sa.func.folded(" ".join(phrase.words))
    return sa.func.rtrim(needle) if phrase.begins else needle


def _has(phrase: Phrase, part: Part | None) -> sa.ColumnElement[bool]:
    whole = sa.func.contains(_STATEMENTS.words, _needle(phrase))
    return whole if part is None else sa.and_(whole, sa.func.contains(_text(part), _needle(phrase)))


def _text(part: Part | None) -> sa.ColumnElement[str]:
    return _STATEMENTS.words if part is None else sa.func.split_part(_STATEMENTS.words, "|", _PARTS[part])


def _rank(phrases: Sequence[tuple[Phrase, Part | None]]) -> sa.ColumnElement[float]:
    counts = [sa.func.count().filter(_has(*phrase)).label(f"having_{place}") for place, phrase in enumerate(phrases)]
    every = sa.select(sa.func.count().label("rows"), sa.func.avg(_STATEMENTS.size).label("mean"), *counts).cte("counts")
    size = 1 - _LENGTH + _LENGTH * _STATEMENTS.size / sa.select(every.c.mean).scalar_subquery()
    rank: sa.ColumnElement[float] = sa.literal(0.0)
    for place, (phrase, part) in enumerate(phrases):
        number = sa.select(every.c[f"having_{place}"]).scalar_subquery()
        rarity = sa.func.ln((sa.select(every.c.rows).scalar_subquery() - number + 0.5) / (number + 0.5))
        text, needle = _text(part), _needle(phrase)
        times = (sa.func.length(text) - sa.func.length(sa.func.replace(text, needle, ""))) / sa.func.length(needle)
        weight = sa.func.greatest(rarity, _LEAST_WEIGHT)
        rank = rank - weight * times * (_SATURATION + 1) / (times + _SATURATION * size)
    return rank.label("rank")
