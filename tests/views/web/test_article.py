"""An article's page in words: paragraphs with their places, statements narrowed, likely speakers first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.api.desk import Desk, open_desk
from sayso.checks import check_reading
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
    everything = shown(desk)
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
    made = decided(desk.corrections(1), desk.article(1).statements)
    assert [row.words for row in made] == ["accepted", f"kind, before “{record.kind}”"]
    assert all(row.statement == record.statement for row in made) and made[1].reason == "tape"
    for correction in desk.corrections(1):
        desk.undo(correction.id)
