"""The worked example of the documents runs as it stands there."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from tests.shell import commands

ROOT = Path(__file__).parents[2]
STEPS = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "dossier.md").read_text("utf-8"), re.S)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_DESK", str(tmp_path / "sayso.db"))
    monkeypatch.setenv("SAYSO_AUTHOR", "an editor")
    return tmp_path


def test_from_the_first_article_to_the_signed_page(place: Path) -> None:
    said = {}
    assert len(STEPS) == 5
    for block in STEPS:
        for line, (words,) in zip(block.splitlines(), map(commands, block.splitlines()), strict=True):
            result = CliRunner().invoke(app, words, catch_exceptions=False)
            assert result.exit_code == 0, (line, result.output)
            said[line] = re.sub(r"\s+", " ", result.output)
    assert "near copy of 2" in said["sayso origins list"]
    balance = said["sayso dossier show 1"]
    assert "H1 against H2" in balance and "independent origins of the reports: 3" in balance
    early = said["sayso dossier show 1 --known-by 2026-03-03"]
    assert "E1" in early and "E2 ■" not in early
    page = (place / "toll.html").read_text("utf-8")
    assert "bought $400,000 of radio time" in page
    assert str(ROOT) not in page and str(place) not in page and "examples/" not in page
    assert "stand down" in page and "Signed:" in page and "the state’s filings" not in page
    assert "What this does not claim" in (place / "toll.md").read_text("utf-8")
    again = CliRunner().invoke(app, ["dossier", "import", "toll.json"], catch_exceptions=False)
    assert again.output == "dossier 2\n"
