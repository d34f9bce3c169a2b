"""Loads the word tables of ``data/*.toml``, once each, and hands out plain sets, mappings and patterns.

A file is a list of rows::

    [[row]]
    is = "person kin"                 # the categories, separated by spaces
    words = "aunt uncle"              # or patterns, one regular expression a line
    example = "Ruth Okafor's aunt"    # a text that the row matches
    not = "Ruth Okafor's ant"         # a text that it must not match

Other columns say what the words mean (``gender``, ``letter``).  ``docs/english.md`` says which word goes where, and
``tests/english`` runs the example and the counter-example of every row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import tomli

DATA: Final = Path(__file__).parent / "data"
"""The folder of the tables."""
Value = TypeVar("Value", bound=str | int | list[str])
_Row = dict[str, Any]


class Table:
    """The rows of one file.

    A category that no row has raises `KeyError`, so that a misspelt name never stands for an empty set.
    """

    def __init__(self, name: str, rows: list[_Row]) -> None:
        """``rows`` as they stand in the file ``name``.toml."""
        self.name = name
        self.rows = rows
        self._by_category: dict[str, list[_Row]] = {}
        for row in rows:
            for category in row["is"].split():
                self._by_category.setdefault(category, []).append(row)

    @property
    def categories(self) -> frozenset[str]:
        """All categories of the file."""
        return frozenset(self._by_category)

    def words(self, *categories: str) -> frozenset[str]:
        """The words of all rows that have any of the categories."""
        return frozenset(word for row in self._rows(categories) for word in words_of(row))

    def listed(self, *categories: str) -> tuple[str, ...]:
        """The same words in the order of the file, for alternations in which the first match wins."""
        return tuple(dict.fromkeys(word for row in self._rows(categories) for word in words_of(row)))

    def mapping(self, category: str, column: str, kind: type[Value]) -> dict[str, Value]:
        """Each word of a category with its row's value in a column, of the type ``kind``; rows without it are left out.

        Raises:
            TypeError: a value has another type.
        """
        pairs: dict[str, Value] = {}
        for row in self._rows((category,)):
            if column not in row:
                continue
            value = row[column]
            if not isinstance(value, kind):
                raise TypeError(f"{self.name}.toml, {category}: {column} = {value!r} is not {kind.__name__}")
            pairs.update(dict.fromkeys(words_of(row), value))
        return pairs

    def alternatives(self, *categories: str) -> str:
        """The patterns of the categories' rows as one alternation, without a group around it."""
        return "|".join(line for row in self._rows(categories) for line in patterns_of(row))

    def pattern(
        self, *categories: str, before: str = r"\b", behind: str = r"\b", words: Iterable[str] = ()
    ) -> re.Pattern[str]:
        """The patterns of the categories' rows between two others, in small letters or capitals.

        ``words`` are alternatives out of another table.
        """
        alternatives = "|".join((self.alternatives(*categories), *words))
        return re.compile(f"{before}(?:{alternatives}){behind}", re.IGNORECASE)

    def _rows(self, categories: tuple[str, ...]) -> Iterator[_Row]:
        unknown = [category for category in categories if category not in self._by_category]
        if unknown or not categories:
            raise KeyError(f"{self.name}.toml has no category {', '.join(unknown)}")
        if len(categories) == 1:
            yield from self._by_category[categories[0]]
            return
        wanted = set(categories)
        yield from (row for row in self.rows if wanted.intersection(row["is"].split()))


def words_of(row: _Row) -> list[str]:
    """The words of a row: a text is split at white space, a list may hold phrases of several words."""
    words = row.get("words", [])
    return words.split() if isinstance(words, str) else words


def patterns_of(row: _Row) -> list[str]:
    """The patterns of a row, one a line; a space in one stands for any white space."""
    return [line.strip().replace(" ", r"\s+") for line in row.get("patterns", "").strip().splitlines()]


@cache
def load(name: str) -> Table:
    """The table of the file ``data/<name>.toml``.

    Raises:
        ValueError: the file is no TOML, or a row has no category.
    """
    path = DATA / f"{name}.toml"
    try:
        rows = tomli.loads(path.read_text("utf-8"))["row"]
        return Table(name, rows)
    except (tomli.TOMLDecodeError, KeyError) as error:
        raise ValueError(f"{path.name}: {error}. A table is a list of [[row]], each with `is`.") from error
