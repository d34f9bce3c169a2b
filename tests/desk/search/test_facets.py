"""Facets of a search: each number is that of the narrower search, on a made-up desk of some thousand statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest

from benchmarks.made_up import PUBLISHERS, fill
from sayso.desk.search import facets as module
from sayso.desk.search.facets import facets
from sayso.desk.search.statements import Search, search
from sayso.desk.store import open_desk
from sayso.desk.view import View

SEARCHES = (
    Search(),
    Search("the"),
    Search("the of", naming="named"),
    Search(publisher=PUBLISHERS[2]),
    Search("that", factuality="negated"),
    Search(since="2021", until="2022-06", single_origin=True),
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("desk") / "sayso.db"
    fill(path, 80)
    with open_desk(path) as store, store.view() as opened:
        yield opened


@pytest.mark.parametrize("asked", SEARCHES)
def test_each_number_is_that_of_the_narrower_search(view: View, asked: Search) -> None:
    counted = facets(view, asked)
    total = search(view, asked).total
    assert counted.is_whole and counted.counted == total > 0
    assert sum(facet.count for facet in counted.months) == sum(facet.count for facet in counted.namings) == total
    for facet in counted.namings:
        assert search(view, replace(asked, naming=facet.name)).total == facet.count
    for facet in counted.speakers[:3]:
        assert search(view, replace(asked, speaker=str(facet.actor))).total == facet.count
    for facet in counted.publishers[:3]:
        assert search(view, replace(asked, publisher=facet.name)).total == facet.count
    for facet in counted.months[:3]:
        assert search(view, replace(asked, since=facet.name, until=facet.name)).total == facet.count


@pytest.mark.parametrize("most", [7, 50, 100])
@pytest.mark.parametrize("asked", [Search(), Search("the"), Search("the", publisher="Herald")])
def test_of_very_many_hits_exactly_the_newest_are_counted(view: View, asked: Search, most: int) -> None:
    with patch.object(module, "MOST", most):
        counted = facets(view, asked)
    assert not counted.is_whole and counted.counted == most
    newest = [hit.statement for hit in search(view, asked, by="date", limit=most).hits]
    for own, values in (
        (counted.namings, [own.speaker.naming if own.speaker else "unknown" for own in newest]),
        (counted.publishers, [own.article.publisher for own in newest]),
        (counted.months, [own.article.day[:7] for own in newest]),
    ):
        expected = Counter(values)
        assert {facet.name: facet.count for facet in own}.items() <= expected.items()
        assert sum(facet.count for facet in own) == sum(count for _, count in expected.most_common(len(own)))
