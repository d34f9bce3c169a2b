"""Archives: how long the index and the questions take on a made archive of five million statements, and what is found.

The archive is written as Parquet; the index and the questions have a fresh process each, whose largest resident memory
is taken.  Each question is asked three times, and the median counts.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import sqlalchemy as sa

from benchmarks.made_up import PUBLISHERS
from benchmarks.made_up_archive import MadeArchive
from evaluation.figures import Figure, Part
from sayso.cli.network import LISTED
from sayso.corpus.asking import index_of, view_of
from sayso.corpus.folder import Folder
from sayso.desk.identity import entries
from sayso.desk.search.actor_history import candidates, follow
from sayso.desk.search.acts import ActSearch
from sayso.desk.search.audit import WAYS, audit
from sayso.desk.search.influence import network
from sayso.desk.search.statements import Search, search
from sayso.desk.tables import origin_members, statements
from sayso.desk.view import View

ARTICLES = 200_000
IN_TRIAL = 5_000
MOST_SECONDS = 3.0
MOST_MB = 2_000.0
MOST_MINUTES = 10.0
_TIMES = 3
Question = Callable[[View], object]


def measure(tell: Callable[[str], None], articles: int = ARTICLES, keep: Path | None = None) -> Part:
    """Make an archive, its index, and ask it; the archive is kept in a folder, and is taken from there if it is."""
    with TemporaryDirectory() as beside:
        folder = (keep or Path(beside)) / f"made-{articles}"
        made = _made(folder, articles, tell)
        for older in folder.glob("index-*.duckdb"):
            older.unlink()
        tell("making the index")
        steps, built = _apart(_build, folder)
        tell("asking")
        took, asked = _apart(_ask, folder, made.rarest)
        shares, _ = _apart(_found, folder, made.copies, made.repeats)
        index = next(folder.glob("index-*.duckdb")).stat().st_size
        parts = sum(path.stat().st_size for path in folder.rglob("*.parquet"))
    minutes = sum(seconds for step, seconds in steps.items() if step.startswith(("comparing", "counting"))) / 60
    figures = [
        Figure("planted copies found", 100 * shares[0], "%", 1, least=95),
        Figure("planted repeated quotations found", 100 * shares[1], "%", 1, least=90),
        Figure("origins", minutes, "min", 1, most=MOST_MINUTES),
        *(Figure(f"index: {step}", seconds, "s", 1) for step, seconds in steps.items()),
        Figure("index: memory", built, "MB"),
    ]
    figures += _asking_figures(took, asked)
    remarks = [
        f"{made.statements:,} statements; {parts / 1e6:,.0f} MB of Parquet, index {index / 1e6:,.0f} MB; "
        f"{len(made.copies):,} planted copies, {len(made.repeats):,} repetitions",
        f"the slowest question of each kind, the median of {_TIMES}; {len(took)} questions in all",
    ]
    return Part("Archives", figures, remarks, took)


def measure_questions(tell: Callable[[str], None], articles: int = ARTICLES, keep: Path | None = None) -> Part:
    """Ask an archive whose index may be there already: `measure` without what takes long."""
    with TemporaryDirectory() as beside:
        folder = (keep or Path(beside)) / f"made-{articles}"
        made = _made(folder, articles, tell)
        tell("asking")
        took, asked = _apart(_ask, folder, made.rarest)
    remarks = [f"{made.statements:,} statements; the median of {_TIMES}; {len(took)} questions in all"]
    return Part("Archives: questions", _asking_figures(took, asked), remarks, took)


def _asking_figures(took: Mapping[str, tuple[float, float]], memory: float) -> list[Figure]:
    """The slowest question of each kind, and the memory of all."""
    figures = []
    for kind in ("audit", "search", "actor", "network"):
        own = {name: seconds for name, seconds in took.items() if name.startswith(kind)}
        slowest = max(own, key=lambda name: own[name])
        wall, cpu = own[slowest]
        note = f"slowest: {slowest}; {cpu:.2f} CPU s"
        figures.append(Figure(kind, wall, "s", 2, most=MOST_SECONDS, note=note))
    return [*figures, Figure("questions: memory", memory, "MB", most=MOST_MB)]


class Made(NamedTuple):
    """What is known of a made archive."""

    statements: int
    rarest: str
    copies: list[tuple[int, int]]
    repeats: list[tuple[tuple[int, str], tuple[int, str]]]


def _made(folder: Path, articles: int, tell: Callable[[str], None]) -> Made:
    about = folder.with_suffix(".json")
    if about.exists():
        statements, rarest, copies, repeats = json.loads(about.read_text("utf-8"))
        return Made(
            statements,
            rarest,
            [(copy, source) for copy, source in copies],
            [((a, b), (c, d)) for (a, b), (c, d) in repeats],
        )
    tell(f"making up {articles:,} articles")
    archive = MadeArchive(articles)
    archive.write(folder)
    made = Made(archive.statements, archive.rarest(), archive.copies, archive.repeats)
    about.write_text(json.dumps(made), "utf-8")
    return made


def _apart(ask: Callable[..., Any], *given: object) -> tuple[Any, float]:
    """Call a function in a fresh process: its result, and the process's largest resident memory in MB."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_measured, ask, *given).result()


def _measured(ask: Callable[..., Any], *given: object) -> tuple[Any, float]:
    result = ask(*given)
    return result, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def _build(folder: Path) -> dict[str, float]:
    """Make the index: the seconds of each step."""
    began: list[tuple[str, float]] = []
    index_of(Folder.open(folder), lambda step: began.append((step, time.perf_counter())))
    ends = [start for _, start in began[1:]] + [time.perf_counter()]
    return {step: end - start for (step, start), end in zip(began, ends, strict=True)}


def _ask(folder: Path, rare: str) -> dict[str, tuple[float, float]]:
    """Every question with its seconds on the clock and its CPU seconds."""
    took: dict[str, tuple[float, float]] = {}
    with view_of(index_of(Folder.open(folder), lambda step: None)) as view:
        loudest, *_, quiet = (entry.name for entry in entries.entries(view, limit=1_000))
        for name, question in _questions(loudest, quiet, rare).items():
            spent = []
            for _ in range(_TIMES):
                began, began_cpu = time.perf_counter(), time.process_time()
                question(view)
                spent.append((time.perf_counter() - began, time.process_time() - began_cpu))
            walls, cpus = zip(*spent, strict=True)
            took[name] = median(walls), median(cpus)
    return took


def _questions(loudest: str, quiet: str, rare: str) -> dict[str, Question]:
    searches = {
        "a rare word": Search(rare),
        "a common word": Search("would"),
        "two common words": Search("would have"),
        "a phrase": Search('"would not be"'),
        "a prefix": Search(f"{rare[:4]}*"),
        "nothing": Search("zzyzx"),
        "a speaker": Search(speaker=loudest),
        "a speaker and a word": Search("that", speaker=loudest.rpartition(" ")[2]),
        "filters": Search(publisher=PUBLISHERS[0], since="2021-03", naming="anonymous", factuality="negated"),
        "one origin": Search("would", single_origin=True),
    }
    made: dict[str, Question] = {
        f"search: {name}": lambda view, asked=asked: search(view, asked)  # type: ignore[misc]
        for name, asked in searches.items()
    }
    for kind, name in {"loudest": loudest, "quiet": quiet, "last name": loudest.rpartition(" ")[2]}.items():
        made[f"actor: {kind}"] = lambda view, name=name: follow(view, candidates(view, name)[0])  # type: ignore[misc]
    for by in WAYS:
        made[f"audit: by {by}"] = lambda view, by=by: audit(view, by)  # type: ignore[misc]
        made[f"audit: by {by}, some"] = lambda view, by=by: audit(view, by, publisher="Herald", since="2021")  # type: ignore[misc]
    made["network: of an actor"] = lambda view: network(view, ActSearch(either=loudest))
    made["network: of a topic"] = lambda view: network(view, ActSearch(issue="health", since="2021", until="2022"))
    made["network: the strongest of all"] = lambda view: network(view, ActSearch(), LISTED)
    made["network: all"] = lambda view: network(view, ActSearch())
    return made


def _found(
    folder: Path, copies: list[tuple[int, int]], repeats: list[tuple[tuple[int, str], tuple[int, str]]]
) -> tuple[float, float]:
    with view_of(index_of(Folder.open(folder), lambda step: None)) as view:
        return found_copies(view, copies), found_repeats(view, repeats)


def found_copies(view: View, copies: Iterable[tuple[int, int]]) -> float:
    """Return the share of near copies that are in one group with what they copy."""
    member = origin_members.c
    query = sa.select(member.article_id, member.origin_group_id).where(member.statement_id.is_(None))
    groups: dict[int, int] = {row[0]: row[1] for row in view.connection.execute(query)}
    found = [groups.get(copy, -1) == groups.get(source) for copy, source in copies]
    return sum(found) / len(found)


def found_repeats(view: View, repeats: Iterable[tuple[tuple[int, str], tuple[int, str]]]) -> float:
    """Return the share of repeated quotations, by articles and numbers, that are in one group with what they repeat."""
    own = statements.c
    query = sa.select(own.article_id, own.number, own.origin_group_id).where(own.origin_group_id.is_not(None))
    groups: dict[tuple[int, str], int] = {(row[0], row[1]): row[2] for row in view.connection.execute(query)}
    found = [groups.get(later, -1) == groups.get(earlier) for later, earlier in repeats]
    return sum(found) / len(found)
