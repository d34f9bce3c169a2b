"""An archive answers as a desk of the same articles, to the letter."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.corpus import index
from sayso.corpus.asking import index_of, view_of
from sayso.desk.identity import entries
from sayso.desk.origins import review
from sayso.desk.search.actor_history import candidates, follow
from sayso.desk.search.acts import ActSearch, search_acts
from sayso.desk.search.audit import WAYS, audit
from sayso.desk.search.audited import COUNTS, audited, behind
from sayso.desk.search.influence import network
from sayso.desk.search.statements import Results, Search, search
from sayso.desk.view import View
from sayso.errors import OutputError
from tests.corpus.pair import Pair, articles, both, write


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    with both(tmp_path_factory.mktemp("pair"), articles()) as made:
        yield made


def same(pair: Pair, ask: Callable[[View], Any]) -> Any:
    answers = [ask(view) for view in pair]
    assert answers[0] == answers[1]
    return answers[0]


def told(results: Results) -> Any:
    """What the hits say, without the numbers that an archive gives by the places of articles."""
    return (
        results.total,
        results.order,
        [
            replace(hit.statement, id=0, article=replace(hit.statement.article, added=""), origin_group=None)
            for hit in results.hits
        ],
        [[holder.content_text for holder in hit.holders] for hit in results.hits],
        [hit.marks for hit in results.hits],
    )


@pytest.mark.parametrize("by", WAYS)
def test_audits_are_the_same(pair: Pair, by: Any) -> None:
    whole = same(pair, lambda view: audit(view, by))
    assert whole.total.statements > 100
    assert whole.total.single_origin < whole.total.statements
    same(pair, lambda view: audit(view, by, since="2026-02", until="2026-03", publisher="Herald"))


def test_what_an_audit_counts_is_the_same(pair: Pair) -> None:
    def listed(view: View) -> Any:
        made = audited(view, audit(view))
        return {
            count: [getattr(entry, "words", entry) for entry in behind(made, "publisher", None, count)]
            for count in COUNTS
        }

    assert all(same(pair, listed).values())


@pytest.mark.parametrize(
    "query",
    [
        Search("bridge"),
        Search('"was not safe"'),
        Search("hous*"),
        Search("bridge closed"),
        Search("the bridge", speaker="okafor"),
        Search(speaker="OKÁFOR"),
        Search(addressee="Ruth"),
        Search(publisher="herald", since="2026-02"),
        Search(naming="anonymous"),
        Search(naming="unknown"),
        Search(factuality="negated", kind="indirect"),
        Search("the", single_origin=True),
        Search("nowhere"),
    ],
)
def test_searches_are_the_same(pair: Pair, query: Search) -> None:
    found = same(pair, lambda view: told(search(view, query, limit=50)))
    assert found[0] or query.words == "nowhere"


def test_pages_of_a_search_are_the_same(pair: Pair) -> None:
    def pages(view: View) -> Any:
        return [told(search(view, Search("the"), limit=7, offset=offset, by="date")) for offset in (0, 7, 10_000)]

    same(pair, pages)


@pytest.mark.parametrize("name", ["okafor", "Bo Lind", "the governor", "Pell", "institute"])
def test_histories_are_the_same(pair: Pair, name: str) -> None:
    def history(view: View) -> Any:
        fitting = candidates(view, name)
        followed = follow(view, fitting[0])
        parts = (followed.said, followed.about, followed.addressed)
        return [replace(who, actor=None) for who in fitting], followed.forms, [told(part) for part in parts]

    assert same(pair, history)[2]


def test_actors_and_the_reasons_of_their_matches_are_the_same(pair: Pair) -> None:
    def matched(view: View) -> Any:
        every = entries.entries(view, limit=10_000)
        return [(replace(entry, id=0), list(entries.members(view, entry.id))) for entry in every]

    assert any(len(members) > 3 for _, members in same(pair, matched))
    same(pair, lambda view: [entry.name for entry in entries.entries(view, "okafor")])


def test_origin_groups_are_the_same(pair: Pair) -> None:
    def grouped(view: View) -> Any:
        return sorted(
            (
                group.kind,
                group.why,
                [article.address or "" for article in group.articles],
                [statement.content_text for statement in group.statements],
            )
            for group in review.groups(view)
        )

    assert {kind for kind, *_ in same(pair, grouped)} == {"near copy", "quotation"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, 1),
        ({"words": "told"}, 1),
        ({"words": "tol*"}, 1),
        ({"words": "old"}, 0),
        ({"actor": "pell", "since": "2000"}, 1),
        ({"issue": "housing", "type": "CONSULT"}, 1),
        ({"channel": "letter"}, 0),
    ],
)
def test_acts_are_the_same(pair: Pair, asked: dict[str, str], expected: int) -> None:
    def ask(view: View) -> Any:
        results = search_acts(view, ActSearch(**asked), limit=50)  # type: ignore[arg-type]
        return results.total, [replace(act, article=replace(act.article, added="")) for act in results.acts]

    assert same(pair, ask)[0] == expected


def test_networks_are_the_same(pair: Pair) -> None:
    edges, total = same(pair, lambda view: network(view, ActSearch()))
    assert [(edge.actor_name, edge.recipient_name) for edge in edges] == [("Governor Pell", "Ruth Okafor")]
    assert total == 1
    asked = ActSearch(issue="housing", type="consult", since="2026-03")
    assert same(pair, lambda view: network(view, asked)).edges == edges
    assert same(pair, lambda view: network(view, ActSearch(issue="health"))) == ([], 0)


def test_an_archive_by_month_answers_the_same(pair: Pair, tmp_path: Path) -> None:
    months = write(tmp_path / "months", articles(), by_month=True)
    with view_of(index_of(months, lambda step: None)) as view:
        assert audit(view, "month") == audit(pair.archive, "month")
        assert told(search(view, Search("the"))) == told(search(pair.archive, Search("the")))


def test_the_index_is_made_anew_where_a_part_is_new(tmp_path: Path) -> None:
    steps: list[str] = []
    folder = write(tmp_path / "archive", articles()[-3:])
    first = index_of(folder, steps.append)
    made = len(steps)
    assert index_of(folder, steps.append) == first
    assert len(steps) == made > 0
    write(folder.path, articles()[-5:])
    second = index_of(folder, steps.append)
    assert second != first
    assert not first.exists()
    with view_of(second) as view:
        assert audit(view).total.articles == 5


@pytest.mark.parametrize("kilobytes", [20, 200, 2000])
def test_an_index_for_which_there_is_no_space(tmp_path: Path, kilobytes: int) -> None:
    folder = write(tmp_path / "archive", articles()[-3:])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1000, hard))  # of one file
    try:
        with pytest.raises(OutputError, match="the index of an archive needs a folder that may be written, and space"):
            index_of(folder, lambda step: None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not list(folder.path.glob(".beside-*")) and index_of(folder, lambda step: None).exists()


def test_a_text_that_is_printed_twice_at_one_address_is_one_article(tmp_path: Path) -> None:
    reading, address = articles()[-1]
    folder = write(tmp_path / "archive", [(reading, None), (reading, address), (reading, address), (reading, None)])
    with view_of(index_of(folder, lambda step: None)) as view:
        assert audit(view).total.articles == 2
        assert len(list(review.groups(view))) == 2  # the text, and the one statement in it


def test_words_that_are_indexed_in_slices_are_found_and_sorted(
    pair: Pair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_SLICE", 300)
    folder = write(tmp_path / "archive", articles())
    with view_of(index_of(folder, lambda step: None)) as view:
        for query in (Search("bridge"), Search("hous*"), Search('"was not safe"'), Search("zero")):
            assert told(search(view, query)) == told(search(pair.archive, query))
        words, whole = (
            [row[0] for row in of.connection.exec_driver_sql("SELECT word FROM tokens ORDER BY rowid")]
            for of in (view, pair.archive)
        )
    assert len(words) > 10 * 300 and words == whole == sorted(words)
