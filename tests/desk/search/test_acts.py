"""Acts are found by words, parties, type, issue and day, on either database."""

from collections.abc import Iterator
from typing import Any

import pytest

from sayso.desk.search.acts import ActSearch, search_acts
from sayso.desk.store import Store
from sayso.desk.view import View
from sayso.errors import DeskError, UsageError
from tests.databases import NewDesk
from tests.desk import deeds


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[Store]:
    with new_desk() as place, deeds.fill(place) as store:
        yield store


@pytest.fixture
def view(desk: Store) -> Iterator[View]:
    with desk.view() as view:
        yield view


def predicates(view: View, **asked: Any) -> list[str]:
    return [act.words(act.record.predicate) for act in search_acts(view, ActSearch(**asked)).acts]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["picket", "marched", "meet", "urged", "sued", "thanked"]),
        ({"words": "UNION sued"}, ["sued"]),
        ({"words": '"union sued"'}, ["sued"]),
        ({"words": "mar"}, []),
        ({"words": "mar*"}, ["marched"]),
        ({"words": "(union|roe)"}, []),
        ({"actor": "union"}, ["picket", "urged", "sued"]),
        ({"actor": "roe"}, ["meet", "thanked"]),
        ({"recipient": "guild"}, ["thanked"]),
        ({"either": "union"}, ["picket", "meet", "urged", "sued"]),
        ({"type": "protest"}, ["picket", "marched"]),
        ({"issue": "housing"}, ["sued"]),
        ({"issue": "urged roe"}, ["urged"]),
        ({"factuality": "future"}, ["picket"]),
        ({"factuality": "actual"}, ["marched", "urged", "sued", "thanked"]),
        ({"channel": "street"}, ["picket"]),
        ({"until": "2018-05-09"}, ["sued"]),
        ({"since": "2018-05-09", "type": "REQUEST"}, ["urged"]),
        ({"article": 2}, ["thanked"]),
        ({"between": True, "factuality": "actual"}, ["urged", "sued", "thanked"]),
    ],
)
def test_acts_are_found(view: View, asked: dict[str, Any], expected: list[str]) -> None:
    assert predicates(view, **asked) == expected


def test_pages_count_all(view: View) -> None:
    page = search_acts(view, ActSearch(), limit=2, offset=3)
    assert ([act.words(act.record.predicate) for act in page.acts], page.total, page.more) == (
        ["urged", "sued"],
        6,
        True,
    )


def test_an_act_of_the_desk(view: View) -> None:
    (act,) = search_acts(view, ActSearch(channel="street")).acts
    assert act.actor is not None and act.actor.name == "The union"
    assert act.words(act.record.recipient_span) == "her"
    assert act.statement is not None and view.statement(act.statement).cue_text == "said"
    assert (act.day, act.record.date, act.checked) == ("2018-05-10", None, None)
    (undated,) = search_acts(view, ActSearch(article=2)).acts
    assert undated.day == ""


@pytest.mark.parametrize("asked", [{"type": "HUG"}, {"since": "soon"}, {"publisher": "Nobody"}, {"actor": "..."}])
def test_what_cannot_be_asked_is_refused(view: View, asked: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        search_acts(view, ActSearch(**asked))


def test_an_unknown_act(view: View) -> None:
    with pytest.raises(DeskError, match="no act 99"):
        view.act(99)
