"""The words beside an attribution, and those in the head."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.records import Reading
from sayso.views.reading.wording import date, makers, score, standing, totals

Make = Callable[..., Reading]
Told = Callable[..., dict[str, Any]]

WAYS = [
    (None, None, ""),
    ("actual", "affirmed", ""),
    ("actual", "denied", "denies"),
    (None, "denied", "denies"),
    ("negated", None, "did not say"),
    ("negated", "denied", "did not deny"),
    ("hypothetical", "affirmed", "might say"),
    ("future", None, "will say"),
]


@pytest.mark.parametrize(("factuality", "polarity", "word"), WAYS)
def test_what_is_no_plain_statement_has_a_word_for_it(
    make: Make, told: Told, factuality: str | None, polarity: str | None, word: str
) -> None:
    reading = make("He said so.", told("He", "said", "so", factuality=factuality, polarity=polarity))
    assert standing(reading.attributions[0]) == word


def test_totals(make: Make, told: Told, story: Reading) -> None:
    assert totals(story) == "7 attributions: 2 direct, 5 indirect; 1 without a source; 1 by an unnamed source"
    assert totals(make("He said so.", told("He", "said", "so", "mixed"))) == "1 attribution: 1 mixed"
    assert totals(make("Rain.")) == "no attributions found"


@pytest.mark.parametrize(("value", "shown"), [(0, ".00"), (0.29, ".29"), (0.974, ".97"), (0.9999, ".99"), (1, "1.00")])
def test_only_a_full_score_is_rounded_to_certainty(value: float, shown: str) -> None:
    assert score(value) == shown


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-02-03", "3 February 2026"),
        ("2026-02-03T21:40:00+00:00", "3 February 2026, 21:40 UTC"),
        ("2026-02-03T21:40:00-05:00", "3 February 2026, 21:40 UTC-05:00"),
        ("2026-02-03T21:40", "3 February 2026, 21:40"),
        ("last week", "last week"),
    ],
)
def test_dates_are_for_people(iso: str, shown: str) -> None:
    assert date(iso) == shown


def test_the_makers_are_named_as_far_as_they_are_known(make: Make, story: Reading) -> None:
    assert makers(story.article) == (
        "Coastline Wire · Imogen Tarrant · 3 February 2026 · updated 3 February 2026, 21:40 UTC"
    )
    assert makers(make("Rain.", author="Imogen Tarrant").article) == "Imogen Tarrant · no date"
    assert makers(make("Rain.", published="2026-02-03", updated="2026-02-03").article) == "3 February 2026"
    assert makers(make("Rain.").article) == "no date"
