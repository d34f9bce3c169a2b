"""What goes wrong beside us: killed, two at once, no room, no right, files that are no desks.  Nothing is lost."""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from sayso.desk.adding import add
from sayso.desk.store import open_desk
from sayso.errors import DeskError
from sayso.model.fake import FakeNetwork
from tests.desk.importing import REFUSED, WORDS, Importer, items
from tests.desk.killing import kill, sound
from tests.forking import sayso, start

KILLS = 20
"""`tests.desk.killing` kills as many as are asked for, and checks after each."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no fork, no signals")


@pytest.fixture
def importer() -> Iterator[Importer]:
    with Importer() as one:
        yield one


def test_what_is_killed_is_whole_and_goes_on(desk_place: str, importer: Importer) -> None:
    done = kill(desk_place, KILLS if "://" not in desk_place else KILLS // 2, importer)
    assert done.killed > KILLS / 6 and done.whole


def test_killed_while_it_is_made_a_desk_is_made_the_next_time(tmp_path: Path, importer: Importer) -> None:
    for number in range(10):
        place = str(tmp_path / f"{number}.db")
        pid = importer.start(place, 0, 1)
        time.sleep(number * 0.01)
        os.kill(pid, signal.SIGKILL)
        importer.end()
        importer.start(place, 0, 2)
        assert importer.end() == 0
        assert sound(place) == 2


def test_two_writers_at_once_lose_nothing(desk_place: str) -> None:
    with Importer() as one, Importer() as other:
        one.start(desk_place, 0, 40)
        other.start(desk_place, 20, 60)  # each of them makes the desk, if it comes first
        assert (one.end(), other.end()) == (0, 0)
    assert one.said == other.said == ""
    assert sound(desk_place) == 60


def test_a_writer_that_waits_too_long_says_who_writes(desk_place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_DESK_WAIT_SECONDS", "0.2")
    with open_desk(desk_place) as desk, open_desk(desk_place) as other, desk.writer():
        with pytest.raises(DeskError, match="is being written by another process: try again"), other.writer():
            pass
        with other.view() as view:  # who only looks does not wait
            assert view.counts()["articles"] == 0


def test_a_full_disk_keeps_what_was_added(tmp_path: Path) -> None:
    place = str(tmp_path / "sayso.db")
    with open_desk(place) as desk:
        with desk.writer() as writer:
            pages = writer.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            writer.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 12}")
        done = []
        with pytest.raises(DeskError, match="cannot grow: the disk is full: make room"):
            done += list(add(desk, items(0, 500), FakeNetwork(WORDS)))
    kept = sound(place)
    assert 0 < kept < 500
    with open_desk(place) as desk:
        outcomes = [one.outcome for one in add(desk, items(0, kept + 5), FakeNetwork(WORDS))]
    assert outcomes == ["known"] * kept + ["added"] * 5


def test_a_disk_that_refuses_keeps_what_was_added(tmp_path: Path) -> None:
    place = str(tmp_path / "sayso.db")
    with Importer() as importer:
        importer.start(place, 0, 5)
        assert importer.end() == 0
        size = Path(place).stat().st_size
        importer.start(place, 5, 500, str(size + 100_000))
        assert importer.end() == REFUSED
        kept = sound(place)
        assert 5 < kept < 500
        importer.start(place, 0, kept + 5)
        assert importer.end() == 0
    assert importer.said.startswith(f"the desk {place} cannot") and importer.said.count("\n") == 1
    assert sound(place) == kept + 5


def test_a_file_that_may_not_be_written(tmp_path: Path) -> None:
    with (
        open_desk(tmp_path / "sayso.db") as desk,
        pytest.raises(DeskError, match="may not be written: allow it"),
        desk.writer() as refused,
    ):
        refused.connection.exec_driver_sql("PRAGMA query_only = ON")
        refused.forget_failure("x")


def test_a_folder_and_a_file_of_somebody_else() -> None:
    # not under tmp_path, where nobody else may even look
    folder = Path(tempfile.mkdtemp(prefix="sayso-"))
    place = folder / "sayso.db"
    try:
        with Importer() as importer:
            importer.start(str(place), 0, 2)
            assert importer.end() == 0
            before = place.read_bytes()
            place.chmod(0o444)
            folder.chmod(0o555)
            for where in (place, folder / "new.db"):
                importer.start(str(where), 2, 4, "nobody")
                assert importer.end() == REFUSED
        first, second = importer.said.splitlines()
        assert first.startswith(f"the desk {place} ") and ("check the path" in first or "allow it" in first)
        assert second.startswith(f"the desk {folder / 'new.db'} cannot be opened: check the path")
        assert place.read_bytes() == before and not (folder / "new.db").exists()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_desk_of_a_newer_schema_is_left_as_it_is(desk_place: str) -> None:
    with open_desk(desk_place) as desk, desk.writer() as writer:
        writer.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DeskError, match=r"was written by a newer Sayso \(schema 9999; .*: update Sayso"):
        open_desk(desk_place)


def test_another_database_is_left_as_it_is(desk_place: str) -> None:
    engine = sa.create_engine(
        f"sqlite:///{desk_place}"
        if "://" not in desk_place
        else desk_place.replace("postgresql:", "postgresql+psycopg:")
    )
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(DeskError, match="is a database, but no desk: name another"):
        open_desk(desk_place)
    assert sa.inspect(engine).get_table_names() == ["recipes"]
    engine.dispose()


@pytest.mark.parametrize("start", [4096, 40 * 4096])
def test_a_damaged_desk_says_so(tmp_path: Path, start: int) -> None:
    place = tmp_path / "sayso.db"
    with open_desk(place) as desk:
        list(add(desk, items(0, 30), FakeNetwork(WORDS)))
    whole = place.read_bytes()
    assert len(whole) > start
    hurt = whole[:start] + random.Random(1).randbytes(len(whole) - start)
    place.write_bytes(hurt)
    with pytest.raises(DeskError, match="is damaged: restore a copy"), open_desk(place) as desk, desk.view() as view:
        list(view.all_statements())
        for article in view.articles():
            view.reading(article.id)
    assert place.read_bytes() == hurt


def test_a_desk_that_was_cut_off_says_so(tmp_path: Path) -> None:
    place = tmp_path / "sayso.db"
    with open_desk(place) as desk:
        list(add(desk, items(0, 3), FakeNetwork(WORDS)))
    place.write_bytes(place.read_bytes()[:5000])
    with pytest.raises(DeskError, match="is damaged"), open_desk(place):
        pass


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(DeskError, match=r"postgresql.*127\.0\.0\.1:9.* does not answer: check that the server runs"):
        open_desk("postgresql://roe:secret@127.0.0.1:9/desk")


def test_no_password_is_shown() -> None:
    with pytest.raises(DeskError) as error:
        open_desk("postgresql://roe:secret@127.0.0.1:9/desk")
    assert "secret" not in str(error.value)


def test_ctrl_c_ends_after_the_article_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number}.txt").write_text(f"Mayor Ruth Okafor said the bridge would be closed for {number} days.")
    command: list[str | Path] = ["add", folder, "--desk", tmp_path / "sayso.db"]
    printed, errors = tmp_path / "printed", tmp_path / "errors"
    with open_desk(tmp_path / "sayso.db") as desk, printed.open("wb") as stdout, errors.open("wb") as stderr:
        process = start(*command, stdout=stdout.fileno(), stderr=stderr.fileno())
        while process.poll() is None:
            with desk.view() as view:
                if view.counts()["articles"] > 3:
                    break
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(60) == 130
        with desk.view() as view:
            kept = view.counts()["articles"]
    out, error = printed.read_text("utf-8"), errors.read_text("utf-8")
    assert out == f"{kept} added\n" and 3 < kept < 100
    assert (
        "stopping after this article" in error
        and "run the same command again to continue" in error
        and "Traceback" not in error
    )
    done = sayso(*command)
    assert (done.returncode, done.stdout.decode()) == (0, f"{100 - kept} added, {kept} known\n")
