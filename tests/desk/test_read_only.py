"""A desk that may not be written can be read: its file, its folder, or both."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.desk.store import open_desk
from tests.desk.judgements.test_corrections import reading

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no capabilities to drop")
_DROP_FROM_BOUNDING_SET = 24  # prctl(2)
_CAP_DAC_OVERRIDE = 1  # capabilities(7): the right of root to write what its mode forbids
OWN = {name: value for name, value in os.environ.items() if not name.startswith("SAYSO_")}


def bound_by_modes() -> None:
    """Let the modes of files hold for root, too, in the program that is started next."""
    if os.geteuid() == 0:
        ctypes.CDLL(None, use_errno=True).prctl(_DROP_FROM_BOUNDING_SET, _CAP_DAC_OVERRIDE, 0, 0, 0)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A desk with one article; SQLite's own signs are in its name."""
    folder = tmp_path / "desk"
    folder.mkdir()
    try:
        with open_desk(folder / "a #1?.db") as store, store.writer() as writer:
            writer.keep(reading(), "https://herald.example/bridge")
        yield folder / "a #1?.db"
    finally:
        folder.chmod(0o755)


def run(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sayso", *words, "--desk", str(place)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, env=OWN, preexec_fn=bound_by_modes
    )


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o555), (0o644, 0o555), (0o444, 0o755)])
def test_it_is_read_and_the_hint_is_right_when_it_is_to_be_written(place: Path, file: int, folder: int) -> None:
    place.chmod(file)
    place.parent.chmod(folder)
    before = place.read_bytes()
    for words in (["search", "bridge"], ["show", "1"]):
        done = run(place, *words)
        assert (done.returncode, done.stderr) == (0, ""), words
        assert done.stdout
    refusal = (
        f"sayso: the desk {place} may not be written: allow it, for the file and its folder, for instance with "
        "chmod u+w, or copy it and name the copy with --desk.\n"
    )
    for words in (["correct", "accept", "1", "--author", "ana"], ["add", "none.txt"]):
        done = run(place, *words)
        assert done.returncode == 1 and done.stderr == refusal
    assert place.read_bytes() == before


def test_a_log_is_read_if_its_index_is_there_and_else_missed_aloud(place: Path) -> None:
    folder = place.parent / "copy"
    folder.mkdir()
    with open_desk(place) as store:
        with store.writer() as writer:
            writer.fail("a.txt", sayso.ReadError("no such file", "check the path."))
        for name in (place.name, f"{place.name}-wal", f"{place.name}-shm"):
            shutil.copy(place.parent / name, folder / name)
            (folder / name).chmod(0o444)
    folder.chmod(0o555)
    try:
        done = run(folder / place.name, "failures")
        assert (done.returncode, done.stderr) == (0, "") and "a.txt" in done.stdout
        folder.chmod(0o755)
        (folder / f"{place.name}-shm").unlink()
        folder.chmod(0o555)
        done = run(folder / place.name, "failures")
        assert (done.returncode == 0 and "a.txt" in done.stdout) or (
            done.returncode == 1 and "has unfinished changes in a #1?.db-wal" in done.stderr
        )
    finally:
        folder.chmod(0o755)


def test_an_old_desk_that_cannot_be_upgraded_says_so(place: Path) -> None:
    with open_desk(place) as store, store.writer() as writer:
        writer.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0003'")
    place.chmod(0o444)
    place.parent.chmod(0o555)
    done = run(place, "articles")
    assert done.returncode == 1 and "was written by an older Sayso (schema 0003), and may not be written" in done.stderr


READ_WHILE_WRITTEN = """
import sys
import sayso
with sayso.open_desk(sys.argv[1]) as desk:
    print(desk.articles().total, flush=True)
    sys.stdin.readline()
    print(desk.articles().total, flush=True)
    try:
        with desk._store.view() as view:
            print("looking", flush=True)
            sys.stdin.readline()
    except sayso.DeskError as error:
        print(error, flush=True)
"""


def test_what_somebody_else_writes_is_seen_and_never_mixed(place: Path) -> None:
    place.parent.chmod(0o555)
    child = subprocess.Popen(
        [sys.executable, "-c", READ_WHILE_WRITTEN, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=OWN,
        preexec_fn=bound_by_modes,  # noqa: PLW1509
    )
    assert child.stdin is not None and child.stdout is not None
    assert child.stdout.readline() == "1\n"

    def write(address: str) -> None:
        place.parent.chmod(0o755)
        with open_desk(place) as store, store.writer() as writer:
            writer.keep(reading(), address)
        place.parent.chmod(0o555)

    write("https://herald.example/again")
    child.stdin.write("\n")
    child.stdin.flush()
    assert child.stdout.readline() == "2\n"
    assert child.stdout.readline() == "looking\n"
    write("https://herald.example/once-more")
    child.stdin.write("\n")
    child.stdin.flush()
    assert child.stdout.readline() == f"the desk {place} was written while it was read: try again.\n"
    child.stdin.close()
    child.stdout.close()
    assert child.wait(60) == 0
