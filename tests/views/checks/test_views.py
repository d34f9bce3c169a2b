"""Reports on the terminal, as a page, as SARIF, as commands for GitHub and as a Word document."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

import sayso
from sayso.checks import SourceDocument, SourceIndex, check_reading
from sayso.checks.notes import Note
from sayso.checks.report import Report
from sayso.views.checks.annotations import github, sarif
from sayso.views.checks.page import page
from sayso.views.checks.terminal import show
from sayso.views.checks.word import write_document
from sayso.views.checks.wording import summary

DRAFT = """Mayor under fire over library roof

A source said the mayor was “a coward who has no idea what she is doing.”

“We will not shut the library this year,” Mayor Ruth Okafor said. Senator John Rourke claimed that the roof was safe.
"""
HEARING = "[00:00:05] MAYOR OKAFOR: Good evening. We will not close the library this year.\n"


@pytest.fixture(scope="module")
def report() -> Report:
    reading = sayso.read(DRAFT)
    reading = reading.model_copy(update={"article": reading.article.model_copy(update={"location": "a, b/draft.txt"})})
    index = SourceIndex([SourceDocument.named("hearing.txt", HEARING)])
    return check_reading(reading, against=index, notes=[Note("loaded-cue", "claimed", "he was asked twice")])


def printed(report: Report, width: int) -> str:
    out = io.StringIO()
    show(report, Console(file=out, width=width))
    return out.getvalue()


@pytest.mark.parametrize("width", [50, 80, 120])
def test_terminal(report: Report, width: int) -> None:
    lines = printed(report, width).splitlines()
    assert all(len(line) <= width for line in lines)
    text = " ".join(" ".join(lines).split())
    assert "Source described as “a source” and no more" in text and "set aside: he was asked twice" in text
    assert "“shut”: the original has “close”" in text and "hearing.txt, 00:00:05, MAYOR OKAFOR" in text


def test_summary(report: Report) -> None:
    assert "1 set aside; 2 quotations: 1 changed, 1 not found" in summary(report)


def test_page_has_findings_in_place_and_beside(report: Report) -> None:
    html = page([report])
    for finding in report.findings:
        assert f'id="c1-f{finding.number}"' in html and f'href="#c1-f{finding.number}"' in html
    assert "<mark>shut</mark>" in html and "Set aside: he was asked twice" in html
    assert "default-src 'none'" in html and "<script" not in html


def test_page_escapes_what_a_draft_holds() -> None:
    reading = sayso.read("A source said the mayor was “a <script>alert(1)</script> coward.”")
    assert "<script" not in page([check_reading(reading)])


def test_sarif(report: Report) -> None:
    log = json.loads(sarif([report], "1.0"))
    run = log["runs"][0]
    ids = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert log["version"] == "2.1.0" and {result["ruleId"] for result in run["results"]} <= ids
    aside = [result for result in run["results"] if "suppressions" in result]
    assert [result["suppressions"][0]["justification"] for result in aside] == ["he was asked twice"]
    region = aside[0]["locations"][0]["physicalLocation"]["region"]
    assert DRAFT.splitlines()[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "claimed"


def test_github_commands_are_one_line_each_and_escaped(report: Report) -> None:
    lines = github([report]).splitlines()
    assert all(line.startswith(("::error file=a%2C b/draft.txt,line=", "::warning ", "::notice ")) for line in lines)
    assert not any("loaded" in line or "claimed" in line.lower().partition("::")[0] for line in lines)
    assert any("title=Quotation%3A changed::" in line for line in lines)


def test_word_has_a_comment_for_each_finding(report: Report, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "report.docx"
    with path.open("wb") as file:
        write_document(report, file)
    document = docx.Document(str(path))
    comments = [comment.text for comment in document.comments]
    assert len(comments) == len([f for f in report.findings if f.ignored is None]) + 2
    assert any("“shut”: the original has “close”" in text for text in comments)
    assert "A source said the mayor" in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_word_takes_a_draft_with_signs_that_xml_refuses(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    with (tmp_path / "report.docx").open("wb") as file:
        write_document(check_reading(sayso.read("A source said the mayor\x01was “a coward who has no idea.”")), file)
    document = docx.Document(str(tmp_path / "report.docx"))
    assert "\ufffdwas “a coward" in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_nothing_to_say() -> None:
    report = check_reading(sayso.read("The bridge is long."))
    assert report.findings == () and "No findings." in page([report]) and "0 findings" in printed(report, 80)
