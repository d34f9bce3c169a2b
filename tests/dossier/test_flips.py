"""The smallest change that turns the order, in words; whatever is found does turn it."""

import itertools

import pytest
from hypothesis import given, settings

from sayso.dossier.evidence import Event, Evidence, Link, Rating, assumed
from sayso.dossier.flips import Flip
from sayso.dossier.perturbations import grades_replaced, origins_merged
from sayso.dossier.sensitivity import examine
from sayso.dossier.weighing import Table
from tests.dossier.strategies import evidence
from tests.dossier.test_sensitivity import event
from tests.dossier.test_weighing import LEAK, told


def flip(*events: Event, grades: dict[str, Link] | None = None) -> Flip:
    own = Evidence(("H1", "H2"), events) if grades is None else Evidence(("H1", "H2"), events, grades)
    return examine(own).pair("H1", "H2").flip


def test_one_step() -> None:
    # .5/.2 = 4.0 for H1; .2/.5 = -4.0 and .8/.95 = -.7 for H2: .7 is to be made up
    own = flip(event("E1", 0.5, 0.2), event("E2", 0.2, 0.5), event("E3", 0.8, 0.95))
    # one step up for H1 is worth 2.0 in E1 (.8/.5), 4.0 in E2 (.5/.2), and in E3 (.95/.8) just what makes them level;
    # one down for H2 is worth 6.0 in E1, 4.0 in E2, and .7 in E3: 2.0 is the least that is enough
    assert own.sentence == "If E1 were rated one step higher under H1, H1 and H2 would change places."
    assert (own.before, own.after) == pytest.approx((-0.7463, 2.0412 - 0.7463), abs=1e-4)


def test_another_grade() -> None:
    grades = {name: assumed()[name] for name in ("generic", "outlet")}
    table = Table(Evidence(("H1", "H2"), (event("E1", 0.95, 0.05, told((grades["generic"],), "A")),), grades))
    moves = grades_replaced(table)
    assert [moves.words(n) for n in range(len(moves.change))] == [
        "a source of E1 were graded outlet instead of generic"
    ]
    # (.95*.95 + .05*.05) / (.05*.95 + .95*.05) = .905 / .095
    after = (table.scores[0] + moves.change[0])[:2]
    assert after[0] - after[1] == pytest.approx(9.7892, abs=1e-4)


def test_leaving_out_an_event() -> None:
    # 12.8 dB for H1 and twice -6.0 for H2: .7 is to be made up, and an event of which no step can be moved that far
    own = flip(event("E1", 0.95, 0.05), *(event(f"F{n}", 0.2, 0.8) for n in range(2)))
    assert own.before == pytest.approx(12.7875 - 2 * 6.0206, abs=5e-4)
    assert len(own.changes) == 1 and own.after < 0


def test_two_origins_that_are_one() -> None:
    moves = origins_merged(Table(Evidence(("H1", "H2"), (event("E1", 0.95, 0.2, told(LEAK, "A", "B", "C")),))))
    assert [moves.words(n) for n in range(3)] == [f"{two} were one origin" for two in ("A and B", "A and C", "B and C")]


def test_a_level_pair_says_so() -> None:
    assert flip(event("E1", 0.8, 0.8)).sentence == "H1 and H2 stand level as it is."


def test_nothing_is_found_where_nothing_is_enough() -> None:
    own = flip(*(event(f"E{n}", 0.95, 0.05) for n in range(9)))
    assert own.changes == () and own.after == own.before
    assert own.sentence == (
        "Nothing that was tried, no single change and no two at once, makes H1 and H2 change places."
    )


def test_an_origin_left_out() -> None:
    # twelve reports of one teller, and a little on the other side: no step or event, but the teller
    events = [event(f"E{n:02}", 0.95, 0.05, told(LEAK, "the aide")) for n in range(12)]
    own = flip(*events, event("F1", 0.2, 0.5), grades={})
    assert own.sentence == "If everything that goes back to the aide were left out, H1 and H2 would change places."


def test_an_episode_left_out() -> None:
    events = [event(f"E{n:02}", 0.95, 0.05, episode="the march") for n in range(12)]
    assert flip(*events, event("F1", 0.2, 0.5)).changes == ("the episode the march were left out",)


def test_two_at_once() -> None:
    # twice 12.8 dB for H1 and 4.0 for H2: one event less is not enough, and no step is
    own = flip(*(event(f"E{n}", 0.95, 0.05) for n in range(2)), event("F1", 0.2, 0.5))
    assert len(own.changes) == 2 and " and " in own.sentence and own.after < 0


def test_the_leader_is_the_one_whose_place_is_asked_for() -> None:
    ratings = (Rating("", "H1", 0.95, "x"), Rating("", "H2", 0.05, "x"))
    own = examine(Evidence(("H1", "H2"), (Event("E1", "DONE", ratings), Event("E2", "DONE", ratings))))
    assert own.balance.order()[0] == "H1" and "H1" in (own.flip.first, own.flip.second)


@settings(max_examples=60)
@given(evidence(most=4))
def test_what_is_found_turns_the_order(own: Evidence) -> None:
    for pair in examine(own).pairs:
        found = pair.flip
        assert (found.first, found.second, found.before) == (pair.first, pair.second, pair.weight)
        if found.changes:
            assert found.before * found.after < 0 or found.after == 0
            assert ("stand level" in found.sentence) == (found.after == 0)
            assert found.sentence.startswith(f"If {found.changes[0]}")
        else:
            assert found.after == found.before


def test_flips_are_ranked() -> None:
    def made(changes: int, size: int, after: float) -> Flip:
        return Flip("H1", "H2", ("x",) * changes, 1.0, after, size, "x")

    rising = [made(1, 1, -1.0), made(1, 1, -2.0), made(1, 2, -1.0), made(2, 2, -1.0), made(0, 0, 1.0)]
    assert all(a.by_size() < b.by_size() for a, b in itertools.pairwise(rising))
