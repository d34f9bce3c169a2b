"""Windows decide on every piece once, and see some way around it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.windows import AFTER, BEFORE, LENGTH, plan


@given(st.integers(0, 3000), st.integers(1, 300))
def test_every_piece_once(total: int, paragraph: int) -> None:
    gap = np.ones(total, np.int64)
    gap[::paragraph] = 3
    windows = plan(gap)
    decided = [i for w in windows for i in range(w.first, w.last)]
    assert decided == list(range(total))
    for window in windows:
        assert 0 <= window.start <= window.first < window.last <= window.end <= total
        assert window.end - window.start <= LENGTH - 2
        assert window.first - window.start == min(BEFORE, window.first)
        assert window.end - window.last == min(AFTER, total - window.last)
        assert window.decided == slice(window.first - window.start, window.last - window.start)


def test_ends_at_a_paragraph() -> None:
    gap = np.ones(400, np.int64)
    gap[150] = 3
    assert plan(gap)[0].last == 150


def test_reads_little_twice() -> None:
    gap = np.ones(5000, np.int64)
    gap[::55] = 3
    assert sum(w.end - w.start for w in plan(gap)) < 1.45 * 5000
