"""Words and deeds of an actor stand on one line of time."""

from collections.abc import Iterator

import pytest

from sayso.desk.search.actor_history import candidates, follow
from sayso.desk.search.timeline import Timeline
from sayso.desk.store import Store
from tests.databases import NewDesk
from tests.desk import deeds


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[Store]:
    with new_desk() as place, deeds.fill(place) as store:
        yield store


def line(desk: Store, name: str, limit: int = 20, offset: int = 0) -> Timeline:
    with desk.view() as view:
        return follow(view, candidates(view, name)[0], limit=limit, offset=offset).timeline


def words(page: Timeline) -> list[tuple[str, str, str]]:
    return [
        (moment.day, moment.part, moment.act.words(moment.act.record.predicate) if moment.act else "said")
        for moment in page.moments
    ]


ALL = [
    ("2018-05-10", "said", "said"),
    ("2018-05-10", "done", "meet"),
    ("2018-05-10", "done to them", "picket"),
    ("2018-05-10", "done to them", "urged"),
    ("2018-05-08", "done to them", "sued"),
    ("", "done", "thanked"),
]


def test_the_newest_come_first_and_what_has_no_date_last(desk: Store) -> None:
    assert words(line(desk, "Anna Roe")) == ALL


@pytest.mark.parametrize("offset", range(7))
def test_pages_follow_one_another(desk: Store, offset: int) -> None:
    page = line(desk, "Anna Roe", 2, offset)
    assert (words(page), page.total, page.more) == (ALL[offset : offset + 2], 6, offset < 4)


def test_who_only_acts_has_a_line_too(desk: Store) -> None:
    assert [part for _, part, _ in words(line(desk, "union"))] == ["done", "done", "done to them", "done"]
