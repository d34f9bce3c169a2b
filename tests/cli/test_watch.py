"""`sayso watch`: what is saved is checked, and Ctrl-C ends it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.errors import UsageError

VAGUE = "The roof is unsafe, a source said.\n"


def test_a_draft_is_checked_when_it_is_saved(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(VAGUE)
    command = [sys.executable, "-u", "-m", "sayso", "watch", str(tmp_path), "--every", "0.1"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8") as child:
        assert child.stdout is not None and child.stderr is not None
        watchdog = Timer(60, child.kill)  # no line is waited for any longer
        watchdog.start()
        lines = iter(child.stdout.readline, "")
        assert next(lines).startswith(f"{draft}: 2 findings") and "1 read (Ctrl-C stops it)" in next(lines)
        draft.write_text("Senator John Rourke claimed that the roof was safe.\n")
        saved = [next(lines) for _ in range(7)]
        (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 broken")
        assert "is a PDF that is damaged" in child.stderr.readline()
        draft.unlink()
        assert f"{draft} is gone" in next(lines)
        child.send_signal(signal.SIGINT)
        assert next(lines) == "stopped.\n" and child.wait(20) == 0 and child.stderr.read() == ""
        watchdog.cancel()
    assert ": 1 finding" in saved[0] and saved[1].startswith("  + note  ") and "“claimed”" in saved[2]
    assert [line[:4] for line in saved[3::2]] == ["  - "] * 2


def test_there_has_to_be_a_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["watch", str(tmp_path / "none")])
    assert isinstance(result.exception, UsageError) and "is no folder" in str(result.exception)


def test_rules_are_read_before_anything_is_watched(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["watch", str(tmp_path), "--rules", "none.toml"])
    assert isinstance(result.exception, UsageError) and "none.toml cannot be read" in str(result.exception)


@pytest.mark.parametrize("every", ["0", "-1"])
def test_looks_that_never_rest_are_refused(tmp_path: Path, every: str) -> None:
    assert CliRunner().invoke(app, ["watch", str(tmp_path), "--every", every]).exit_code == 2
