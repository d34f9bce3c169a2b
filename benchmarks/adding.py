"""Adding to a desk beside pure reading: the same thousand articles, in slices, by two processes that take turns.

The articles are those of PolNeAR train, with three edited copies of some, so that near copies are there to be found.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import sqlalchemy as sa

from benchmarks.contestants import DESK, SLICES
from benchmarks.laps import Lap, interleave
from benchmarks.worker import Worker
from evaluation.figures import Figure, Part

ARTICLES: Final = 1_000
LATE: Final = 5
"""Slices at the end that are shown for themselves: by then the desk is nearly as large as it gets."""
LEAST: Final = 0.8
"""What adding must come to, as a share of the speed of reading."""
_OWN: Final = "By our own correspondent. What follows was sent to several papers at once.\n\n"
_MORE: Final = "\n\nNobody at the county building was there in the evening to add anything to this account.\n"


def location(shared: Path) -> Path:
    """Where the articles lie in the developers' shared folder."""
    return shared / "data" / "polnear" / "train" / "text"


def measure(folder: Path, limit: int | None, tell: Callable[[str], None]) -> Part:
    """Read the articles, and add them to a desk; ``limit``: so many of them, for trying things out."""
    with TemporaryDirectory() as made, ExitStack() as stack:
        paths, copies = write(folder, Path(made), limit or ARTICLES)
        words = sum(len(path.read_text("utf-8").split()) for path in paths)
        contestants: dict[str, Callable[[], Lap]] = {}
        for name in ("reading", "adding"):
            tell(f"preparing {name}")
            contestants[name] = stack.enter_context(Worker(name, paths)).lap
        laps = interleave(contestants, min(SLICES, len(paths)), tell)
        rows = [*figures(laps, words), *_desk(Path(made) / DESK, copies)]
    remarks = [
        f"PolNeAR train and {copies} edited copies, in an order drawn by chance; from bytes on disk to a reading, and "
        "to an article in the desk with its actors matched and its origins grouped",
        f"each article once; two processes take turns with {len(laps['adding'])} slices; CPU time of all threads. "
        "Speed is judged on the clock: an article is written while the next is read, and on two threads of one core "
        "that makes the CPU time of both longer",
    ]
    title = f"Adding to a desk ({len(paths):,} articles, {words:,} words)"
    return Part(title, rows, remarks, {"laps": {name: [asdict(lap) for lap in own] for name, own in laps.items()}})


def write(folder: Path, target: Path, number: int) -> tuple[list[Path], int]:
    """Write a number of articles to a folder, edited copies among them: their files, and how many are copies.

    All that lie in ``folder``, or five in six of the number; the rest are copies, three of one article.
    """
    there = sorted(folder.glob("*.txt"))
    originals = min(len(there), max(1, number * 5 // 6))
    chosen = [there[i * len(there) // originals] for i in range(originals)]
    texts = [path.read_text("utf-8") for path in chosen]
    copied = -(-(number - originals) // len(EDITS))
    every = max(1, originals // max(1, copied))
    copies = [edit(text) for text in texts[::every] for edit in EDITS][: number - originals]
    texts += copies
    random.Random(840).shuffle(texts)
    paths = [target / f"{place:04}.txt" for place in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return paths, len(copies)


def _shortened(text: str) -> str:
    """Another line above it, and the last quarter of its paragraphs cut off."""
    paragraphs = text.split("\n\n")
    return _OWN + "\n\n".join(paragraphs[: max(1, len(paragraphs) * 3 // 4)])


def _trimmed(text: str) -> str:
    """Every fortieth word left out."""
    words = text.split(" ")
    return " ".join(word for place, word in enumerate(words, 1) if place % 40)


def _turned(text: str) -> str:
    """Its first two paragraphs turned round, and one more at the end."""
    first, *rest = text.split("\n\n")
    return "\n\n".join([*rest[:1], first, *rest[1:]]) + _MORE


EDITS: Final = (_shortened, _trimmed, _turned)


def figures(laps: dict[str, list[Lap]], words: int) -> list[Figure]:
    """Make the rows of the table: the rates of both, and one against the other."""
    cpu = {name: sum(lap.cpu for lap in own) for name, own in laps.items()}
    wall = {name: sum(lap.wall for lap in own) for name, own in laps.items()}
    rows = [Figure(name, words / cpu[name], "words/CPU-s", note=f"{wall[name]:,.0f} s on the clock") for name in laps]
    for unit, spent, least in (("on the clock", "wall", LEAST), ("CPU time", "cpu", None)):
        late = {name: sum(getattr(lap, spent) for lap in own[-LATE:]) for name, own in laps.items()}
        whole = {"wall": wall, "cpu": cpu}[spent]
        note = f"the last {LATE} of {len(laps['adding'])} slices: {late['reading'] / late['adding']:.3f}"
        ratio = whole["reading"] / whole["adding"]
        rows.append(Figure(f"adding / reading, {unit}", ratio, digits=3, least=least, note=note))
    return rows


def _desk(path: Path, copies: int) -> Iterator[Figure]:
    from sayso.desk.store import open_desk
    from sayso.desk.tables import origin_groups, origin_members

    near = origin_groups.c.kind == "near copy"
    with open_desk(path, create=False) as desk, desk.view() as view:
        counts, size = view.counts(), view.size()
        groups = view.connection.scalar(sa.select(sa.func.count()).select_from(origin_groups).where(near)) or 0
        members = sa.select(sa.func.count()).select_from(origin_members.join(origin_groups)).where(near)
        held = (view.connection.scalar(members) or 0) - groups
    note = ", ".join(f"{counts[name]:,} {name}" for name in ("articles", "statements", "actors"))
    yield Figure("the desk in the end", size / 1e6, "MB", note=note)
    yield Figure(
        "articles grouped as near copies", held, note=f"beside the first of each group; {copies} copies were made"
    )
