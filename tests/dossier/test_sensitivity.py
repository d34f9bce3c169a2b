"""Every kind of change is tried, and held here against weighing the changed evidence anew."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.dossier.evidence import Event, Evidence, Link, Rating, Report, assumed
from sayso.dossier.perturbations import (
    episodes_out,
    events_out,
    grades_replaced,
    origins_merged,
    origins_out,
    steps_moved,
)
from sayso.dossier.sensitivity import PairRange, Spread, count_origins, examine
from sayso.dossier.weighing import Table, weigh, weight
from tests.dossier.strategies import evidence
from tests.dossier.test_weighing import LEAK, NAMED, RECORDING, shuffled, told


def event(name: str, p: float, q: float = 0.2, reports: tuple[Report, ...] = (), episode: str | None = None) -> Event:
    ratings = (Rating("ames", "H1", p, "x"), Rating("ames", "H2", q, "x"))
    return Event(name, "DONE", ratings, reports, episode)


def pair(*events: Event) -> PairRange:
    return examine(Evidence(("H1", "H2"), events)).pair("H1", "H2")


def spread(own: PairRange, kind: str) -> Spread:
    return next(one for one in own.spreads if one.kind == kind)


def test_what_rests_on_one_event_is_unresolved() -> None:
    own = pair(event("E1", 0.95))
    assert round(own.weight, 1) == 6.8 and own.low == 0 and not own.resolved
    assert spread(own, "event left out").lowest == "E1 were left out"


def test_what_rests_on_three_events_is_resolved() -> None:
    own = pair(event("E1", 0.95), event("E2", 0.95), event("E3", 0.8))
    assert own.resolved and own.low == weight(0.95, 0.2) + weight(0.8, 0.2)


def test_what_rests_on_one_origin_is_unresolved() -> None:
    own = pair(*(event(f"E{n}", 0.95, reports=told((NAMED,), "A")) for n in range(4)))
    assert not own.resolved
    left_out = spread(own, "origin left out")
    assert (left_out.low, left_out.lowest) == (0, "everything that goes back to A were left out")


def test_an_origin_left_out_leaves_the_others() -> None:
    own = pair(event("E1", 0.95, reports=(*told((NAMED,), "A"), *told(LEAK, "B"))))
    left = spread(own, "origin left out")
    assert left.low == weight(0.95, 0.2, 0.275 / 0.68) and left.high == weight(0.95, 0.2, 1 / 9)


def test_an_episode_left_out() -> None:
    own = pair(event("E1", 0.95, episode="march"), event("E2", 0.95, episode="march"), event("E3", 0.8))
    left = spread(own, "episode left out")
    assert (left.low, left.lowest) == (weight(0.8, 0.2), "the episode march were left out")
    assert spread(own, "episodes").low == weight(0.95, 0.2) + weight(0.8, 0.2)


def test_timid_and_bold() -> None:
    own = pair(event("E1", 0.95))
    # .88/.28 and .98/.14
    assert spread(own, "timid scale").low == pytest.approx(4.9732, abs=5e-5)
    assert spread(own, "bold scale").high == pytest.approx(8.4510, abs=5e-5)


def test_a_plant_takes_the_support_away() -> None:
    own = pair(event("E1", 0.95, reports=told(LEAK, "A")))
    planted = spread(own, "event planted")
    # under H2 the report comes with h = .68 whatever happens: (.95*.68 + .05*.275) / .68 = .65975 / .68
    assert planted.low == pytest.approx(-0.1313, abs=5e-5) and planted.low < 0 < own.weight
    assert planted.lowest == "the reports of E1 would have been put about anyway under H2"
    # under H1 as well: .68 / (.2*.68 + .8*.275)
    assert planted.high == pytest.approx(2.8106, abs=5e-5)
    assert spread(own, "origin planted").low == planted.low


def test_a_planted_origin_leaves_the_others() -> None:
    own = pair(event("E1", 0.95, reports=(*told((NAMED,), "A"), *told(LEAK, "B"))))
    # A planted under H2: score of H1 at r = .0275/.612, of H2 at r = .275/.68
    expected = 10 * (0.582775 / 0.612) / ((0.2 * 0.68 + 0.8 * 0.275) / 0.68)
    assert 10 ** (spread(own, "origin planted").low / 10) * 10 == pytest.approx(expected)
    assert spread(own, "event planted").low < spread(own, "origin planted").low


@pytest.mark.parametrize("reports", [(), told((), "A"), (*told(LEAK, "A"), *told((), "B"))])
def test_what_we_hold_ourselves_was_not_planted(reports: tuple[Report, ...]) -> None:
    kinds = [one.kind for one in pair(event("E1", 0.95, reports=reports)).spreads]
    assert "event planted" not in kinds


def test_unknown_origins_give_a_range() -> None:
    own = pair(event("E1", 0.95, reports=told((NAMED,), None, None)))
    unknown = spread(own, "unknown origins")
    assert (unknown.low, unknown.high) == (weight(0.95, 0.2, 1 / 9), weight(0.95, 0.2, 1 / 81))
    assert own.weight == unknown.low
    assert unknown.highest == "unknown origins were taken at the bound best for H1"


def test_raters_stand_beside_their_mean() -> None:
    ratings = tuple(
        Rating(rater, one, step, "x")
        for rater, steps in {"ames": (0.95, 0.2), "birk": (0.2, 0.5)}.items()
        for one, step in zip(("H1", "H2"), steps, strict=True)
    )
    own = pair(Event("E1", "DONE", ratings))
    assert own.raters == (("ames", weight(0.95, 0.2)), ("birk", weight(0.2, 0.5)))
    assert own.rater_mean == pytest.approx((weight(0.95, 0.2) + weight(0.2, 0.5)) / 2)
    assert spread(own, "rater alone").lowest == "birk alone rated" and not own.resolved
    # the central value is that of the mean steps, .575 and .35
    assert own.weight == pytest.approx(weight(0.575, 0.35))


def test_origins_are_counted() -> None:
    events = (
        event("E1", 0.8, reports=(*told(LEAK, "A", "B", None), *told((NAMED,), "A"))),
        event("E2", 0.8, reports=told(LEAK, "A", None)),
        event("E3", 0.8),
    )
    found = count_origins(Evidence(("H1", "H2"), (*events, Event("E4", absence=0.5))))
    assert (found.least, found.most, found.seen) == (2, 4, 1)
    assert count_origins(Evidence(("H1", "H2"), (event("E1", 0.8, reports=told(LEAK, None, None)),))).least == 1


def test_the_three_most_telling() -> None:
    own = examine(Evidence(("H1", "H2"), tuple(event(f"E{n}", p) for n, p in enumerate([0.5, 0.95, 0.2, 0.8, 0.05]))))
    # E4: .5/.05 = 10 between "none of these" and H1
    assert [one.event.id for one in own.diagnostic] == ["E4", "E1", "E3"]


def test_nothing_at_all() -> None:
    own = examine(Evidence(("H1", "H2")))
    assert not any(one.resolved for one in own.pairs) and own.diagnostic == ()
    assert own.flip.sentence == "H1 and H2 stand level as it is."


def test_evidence_without_episodes_or_reports_has_no_row_for_them() -> None:
    kinds = [one.kind for one in pair(event("E1", 0.95)).spreads]
    assert kinds == ["event left out", "timid scale", "bold scale"]


@given(evidence())
def test_the_range_holds_everything(own: Evidence) -> None:
    for one in examine(own).pairs:
        assert one.low <= one.weight <= one.high
        assert one.resolved == (one.low > 0 or one.high < 0)
        assert all(one.low <= row.low <= row.high <= one.high for row in one.spreads)
        assert all(one.low <= weight <= one.high for _, weight in one.raters)


@settings(max_examples=50)
@given(evidence(), st.randoms(use_true_random=False))
def test_order_of_entry_changes_nothing(own: Evidence, draw: random.Random) -> None:
    found = [examine(entered) for entered in (own, shuffled(own, draw))]
    assert found[0].pairs == found[1].pairs
    assert found[0].flip == found[1].flip


def changed(own: Evidence, change: Callable[[Event], Event | None]) -> tuple[float, ...]:
    """The scores after a change of every event."""
    return weigh(replace(own, events=tuple(filter(None, map(change, own.events))))).scores


def without(one: Event, origin: str | None) -> Event | None:
    left = tuple(report for report in one.reports if report.origin != origin)
    return one if len(left) == len(one.reports) else replace(one, reports=left) if left else None


@settings(max_examples=50)
@given(evidence())
def test_leaving_out_is_weighing_without(own: Evidence) -> None:
    table = Table(own)
    base = table.scores.sum(axis=0)
    for moves, subjects, change in (
        (events_out(table), [e.id for e in table.events], lambda e, s: None if e.id == s else e),
        (episodes_out(table), sorted({e.episode for e in own.events if e.episode}),
         lambda e, s: None if e.episode == s else e),
    ):  # fmt: skip
        assert len(moves.change) == len(subjects)
        for n, subject in enumerate(subjects):
            expected = changed(own, lambda e, change=change, subject=subject: change(e, subject))  # type: ignore[misc]
            assert tuple(base + moves.change[n]) == expected
    origins = origins_out(table)
    words = [origins.words(n) for n in range(len(origins.change))]
    for origin in sorted({report.origin for e in own.events for report in e.reports if report.origin}):
        n = words.index(f"everything that goes back to {origin} were left out")
        assert tuple(base + origins.change[n]) == changed(own, lambda e, origin=origin: without(e, origin))  # type: ignore[misc]


@settings(max_examples=50)
@given(evidence(most=3))
def test_moved_steps_are_the_ratings_moved(own: Evidence) -> None:
    from sayso.dossier.evidence import STEPS

    table = Table(own)
    base = table.scores.sum(axis=0)
    moves = steps_moved(table, 1)
    for n in range(len(moves.change)):
        (row,), k = moves.touches(n).events, moves.touches(n).hypothesis
        by = 1 if "higher" in moves.words(n) else -1

        def move(one: Event, row: int = row, k: int = k, by: int = by) -> Event:
            if one.id != table.events[row].id:
                return one
            ratings = one.ratings or tuple(Rating("x", name, 0.5) for name in own.hypotheses)

            def moved(rating: Rating) -> Rating:
                place = min(max(STEPS.index(rating.step) + by, 0), 4)
                right = rating.hypothesis == own.hypotheses[k]
                return replace(rating, step=STEPS[place], reason="x") if right else rating

            return replace(one, ratings=tuple(map(moved, ratings)))

        assert base + moves.change[n] == pytest.approx(changed(own, move), abs=1e-8)


@settings(max_examples=30)
@given(evidence(most=2))
def test_replaced_grades_and_merged_origins(own: Evidence) -> None:
    own = replace(own, grades={"named": NAMED, "recording": RECORDING})
    table = Table(own)
    base = table.scores.sum(axis=0)
    replaced = grades_replaced(table)
    expected = []
    for one in own.events:
        for n, report in enumerate(one.reports):
            for k in range(len(report.chain)):
                for link in (NAMED, RECORDING):
                    chain = (*report.chain[:k], link, *report.chain[k + 1 :])
                    reports = (*one.reports[:n], replace(report, chain=chain), *one.reports[n + 1 :])
                    other = replace(one, reports=reports)
                    expected.append(changed(own, lambda e, one=one, other=other: other if e.id == one.id else e))  # type: ignore[misc]
    for n in range(len(replaced.change)):
        after = base + replaced.change[n]
        assert any(after == pytest.approx(one, abs=1e-8) for one in expected)
    merged = origins_merged(table)
    for n in range(len(merged.change)):
        a, b = merged.words(n).removesuffix(" were one origin").split(" and ")

        def joined(one: Event, a: str = a, b: str = b) -> Event:
            both = {report.origin for report in one.reports} >= {a, b}
            one_name = tuple(replace(r, origin=a) if r.origin == b else r for r in one.reports)
            return replace(one, reports=one_name) if both else one

        if not any(report.origin is None for one in own.events for report in one.reports):
            assert base + merged.change[n] == pytest.approx(changed(own, joined), abs=1e-8)


def test_the_table_of_grades_is_what_grades_are_replaced_from() -> None:
    own = Evidence(("H1", "H2"), (event("E1", 0.95, reports=told(LEAK, "A")),))
    moves = grades_replaced(Table(own))
    # two links, and seven other grades for each
    assert len(moves.change) == 2 * (len(assumed()) - 1)
    assert moves.words(0).startswith("a source of E1 were graded ")
    assert Link(0.3, 0.1) not in own.grades.values()
