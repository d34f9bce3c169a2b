"""What is carried to a desk is what the desk would have read, and what comes from a desk is what it shows."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sayso.corpus.carrying import from_desk, reading_of, to_desk
from sayso.corpus.flat import rows_of
from sayso.corpus.folder import Folder
from sayso.corpus.making import Made
from sayso.desk.store import open_desk
from sayso.errors import UsageError
from sayso.records import Reading


@pytest.fixture
def folder(tmp_path: Path, reading: Reading) -> Folder:
    made = Folder.create(tmp_path / "archive", {})
    undated = reading.model_copy(update={"article": reading.article.model_copy(update={"published": None})})
    rows = rows_of(1, "shelter.txt", reading)
    for name, own in rows_of(2, "https://herald.example/2", undated).items():
        rows[name] += own
    made.keep(Made.of(0, rows, by_month=True))
    return made


def test_a_reading_comes_back_as_it_was_made(folder: Folder, reading: Reading) -> None:
    (row,) = pq.ParquetFile(folder.parts("articles")[0]).read().to_pylist()
    assert reading_of(row) == reading


def test_a_part_of_an_archive_comes_to_a_desk(folder: Folder, reading: Reading, tmp_path: Path) -> None:
    with open_desk(str(tmp_path / "desk.db")) as store:
        assert len(list(to_desk(folder, store, "day >= '2024-05-01'"))) == 1
        assert len(list(to_desk(folder, store, "day >= '2024-05-01'"))) == 1
        speakers = "article IN (SELECT article FROM statements WHERE speaker LIKE '%Okafor' AND day IS NULL)"
        with store.view() as view:
            assert view.counts()["articles"] == 1
            (article,) = view.articles()
            assert view.reading(article.id).attributions == reading.attributions
            assert article.address == str(Path("shelter.txt").absolute())
        assert len(list(to_desk(folder, store, speakers))) == 1
        assert list(to_desk(folder, store, "NOT current_setting('enable_progress_bar')"))


@pytest.mark.parametrize(
    "where", ["speaker = 'Ruth", "nosuch = 1", "text = (SELECT content FROM read_text('/etc/passwd'))"]
)
def test_a_condition_that_cannot_be_run(folder: Folder, tmp_path: Path, where: str) -> None:
    with open_desk(str(tmp_path / "desk.db")) as store, pytest.raises(UsageError, match="cannot be run"):
        list(to_desk(folder, store, where))


def test_a_desk_becomes_an_archive(folder: Folder, reading: Reading, tmp_path: Path) -> None:
    with open_desk(str(tmp_path / "desk.db")) as store:
        list(to_desk(folder, store, "true"))
        with store.view() as view:
            ids = [article.id for article in view.articles()]
            back = from_desk(view, ids, tmp_path / "back")
            with pytest.raises(UsageError, match="something at"):
                from_desk(view, ids, tmp_path / "back")
    assert back.counts() == folder.counts()
    statements = pq.ParquetFile(back.parts("statements")[0]).read().to_pylist()
    before = [row for part in folder.parts("statements") for row in pq.ParquetFile(part).read().to_pylist()]
    assert statements == sorted(before, key=lambda row: row["article"])
