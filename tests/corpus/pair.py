"""The same articles in a desk and in an archive: what the one says, the other has to say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sayso.corpus.asking import index_of, view_of
from sayso.corpus.flat import rows_of
from sayso.corpus.folder import Folder
from sayso.corpus.making import Made
from sayso.corpus.tables import TABLES
from sayso.desk.store import open_desk
from sayso.desk.view import View
from sayso.records import Act, Reading
from tests.desk import archive, wider
from tests.desk.made_archive import MadeArchive, reading_of

MADE = slice(165, 205)
"""Printings of the made archive: some reports of a paper's own, wire copy, and what is printed of it elsewhere."""


class Pair(NamedTuple):
    """Views of both."""

    desk: View
    archive: View


def articles() -> list[tuple[Reading, str | None]]:
    """Readings with their addresses: of a made archive, and of the desk that was made by hand."""
    made = [(reading_of(printing), printing.address) for printing in MadeArchive().printings[MADE]]
    by_hand = [*archive.readings(), wider.dam(), wider.cost(), wider.liar(), wider.race()]
    by_hand[1] = _with_act(by_hand[1])
    return [*made, *((reading, f"https://news.example/{number}") for number, reading in enumerate(by_hand, 1))]


def _with_act(reading: Reading) -> Reading:
    act = Act.model_validate(
        {
            **{"id": "d1", "actor": "p1", "recipient": "p2", "actor_span": (0, 13), "recipient_span": (19, 30)},
            **{"predicate": (14, 18), "type": "CONSULT", "factuality": "actual", "score": 0.9, "topic": "housing"},
        }
    )
    return reading.model_copy(update={"acts": (act,)})


def write(folder: Path, those: list[tuple[Reading, str | None]], *, shard: int = 20, by_month: bool = False) -> Folder:
    """Make an archive of readings: so many of them a shard."""
    made = Folder.create(folder, {}, [])
    for start in range(0, len(those), shard):
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        for place, (reading, address) in enumerate(those[start : start + shard], start + 1):
            located = reading.article.model_copy(update={"location": address})
            for name, own in rows_of(place, address or "-", reading.model_copy(update={"article": located})).items():
                rows[name] += own
        made.keep(Made.of(start // shard, rows, by_month=by_month))
    return made


def fill(place: Path, those: list[tuple[Reading, str | None]]) -> None:
    """Put readings into a desk."""
    with open_desk(place) as store:
        for reading, address in those:
            with store.writer() as writer:
                writer.keep(reading, address)


@contextmanager
def both(folder: Path, those: list[tuple[Reading, str | None]]) -> Iterator[Pair]:
    """Put articles into a desk and into an archive, and open both."""
    fill(folder / "desk.db", those)
    with open_desk(folder / "desk.db") as store:
        index = index_of(write(folder / "archive", those), lambda step: None)
        with store.view() as desk, view_of(index) as archive:
            yield Pair(desk, archive)
