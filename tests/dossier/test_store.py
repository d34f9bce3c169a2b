"""Dossiers are kept as a log: added to whole or not at all, shown as of any day, carried to another desk."""

import json
from datetime import date

import jsonschema
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from sayso.desk.store import open_desk
from sayso.desk.tables import dossier_entries, texts
from sayso.dossier.evidence import NONE, STEPS
from sayso.dossier.log import (
    Absence,
    Another,
    ChainLink,
    Change,
    Dossier,
    Entry,
    Grade,
    Happening,
    Logged,
    Passage,
    Prior,
    Question,
    Rate,
    RecordedReport,
    Remove,
    Restore,
    evidence,
    fold,
    next_event,
)
from sayso.dossier.sensitivity import examine
from sayso.dossier.store import (
    Exported,
    append,
    bring_in,
    create,
    delete,
    export,
    gone,
    listing,
    log,
    undelete,
)
from sayso.errors import DossierError
from tests.databases import NewDesk

CHAIN = (ChainLink(name="the Herald", grade="outlet"), ChainLink(name="an official", grade="unnamed"))
SPOKE = Happening(
    event="E1", kind="SAID", words="they should stand down", reports=(RecordedReport(chain=CHAIN, origin="him"),)
)


def logged(*entries: Entry, made: str = "2026-03-01T10:00:00+00:00", author: str = "rv") -> list[Logged]:
    question = Question(question="Does she?", hypotheses={"H1": "she does", "H2": "she does not"})
    return [Logged(made=made, author=author, entry=entry) for entry in (question, *entries)]


def dossier(*entries: Entry) -> Dossier:
    return fold(logged(*entries))


def test_an_event_seen_against_the_same_behind_tellers() -> None:
    rates = [
        Rate(event="E1", hypothesis="H1", step=0.95, reason="likely then"),
        Rate(event="E1", hypothesis="H2", step=0.2, reason="not then"),
    ]
    seen = examine(evidence(dossier(SPOKE.model_copy(update={"reports": ()}), *rates))).pair("H1", "H2").weight
    told = examine(evidence(dossier(SPOKE, *rates))).pair("H1", "H2").weight
    again = examine(evidence(dossier(SPOKE, Another(event="E1", report=SPOKE.reports[0]), *rates)))
    assert round(seen, 1) == 6.8
    assert 0 < told < seen
    assert again.pair("H1", "H2").weight == told


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (Rate(event="E1", hypothesis="H1", step=0.3), "0.3 is not on the scale"),
        (Rate(event="E1", hypothesis="H1", step=0.8), "differs from other hypotheses without a reason"),
        (Rate(event="E1", hypothesis="H9", step=0.5), "no hypothesis H9"),
        (Rate(event="E7", hypothesis="H1", step=0.5), "no event E7"),
        (Grade(grade="named", a=0.2, b=0.4), "a = 0.2 and b = 0.4"),
        (Grade(grade="angels", a=0.4, b=0.2), "no grade is called angels"),
        (Prior(chances={"H1": 1.0}), "a prior is missing"),
        (Happening(event="E1", kind="SAID", words="again"), "an event E1 already"),
        (
            Happening(event="E2", kind="DONE", words="later", happened=date(2026, 3, 2), reported=date(2026, 3, 1)),
            "E2 is reported on 2026-03-01 and happens on 2026-03-02",
        ),
        (Change(event="E1", report=2, origin="her"), "E1 has 1 reports"),
        (Change(event="E1", chance=0.5), "E1 was seen or reported"),
        (Restore(event="E1"), "E1 is there already"),
        (
            Another(event="E1", report=RecordedReport(chain=(ChainLink(name="x", grade="angel"),))),
            "no grade is called angel",
        ),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(desk: str, entry: Entry, complaint: str) -> None:
    with open_desk(desk) as store:
        with store.writer() as writer:
            number = create(writer, "Does she?", ["she does", "she does not"], "rv")
            append(writer, number, [SPOKE], "rv")
        good = Absence(event="E5", words="a denial", chance=0.5)
        with pytest.raises(DossierError, match=complaint), store.writer() as writer:
            append(writer, number, [good, entry], "rv")
        with store.view() as view:
            assert view.connection.scalar(sa.select(sa.func.count()).select_from(dossier_entries)) == 2


@pytest.mark.parametrize("hypotheses", [[], ["one"], ["one", "ONE"], ["one", " "]])
def test_a_dossier_needs_rivals(desk: str, hypotheses: list[str]) -> None:
    with open_desk(desk) as store, pytest.raises(DossierError), store.writer() as writer:
        create(writer, "Does she?", hypotheses, "rv")


def test_as_of_a_day(desk: str) -> None:
    early = logged(SPOKE, made="2026-03-01T10:00:00+00:00")
    late = [Logged(made="2026-03-04T10:00:00+00:00", author="rv", entry=Remove(event="E1", reason="retracted"))]
    with open_desk(desk) as store:
        with store.writer() as writer:
            number = bring_in(writer, export([*early, *late]), "a file")
        with store.view() as view:
            assert not fold(log(view, number, as_of=date(2026, 3, 3))).items["E1"].removed
            assert fold(log(view, number, as_of=date(2026, 3, 4))).items["E1"].removed
            with pytest.raises(DossierError, match="was not there yet on 2026-02-28"):
                log(view, number, as_of=date(2026, 2, 28))


def test_known_by_a_day_leaves_out_later_reports() -> None:
    first = SPOKE.model_copy(update={"reported": date(2026, 3, 2)})
    second = SPOKE.model_copy(update={"event": "E2", "reported": date(2026, 3, 6)})
    found = dossier(first, second)
    assert [event.id for event in evidence(found, known_by=date(2026, 3, 5)).events] == ["E1"]
    assert [event.id for event in evidence(found).events] == ["E1", "E2"]


def test_a_dossier_travels_to_another_desk(new_desk: NewDesk) -> None:
    passage = Passage(text="stand down", article="0" * 32, start=3, end=13, where="the Herald")
    entries = logged(
        SPOKE.model_copy(update={"passage": passage}),
        Absence(event="E2", words="a denial", chance=0.5),
        Rate(event="E2", hypothesis=NONE, step=0.05, reason="nobody would"),
        Change(event="E1", episode="spring"),
        Prior(chances={"H1": 0.5, "H2": 0.4, NONE: 0.2}),
    )
    text = export(entries)
    jsonschema.validate(json.loads(text), Exported.json_schema())
    with new_desk() as place, open_desk(place) as store:
        with store.writer() as writer:
            number = bring_in(writer, text, "a file")
        with store.view() as view:
            assert log(view, number) == entries
            assert export(log(view, number)) == text
            assert gone(view, fold(entries)) == {"0" * 32}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "is no JSON"),
        ("[]", "is no dossier"),
        ('{"schema": "sayso/reading/1"}', "is no dossier"),
        ('{"schema": "sayso/dossier/2", "log": []}', "was written by a newer Sayso"),
        ('{"schema": "sayso/dossier/1", "log": []}', "is empty"),
        ('{"schema": "sayso/dossier/1", "log": [{"made": "x"}]}', "is damaged"),
        (export(logged(SPOKE))[:-40], "is no JSON"),
        (export(logged(SPOKE)[1:]), "does not begin with a question"),
        (export(logged(Remove(event="E1"))), "no event E1"),
    ],
)
def test_a_bad_file_leaves_the_desk_as_it_was(desk: str, text: str, complaint: str) -> None:
    with open_desk(desk) as store:
        with pytest.raises(DossierError, match=complaint), store.writer() as writer:
            bring_in(writer, text, "the file")
        with store.view() as view:
            assert listing(view) == []


def test_deleted_and_brought_back(desk: str) -> None:
    with open_desk(desk) as store:
        with store.writer() as writer:
            number = create(writer, "Does she?", ["she does", "she does not"], "rv")
            delete(writer, number)
        with store.view() as view:
            assert listing(view) == [] and [one.id for one in listing(view, deleted=True)] == [number]
            with pytest.raises(DossierError, match="undelete 1 brings it back"):
                log(view, number)
        with store.writer() as writer:
            undelete(writer, number)
        with pytest.raises(DossierError, match="no deleted dossier"), store.writer() as writer:
            undelete(writer, number)
        with store.view() as view:
            assert [one.question for one in listing(view)] == ["Does she?"]


def test_an_article_that_left_the_desk_is_told_of(desk: str) -> None:
    with open_desk(desk) as store:
        with store.view() as view:
            (one, *_) = view.articles()
        held = SPOKE.model_copy(update={"passage": Passage(text="x", article=one.hash)})
        with store.writer() as writer:
            number = create(writer, "Does she?", ["she does", "she does not"], "rv")
            append(writer, number, [held], "rv")
        with store.view() as view:
            assert gone(view, fold(log(view, number))) == frozenset()
        with store.writer() as writer:
            writer.connection.execute(sa.delete(texts).where(texts.c.hash == one.hash))
        with store.view() as view:
            found = fold(log(view, number))
            assert gone(view, found) == {one.hash} and found.items["E1"].passage is not None


EVENTS = st.lists(st.sampled_from(["E1", "E2", "E3"]), min_size=1, max_size=3, unique=True)


@given(EVENTS, st.lists(st.tuples(st.sampled_from(["H1", "H2", NONE]), st.sampled_from(STEPS)), max_size=8))
def test_the_latest_rating_counts_and_all_are_kept(events: list[str], ratings: list[tuple[str, float]]) -> None:
    entries: list[Entry] = [SPOKE.model_copy(update={"event": event}) for event in events]
    entries += [Rate(event=events[0], hypothesis=name, step=step, reason="because") for name, step in ratings]
    found = dossier(*entries)
    latest = dict(ratings)
    assert {name: rating.step for (_, _, name), rating in found.ratings.items()} == latest
    assert next_event(found) == f"E{1 + max(int(event[1:]) for event in events)}"
    assert fold(Exported.model_validate_json(export(logged(*entries))).log) == found
