"""The weighing: weights computed by hand, and what must hold of any."""

import math
import random
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier.evidence import NONE, START, Event, Evidence, Link, Rating, Report, assumed
from sayso.dossier.weighing import (
    Chances,
    absence_weight,
    as_one,
    chances,
    doubts,
    factors,
    weigh,
    weight,
)
from tests.dossier.strategies import chains, chance, evidence, reports, steps

GRID = 2 / 2**32
"""Two weights may differ by the rounding of their scores."""
G = assumed()
NAMED, OUTLET, UNNAMED, RECORDING, GENERIC = (G[one] for one in ("named", "outlet", "unnamed", "recording", "generic"))
LEAK = (OUTLET, UNNAMED)
"""An outlet that has it from an unnamed official."""


def told(chain: tuple[Link, ...], *origins: str | None) -> tuple[Report, ...]:
    return tuple(Report(chain, origin) for origin in origins)


# the chances that come up below
#   named                f = .1                        h = .9
#   unnamed              f = .25                       h = .7
#   outlet <- unnamed    f = .25*.95 + .75*.05 = .275  h = .7*.95 + .3*.05 = .68
#   outlet <- named      f = .1*.95 + .9*.05 = .14     h = .9*.95 + .1*.05 = .86
#   recording            f = .02                       h = .95
#   generic              f = .5                        h = .6
REFERENCE: list[tuple[str, tuple[Report, ...], float, float, float, float]] = [
    # seen: p_i / p_j
    ("seen .95 .2", (), 0.95, 0.2, 0.95 / 0.2, 6.7669),
    ("seen .8 .2", (), 0.8, 0.2, 4.0, 6.0206),
    ("seen .95 .05", (), 0.95, 0.05, 19.0, 12.7875),
    ("seen .5 .2", (), 0.5, 0.2, 2.5, 3.9794),
    ("seen .2 .8", (), 0.2, 0.8, 0.25, -6.0206),
    ("seen .5 .5", (), 0.5, 0.5, 1.0, 0.0),
    # (.95*.9 + .05*.1) / (.2*.9 + .8*.1) = .86 / .26
    ("one named", told((NAMED,), "A"), 0.95, 0.2, 0.86 / 0.26, 5.1953),
    # (.95*.7 + .05*.25) / (.2*.7 + .8*.25) = .6775 / .34
    ("one unnamed", told((UNNAMED,), "A"), 0.95, 0.2, 0.6775 / 0.34, 2.9943),
    # (.95*.68 + .05*.275) / (.2*.68 + .8*.275) = .65975 / .356
    ("outlet and unnamed official", told(LEAK, "A"), 0.95, 0.2, 0.65975 / 0.356, 2.6793),
    ("the same three times", told(LEAK, "A", "A", "A"), 0.95, 0.2, 0.65975 / 0.356, 2.6793),
    # h = .68^2 = .4624, f = .275^2 = .075625: (.43928 + .00378125) / (.09248 + .0605) = .44306125 / .15298
    ("two origins", told(LEAK, "A", "B"), 0.95, 0.2, 0.44306125 / 0.15298, 4.6183),
    # h = .68^3 = .314432, f = .275^3 = .020796875
    # (.2987104 + .00103984375) / (.0628864 + .0166375) = .29975024375 / .0795239
    ("three origins", told(LEAK, "A", "B", "C"), 0.95, 0.2, 0.29975024375 / 0.0795239, 5.7626),
    # (.8*.86 + .2*.14) / (.2*.86 + .8*.14) = .716 / .284
    ("outlet and somebody named", told((OUTLET, NAMED), "A"), 0.8, 0.2, 0.716 / 0.284, 4.0159),
    # (.95*.95 + .05*.02) / (.05*.95 + .95*.02) = .9035 / .0665
    ("a recording", told((RECORDING,), "A"), 0.95, 0.05, 0.9035 / 0.0665, 11.3311),
    # (.95*.6 + .05*.5) / (.2*.6 + .8*.5) = .595 / .52
    ("critics", told((GENERIC,), "A"), 0.95, 0.2, 0.595 / 0.52, 0.5851),
    # the most direct chain of an origin counts: named (.8) before outlet and unnamed (.405)
    ("one origin twice", (*told(LEAK, "A"), *told((NAMED,), "A")), 0.95, 0.2, 0.86 / 0.26, 5.1953),
    # h = .9*.68 = .612, f = .1*.275 = .0275: (.5814 + .001375) / (.1224 + .022) = .582775 / .1444
    ("named and leak", (*told(LEAK, "A"), *told((NAMED,), "B")), 0.95, 0.2, 0.582775 / 0.1444, 6.0593),
    # a = b: tells nothing
    ("passes on anything", told((Link(0.4, 0.4),), "A"), 0.95, 0.2, 1.0, 0.0),
    # h = f = 0: a report that cannot come tells nothing
    ("never passes on", told((Link(0.0, 0.0),), "A"), 0.95, 0.2, 1.0, 0.0),
]


@pytest.mark.parametrize("row", REFERENCE, ids=lambda row: row[0])
def test_by_hand(row: tuple[str, tuple[Report, ...], float, float, float, float]) -> None:
    _, own, p_i, p_j, ratio, decibans = row
    found = weight(p_i, p_j, doubts(own)[0])
    assert found == pytest.approx(10 * math.log10(ratio), abs=1e-9)
    assert found == pytest.approx(decibans, abs=5e-5)


@pytest.mark.parametrize(
    ("p_i", "p_j", "d", "ratio", "decibans"),
    [
        (0.95, 0.2, 0.0, 1.0, 0.0),
        # (1 - .475) / (1 - .1)
        (0.95, 0.2, 0.5, 0.525 / 0.9, -2.3408),
        # .05 / .8
        (0.95, 0.2, 1.0, 0.05 / 0.8, -12.0412),
        # (1 - .72) / (1 - .45)
        (0.8, 0.5, 0.9, 0.28 / 0.55, -2.9320),
    ],
)
def test_absence_by_hand(p_i: float, p_j: float, d: float, ratio: float, decibans: float) -> None:
    found = absence_weight(p_i, p_j, d)
    assert found == pytest.approx(10 * math.log10(ratio), abs=1e-9)
    assert found == pytest.approx(decibans, abs=5e-5)


def test_what_the_chains_are_worth() -> None:
    seen, leak = weight(0.95, 0.2), weight(0.95, 0.2, doubts(told(LEAK, "A"))[0])
    assert round(seen, 1) == 6.8 and 0 < leak < seen
    assert weight(0.95, 0.2, doubts(told(LEAK, "A", "A", "A"))[0]) == leak
    assert leak < weight(0.95, 0.2, doubts(told(LEAK, "A", "B", "C"))[0]) < seen


def test_the_chain_is_walked_from_the_event_outwards() -> None:
    # an unnamed official, then the outlet: f = .25 -> .25*.95 + .75*.05
    # the other way round it is .05 -> .05*.7 + .95*.25
    assert chances((OUTLET, UNNAMED)).f == pytest.approx(0.275)
    assert chances((UNNAMED, OUTLET)).f == pytest.approx(0.2725)


def test_unknown_origins_are_a_range() -> None:
    one, free = doubts(told((NAMED,), None, None))
    assert (one, free) == pytest.approx((1 / 9, 1 / 81))
    # with a known one, the unknown ones may be copies of it
    one, free = doubts((*told((NAMED,), "A"), *told(LEAK, None)))
    assert (one, free) == pytest.approx((1 / 9, 1 / 9 * 0.275 / 0.68))
    # or what is known is a copy of them
    assert doubts((*told(LEAK, "A"), *told((NAMED,), None)))[0] == pytest.approx(1 / 9)


def test_ties_go_to_the_shorter_chain_and_then_to_the_smaller_f() -> None:
    long, short, low = Chances(0.1, 0.5, 2), Chances(0.3, 0.5, 1), Chances(0.2, 0.5, 1)
    for order in ([long, short, low], [low, short, long], [short, low, long]):
        assert factors([("A", own) for own in order]) == ({"A": low}, ())
        assert as_one({}, order) == {"": low}


def test_hundreds_of_origins_stay_finite() -> None:
    rare = (Link(1e-9, 1e-12),)
    assert weight(0.95, 0.2, doubts(told(rare, *map(str, range(500))))[1]) == weight(0.95, 0.2)


@given(chains)
def test_h_less_f_is_the_product(chain: tuple[Link, ...]) -> None:
    own = chances(chain)
    assert 0 <= own.f <= own.h <= 1 + 1e-12
    assert own.h - own.f == pytest.approx(math.prod(link.a - link.b for link in chain), abs=1e-12)
    h, f = 1.0, 0.0  # as the method has it
    for link in reversed(chain):
        h, f = h * link.a + (1 - h) * link.b, f * link.a + (1 - f) * link.b
    assert (own.h, own.f) == pytest.approx((h, f), abs=1e-12)


@given(chains, steps, steps)
def test_a_chain_never_outweighs_the_event_seen(chain: tuple[Link, ...], p: float, q: float) -> None:
    own = weight(p, q, chances(chain).doubt)
    assert abs(own) <= abs(weight(p, q)) + GRID
    assert own * (p - q) >= 0


@given(chains, st.sampled_from(["A", None]), steps, steps)
def test_three_reports_of_one_origin_weigh_as_one(chain: tuple[Link, ...], origin: str, p: float, q: float) -> None:
    assert doubts(told(chain, origin, origin, origin))[0] == doubts(told(chain, origin))[0]


@given(st.lists(reports, min_size=1, max_size=5), steps, steps)
def test_more_origins_weigh_more_and_never_more_than_the_event(own: list[Report], p: float, q: float) -> None:
    apart = [Report(report.chain, f"O{n}") for n, report in enumerate(own)]
    rising = [abs(weight(p, q, doubts(apart[:n])[0])) for n in range(1, len(apart) + 1)] + [abs(weight(p, q))]
    assert all(fewer <= more + GRID for fewer, more in pairwise(rising))
    one, free = doubts(own)
    assert 0 <= free <= one + 1e-12 <= 1 + 2e-12


@given(evidence())
def test_skew_and_zero(own: Evidence) -> None:
    matrix = weigh(own).matrix()
    assert np.isfinite(matrix).all()
    assert (matrix == -matrix.T).all() and (np.diag(matrix) == 0).all()
    for one in weigh(own).events:
        for i, p in enumerate(one.p):
            for j, q in enumerate(one.p):
                assert one.weight(i, j) == -one.weight(j, i)
                assert p != q or one.weight(i, j) == 0.0


@given(evidence(), st.randoms(use_true_random=False))
def test_order_of_entry_changes_nothing(own: Evidence, draw: random.Random) -> None:
    one, other = (weigh(entered) for entered in (own, shuffled(own, draw)))
    # the events themselves hold their ratings as they were entered
    events = [[replace(own, event=Event(own.event.id)) for own in found.events] for found in (one, other)]
    assert events[0] == events[1]
    assert replace(one, events=()) == replace(other, events=())


@given(evidence())
def test_events_add_up_and_bounds_hold(own: Evidence) -> None:
    found = weigh(own)
    for n, pair in enumerate(found.pairs):
        i, j = found.hypotheses.index(pair.first), found.hypotheses.index(pair.second)
        assert pair.weight == found.matrix()[i, j] == math.fsum(one.weight(i, j) for one in found.events)
        assert pair.origins.low <= pair.weight <= pair.origins.high
        assert pair.episodes.low <= pair.weight <= pair.episodes.high
        for episode in found.episodes:
            items = [one.weight(i, j) for one in found.events if one.event.episode == episode.episode]
            assert episode.full[n] == math.fsum(items)
            assert abs(episode.strongest[n]) == max(map(abs, items)) and episode.strongest[n] in items


@given(evidence())
def test_events_stand_by_how_well_they_tell(own: Evidence) -> None:
    found = weigh(own)
    size = [one.diagnosticity for one in found.events]
    assert size == sorted(size, reverse=True)
    for one in found.events:
        assert one.diagnosticity == max(one.weight(i, j) for i in range(len(one.p)) for j in range(len(one.p)))
        assert all(low - 1e-12 <= p <= high + 1e-12 for p, (low, high) in zip(one.p, one.spread, strict=True))
    assert all(one.diagnosticity > 0 for one in found.most_diagnostic())


@given(chance, steps, steps)
def test_an_absence_speaks_against_what_expected_it(d: float, p: float, q: float) -> None:
    assert absence_weight(p, q, d) * (p - q) <= 0
    assert absence_weight(p, q) == 0.0


def test_the_mean_of_raters_and_their_spread() -> None:
    ratings = (Rating("ames", "H1", 0.95, "x"), Rating("birk", "H1", 0.8, "x"), Rating("birk", "H2", 0.2, "x"))
    one = weigh(Evidence(("H1", "H2"), (Event("E1", "DONE", ratings),))).events[0]
    # ames leaves H2 at the start, and both leave "none of these" there
    assert one.p == pytest.approx((0.875, 0.35, START))
    assert one.spread == ((0.8, 0.95), (0.2, 0.5), (0.5, 0.5))
    assert one.weight(0, 1) == pytest.approx(10 * math.log10(0.875 / 0.35))


def test_nothing_rated_weighs_nothing() -> None:
    found = weigh(Evidence(("H1", "H2"), (Event("E1"), Event("E2", absence=1.0))))
    assert found.scores[0] == found.scores[1] == found.scores[2] and not found.most_diagnostic()
    assert found.order() == ("H1", "H2", NONE)


def test_an_empty_dossier() -> None:
    found = weigh(Evidence(("H1", "H2")))
    assert found.events == () and [pair.weight for pair in found.pairs] == [0.0] * 3


@pytest.mark.parametrize(
    ("two", "strongest", "full", "low", "high"),
    [
        # .8/.2 = 6.0206 and .95/.2 = 6.7669
        ((0.8, 0.95), 6.7669, 12.7875, 6.7669, 12.7875),
        # .05/.2 = -6.0206 and .95/.2 = 6.7669: the strongest item alone is more than the sum
        ((0.05, 0.95), 6.7669, 0.7463, 0.7463, 6.7669),
        # equally strong on both sides: either may be the one that counts
        ((0.05, 0.8), 6.0206, 0.0, -6.0206, 6.0206),
    ],
)
def test_an_episode_between_its_strongest_and_its_sum(
    two: tuple[float, float], strongest: float, full: float, low: float, high: float
) -> None:
    def event(name: str, p: float) -> Event:
        return Event(name, "DONE", (Rating("", "H1", p, "x"), Rating("", "H2", 0.2, "x")), episode="P")

    found = weigh(Evidence(("H1", "H2"), tuple(event(f"E{n}", p) for n, p in enumerate(two))))
    assert (found.episodes[0].strongest[0], found.episodes[0].full[0]) == pytest.approx((strongest, full), abs=5e-5)
    own = found.pairs[0].episodes
    assert (own.low, own.high) == pytest.approx((low, high), abs=5e-5)


def shuffled(own: Evidence, draw: random.Random) -> Evidence:
    """The same evidence, entered in another order: events, ratings, reports."""

    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(draw.sample(items, len(items)))

    events = tuple(
        Event(one.id, one.kind, mixed(one.ratings), mixed(one.reports), one.episode, one.absence) for one in own.events
    )
    return Evidence(own.rivals, mixed(events))
