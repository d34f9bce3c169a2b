"""How SQLite goes about what a desk is asked: by an index wherever one has to serve, never through a whole table.

Every query that a question sends is written down and explained.  What is allowed is listed here; a table that is gone
through without an index is allowed nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from benchmarks.desk import questions
from benchmarks.made_up import PUBLISHERS, fill
from sayso.desk.search.actor_history import candidates, follow
from sayso.desk.search.audit import WAYS, By, audit
from sayso.desk.search.statements import Search, search
from sayso.desk.store import Store, open_desk
from sayso.desk.view import View

# "SCAN articles", "SCAN TABLE articles USING COVERING INDEX ix_articles_day": the table, and its index if any
_SCAN = re.compile(r"SCAN (?:TABLE )?(\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
TABLES = {"statements", "articles", "article_actors", "actors", "sourcing", "chain_links"}
WHOLE = {
    # newest first, as far as it takes to find enough
    ("statements", "ix_statements_day"),
    # an audit of all articles, how many there are, and what publishers there are: in an index that has all it takes
    ("articles", "ix_articles_day"),
    ("articles", "ix_articles_publisher"),
    ("articles", "ix_articles_text_id"),
    # all hits are counted in the smallest index that tells which they are
    ("statements", "ix_statements_wording_id"),
    ("statements", "ix_statements_speaker_id"),
    ("statements", "sqlite_autoindex_statements_1"),
}
"""Tables that may be gone through, and by which index."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("desk") / "sayso.db"
    assert fill(path, 80) > 1_000
    with open_desk(path) as store:
        yield store


@pytest.fixture
def view(desk: Store) -> Iterator[View]:
    with desk.view() as one:
        yield one


@contextmanager
def explained(view: View) -> Iterator[list[str]]:
    """The steps of all queries that are sent within, with their tables' names (SQLAlchemy makes no others up here)."""
    sent: list[tuple[str, object]] = []

    def note(*given: object) -> None:
        sent.append((str(given[2]), given[3]))

    steps: list[str] = []
    sa.event.listen(view.connection, "before_cursor_execute", note)
    try:
        yield steps
    finally:
        sa.event.remove(view.connection, "before_cursor_execute", note)
    raw = view.connection.connection.driver_connection
    assert raw is not None
    for query, parameters in sent:
        steps += [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {query}", parameters)]


def whole(steps: list[str]) -> list[str]:
    """The steps that go through a whole table in a way that is not allowed."""
    scans = [(step, found) for step in steps if (found := _SCAN.match(step)) and found[1] in TABLES]
    return [step for step, found in scans if (found[1], found[2]) not in WHOLE]


def words_by_index(steps: list[str]) -> bool:
    """Whether all indexes of words are asked for words ("0:M3"), none gone through ("0:")."""
    lines = [step for step in steps if "VIRTUAL TABLE" in step]
    return all(re.search(r"INDEX 0:M", line) for line in lines)


def test_a_whole_table_is_noticed(view: View) -> None:
    with explained(view) as steps:
        view.connection.exec_driver_sql("SELECT id FROM statements WHERE cue_text = 'wrote'")
        view.connection.exec_driver_sql("SELECT id FROM statements NOT INDEXED ORDER BY day")
        view.connection.exec_driver_sql("SELECT count(day) FROM statements INDEXED BY ix_statements_actor_id_day")
    assert len(whole(steps)) == 3
    with explained(view) as steps:
        view.connection.exec_driver_sql("SELECT rowid FROM statements_fts WHERE rowid > 3")
    assert not words_by_index(steps)


@pytest.mark.parametrize("common", [20_000, 0], ids=["rare words", "common words"])
@pytest.mark.parametrize("name", questions("Ann Roe", "Bo Lind"))
def test_no_question_goes_through_a_whole_table(
    view: View, name: str, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.desk.search.statements.COMMON", common)
    monkeypatch.setattr("sayso.desk.search.actor_history.COMMON", common)
    asked = questions(view.actor(1).name, view.actor(2).name)[name]
    with explained(view) as steps:
        asked(view)
    assert len(steps) > 1
    assert whole(steps) == []
    assert words_by_index(steps)


FTS = "SCAN statements_fts VIRTUAL TABLE INDEX 0:M"
NAMES = "SCAN article_actors_fts VIRTUAL TABLE INDEX 0:M"
DAY = "USING COVERING INDEX ix_statements_day"
SEARCHES = [
    # what is asked; steps there have to be, by their beginnings
    (Search("dobalu"), [FTS, "SEARCH statements USING INTEGER PRIMARY KEY"]),
    (Search("ba*", publisher=PUBLISHERS[0]), [FTS, "SEARCH articles USING INTEGER PRIMARY KEY"]),
    (Search(speaker="mayor"), [FTS]),
    (Search(speaker="3"), ["SEARCH statements USING COVERING INDEX ix_statements_actor_id_day (actor_id=?)"]),
    (Search(addressee="mayor"), [NAMES, "SEARCH statements USING INDEX ix_statements_addressee_id (addressee_id=?)"]),
    (Search(addressee="3"), ["SEARCH article_actors USING COVERING INDEX ix_article_actors_voices (actor_id=?)"]),
    (Search(since="2021-02"), ["SEARCH statements USING COVERING INDEX ix_statements_day (day>?)"]),
    (Search(until="2021-02"), ["SEARCH statements USING COVERING INDEX ix_statements_day (day>? AND day<?)"]),
    # each kind is common: found soonest among the newest
    (Search(kind="direct", since="2021"), ["SEARCH statements USING INDEX ix_statements_day (day>?)"]),
    (Search(naming="role"), ["SEARCH statements USING COVERING INDEX ix_statements_naming_day (naming=?)"]),
    (Search(naming="unknown"), ["SEARCH statements USING COVERING INDEX ix_statements_naming_day (naming=?)"]),
    (Search(factuality="negated"), ["SEARCH statements USING COVERING INDEX ix_statements_factuality_day (factual"]),
    (Search(type="belief"), ["SEARCH statements USING COVERING INDEX ix_statements_type_day (type=?)"]),
    (Search(), [f"SCAN statements {DAY}"]),
    (
        Search(publisher=PUBLISHERS[-1]),
        [
            "SEARCH articles USING COVERING INDEX ix_articles_publisher (publisher=?)",
            "SEARCH statements USING INDEX sqli",
        ],
    ),
    (
        Search(publisher="Herald"),  # half of all articles
        [
            "SEARCH articles USING COVERING INDEX ix_articles_publisher (publisher=?)",
            "SCAN statements USING INDEX ix_st",
        ],
    ),
]


@pytest.mark.parametrize(("asked", "expected"), SEARCHES, ids=lambda value: str(value) if type(value) is Search else "")
def test_searches_begin_with_the_index_for_them(view: View, asked: Search, expected: list[str]) -> None:
    with explained(view) as steps:
        search(view, asked)
    for step in expected:
        assert any(one.startswith(step) for one in steps), (step, steps)


ORDERED = [
    *(Search(kind=kind) for kind in ("direct", "mixed")),
    *(Search(), Search(since="2021"), Search(naming="role", until="2022"), Search(factuality="negated")),
    *(Search(type="assertion", single_origin=True), Search(publisher="Herald"), Search(speaker="3")),
    *(Search("the"), Search("the", publisher="Herald"), Search("the", kind="direct", since="2020")),
    *(Search(factuality="actual"), Search("the", factuality="actual", publisher="Herald")),
]


@pytest.mark.parametrize("asked", ORDERED, ids=str)
def test_the_newest_are_not_sorted_out_of_all(view: View, asked: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index has them in their order: nothing is sorted, and what is not shown is not read."""
    monkeypatch.setattr("sayso.desk.search.statements.COMMON", 0)
    with explained(view) as steps:
        assert len(search(view, asked, limit=5).hits) == 5
    before_chains = steps[: next(i for i, step in enumerate(steps) if "chain_links" in step)]
    assert not [step for step in before_chains if "TEMP B-TREE" in step]


def test_following_somebody(view: View) -> None:
    (who, *_) = candidates(view, view.actor(1).name)
    with explained(view) as steps:
        follow(view, who)
    for step in (
        "SEARCH statements USING COVERING INDEX ix_statements_actor_id_day (actor_id=?)",
        "SEARCH article_actors USING COVERING INDEX ix_article_actors_voices (actor_id=?)",
        FTS,
        "SEARCH statements USING INDEX ix_statements_addressee_id (addressee_id=?)",
    ):
        assert any(one.startswith(step) for one in steps), (step, steps)


def test_a_role_that_many_have_is_followed_newest_first(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.desk.search.actor_history.COMMON", 0)
    (who,) = candidates(view, "mayor")
    with explained(view) as steps:
        follow(view, who)
    assert steps[0] == "SCAN statements USING INDEX ix_statements_day"


@pytest.mark.parametrize("some", [{}, {"publisher": "Herald"}, {"since": "2020"}], ids=str)
@pytest.mark.parametrize("by", WAYS)
def test_audits_add_up_rows_of_articles_and_count_voices_in_indexes(view: View, by: By, some: dict[str, str]) -> None:
    with explained(view) as steps:
        audit(view, by, **some)  # type: ignore[arg-type]
    for step in (
        f"{'SEARCH' if some else 'SCAN'} articles USING COVERING INDEX ix_articles_",
        "SEARCH sourcing USING INTEGER PRIMARY KEY",
        "SEARCH article_actors USING COVERING INDEX ix_article_actors_voices (actor_id",
        "SEARCH statements USING COVERING INDEX ix_statements_speaker_id (speaker_id=?)",
    ):
        assert any(one.startswith(step) for one in steps), (step, steps)
    # who speaks is not looked up article by article, and rows are read but once, for what the index does not have
    voices = [step for step in steps if "article_actors" in step]
    read = [step for step in voices if "COVERING" not in step]
    assert set(read) <= {"SEARCH article_actors USING INDEX ix_article_actors_voices (actor_id=?)"}
    assert 2 * len(read) <= len(voices) - len(read)
    # statements are reached by those who speak, and in no other way
    assert {one for one in steps if " statements " in one} == {steps[_first(steps, " statements ")]}


def _first(steps: list[str], words: str) -> int:
    return next(i for i, step in enumerate(steps) if words in step)


def test_a_made_up_desk_is_a_desk(tmp_path: Path) -> None:
    """Its counts agree with its statements, so that what is timed on it is what a desk does."""
    path = tmp_path / "sayso.db"
    told = fill(path, 40)
    with open_desk(path) as store, store.view() as view:
        found = audit(view)
        heard = audit(view, "speaker", speakers=10_000).groups
        said = [one for one in view.all_statements() if one.factuality == "actual"]
        assert view.counts()["statements"] == told
        assert found.total.statements == len(said)
        assert found.total.anonymous == sum(
            one.speaker is not None and one.speaker.naming == "anonymous" for one in said
        )
        assert found.total.single_origin == sum(one.origins == 1 for one in said)
        named = [one.speaker for one in said if one.speaker is not None and one.speaker.naming == "named"]
        assert sum(one.statements for one in heard) == len(named)
        assert {one.actor for one in heard} == {one.actor for one in named}
        for one in heard[:20]:
            assert one.statements == sum(speaker.actor == one.actor for speaker in named)
