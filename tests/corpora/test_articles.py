"""Which texts are measured on."""

from pathlib import Path

import pytest

from corpora.articles import ENOUGH_WORDS, ROOT, choose, shared_folder


def folder(path: Path, texts: int) -> Path:
    path.mkdir(parents=True)
    for i in range(texts):
        (path / f"{i:02}.txt").write_text("three small words", "utf-8")
    return path


def test_shared_texts_come_first(tmp_path: Path) -> None:
    folder(tmp_path / "data/polnear/dev/text", 2)
    chosen = choose(tmp_path, folder(tmp_path / "examples", 1))
    assert (chosen.name, len(chosen.paths), chosen.words) == ("PolNeAR dev", 2, 6)
    assert chosen.gold == tmp_path / "data/polnear/dev"
    assert chosen.scorer is None  # there is no such file


def test_without_them_the_examples_are_repeated(tmp_path: Path) -> None:
    chosen = choose(tmp_path / "nowhere", folder(tmp_path / "examples", 2))
    assert chosen.words >= ENOUGH_WORDS
    assert len(chosen.paths) * 3 == chosen.words
    assert chosen.gold is None and chosen.scorer is None


def test_without_any_text(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no text to read"):
        choose(tmp_path, tmp_path)


def test_limit_is_spread_evenly(tmp_path: Path) -> None:
    folder(tmp_path / "data/polnear/dev/text", 10)
    chosen = choose(tmp_path, tmp_path, limit=3)
    assert [path.stem for path in chosen.paths] == ["00", "03", "06"]


def test_shared_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SAYSO_SHARED", raising=False)
    assert shared_folder() == ROOT.parent / "shared"
    monkeypatch.setenv("SAYSO_SHARED", str(tmp_path))
    assert shared_folder() == tmp_path
