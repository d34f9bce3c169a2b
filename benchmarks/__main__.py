"""``python -m benchmarks``: measure, show what is demanded beside it, and say what is missed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TextIO

from rich.console import Console
from rich.markup import escape

from benchmarks import (
    acts,
    adding,
    cores,
    corpus,
    corpus_cost,
    corpus_reading,
    desk,
    desk_growth,
    dossier,
    fast,
    growth,
    memory,
    speed,
    stages,
    startup,
    web,
)
from benchmarks.conditions import conditions
from corpora.articles import Articles, choose, shared_folder
from evaluation import entities, quality
from evaluation import speakers as actors
from evaluation.figures import Part, summary
from evaluation.peer import REMEDY, installed

PARTS = (
    *("quality", "actors", "entities", "acts", "speed", "fast", "growth", "memory", "startup", "cores"),
    *("adding", "desk", "desk-growth", "dossier", "web"),
    *("corpus", "corpus-questions", "corpus-cost", "corpus-engines", "corpus-memory"),
)
ASKED: Final = ("corpus", "corpus-questions", "corpus-cost", "corpus-engines", "corpus-memory")
"""Parts that are measured only where they are asked for: all take half an hour."""

GROWN_IN_TRIAL = 1_000
"""Words and turns of the longest text read in a trial."""


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Parse the command line."""
    asks = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure quality, actors, acts, speed, growth, memory, start-up, cores, adding, desks, dossiers.",
    )
    asks.add_argument("--only", choices=PARTS, action="append", help="only this part; may be given more than once")
    asks.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE as well")
    asks.add_argument("--rounds", type=_number, default=3, help="laps of each contestant in the speed part (3)")
    asks.add_argument("--texts", type=_number, metavar="N", help="only N texts, evenly spread: for trying things out")
    asks.add_argument("--articles", type=_number, metavar="N", help="articles of the parts corpus, corpus-...")
    asks.add_argument("--keep", type=Path, metavar="DIR", help="keep the made archive of the part corpus in DIR")
    asks.add_argument("--minutes", type=_number, default=1, metavar="N", help="how long the web part is read (1)")
    return asks.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 0 where every demand is kept, 1 where one is missed, 2 where there is nothing to read."""
    given = parse(arguments)
    screen, progress = _console(sys.stdout), _console(sys.stderr)
    shared = shared_folder()
    try:
        articles = choose(shared, limit=given.texts)
    except FileNotFoundError as error:
        progress.print(f"[bold red]Nothing was measured[/]: {error}")
        return 2
    head = conditions()
    for label, value in head.items():
        screen.print(f"[bold]{label:9}[/]{value}", highlight=False)
    if given.texts:
        screen.print(f"[bold yellow]A trial on {len(articles.paths)} texts: no figures to report.[/]")
    if not installed():
        screen.print(f"[bold yellow]{escape(REMEDY)}[/]", highlight=False)

    wanted = [name for name in PARTS if (name in given.only if given.only else name not in ASKED)]
    parts: dict[str, Part] = {}
    for name, measure in _measurements(wanted, articles, shared, given, progress).items():
        parts[name] = measure()
        screen.print()
        screen.print(parts[name].table())
        for remark in parts[name].remarks:
            screen.print(f"  {remark}", highlight=False, markup=False)
    needed = {
        "quality": "annotated texts and scorer",
        "entities": "GUM's dev.conllu",
        "adding": "texts of PolNeAR train",
    }
    for name, what in needed.items():
        if name in wanted and name not in parts:
            _say_unmeasured(screen, name, what, shared)
    screen.print(f"\n[bold]{summary(list(parts.values()))}[/]", highlight=False)
    if given.json:
        made = {"conditions": head, "parts": {name: part.as_json() for name, part in parts.items()}}
        given.json.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    missed = any(figure.verdict == "MISSED" for part in parts.values() for figure in part.figures)
    return 1 if missed else 0


def _measurements(
    wanted: list[str], articles: Articles, shared: Path, given: argparse.Namespace, progress: Console
) -> dict[str, Callable[[], Part]]:
    def tell(name: str) -> Callable[[str], None]:
        return lambda what: progress.print(f"{name}: {what} ...", highlight=False, markup=False)

    able = _quality_measurements(wanted, articles, shared, given, tell)
    if "speed" in wanted:
        able["speed"] = lambda: speed.measure(articles, given.rounds, tell("speed"))
        able["stages"] = lambda: stages.measure(articles, tell("speed"))
    if "fast" in wanted:
        able["fast"] = lambda: fast.measure(articles, given.rounds, tell("fast"))
    if "growth" in wanted:
        able["growth"] = lambda: growth.measure(
            tell("growth"), most=GROWN_IN_TRIAL if given.texts else max(growth.WORDS)
        )
    if "memory" in wanted:
        able["memory"] = lambda: memory.measure(articles, tell("memory"))
    if "startup" in wanted:
        able["startup"] = lambda: startup.measure(tell("startup"))
    if "cores" in wanted:
        able["cores"] = lambda: cores.measure(articles, given.rounds, tell("cores"))
    return able | _desk_measurements(wanted, shared, given, tell) | _archives(wanted, articles, given, tell)


def _quality_measurements(
    wanted: list[str],
    articles: Articles,
    shared: Path,
    given: argparse.Namespace,
    tell: Callable[[str], Callable[[str], None]],
) -> dict[str, Callable[[], Part]]:
    from sayso.model.network import shipped

    able: dict[str, Callable[[], Part]] = {}
    if "quality" in wanted and articles.gold and articles.scorer:
        able["quality"] = lambda: quality.measure(articles, tell("quality"))
    if "actors" in wanted and any(actors.GOLD.glob("*.txt")):
        able["actors"] = lambda: actors.measure(actors.GOLD, tell("actors"))
    if "entities" in wanted and (gum := entities.location(shared)).exists():
        able["entities"] = lambda: entities.measure(
            entities.documents(gum), entities.ABOUT, shipped(), tell("entities")
        )
    if "acts" in wanted:
        able["acts"] = lambda: acts.measure(articles, shared, given.rounds, tell("acts"))
    return able


def _desk_measurements(
    wanted: list[str], shared: Path, given: argparse.Namespace, tell: Callable[[str], Callable[[str], None]]
) -> dict[str, Callable[[], Part]]:
    able: dict[str, Callable[[], Part]] = {}
    texts: int | None = given.texts
    if "adding" in wanted and any((folder := adding.location(shared)).glob("*.txt")):
        able["adding"] = lambda: adding.measure(folder, texts, tell("adding"))
    if "dossier" in wanted:
        able["dossier"] = lambda: dossier.measure(tell("dossier"))
    if "desk-growth" in wanted:
        sizes = desk_growth.IN_TRIAL if texts else desk_growth.SIZES
        able["desk-growth"] = lambda: desk_growth.measure(tell("desk-growth"), sizes)
    if "web" in wanted:
        able["web"] = lambda: web.measure(tell("web"), 5.0 if texts else 60.0 * given.minutes)
    if "desk" in wanted:
        able["desk"] = lambda: desk.measure(tell("desk"))
    return able


def _archives(
    wanted: list[str], articles: Articles, given: argparse.Namespace, tell: Callable[[str], Callable[[str], None]]
) -> dict[str, Callable[[], Part]]:
    able: dict[str, Callable[[], Part]] = {}

    def size(usual: int, in_trial: int) -> int:
        chosen: int = given.articles or (in_trial if given.texts else usual)
        return chosen

    if "corpus" in wanted:
        made = size(corpus.ARTICLES, corpus.IN_TRIAL)
        able["corpus"] = lambda: corpus.measure(tell("corpus"), made, given.keep)
    if "corpus-questions" in wanted:
        kept = size(corpus.ARTICLES, corpus.IN_TRIAL)
        able["corpus-questions"] = lambda: corpus.measure_questions(tell("corpus-questions"), kept, given.keep)
    if "corpus-cost" in wanted:
        able["corpus-cost"] = lambda: corpus_cost.measure(articles, given.rounds, tell("corpus-cost"))
    if "corpus-engines" in wanted:
        some = size(corpus_reading.ARTICLES, corpus_reading.IN_TRIAL)
        able["corpus-engines"] = lambda: corpus_reading.measure_engines(
            articles, given.rounds, tell("corpus-engines"), some
        )
    if "corpus-memory" in wanted:
        many = size(corpus_reading.READ, corpus_reading.READ_IN_TRIAL)
        able["corpus-memory"] = lambda: corpus_reading.measure_memory(articles, tell("corpus-memory"), many)
    return able


def _say_unmeasured(screen: Console, name: str, what: str, shared: Path) -> None:
    screen.print(
        f"\n[bold red]{name.upper()} WAS NOT MEASURED[/]: no {what} in {shared}. "
        "Set SAYSO_SHARED to the developers' shared folder.",
        highlight=False,
    )


def _console(stream: TextIO) -> Console:
    return Console(file=stream, width=None if stream.isatty() else 132)


def _number(given: str) -> int:
    number = int(given)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number from 1 up")
    return number


if __name__ == "__main__":
    raise SystemExit(main())
