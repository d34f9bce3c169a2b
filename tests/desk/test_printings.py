"""Every printing counts: one text in several papers is several articles of one origin; no date is no date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from sayso.desk.adding import add
from sayso.desk.identity.entries import entries
from sayso.desk.judgements.actors import merge, split
from sayso.desk.origins.review import groups
from sayso.desk.search.audit import audit
from sayso.desk.search.statements import Search, search
from sayso.desk.store import Store, open_desk
from sayso.desk.tables import articles, metadata, readings, texts
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.intake import from_text, stream
from sayso.model.fake import FakeNetwork
from sayso.reading import pipeline

WORDS = {"okafor": "source", "said": "cue", "it": "content", "rained": "content", "for": "content", "days": "content"}
TEXT = "Mayor Ruth Okafor said it rained for days. " + "The dam was looked after by nobody in all that time. " * 8
PAPERS = ("Herald", "Star", "Post")


@pytest.fixture
def desk(made_place: str) -> Iterator[Store]:
    with open_desk(made_place) as store:
        yield store


def write(folder: Path, *items: dict[str, Any]) -> Path:
    path = folder / "items.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in items))
    return path


def printed(folder: Path) -> Path:
    return write(
        folder,
        *(
            {"text": TEXT, "url": f"https://{paper.lower()}.example/rain", "publisher": f"The {paper}"}
            | {"published": f"2026-02-0{day}"}
            for day, paper in enumerate(PAPERS, 1)
        ),
    )


def outcomes(desk: Store, path: Path) -> list[str]:
    return [one.outcome for one in add(desk, stream([str(path)]), FakeNetwork(WORDS))]


def test_a_text_in_three_papers_is_three_articles_of_one_origin(desk: Store, tmp_path: Path) -> None:
    assert outcomes(desk, printed(tmp_path)) == ["added"] * 3
    with desk.view() as view:
        assert view.counts()["articles"] == 3 and view.counts()["readings"] == 1
        (group,) = [group for group in groups(view) if group.kind == "near copy"]
        assert [article.publisher for article in group.articles] == [f"The {paper}" for paper in PAPERS]
        assert [one.statement.origins for one in search(view, Search("rained")).hits] == [1] * 3
        for paper in PAPERS:
            found = audit(view, publisher=paper)
            assert (found.total.articles, found.total.statements) == (1, 1)
            (hit,) = search(view, Search(publisher=paper)).hits
            assert hit.statement.article.publisher == f"The {paper}"
        (okafor,) = entries(view, "okafor")
        assert okafor.articles == 3


def test_the_same_text_at_the_same_address_is_known(desk: Store, tmp_path: Path) -> None:
    path = printed(tmp_path)
    assert outcomes(desk, path) == ["added"] * 3
    assert outcomes(desk, path) == ["known"] * 3
    with desk.view() as view:
        assert view.counts()["articles"] == 3 and view.counts()["versions"] == 3


def test_forgetting_a_printing_leaves_the_others(desk: Store, tmp_path: Path) -> None:
    outcomes(desk, printed(tmp_path))
    with desk.writer() as writer:
        writer.forget(1)
    with desk.view() as view:
        assert [article.publisher for article in view.articles()] == ["The Star", "The Post"]
        assert [len(view.reading(id_).attributions) for id_ in (2, 3)] == [1, 1]
        assert [one.statement.origins for one in search(view, Search("rained")).hits] == [1] * 2
        assert len(list(groups(view))) == 2  # near copies, and the statement in both
    with pytest.raises(UsageError, match="no article here is by 'Herald'"), desk.view() as view:
        search(view, Search(publisher="Herald"))
    for article in (2, 3):
        with desk.writer() as writer:
            writer.forget(article)
    with desk.view() as view:
        held = {
            table.name: view.connection.scalar(sa.select(sa.func.count()).select_from(table))
            for table in metadata.sorted_tables
        }
        assert not {name: number for name, number in held.items() if number}
    assert outcomes(desk, tmp_path / "items.jsonl") == ["added"] * 3


def test_all_printings_show_a_reading_made_again(desk: Store, tmp_path: Path) -> None:
    path = printed(tmp_path)
    outcomes(desk, path)
    done = list(add(desk, stream([str(path)]), FakeNetwork({}, sha256="1" * 64)))
    assert [one.outcome for one in done] == ["read again", "known", "known"]
    with desk.view() as view:
        assert view.counts()["statements"] == 0 and view.counts()["readings"] == 2


def test_files_with_one_text_are_printings_and_standard_input_is_not(desk: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    assert outcomes(desk, tmp_path / "a.txt") + outcomes(desk, tmp_path / "b.txt") == ["added"] * 2
    reading = pipeline.read(from_text(TEXT), FakeNetwork(WORDS))
    for _ in range(2):
        with desk.writer() as writer:
            kept = writer.keep(reading, None)
    assert kept.outcome == "known"
    with desk.view() as view:
        assert view.counts()["articles"] == 2


def test_a_judgement_of_one_printing_is_of_that_one(desk: Store, tmp_path: Path) -> None:
    outcomes(desk, printed(tmp_path))
    with desk.view() as view:
        (okafor,) = entries(view, "okafor")
    with desk.writer() as writer:
        split(writer, okafor.id, "rv", "another Okafor", article_ids=(2,))
    with desk.writer() as writer:
        for article in (1, 2, 3):
            writer.project(article)
    with desk.view() as view:
        assert sorted(one.articles for one in entries(view, "okafor")) == [1, 2]
        ids = [one.id for one in entries(view, "okafor")]
    with desk.writer() as writer:
        merge(writer, ids, "rv", "the same after all")
    with desk.view() as view:
        assert [one.articles for one in entries(view, "okafor")] == [3]


def test_no_date_is_no_date(desk: Store, tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {"text": "Okafor said it rained.", "url": "https://a.example/1", "published": "2026-05-03"},
        {"text": "Okafor said it rained for days.", "url": "https://a.example/2"},
        {
            "text": "Okafor said it rained for 3 days.",
            "url": "https://a.example/3",
            "published": "2026-11-01T08:00:00Z",
        },
    )
    outcomes(desk, path)
    with desk.view() as view:
        assert [article.day for article in view.articles()] == ["2026-05-03", "", "2026-11-01"]
        found = audit(view, "month")
        assert [(group.name, group.articles) for group in found.groups] == [(None, 1), ("2026-05", 1), ("2026-11", 1)]
        assert found.undated is not None and found.undated.articles == 1
        assert [month.name for month in found.months] == ["2026-05", "2026-11"]
        assert [month.name for month in found.axis] == [f"2026-{month:02}" for month in range(5, 12)]
        assert found.total.articles == 3
        assert days(view, Search("rained"), "date") == ["2026-11-01", "2026-05-03", ""]
        assert days(view, Search("rained", until="2026-12")) == ["2026-05-03", "2026-11-01"]
        assert days(view, Search("rained", since="2000")) == ["2026-05-03", "2026-11-01"]
        assert audit(view, until="2026-12").total.articles == 2


def days(view: View, asked: Search, by: Any = "rank") -> list[str]:
    found = [hit.statement.article.day for hit in search(view, asked, by=by).hits]
    return found if by == "date" else sorted(found)


def test_a_text_is_kept_once(desk: Store, tmp_path: Path) -> None:
    outcomes(desk, printed(tmp_path))
    with desk.view() as view:
        for table in (texts, readings):
            assert view.connection.scalar(sa.select(sa.func.count()).select_from(table)) == 1
        assert view.connection.scalars(sa.select(articles.c.text_id)).all() == [1, 1, 1]
