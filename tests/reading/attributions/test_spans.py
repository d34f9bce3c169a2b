"""Spans of attributions on their way to the reading."""

from __future__ import annotations

from itertools import pairwise

import pytest

import sayso


@pytest.mark.parametrize(
    "text",
    [
        "0:09 Rae Holm\nWhat is under the tarp?\n\n0:15 Otis Crane\nThe old boat. I never sold it.\n",
        "“I climbed it when I was nine. I cried when I signed.” — Dina Frost\n",
        "“That ends now.” Sheriff Ellen Karch\n",
    ],
)
def test_a_cue_is_printed_or_there_is_none(text: str) -> None:
    for attribution in sayso.read(text).attributions:
        pieces = sorted((*attribution.source, *attribution.cue, *attribution.content))
        assert all(end <= start for (_, end), (start, _) in pairwise(pieces))
