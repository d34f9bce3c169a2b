"""What is searched for is found, and nothing else, whatever is typed."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.search.facets import facets
from sayso.desk.search.statements import COMMON, Search, search, search_query
from sayso.desk.store import Store, open_desk
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.records import Actor
from sayso.views.desk.statements import chain, plain, status
from tests.databases import NewDesk, database
from tests.desk.archive import make, reading, told


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[Store]:
    with new_desk() as place, make(place) as store:
        yield store


@pytest.fixture
def view(desk: Store) -> Iterator[View]:
    with desk.view() as one:
        yield one


@pytest.mark.parametrize("asked", [Search(), Search("bridge"), Search(naming="named")])
def test_facets_count_what_is_found(view: View, asked: Search) -> None:
    hits = search(view, asked, limit=1000)
    counted = facets(view, asked)
    assert counted.is_whole and counted.counted == hits.total > 0
    namings = Counter(hit.statement.speaker.naming if hit.statement.speaker else "unknown" for hit in hits.hits)
    publishers = Counter(hit.statement.article.publisher or None for hit in hits.hits)
    months = Counter(hit.statement.article.day[:7] or None for hit in hits.hits)
    for found, facet in ((namings, counted.namings), (publishers, counted.publishers), (months, counted.months)):
        assert {value.name: value.count for value in facet} == found


SAFE, CLOSED, ORDER, PAY = (
    "the bridge was not safe",
    "the governor wanted the bridge closed",
    "the bridge closed",
    "who would pay for the bridge",
)
BUILT, WRONG, HOUSED = "houses would be built", "“Okafor is wrong,”", "nothing had been housed"
FOUND: list[tuple[dict[str, Any], set[str]]] = [
    ({"words": "bridge"}, {SAFE, CLOSED, ORDER, PAY}),
    ({"words": "BRIDGE pay"}, {PAY}),
    ({"words": '"bridge was"'}, {SAFE}),
    ({"words": '"was bridge"'}, set()),
    ({"words": "hous*"}, {BUILT, HOUSED}),
    ({"words": "hous"}, set()),
    ({"words": "bridge", "speaker": "okafor"}, {SAFE, PAY}),
    ({"speaker": "ruth okafor"}, {SAFE, PAY}),
    ({"speaker": "safe"}, set()),
    ({"addressee": "Okafor"}, {BUILT}),
    ({"words": "houses", "addressee": "okafor"}, {BUILT}),
    ({"since": "2026-03"}, {BUILT, WRONG}),
    ({"until": "2025"}, {HOUSED}),
    ({"since": "2026", "until": "2026-02"}, {SAFE, CLOSED, ORDER, PAY}),
    ({"since": "2026-03-01", "until": "2026-03-01"}, {BUILT, WRONG}),
    ({"kind": "direct"}, {WRONG}),
    ({"naming": "anonymous"}, {CLOSED}),
    ({"naming": "unknown"}, set()),
    ({"factuality": "negated"}, {PAY}),
    ({"type": "eventuality"}, {ORDER}),
    ({"publisher": "wire"}, {HOUSED}),
    ({"publisher": "herald", "kind": "direct"}, {WRONG}),
    ({"single_origin": True, "publisher": "Wire"}, {HOUSED}),
    ({}, {SAFE, CLOSED, ORDER, PAY, BUILT, WRONG, HOUSED}),
]


def in_order(value: object) -> str:
    """A name of a case that is the same in every process: a set is written in order."""
    return str(sorted(value) if isinstance(value, set) else value)


@pytest.mark.parametrize(("asked", "found"), FOUND, ids=in_order)
def test_found(view: View, asked: dict[str, Any], found: set[str]) -> None:
    assert {hit.statement.content_text for hit in search(view, Search(**asked)).hits} == found


@pytest.mark.parametrize(("asked", "found"), FOUND, ids=in_order)
def test_common_words_find_the_same(
    view: View, asked: dict[str, Any], found: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.desk.search.statements.COMMON", 0)
    got = search(view, Search(**asked))
    assert {hit.statement.content_text for hit in got.hits} == found
    days = [hit.statement.article.day for hit in got.hits]
    assert days == sorted(days, reverse=True)
    assert got.order == "date" or not found
    assert COMMON > 1_000


@given(words=st.text(max_size=30), speaker=st.none() | st.sampled_from(["okafor*", "1", "“Ruth Okafor”"]))
def test_nothing_typed_is_an_error(desk: Store, words: str, speaker: str | None) -> None:
    with desk.view() as view:
        search(view, Search(words, speaker))


def test_what_was_not_said_is_never_shown_as_said(view: View) -> None:
    hits = {hit.statement.content_text: hit for hit in search(view, Search()).hits}
    assert status(hits[PAY]) == "did not say"
    assert status(hits[SAFE]) == ""
    assert chain(hits[ORDER].statement) == "a county official (unnamed) → the governor"
    assert [holder.content_text for holder in hits[ORDER].holders] == [CLOSED]
    assert plain(hits[PAY])["standing"] == "did not say"


def test_hits_are_marked_and_limited(view: View) -> None:
    found = search(view, Search('"not safe"'))
    (hit,) = found.hits
    assert [hit.statement.content_text[start:end] for start, end in hit.marks] == ["not safe"]
    assert not found.more and found.order == "rank"
    some = search(view, Search("bridge"), limit=2)
    assert len(some.hits) == 2 and some.more


def test_newest_first(view: View) -> None:
    days = [hit.statement.article.day for hit in search(view, Search(), by="date").hits]
    assert days == sorted(days, reverse=True) and len(set(days)) == 3


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"since": "last week"}, "--since 'last week' is no day"),
        ({"until": "2026-13"}, "--until '2026-13' is no day"),
        ({"publisher": "Times"}, "no article here is by 'Times'"),
        ({"speaker": "?"}, "has no word in it"),
    ],
)
def test_a_call_that_is_off(view: View, asked: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says.replace("?", r"\?")):
        search(view, Search(**asked))


US, OR, AT = (
    "the U.S. share was 2.5 percent",
    "“and/or” meant both, “Okafor’s” café included",
    "of http://herald.example/port_alder and pike@argus.example",
)
WRITTEN = f"Inés Luján said {US}. Pike said {OR}. Roe wrote {AT} <last>."
TYPED = [
    *((typed, US) for typed in ("U.S.", "u s", "2.5", '"2.5 percent"', "share", "lujan", "INÉS", "ine\u0301s")),
    *((typed, OR) for typed in ("and/or", "meant or", "okafor", "Okafor's", "okafor’s", "cafe", "CAFÉ", "caf*")),
    *((typed, AT) for typed in ("herald", "port_alder", "alder", "argus", "pike@argus.example")),
    *((typed, None) for typed in ("25", "us", "ca", "cafes", "heralds", "last")),
]


@pytest.fixture(scope="module")
def odd(new_desk: NewDesk) -> Iterator[Store]:
    lujan, pike, roe = (
        Actor(id=f"p{i}", name=name, kind="person", naming="named") for i, name in enumerate(("Inés Luján", "P", "R"))
    )
    said = [
        told(WRITTEN, 1, "Inés Luján", "said", US, speaker="p0", chain=("p0",)),
        told(WRITTEN, 2, "Pike", "said", OR, speaker="p1", chain=("p1",)),
        told(WRITTEN, 3, "Roe", "wrote", AT, speaker="p2", chain=("p2",)),
    ]
    with new_desk() as place, open_desk(place) as store:
        with store.writer() as writer:
            writer.keep(reading(WRITTEN, said, [lujan, pike, roe]))
        yield store


@pytest.mark.parametrize(("typed", "found"), TYPED)
def test_words_are_those_between_the_signs_and_accents_count_for_nothing(
    odd: Store, typed: str, found: str | None
) -> None:
    with odd.view() as view:
        assert [hit.statement.content_text for hit in search(view, Search(typed)).hits] == [found] * (found is not None)
        speaker = [hit.statement.content_text for hit in search(view, Search(speaker="lujan")).hits]
    assert speaker == [US]


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({"words": "bridge"}, "ix_statements_words"),
        ({"words": '"not saf"*', "speaker": "okafor", "since": "2026"}, "ix_statements_words"),
        ({"addressee": "okafor"}, "ix_article_actors_words"),
        ({"kind": "direct"}, "ix_statements_day"),
        ({"since": "2026-03"}, "ix_statements_day"),
    ],
    ids=str,
)
def test_postgresql_looks_into_an_index(made_database: tuple[str, str], asked: dict[str, Any], index: str) -> None:
    with database(*made_database) as place, make(place) as desk, desk.view() as view:
        query, _ = search_query(view, Search(**asked))
        view.connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # seven rows are read faster than an index
        asks = query.limit(20).compile(view.connection)
        plan = view.connection.exec_driver_sql(f"EXPLAIN {asks}", asks.params).scalars().all()
    assert index in "\n".join(plan)


def test_an_empty_desk(made_place: str) -> None:
    with open_desk(made_place) as desk, desk.view() as view:
        assert search(view, Search("bridge")).hits == ()
