"""`sayso corpus to-desk` and `sayso export parquet` as a person types them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.cli import main
from sayso.corpus.flat import rows_of
from sayso.corpus.folder import Folder
from sayso.corpus.making import Made
from sayso.records import Reading

Run = Callable[..., tuple[object, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["sayso", *words])
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        return end.value.code, said.out, said.err

    return call


def test_to_a_desk_and_back(reading: Reading, tmp_path: Path, run: Run) -> None:
    archive, desk, back = tmp_path / "archive", str(tmp_path / "desk.db"), tmp_path / "back"
    Folder.create(archive, {}).keep(Made.of(0, rows_of(1, "shelter.txt", reading)))
    code, out, _ = run("corpus", "to-desk", str(archive), "--where", "day IS NOT NULL", "--desk", desk)
    assert (code, out) == (0, f"1 article of {archive} is in the desk\n")
    assert run("export", "parquet", "-o", str(back), "--desk", desk)[0] == 0
    assert Folder.open(back).counts() == Folder.open(archive).counts()
    code, _, err = run("export", "parquet", "-o", str(tmp_path / "b"), "--speaker", "Roe", "--desk", desk)
    assert code == 2 and "an archive holds whole articles" in err
    assert run("corpus", "to-desk", str(back), "--desk", desk)[2] == ""
    (back / "shards" / "000000.done").unlink()  # as if the export had been killed
    assert (
        f"{back} is not whole: 1 of 1 shards are missing; export it again" in run("corpus", "search", str(back), "x")[2]
    )
    assert f"{back} is not whole" in run("corpus", "to-desk", str(back), "--desk", desk)[2]
    assert "an archive is a folder" in run("export", "parquet", "--desk", desk)[2]
