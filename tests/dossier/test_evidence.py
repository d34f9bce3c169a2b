"""What is given is checked when it is made; every message is one line with cause and remedy."""

from collections.abc import Callable
from datetime import date

import pytest

from sayso.dossier.evidence import NONE, START, Event, Evidence, Link, Rating, Report, assumed, step, steps_of, unrated
from sayso.errors import DossierError
from sayso.settings import GRADES

RIVALS = ("H1", "H2")
BAD: list[tuple[Callable[[], object], str]] = [
    (lambda: step(0.7), r"^0\.7 is not on the scale: choose one of 0\.05 0\.2 0\.5 0\.8 0\.95\.$"),
    (lambda: Rating("", "H1", 1), "1 is not on the scale"),
    (lambda: Rating("", "H1", float("nan")), "nan is not on the scale"),
    (lambda: Link(0.2, 0.3), r"a = 0\.2 and b = 0\.3: give chances with 0 <= b <= a <= 1"),
    (lambda: Link(1.1, 0.3), "0 <= b <= a <= 1"),
    (lambda: Link(0.5, -0.1), "0 <= b <= a <= 1"),
    (lambda: Link(float("nan"), 0), "0 <= b <= a <= 1"),
    (
        lambda: Event("E1", happened=date(2026, 3, 5), reported=date(2026, 3, 4)),
        "E1 is reported on 2026-03-04 and happens on 2026-03-05: correct one of the dates",
    ),
    (lambda: Event("E1", absence=1.2), r"E1: an absence of 1\.2: give a chance from 0 to 1"),
    (lambda: Event("E1", absence=0.5, reports=(Report(),)), "E1 was not seen, and has reports"),
    (lambda: Event("E1", "THOUGHT"), "E1 is 'THOUGHT': an event is SAID or DONE"),  # type: ignore[arg-type]
    (
        lambda: Event("E1", ratings=(Rating("ames", "H1", 0.5), Rating("ames", "H1", 0.8))),
        "E1 is rated twice by ames for H1: give the latest rating only",
    ),
    (lambda: Evidence(("H1",)), "fewer than two hypotheses"),
    (lambda: Evidence(("H1", "H1")), "two hypotheses of one name"),
    (lambda: Evidence(("H1", NONE)), "it is always added"),
    (lambda: Evidence(RIVALS, (Event("E1"), Event("E1"))), "two events are called E1"),
    (
        lambda: Evidence(RIVALS, (Event("E1", ratings=(Rating("", "H3", 0.5),)),)),
        "E1 is rated for 'H3', which is no hypothesis of this dossier: rate it for one of: H1, H2, none of these",
    ),
    (
        lambda: Evidence(RIVALS, (Event("E1", "SAID", (Rating("", "H1", 0.8),)),)),
        r"E1, SAID: 0\.8 under H1 differs .* without a reason: write down why it was costly, private, checkable or",
    ),
    (
        lambda: Evidence(RIVALS, (Event("E1", "DONE", (Rating("", "H1", 0.8, "  "),)),)),
        r"E1, DONE: 0\.8 under H1 differs from other hypotheses without a reason: write down why\.$",
    ),
]


@pytest.mark.parametrize(("make", "message"), BAD)
def test_what_cannot_be_weighed(make: Callable[[], object], message: str) -> None:
    with pytest.raises(DossierError, match=message) as caught:
        make()
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")


def test_none_of_these_is_always_the_last() -> None:
    assert Evidence(RIVALS).hypotheses == ("H1", "H2", "none of these")


def test_equal_steps_need_no_reason() -> None:
    ratings = tuple(Rating("ames", one, 0.8) for one in (*RIVALS, NONE))
    assert Evidence(RIVALS, (Event("E1", "SAID", ratings),))


def test_reasons_are_asked_of_every_rater_alone() -> None:
    equal = tuple(Rating("ames", one, 0.8) for one in (*RIVALS, NONE))
    with pytest.raises(DossierError, match=r"0\.2 under H2"):
        Evidence(RIVALS, (Event("E1", "SAID", (*equal, Rating("birk", "H2", 0.2))),))


def test_talk_starts_equal() -> None:
    event = Event("E1", "SAID", (Rating("ames", "H2", 0.8, "under oath"),))
    assert steps_of(event, ("H1", "H2")) == {"ames": (START, 0.8)}
    assert unrated(Evidence(RIVALS, (event,))) == (("E1", "H1"), ("E1", NONE))


def test_reported_on_the_day() -> None:
    assert Event("E1", happened=date(2026, 3, 5), reported=date(2026, 3, 5))


def test_an_empty_origin_is_unknown() -> None:
    assert Report((), " ").origin is None


def test_the_table_of_grades() -> None:
    table = assumed()
    assert list(table) == [row.name for row in GRADES]
    assert table["outlet"] == Link(0.95, 0.05, "outlet")
    assert assumed({"outlet": (0.9, 0.2)}) == {"outlet": Link(0.9, 0.2, "outlet")}
    with pytest.raises(DossierError):
        assumed({"outlet": (0.1, 0.2)})
