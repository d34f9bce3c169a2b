"""Commands that list: one page of a list, as lines or as records, with the number of all that fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, Literal, TypeVar

import typer

from sayso.cli.output import destination, say, warn
from sayso.views.records import write

T = TypeVar("T")
ListFormat = Literal["text", "json", "jsonl", "csv"]
FormatOption = Annotated[
    ListFormat,
    typer.Option(
        "--format",
        "-f",
        help="Output format. text: readable output; json: one list; jsonl: one object per line; csv: a table.",
    ),
]
Limit = Annotated[int, typer.Option("--limit", "-n", metavar="N", min=1, max=10_000, help="Maximum number shown.")]
Offset = Annotated[int, typer.Option("--offset", metavar="N", min=0, help="Number to skip, of all that fit.")]
DEFAULT_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """The records of one page, of ``total`` that fit."""

    records: Sequence[T]
    total: int
    offset: int = 0

    @classmethod
    def of(cls, records: Sequence[T], limit: int, offset: int) -> Shown[T]:
        """Take one page of all records."""
        return cls(records[offset : offset + limit], len(records), offset)

    def counted(self, noun: str) -> str:
        """Return the numbers in words: "7 articles", "articles 1 to 20 of 143; --offset 20 shows the next"."""
        count, last = len(self.records), self.offset + len(self.records)
        if count == self.total:
            return f"{count:,} {noun}{'s' * (count != 1)}"
        if not count:
            return f"no {noun} behind {self.offset:,}: there are {self.total:,}"
        place = f"{noun} {last:,}" if count == 1 else f"{noun}s {self.offset + 1:,} to {last:,}"
        more = f"; --offset {last} shows the next" if last < self.total else ""
        return f"{place} of {self.total:,}{more}"


def show(
    shown: Shown[T],
    kind: type[T],
    format_: ListFormat,
    lines: Callable[[T], Iterable[str]],
    *,
    noun: str,
    nothing: str,
) -> None:
    """Print a page: ``lines`` of each record and the count, or the records of this ``kind`` in another format.

    ``nothing`` says why there may be none.  In the other formats, standard error says what was left out.
    """
    if format_ != "text":
        with destination(None) as out:
            write(format_, kind, shown.records, out)
        if not shown.total:
            warn(nothing)
        elif len(shown.records) < shown.total:
            warn(shown.counted(noun))
        return
    if not shown.total:
        say(nothing)
        return
    for record in shown.records:
        say(*lines(record))
    say(shown.counted(noun))
