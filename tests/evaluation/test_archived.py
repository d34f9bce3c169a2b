"""The readings of an archive are those of `sayso read`, and a difference would be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import archived
from evaluation.archived import compared


def test_an_archive_reads_as_sayso_read_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(2)]
    for number, path in enumerate(paths):
        path.write_text(f"Mayor Ruth Okafor said that {number} boats had left Port Alder. Roe denied it.")
    assert compared(paths, "local", 1) == []
    monkeypatch.setattr(archived, "read", lambda paths: {})
    assert len(archived.compared(paths, "local", 1)) == 2
