"""A desk in Python: typed records with the numbers of the desk, from any thread."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import sayso
from sayso.api import records
from sayso.desk.store import open_desk as open_store
from sayso.errors import DeskError, UsageError
from sayso.views.desk.statements import FIELDS
from tests.databases import NewDesk
from tests.desk import wider
from tests.desk.judgements.test_corrections import TEXT, reading


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[sayso.Desk]:
    """The desk of seven articles, for tests that only look."""
    with new_desk() as place:
        wider.fill(place).close()
        with sayso.open_desk(place) as opened:
            yield opened


@pytest.fixture
def own(made_place: str) -> Iterator[sayso.Desk]:
    """A desk with one article, to be changed."""
    with open_store(made_place) as store, store.writer() as writer:
        writer.keep(reading(), "https://herald.example/bridge")
    with sayso.open_desk(made_place, create=False) as opened:
        yield opened


def test_search_returns_a_page_of_records_and_the_number_of_all(desk: sayso.Desk) -> None:
    every = desk.search("bridge", by="date", limit=50)
    assert every.total == len(every) > 3 and not every.more and every.order == "date"
    pages = [desk.search("bridge", by="date", limit=2, offset=offset) for offset in range(0, every.total, 2)]
    assert [statement for page in pages for statement in page] == list(every)
    assert {page.total for page in pages} == {every.total} and pages[0].more
    statement = every[0]
    assert isinstance(statement, records.StatementRecord) and statement.id == statement.statement
    assert list(statement.model_dump()) == [*FIELDS, "spans", "within", "marks"]
    text = desk.article(statement.article).reading.article.text
    assert " ... ".join(text[start:end] for start, end in statement.spans.content) == statement.content
    assert [statement.content[start:end].casefold() for start, end in statement.marks] == ["bridge"]
    assert desk.statement(statement.id).content == statement.content


def test_articles_are_listed_by_filters_and_shown_with_numbers(desk: sayso.Desk) -> None:
    page = desk.articles(limit=3)
    assert page.total == 7 and len(page) == 3 and page.more
    some = desk.articles(publisher="wire", limit=None)
    assert {article.publisher for article in some} == {"The Wire"} or all("Wire" in str(a.publisher) for a in some)
    details = desk.article(page[0].id)
    assert details.article == page[0]
    stored = desk.statements(page[0].id)
    assert sorted(details.statements.values()) == sorted(statement.id for statement in stored)
    assert details.article.statements == len(stored) == len(details.reading.attributions)
    assert set(details.actors) == {actor.id for actor in details.reading.actors}
    assert json.loads(details.model_dump_json())["reading"] == details.reading.to_dict()
    if page[0].address:
        assert desk.article(page[0].address) == details


def test_actors_are_listed_and_followed(desk: sayso.Desk) -> None:
    listed = desk.actors("okafor")
    assert listed.total == len(listed) >= 1
    history = desk.actor("Ruth Okafor")
    assert history.actor.name == "Ruth Okafor" and history.actor in history.matches
    assert history.actor.id == listed[0].id and history.said.total == len(history.said) == 2
    assert desk.actor(history.actor.id or 0).said == history.said
    with pytest.raises(DeskError, match="Nobody At All"):
        desk.actor("Nobody At All")


def test_an_audit_counts_with_shares(desk: sayso.Desk) -> None:
    audit = desk.audit("publisher")
    assert audit.total.articles == 7 == sum(group.articles for group in audit.groups)
    shares = [audit.total.shares[naming] or 0 for naming in ("named", "role", "anonymous", "generic", "unknown")]
    assert sum(shares) == pytest.approx(1)
    assert desk.counts()["articles"] == 7 and desk.failures() == []


def test_a_statement_is_corrected_listed_and_undone(own: sayso.Desk) -> None:
    first = own.statements(1)[0]
    changed = own.correct(first.id, speaker=None, factuality="negated", author="ana", reason="a call")
    assert (changed.speaker, changed.factuality, changed.checked) == (None, "negated", "changed")
    (correction,) = own.corrections()
    assert correction.fields == ("speaker", "factuality") and correction.was["factuality"] == "actual"
    assert (correction.author, correction.reason, correction.state) == ("ana", "a call", "holds")
    assert own.article(1).checked == {correction.number: "changed"} and own.article(1).article.corrections == 1
    assert own.undo(correction.id).state == "undone"
    assert own.statement(first.id) == first
    added = own.add_statement(1, content=["“No comment,”"], cue=["[[said]] Pike"], speaker="lena pike", author="ana")
    assert (added.speaker, added.checked) == ("Lena Pike", "added")
    assert own.accept(own.statements(1)[1].id, author="ana").checked == "accepted"
    own.delete(added.id, author="ana")
    with pytest.raises(DeskError, match=f"no statement {added.id}"):
        own.statement(added.id)


REFUSED = [
    # fields of a change, what the refusal says
    ({"factuality": "actual"}, "changes nothing: of statement 1, factuality is actual already"),
    ({"speaker": "Ruth Okafor"}, "speaker is Ruth Okafor already"),
    ({"speaker": "Ruth Okafor", "naming": "anonymous"}, r"already \(named\), and --naming anonymous would do nothing"),
    ({"speaker": "Lena Pike", "actor_kind": "document"}, "--actor-kind document would do nothing"),
    ({"addressee": None}, "addressee is none already"),
    ({}, "nothing to change"),
]


@pytest.mark.parametrize(("fields", "says"), REFUSED, ids=lambda value: str(value)[:40])
def test_a_correction_that_changes_nothing_is_refused(own: sayso.Desk, fields: Any, says: str) -> None:
    before = own.article(1)
    with pytest.raises(UsageError, match=says):
        own.correct(1, author="ana", **fields)
    assert own.corrections() == [] and own.article(1) == before


def test_an_author_accepts_a_statement_once(own: sayso.Desk) -> None:
    own.accept(1, author="ana")
    with pytest.raises(UsageError, match="changes nothing: ana accepted the statement on 20"):
        own.accept(1, author="ana")
    assert own.accept(1, author="bo").checked == "accepted"
    own.undo(1)
    own.accept(1, author="ana")


def test_articles_are_added_from_paths_and_readings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We are done waiting,” said Mayor Ruth Okafor.", "utf-8")
    with sayso.open_desk(tmp_path / "a.db") as desk:
        added = desk.add(tmp_path / "a.txt", tmp_path / "none.txt", reading())
        assert [record.outcome for record in added] == ["added", "failed", "added"]
        assert added[1].cause == f"no such file: {tmp_path / 'none.txt'}" and added[1].remedy
        assert [record.article for record in added] == [1, None, 2]
        assert [failure.location for failure in desk.failures()] == [str(tmp_path / "none.txt")]
        assert desk.add(tmp_path / "a.txt")[0].outcome == "known"
        assert desk.article(2).reading.article.text == TEXT
        assert desk.forget(2) == 1 and desk.articles().total == 1
        with pytest.raises(UsageError, match="no input is given"):
            desk.add()
    with pytest.raises(DeskError, match="no desk at"):
        sayso.open_desk(tmp_path / "none.db", create=False)


def test_one_desk_serves_many_threads(own: sayso.Desk) -> None:
    def work(number: int) -> int:
        own.accept(2, author=f"reader {number}")
        return own.search("bridge").total + own.articles().total + len(own.statements(1))

    with ThreadPoolExecutor(8) as pool:
        results = set(pool.map(work, range(24)))
    assert len(results) == 1
    assert sorted(correction.author for correction in own.corrections()) == sorted(f"reader {i}" for i in range(24))


KINDS = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]


@pytest.mark.parametrize("kind", [*KINDS, *map(sayso.__getattr__, sayso._RECORDS)], ids=lambda kind: kind.__name__)
def test_help_has_the_meaning_of_every_field(kind: type[BaseModel]) -> None:
    assert kind.__doc__
    for name, field in kind.model_fields.items():
        assert field.description
        assert f"    {name}: {field.description}" in kind.__doc__.splitlines()
