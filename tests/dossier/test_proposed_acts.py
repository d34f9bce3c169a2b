"""Acts of a desk become DONE events: who did it, when, on whose word."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.desk.search.acts import ActSearch, search_acts
from sayso.desk.store import Store
from sayso.dossier.log import Dossier, Item
from sayso.dossier.proposals import from_act, propose_acts
from sayso.errors import DeskError, DossierError
from tests.databases import NewDesk
from tests.desk import deeds

QUESTION = Dossier("Does the union want Roe to go?", {"H1": "it does", "H2": "it does not"})


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[Store]:
    with new_desk() as place, deeds.fill(place) as store:
        yield store


def proposed(desk: Store, dossier: Dossier, actor: str, words: str = "") -> list[str]:
    with desk.view() as view:
        return [proposal.event.words for proposal in propose_acts(view, dossier, actor, words)]


def number(desk: Store, words: str) -> int:
    with desk.view() as view:
        (act,) = search_acts(view, ActSearch(words=words)).acts
        return act.id


def test_what_was_done_is_proposed_newest_first(desk: Store) -> None:
    assert proposed(desk, QUESTION, "union") == ["The union urged Roe", "The union sued Roe"]
    assert proposed(desk, QUESTION, "union", "sued") == ["The union sued Roe"]
    assert proposed(desk, QUESTION, "Poe") == ["Poe marched"]


def test_an_event_has_the_day_the_words_and_their_place(desk: Store) -> None:
    with desk.view() as view:
        event = from_act(view, number(desk, "sued"), "E1")
    assert (event.kind, event.actor, str(event.happened), str(event.reported)) == (
        *("DONE", "The union"),
        *("2018-05-08", "2018-05-10"),
    )
    assert event.passage is not None and event.passage.start is not None
    assert deeds.TEXT[event.passage.start : event.passage.end] == event.passage.text == "The union sued Roe"
    assert [link.grade for link in event.reports[0].chain] == ["outlet"]


def test_what_is_in_is_not_proposed_again(desk: Store) -> None:
    with desk.view() as view:
        held = replace(QUESTION, items={"E1": Item(from_act(view, number(desk, "sued"), "E1"))})
    assert proposed(desk, held, "union") == ["The union urged Roe"]


@pytest.mark.parametrize(("words", "says"), [("meet", "negated"), ("picket", "future")])
def test_what_was_not_done_is_no_event(desk: Store, words: str, says: str) -> None:
    with pytest.raises(DossierError, match=says), desk.view() as view:
        from_act(view, number(desk, words), "E1")


def test_an_unknown_act(desk: Store) -> None:
    with pytest.raises(DeskError, match="no act 99"), desk.view() as view:
        from_act(view, 99, "E1")
