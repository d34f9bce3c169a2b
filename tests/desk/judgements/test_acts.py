"""Corrections of acts: they hold, they can be undone, and all that follows from acts follows from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sayso.desk.judgements.acts import UNKNOWN, accept_act, add_act, change_act, delete_act
from sayso.desk.judgements.corrections import By, Named, undo
from sayso.desk.records import StoredAct
from sayso.desk.search.acts import ActSearch, search_acts
from sayso.desk.search.influence import network
from sayso.desk.store import Store
from sayso.errors import DeskError, UsageError
from sayso.records import Act
from tests.databases import NewDesk
from tests.desk import deeds as made

BY = By("rv", "she rang")


@pytest.fixture
def desk(new_desk: NewDesk) -> Iterator[Store]:
    with new_desk() as place, made.fill(place) as store:
        yield store


def stored(desk: Store, predicate: str) -> StoredAct:
    with desk.view() as view:
        (act,) = search_acts(view, ActSearch(words=f'"{predicate}"')).acts
        return act


def edges(desk: Store) -> set[tuple[str, str, str]]:
    with desk.view() as view:
        return {(edge.actor_name, edge.type, edge.recipient_name) for edge in network(view, ActSearch()).edges}


def corrections(desk: Store) -> list[tuple[int, str | None]]:
    with desk.view() as view:
        return [(correction.id, correction.lost) for correction in view.corrections()]


SUED = ("The union", "ACCUSE", "Anna Roe")


def test_a_change_moves_the_edge_and_undoing_moves_it_back(desk: Store) -> None:
    act = stored(desk, "sued")
    assert SUED in edges(desk)
    with desk.writer() as writer:
        fields = {"recipient": Named("Poe"), "type": "reject", "date": "2018-04", "topic": None}
        changed = change_act(writer, act.id, fields, BY)
    assert (changed.id, changed.checked, changed.day, changed.record.topic) == (act.id, "changed", "2018-04", None)
    assert SUED not in edges(desk) and ("The union", "REJECT", "Poe") in edges(desk)
    assert changed.words(changed.record.recipient_span) == "Roe", "Poe does not stand in the sentence: the words stay"
    with desk.view() as view:
        (correction,) = view.corrections()
        assert correction.was == {"recipient": "Anna Roe", "type": "ACCUSE", "date": "2018-05-08", "topic": "housing"}
        assert correction.change.fields == ["recipient", "type", "date", "topic"]
    with desk.writer() as writer:
        undo(writer, correction.id)
    assert SUED in edges(desk) and stored(desk, "sued") == act


def test_a_deleted_act_is_gone_until_that_is_undone(desk: Store) -> None:
    act = stored(desk, "sued")
    with desk.writer() as writer:
        delete_act(writer, act.id, BY)
    assert SUED not in edges(desk)
    with pytest.raises(DeskError), desk.view() as view:
        view.act(act.id)
    with desk.writer() as writer:
        undo(writer, corrections(desk)[0][0])
    assert SUED in edges(desk)


def test_an_accepted_act_is_marked_and_not_accepted_twice(desk: Store) -> None:
    act = stored(desk, "sued")
    with desk.writer() as writer:
        assert accept_act(writer, act.id, BY).checked == "accepted"
    with pytest.raises(UsageError, match="changes nothing"), desk.writer() as writer:
        accept_act(writer, act.id, BY)
    assert edges(desk) >= {SUED}


def test_an_added_act_is_one_like_others_and_can_be_corrected(desk: Store) -> None:
    with desk.writer() as writer:
        fields = {"predicate": "marched", "type": "MOBILIZE", "actor": Named("Poe"), "recipient": Named("Anna Roe")}
        added = add_act(writer, 1, fields, BY)
    assert (added.checked, added.record.id, added.record.factuality) == ("added", "dc1", "actual")
    assert added.words(added.record.actor_span) == "Poe" and added.record.recipient_span is None
    assert ("Poe", "MOBILIZE", "Anna Roe") in edges(desk)
    with desk.writer() as writer:
        changed = change_act(writer, added.id, {"factuality": "negated"}, BY)
    assert changed.checked == "added" and ("Poe", "MOBILIZE", "Anna Roe") not in edges(desk)


@pytest.mark.parametrize(
    ("party", "name", "words"), [(UNKNOWN, None, "her"), (None, None, ""), (Named("The union"), "The union", "union")]
)
def test_a_party_is_unknown_nobody_or_another(desk: Store, party: Any, name: str | None, words: str) -> None:
    with desk.writer() as writer:
        act = change_act(writer, stored(desk, "picket").id, {"recipient": party}, BY)
    assert act.recipient is None if name is None else act.recipient is not None and act.recipient.name == name
    assert words in act.words(act.record.recipient_span)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "nothing to change"),
        ({"type": "ACCUSE"}, "type is ACCUSE already"),
        ({"type": "HUG"}, "no type of act"),
        ({"date": "soon"}, "no day"),
        ({"predicate": "sang"}, "does not stand in the article"),
        ({"recipient": Named("Nora Quill")}, "no actor of the article"),
    ],
)
def test_what_is_no_correction_is_refused(desk: Store, fields: dict[str, Any], says: str) -> None:
    act = stored(desk, "sued")
    with pytest.raises(UsageError, match=says), desk.writer() as writer:
        change_act(writer, act.id, fields, BY)
    assert corrections(desk) == []


def test_an_act_needs_a_predicate_and_a_type(desk: Store) -> None:
    with pytest.raises(UsageError, match="predicate and a type"), desk.writer() as writer:
        add_act(writer, 1, {"type": "ACCUSE"}, BY)


@pytest.mark.parametrize(
    ("again", "checked", "lost"),
    [
        (lambda acts: acts[::-1], "changed", None),
        (lambda acts: acts[1:], None, "nothing that the newest reading finds there is the same act"),
    ],
)
def test_a_correction_follows_its_act_into_a_new_reading(
    desk: Store, again: Callable[[tuple[Act, ...]], tuple[Act, ...]], checked: str | None, lost: str | None
) -> None:
    with desk.writer() as writer:
        change_act(writer, stored(desk, "sued").id, {"type": "REJECT"}, BY)
    first = made.readings()[0]
    renumbered = tuple(act.model_copy(update={"id": f"d{i}"}) for i, act in enumerate(again(first.acts), 1))
    model = first.model.model_copy(update={"sha256": "1" * 64})
    with desk.writer() as writer:
        writer.keep(first.model_copy(update={"acts": renumbered, "model": model}), "https://news.example/1")
    with desk.view() as view:
        found = search_acts(view, ActSearch(words='"sued"')).acts
    assert [act.checked for act in found] == ([checked] if checked else [])
    assert [why for _, why in corrections(desk)] == [lost]


def test_a_correction_comes_along_to_a_new_version(desk: Store) -> None:
    with desk.writer() as writer:
        change_act(writer, stored(desk, "sued").id, {"recipient": Named("Poe")}, BY)
        add_act(writer, 1, {"predicate": "marched", "type": "PROTEST", "actor": Named("Poe")}, BY)
    first = made.readings()[0]
    shift = len("Later. ")

    def later(act: Act) -> Act:
        spans = {
            name: (value[0] + shift, value[1] + shift)
            for name in ("actor_span", "predicate", "recipient_span")
            if (value := getattr(act, name)) is not None
        }
        return act.model_copy(update={**spans, "attribution": None})

    text = f"Later. {first.article.text}"
    article = first.article.model_copy(update={"text": text, "id": "later", "sections": ()})
    actors = tuple(
        actor.model_copy(update={"mentions": tuple((start + shift, end + shift) for start, end in actor.mentions)})
        for actor in first.actors
    )
    acts = tuple(map(later, first.acts))
    reading = first.model_copy(update={"article": article, "acts": acts, "actors": actors, "attributions": ()})
    with desk.writer() as writer:
        kept = writer.keep(reading, "https://news.example/1")
    assert kept.outcome == "new version"
    with desk.view() as view:
        acts_there = search_acts(view, ActSearch(article=kept.article)).acts
        marks = {act.words(act.record.predicate): act.checked for act in acts_there if act.checked}
        (sued,) = [act for act in acts_there if act.checked == "changed"]
        assert marks == {"sued": "changed", "marched": "added"}
        assert sued.recipient is not None and sued.recipient.name == "Poe"
