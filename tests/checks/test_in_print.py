"""Quotations of a draft in the articles of a desk: whether it has been said, where, and in which words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import sayso
from sayso.checks.in_print import look_up
from sayso.checks.report import QuotationResult
from sayso.desk.store import Store, open_desk
from sayso.desk.view import View
from sayso.records import Actor, Reading
from tests.databases import NewDesk
from tests.desk.archive import reading, told

LEVY = (
    "“We will not close the library this year,” Mayor Ruth Okafor said on Monday. “The roof is sound,” she said, “and "
    "nobody has to fear it.” A clerk said that the boiler was “older than I am.”"
)
AGAIN = "“We will not close the library this year,” the mayor said in March. Nothing else was said."
OKAFOR = Actor(id="p1", name="Ruth Okafor", kind="person", naming="named", role="Mayor")
CLERK = Actor(id="p2", name="a clerk", kind="person", naming="anonymous")


def printed() -> list[Reading]:
    said = {"speaker": "p1", "chain": ("p1",), "kind": "direct"}
    first = told(LEVY, 1, "Mayor Ruth Okafor", "said", "“We will not close the library this year,”", **said)
    roof = told(LEVY, 2, "she", "said", "“The roof is sound,”", **said)
    second = LEVY.index("“and nobody"), LEVY.index(" A clerk")
    boiler = told(LEVY, 3, "A clerk", "said", "that the boiler was “older than I am.”", speaker="p2", chain=("p2",))
    pieces = roof.model_copy(update={"content": (*roof.content, second)})
    about = {"publisher": "The Alder Herald"}
    levy = reading(LEVY, [first, pieces, boiler], [OKAFOR, CLERK], title="Levy", published="2026-02-03", **about)
    again = told(AGAIN, 1, "the mayor", "said", "“We will not close the library this year,”", **said)
    return [reading(AGAIN, [again], [OKAFOR], title="Again", published="2026-03-09", publisher="The Post"), levy]


@pytest.fixture(scope="module")
def desk(new_desk: NewDesk) -> Iterator[Store]:
    with new_desk() as place, open_desk(place) as store:
        for made in printed():
            with store.writer() as writer:
                writer.keep(made)
        yield store


@pytest.fixture
def view(desk: Store) -> Iterator[View]:
    with desk.view() as one:
        yield one


def checked(view: View, words: str, speaker: str = "Mayor Ruth Okafor") -> QuotationResult:
    (result,) = look_up(sayso.read(f"“{words},” {speaker} said on Friday."), view)
    return result


def test_the_places_are_all_articles_that_have_it_oldest_first(view: View) -> None:
    result = checked(view, "We will not close the library this year")
    assert result.verdict == "exact"
    assert [(place.document, place.publisher, place.date) for place in result.places] == [
        ("Levy", "The Alder Herald", "2026-02-03"),
        ("Again", "The Post", "2026-03-09"),
    ]
    for place in result.places:
        statement = view.statement(place.statement or 0)
        assert statement.article.id == place.article and place.speaker == "Ruth Okafor"
        assert "close the library" in statement.content_text
        assert view.text(place.article or 0)[slice(*place.span)] == "We will not close the library this year"


def test_the_words_that_differ_are_named(view: View) -> None:
    result = checked(view, "We will not shut the library this year")
    assert result.verdict == "changed" and [(d.quoted, d.original) for d in result.differences] == [("shut", "close")]


def test_who_speaks_between_two_pieces_is_no_word_of_it(view: View) -> None:
    assert checked(view, "The roof is sound and nobody has to fear it").verdict in ("exact", "punctuation")


def test_the_words_of_somebody_else(view: View) -> None:
    assert checked(view, "The roof is sound", "Senator John Rourke").verdict == "other speaker"


def test_an_unnamed_speaker_is_not_held_against_a_name(view: View) -> None:
    result = checked(view, "older than I am")
    assert result.verdict == "exact" and result.places[0].speaker == "a clerk"


@pytest.mark.parametrize("words", ["Ferries sink when nobody bails them out", "of the", "1%"])
def test_what_nobody_has_said(view: View, words: str) -> None:
    assert [result.verdict for result in look_up(sayso.read(f"“{words},” Okafor said."), view)] in (["not found"], [])


def test_the_draft_itself_is_left_out(view: View) -> None:
    results = look_up(next(made for made in printed() if made.article.text == AGAIN), view)
    assert [[place.document for place in result.places] for result in results] == [["Levy"]]


WAITS = "The audit of the ferry waits for nobody, it reads in\nthe harbour log of March. The mayor was away."


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("it reads in the harbour log of March", "exact"),
        ("the audit of the Ferry waits for nobody", "punctuation"),
        ("the audit of the ferry waits for everybody", "changed"),
    ],
)
def test_words_in_no_statement_are_found_in_the_text(new_desk: NewDesk, words: str, verdict: str) -> None:
    with new_desk() as place, open_desk(place) as store:
        with store.writer() as writer:
            writer.keep(reading(WAITS, [], [], title="The log"))
        with store.view() as view:
            result = checked(view, words)
    assert result.verdict == verdict
    assert [(place.document, place.statement, place.speaker) for place in result.places] == [("The log", None, None)]
