"""What an editor would see in the post that the project began with; only where the shared data is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso
from sayso.checks.report import Report


@pytest.fixture
def founding(shared: Path) -> Report:
    (path,) = (shared / "seed").glob("*.txt")
    return sayso.check(path, against=[path])


@pytest.mark.shared
def test_the_unnamed_official_is_the_one_finding(founding: Report) -> None:
    (finding,) = founding.findings
    assert finding.rule == "unnamed-without-reason" and "White House official" in finding.words


@pytest.mark.shared
def test_every_quotation_is_its_own_original(founding: Report) -> None:
    assert len(founding.quotations) == 5
    assert {quotation.verdict for quotation in founding.quotations} == {"exact"}
    assert [quotation.speaker for quotation in founding.quotations].count(None) == 1  # the official has no name


@pytest.mark.shared
def test_one_word_changed_in_it_is_seen(shared: Path) -> None:
    (path,) = (shared / "seed").glob("*.txt")
    text = path.read_text("utf-8")
    changed = text.replace("current tone", "recent tone", 1)
    assert changed != text
    verdicts = [quotation.verdict for quotation in sayso.check(changed, against=[path]).quotations]
    assert verdicts.count("changed") == 1 and verdicts.count("exact") == 4
