"""The fast network beside the default one and a peer: words per CPU-second without acts, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from typing import Any, Final

from benchmarks.laps import Lap, interleave, rate, ratios
from benchmarks.worker import Worker
from corpora.articles import Articles
from evaluation.figures import Figure, Part
from evaluation.peer import REMEDY, installed
from evaluation.quality import evaluate, load_scorer
from sayso.model.network import shipped

FAST: Final = "--fast --without acts"
DEFAULT: Final = "--without acts"
PEER: Final = "textacy direct quotations on spaCy"
LEAST_OF_PEER: Final = 2.0
MOST_LOST: Final = 2.5
"""How much lower the F1 of whole attributions may be than the default network's."""


def measure(articles: Articles, rounds: int, tell: Callable[[str], None]) -> Part:
    """Let all read all texts in turns; then score what both networks find, where there are annotations."""
    with ExitStack() as stack:

        def worker(name: str) -> Callable[[], Lap]:
            tell(f"preparing {name}")
            return stack.enter_context(Worker(name, articles.paths, {"SAYSO_THREADS": "1"})).lap

        contestants = {FAST: worker("sayso-fast-without-acts"), DEFAULT: worker("sayso-without-acts")}
        if installed():
            contestants[PEER] = worker("textacy")
        laps = interleave(contestants, rounds, tell)
    scored = {}
    if articles.gold is not None and articles.scorer is not None:
        scorer = load_scorer(articles.scorer)
        for label, network in ((FAST, shipped("fast")), (DEFAULT, shipped("default"))):
            tell(f"reading with {network.name}")
            scored[label] = evaluate(network, articles.gold, scorer)
    remarks = [f"best of {rounds} rounds taken in turns; CPU time, one thread"]
    if PEER not in laps:
        remarks.append(REMEDY)
    return Part(
        f"The fast network ({articles.name}, {len(articles.paths)} texts, {articles.words:,} words)",
        figures(laps, articles.words, scored),
        remarks,
        {"laps": {name: [asdict(lap) for lap in own] for name, own in laps.items()}, "scorer's summary": scored},
    )


def figures(laps: Mapping[str, list[Lap]], words: int, scored: Mapping[str, Any]) -> list[Figure]:
    """Make the rows of the table: rates, their ratios, and the F1 of whole attributions."""
    rows = []
    for name, own in laps.items():
        speed = rate(words, own)
        rows.append(Figure(name, speed.best, "words/CPU-s", note=speed.spread))
    for rival, short, least in ((PEER, "textacy", LEAST_OF_PEER), (DEFAULT, "the default network", None)):
        if rival in laps:
            ratio, note = ratios(laps[FAST], laps[rival])
            rows.append(Figure(f"the fast network / {short}", ratio, digits=2, least=least, note=note))
    if scored:
        ours, rival = (scored[name]["relation"]["F1"] for name in (FAST, DEFAULT))
        recall = scored[FAST]["relation_recall"]
        note = f"recall of quoted ones {recall['quoted']:.2f}, of indirect ones {recall['indirect']:.2f}"
        rows.append(Figure("whole attributions, F1", ours, digits=2, note=note))
        rows.append(Figure("lower than the default network by", rival - ours, digits=2, most=MOST_LOST))
    return rows
