"""Scores of coreference against examples worked out by hand."""

import pytest

from evaluation.coreference import b_cubed, conll, muc, score

# gold, predicted, MUC (recall, precision), B-cubed (recall, precision), CEAF-e (recall, precision)
EXAMPLES = [
    # alike
    (["abc", "de"], ["abc", "de"], (100, 100), (100, 100), (100, 100)),
    # one cluster cut in two: of 2 + 1 links one is lost; a and b keep 2 of 3, c 1 of 3, d and e all
    (["abc", "de"], ["ab", "c", "de"], (200 / 3, 100), (100 * (4 / 3 + 1 / 3 + 2) / 5, 100), (90, 60)),
    # two clusters run together: each of three mentions shares 3 of 5, each of two 2 of 5
    (["abc", "de"], ["abcde"], (100, 75), (100, 100 * (3 * 3 / 5 + 2 * 2 / 5) / 5), (37.5, 75)),
    # a mention too many, x, and one too few, c
    (["abc"], ["abx"], (50, 50), (100 * 4 / 9, 100 * 4 / 9), (200 / 3, 200 / 3)),
    (["ab"], [], (0, 0), (0, 0), (0, 0)),
]


def clusters(letters: list[str]) -> list[frozenset[str]]:
    return [frozenset(one) for one in letters]


@pytest.mark.parametrize(("gold", "predicted", "links", "mentions", "entities"), EXAMPLES)
def test_scores(gold, predicted, links, mentions, entities) -> None:  # type: ignore[no-untyped-def]
    for measure, (recall, precision) in ((muc, links), (b_cubed, mentions)):
        got = measure(clusters(gold), clusters(predicted))
        assert (got.recall, got.precision) == pytest.approx((recall, precision))
    pytest.importorskip("scipy", reason="scipy is not installed (pip install '.[bench]')")
    from evaluation.coreference import ceaf_e

    got = ceaf_e(clusters(gold), clusters(predicted))
    assert (got.recall, got.precision) == pytest.approx(entities)


def test_texts_add_up_and_single_mentions_are_left_out() -> None:
    pytest.importorskip("scipy", reason="scipy is not installed (pip install '.[bench]')")
    totals = score([(clusters(["ab", "c"]), clusters(["ab", "d"])), (clusters(["ab"]), clusters([]))])
    assert [(one.recall, one.precision) for one in totals.values()] == [(50, 100)] * 3
    assert conll(totals) == pytest.approx(200 / 3)
