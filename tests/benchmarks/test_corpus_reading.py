"""The measures of reading an archive say what was measured, and the recombined articles differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpus_reading
from benchmarks.corpus_reading import engine_figures, growth, measure_memory
from benchmarks.laps import Lap
from benchmarks.recombined import texts
from corpora.articles import choose

EXAMPLES = choose(Path("nowhere"), limit=3)


def test_recombined_articles_differ_and_are_as_long() -> None:
    made = list(texts(EXAMPLES.paths, 50))
    assert len(set(made)) == 50
    words = EXAMPLES.words / len(EXAMPLES.paths)
    assert 0.5 * words < sum(len(text.split()) for text in made) / 50 < 2 * words


@pytest.mark.parametrize(("walls", "verdict"), [((10.0, 5.2), "OK"), ((10.0, 6.0), "MISSED")])
def test_two_workers_are_measured_against_one(walls: tuple[float, float], verdict: str) -> None:
    laps = {name: [Lap(0, wall), Lap(0, wall)] for name, wall in zip(("one worker", "two workers"), walls, strict=True)}
    (ratio,) = [figure for figure in engine_figures(laps, 100) if figure.verdict]
    assert ratio.verdict == verdict and ratio.value == pytest.approx(walls[0] / walls[1])


def test_growth_is_the_slope_behind_the_first_articles() -> None:
    done = list(range(0, 2_001, 20))
    sizes = [400.0 if items < 300 else 500 + items / 100 for items in done]
    assert growth(done, sizes) == pytest.approx(10)


def test_memory_is_looked_at_in_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_THREADS", "1")
    part = measure_memory(EXAMPLES, lambda what: None, 8)
    sizes = part.details["sizes"]
    assert [items for items, _, _ in sizes][:7] == list(range(1, 8))
    assert all(worker > 50 and own > 50 for _, worker, own in sizes)
    assert corpus_reading.READ >= 2_000
