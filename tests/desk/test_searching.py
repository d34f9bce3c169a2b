"""What is searched for is found, and nothing else, whatever is typed."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.searching import COMMON, Search, search
from sayso.desk.store import Store, open_desk
from sayso.desk.view import View
from sayso.errors import UsageError
from sayso.views.hits import chain, plain, status
from tests.databases import NewDesk
from tests.desk.archive import make


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[Store]:
    with new_desk() as place, make(place) as store:
        yield store


@pytest.fixture
def view(desk: Store) -> Iterator[View]:
    with desk.view() as one:
        yield one


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


@pytest.mark.parametrize(("asked", "found"), FOUND, ids=str)
def test_found(view: View, asked: dict[str, Any], found: set[str]) -> None:
    assert {hit.statement.content_text for hit in search(view, Search(**asked)).hits} == found


@pytest.mark.parametrize(("asked", "found"), FOUND, ids=str)
def test_common_words_find_the_same(
    view: View, asked: dict[str, Any], found: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.desk.searching.COMMON", 0)
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


def test_an_empty_desk(made_place: str) -> None:
    with open_desk(made_place) as desk, desk.view() as view:
        assert search(view, Search("bridge")).hits == ()
