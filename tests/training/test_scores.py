"""Weights of scores: fitted to attributions that people judged."""

import numpy as np
import pytest

from corpora import wikinews
from training.scores import Examples, fit, reliability, unseen


def drawn(wanted: list[float], count: int) -> Examples:
    rng = np.random.default_rng(1)
    values = np.column_stack([np.ones(count), rng.normal(size=count), rng.integers(0, 2, count)])
    right = (rng.random(count) < 1 / (1 + np.exp(-values @ wanted))).astype(float)
    return Examples(values, right, np.ones(count), np.arange(count) % 40, np.full(count, 0.9))


def test_the_fit_finds_the_weights_that_made_the_examples() -> None:
    examples = drawn([0.5, 1.5, -1.0], 20_000)
    assert fit(examples.values, examples.right, examples.weight) == pytest.approx([0.5, 1.5, -1.0], abs=0.1)


def test_what_is_shown_of_unseen_texts_is_what_is_right() -> None:
    examples = drawn([0.5, 1.5, -1.0], 20_000)
    shares = unseen(examples)
    for row in reliability(shares, examples.right, examples.weight):
        shown = float(row.note.removeprefix("shown ").partition(" ")[0])
        assert row.value == pytest.approx(shown, abs=5)


def test_judgements_are_of_articles_for_training() -> None:
    judged = wikinews.judgements()
    held = wikinews.FOLDER.joinpath("held_out.jsonl").read_text("utf-8")
    assert len(judged) == 208
    assert not [judgement for judgement in judged if f'"{judgement.id}"' in held]
    assert {judgement.right for judgement in judged} == {True, False}
