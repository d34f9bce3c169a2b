"""An article's page in words: paragraphs with their places, statements narrowed, likely speakers first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.api.desk import Desk, open_desk
from sayso.checks import check_reading
from sayso.desk.search.diff import Gone, TextChanges
from sayso.views.reading.marking import Missing, Run
from sayso.views.web.article import ArticlePage, Narrowing, article_page, highlights
from sayso.views.web.decisions import decided

TEXT = """Council votes on the bridge

“We are done waiting,” said Mayor Ruth Okafor.

The Herald reported that a county official had said the repair would cost $2 million.

Bo Farrow stole the money, Okafor said. “I never took a cent,” Farrow said.
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("article")
    with open_desk(folder / "desk.db") as opened:
        opened.add(sayso.read(TEXT))
        yield opened


def shown(desk: Desk, **narrowing: object) -> ArticlePage:
    details = desk.article(1)
    records = {record.statement: record for record in desk.statements(1)}
    return article_page(details, records, check_reading(details.reading).findings, Narrowing(**narrowing))  # type: ignore[arg-type]


def test_the_paragraphs_are_the_text(desk: Desk) -> None:
    text = desk.article(1).reading.article.text
    for _, pieces in shown(desk).sections:
        for piece in pieces:
            if not isinstance(piece, str):
                words = "".join(getattr(run, "text", "") for run in piece.runs)
                assert words and text[piece.start : piece.start + len(words)] == words


def test_a_note_leads_to_the_paragraph_of_its_passage(desk: Desk) -> None:
    text = desk.article(1).reading.article.text
    for finding, paragraph in shown(desk).notes:
        assert text[paragraph:].startswith(text[paragraph : finding.span[0]])
        assert "\n\n" not in text[paragraph : finding.span[0]].strip()


def test_statements_are_narrowed_and_counted(desk: Desk) -> None:
    everything = shown(desk, below=1.0)
    assert len(everything.entries) == everything.total == len(desk.statements(1))
    speaker = next(entry.case.attribution.speaker for entry in everything.entries if entry.case.attribution.speaker)
    narrow = shown(desk, speaker=speaker)
    assert 0 < len(narrow.entries) < narrow.total == everything.total
    assert all(entry.case.attribution.speaker == speaker for entry in narrow.entries)
    assert all(entry.case.attribution.score < 0.9 for entry in shown(desk, below=0.9).entries)
    outer = shown(desk, only="outermost").entries
    assert [entry.number for entry in outer] == [
        entry.number for entry in everything.entries if entry.item.parent is None
    ]


def test_unsure_statements_are_folded_until_the_list_is_narrowed_or_they_are_checked(desk: Desk) -> None:
    page = shown(desk)
    assert page.entries and page.unsure and len(page.entries) + len(page.unsure) == page.total
    assert all(entry.case.attribution.score < 0.6 for entry in page.unsure)
    assert page.summary == f"{len(page.unsure)} more, unsure (score below .60)"
    assert not shown(desk, only="outermost").unsure
    desk.accept(page.unsure[0].number, author="ruth")
    assert page.unsure[0].number in [entry.number for entry in shown(desk).entries]
    desk.undo(desk.corrections(1)[-1].id)


def test_words_of_a_new_version_are_marked(desk: Desk) -> None:
    text = desk.article(1).reading.article.text
    place = text.index("stole")
    changes = TextChanges(
        1, ((place, place + 5),), (Gone(text.index("said the repair"), "never"), Gone(len(text.rstrip()), "The end."))
    )
    details = desk.article(1)
    records = {record.statement: record for record in desk.statements(1)}
    page = article_page(details, records, (), Narrowing(below=1.0), changes)
    runs = [run for _, pieces in page.sections for piece in pieces if not isinstance(piece, str) for run in piece.runs]
    assert "".join(run.text for run in runs if isinstance(run, Run) and "new" in run.classes.split()) == "stole"
    assert [run.gone for run in runs if isinstance(run, Missing)] == ["never", "The end."]
    behind = runs[runs.index(Missing("never")) + 1]
    assert isinstance(behind, Run) and behind.text == "said"
    assert page.changed is not None and page.changed.words == "1 word added, 3 removed"
    marked = {"stole" in entry.item.paragraphs[0]: entry.change for entry in page.entries if not entry.chain}
    assert marked == {True: "reworded", False: ""}


def test_a_chain_is_told_from_the_outermost_source(desk: Desk) -> None:
    chains = [entry.chain for entry in shown(desk).entries if entry.chain]
    assert any(chain.startswith("Herald ← ") and "county official" in chain for chain in chains)


def test_who_may_speak_is_somebody_else_and_near(desk: Desk) -> None:
    actors = {actor.id for actor in desk.article(1).reading.actors}
    for entry in shown(desk).entries:
        assert set(entry.near) <= actors - {entry.case.attribution.speaker} and len(entry.near) <= 9


def test_the_style_sheet_has_a_rule_for_each_statement() -> None:
    assert highlights([3, 14]).count("\n") == 1 and "#l14" in highlights([14])


def test_decisions_are_told_in_words(desk: Desk) -> None:
    record = desk.statements(1)[0]
    desk.accept(record.statement, author="ruth")
    kind = "direct" if record.kind == "indirect" else "indirect"
    desk.correct(record.statement, author="ann", reason="tape", kind=kind)  # type: ignore[arg-type]
    holding = [row for row in desk.corrections(1) if row.state == "holds"]
    made = decided(holding, desk.article(1).statements)
    assert [row.words for row in made] == ["accepted", f"kind, before “{record.kind}”"]
    assert all(row.statement == record.statement for row in made) and made[1].reason == "tape"
    for correction in holding:
        desk.undo(correction.id)
