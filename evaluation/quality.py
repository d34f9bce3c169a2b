"""Quality: the readings of PolNeAR dev against its annotations, by the developers' scorer."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from corpora.articles import Articles
from evaluation.figures import Figure, Part
from sayso.intake import from_text
from sayso.model.network import Network
from sayso.reading.pipeline import read
from sayso.records import Reading

FLOORS = {"relation": 75.0, "source": 83.0, "cue": 76.0, "content": 66.0}
"""F1 that must be reached: of whole attributions ("relation"), and of exact spans."""


def load_scorer(path: Path) -> ModuleType:
    """Load the scorer as a module, from where it lies.

    Raises:
        FileNotFoundError: it does not lie there, or is no Python file.
    """
    spec = importlib.util.spec_from_file_location("score_attributions", path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(f"no Python file at {path}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def evaluate(network: Network, data: Path, scorer: ModuleType, every: int = 1) -> dict[str, Any]:
    """The scorer's summary over every ``every``-th text of the folder."""
    gold = dict(sorted(scorer.load(str(data)).items())[::every])
    pairs = []
    for text, annotators in gold.values():
        pairs.append((text, annotators[0], outermost(read(from_text(text), network))))
    return dict(scorer.score(pairs))


def measure(articles: Articles, tell: Callable[[str], None]) -> Part:
    """Read every text from its file and score what was found.

    Raises:
        FileNotFoundError: there are no annotations to the texts, or there is no scorer.
    """
    if articles.gold is None or articles.scorer is None:
        raise FileNotFoundError("neither annotations nor scorer at hand")
    import sayso

    scorer = load_scorer(articles.scorer)
    gold = scorer.load(str(articles.gold))
    pairs = []
    for number, path in enumerate(articles.paths, 1):
        if path.stem not in gold:
            continue
        if number % 20 == 1:
            tell(f"text {number} of {len(articles.paths)}")
        text, annotators = gold[path.stem]
        pairs.append((text, annotators[0], outermost(sayso.read(sayso.load(str(path))))))
    scored = dict(scorer.score(pairs))
    about = f"{articles.name}, {len(pairs)} texts"
    return Part(f"Quality ({about})", figures(scored), details={"scorer's summary": scored})


def outermost(reading: Reading) -> list[dict[str, Any]]:
    """The attributions that stand in no other one's content; PolNeAR marks no others."""
    return [
        attribution.model_dump(include={"source", "cue", "content"})
        for attribution in reading.attributions
        if attribution.parent is None
    ]


def figures(scored: dict[str, Any]) -> list[Figure]:
    """Make the rows of the table from the scorer's summary."""
    relation = scored["relation"]
    rows = [
        Figure(
            "whole attributions, F1",
            relation["F1"],
            digits=2,
            least=FLOORS["relation"],
            note=f"precision {relation['P']:.2f}, recall {relation['R']:.2f}",
        )
    ]
    for role in ("source", "cue", "content"):
        exact = scored[role]["exact"]
        note = f"precision {exact['P']:.2f}, recall {exact['R']:.2f}; overlap F1 {scored[role]['overlap']['F1']:.2f}"
        rows.append(Figure(f"exact {role}, F1", exact["F1"], digits=2, least=FLOORS[role], note=note))
    counts = scored["counts"]
    rows.append(Figure("all three exact, F1", scored["triple"]["F1"], digits=2))
    rows.append(Figure("recall of quoted attributions", scored["relation_recall"]["quoted"], digits=2))
    rows.append(
        Figure(
            "recall of indirect attributions",
            scored["relation_recall"]["indirect"],
            digits=2,
            note=f"{counts['gold']:,} attributions in the gold, {counts['predicted']:,} found",
        )
    )
    return rows
