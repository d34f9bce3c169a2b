"""From a post to a dossier by its acts, as docs/acts.md has it."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from tests.shell import commands

ROOT = Path(__file__).parents[2]
STEPS = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "acts.md").read_text("utf-8"), re.S)


def test_what_the_governor_did_is_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_DESK", str(tmp_path / "sayso.db"))
    monkeypatch.setenv("SAYSO_AUTHOR", "an editor")
    (block,) = STEPS
    said = {}
    for line, (words,) in zip(block.splitlines(), map(commands, block.splitlines()), strict=True):
        result = CliRunner().invoke(app, words, catch_exceptions=False)
        assert result.exit_code == 0, (line, result.output)
        said[" ".join(words[:2])] = re.sub(r"\s+", " ", result.output)
    assert "raised money for the coalition's sister fund" in said["acts --type"]
    assert "act 2 · 2026-03-05" in said["actor governor"]
    assert "act 2 2026-03-05 DONE The governor" in said["dossier suggest"]
    assert "leans to H2" in said["dossier show"] and "2026-03-05" in said["dossier show"]
    page = (tmp_path / "toll.html").read_text("utf-8")
    assert "raised money for the coalition" in page and "DONE" in page
