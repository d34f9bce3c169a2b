"""A reading as a Word document: the text letter by letter, its marks, a comment an attribution, who said what."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from sayso.cli import app
from sayso.errors import UsageError
from sayso.records import Reading
from sayso.views.reading.word import word_document
from tests.views.conftest import make as make_reading
from tests.views.conftest import told as tell

docx = pytest.importorskip("docx")
Make = Callable[..., Reading]


def opened(*readings: Reading) -> Any:
    return docx.Document(BytesIO(word_document(readings)))


def test_the_article_stands_letter_by_letter_with_its_marks(story: Reading) -> None:
    document = opened(story)
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    for words in re.split(r"\n\s*", story.article.text.strip()):
        assert words in paragraphs
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert "Mayor Wren" in [run.text for run in runs if run.bold]
    assert "said" in [run.text for run in runs if run.underline]
    highlighted = {run.text: str(run.font.highlight_color) for run in runs if run.font.highlight_color is not None}
    assert "BRIGHT_GREEN" in highlighted["“I will read it,”"] and "TURQUOISE" in highlighted["who would pay"]


def test_each_attribution_has_a_comment_and_a_row(story: Reading) -> None:
    document = opened(story)
    comments = sorted(comment.text for comment in document.comments)
    assert [comment.split()[0] for comment in comments] == [str(number) for number in range(1, 8)]
    assert comments[3] == "4  The director; did not say; indirect speech; score .90"
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows[1:]]
    assert sorted(row[0] for row in rows) == [str(number) for number in range(1, 8)]
    assert ["5", "Amadi · denied", "taking money", "denies; indirect speech; score .90"] in rows
    assert "1 more, unsure (score below .60)" in [paragraph.text for paragraph in document.paragraphs]
    assert any(paragraph.text.startswith("a county official · unnamed · ") for paragraph in document.paragraphs)


def test_several_readings_are_one_document(story: Reading, make: Make) -> None:
    titles = [paragraph.text for paragraph in opened(story, make("Rain.", title="Rain")).paragraphs]
    assert "Ferry plan stalls" in titles and "Rain" in titles and "No attributions found." in titles


@settings(max_examples=25, deadline=None)
@given(words=st.text(max_size=12) | st.sampled_from(["\x00\x0b\x0c\x1f", "\ud800", "\ufffe", "</w:t><w:br/>", "]]>&"]))
def test_no_words_break_the_document(words: str) -> None:
    text = f"Pike{words} said{words} it {words} holds."
    reading = make_reading(
        text, tell(f"Pike{words}", f"said{words}", f"it {words} holds"), title=words, author=words, location=words
    )
    document = opened(reading)
    assert len(list(document.comments)) == 1


def test_the_command_writes_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mayor Ada Roe said the bridge was safe.", "utf-8")
    file = tmp_path / "a.docx"
    result = CliRunner().invoke(app, ["read", str(tmp_path / "a.txt"), "--format", "docx", "-o", str(file)])
    assert result.exit_code == 0, result.output
    assert "the bridge was safe" in [cell.text for cell in docx.Document(str(file)).tables[0].rows[1].cells]


@pytest.mark.parametrize(
    ("options", "cause"), [([], "name a file: -o FILE.docx"), (["-o", "a.docx"], "pip install 'sayso\\[office\\]'")]
)
def test_what_is_missing_is_said_before_anything_is_read(
    options: list[str], cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if options:
        monkeypatch.setitem(sys.modules, "docx", None)
    result = CliRunner().invoke(app, ["read", "nothing.txt", "--format", "docx", *options])
    assert isinstance(result.exception, UsageError) and re.search(cause, str(result.exception))
    assert list(tmp_path.iterdir()) == []
