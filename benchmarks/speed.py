"""Speed: words per CPU-second of the whole way, beside the network alone and beside a peer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict

from benchmarks.laps import Lap, interleave, rate, ratios
from benchmarks.worker import Worker
from corpora.articles import Articles
from evaluation.figures import Figure, Part
from evaluation.peer import REMEDY, installed

OURS = "Sayso, file to JSON line"
OURS_ONE = "the same, SAYSO_THREADS=1"
OURS_PLAIN = "the same, --without acts"
ENCODER = "its network alone, no overlap"
PEER = "textacy direct quotations on spaCy"
LEAST_OF_ENCODER, LEAST_OF_PEER = 0.6, 1.0
"""What the whole way must come to, as a share of the network alone and of textacy."""


def measure(articles: Articles, rounds: int, tell: Callable[[str], None]) -> Part:
    """Let all contestants read all texts in turns."""
    with ExitStack() as stack:

        def worker(name: str, **environment: str) -> Callable[[], Lap]:
            tell(f"preparing {name} {environment or ''}")
            return stack.enter_context(Worker(name, articles.paths, environment)).lap

        contestants = {
            OURS: worker("sayso"),
            OURS_ONE: worker("sayso", SAYSO_THREADS="1"),
            OURS_PLAIN: worker("sayso-without-acts"),
            ENCODER: worker("encoder"),
        }
        if installed():
            contestants[PEER] = worker("textacy")
        laps = interleave(contestants, rounds, tell)
    remarks = [
        f"best of {rounds} rounds taken in turns; CPU time of all threads, user and system",
        "network alone: the pieces that Sayso reads, once each, in windows of 256; spaCy: all of en_core_web_sm",
    ]
    if PEER not in laps:
        remarks.append(REMEDY)
    return Part(
        f"Speed ({articles.name}, {len(articles.paths)} texts, {articles.words:,} words)",
        figures(laps, articles),
        remarks,
        {"laps": {name: [asdict(lap) for lap in own] for name, own in laps.items()}},
    )


def figures(laps: dict[str, list[Lap]], articles: Articles) -> list[Figure]:
    """Make the rows of the table: every contestant's rate, then what is demanded of ours against the others."""
    rows = []
    for name, own in laps.items():
        speed = rate(articles.words, own)
        note = speed.spread
        if own[0].skipped:
            note += f"; raises on {own[0].skipped} of {len(articles.paths)} texts"
        rows.append(Figure(name, speed.best, "words/CPU-s", note=note))
    against = ((ENCODER, "network alone", LEAST_OF_ENCODER), (PEER, "textacy", LEAST_OF_PEER))
    for rival, short, least in against:
        if rival not in laps:
            continue
        for ours, name, asked in (
            (OURS, "Sayso", least),
            (OURS_ONE, "Sayso on one thread", None),
            (OURS_PLAIN, "Sayso without acts", None),
        ):
            ratio, note = ratios(laps[ours], laps[rival])
            rows.append(Figure(f"{name} / {short}", ratio, digits=3, least=asked, note=note))
    return rows
