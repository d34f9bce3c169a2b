"""``read -o`` goes on after it was killed, and its output is that of a run that was not."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tests.forking import sayso, start

FORMATS = ["jsonl", "json", "html", "text"]


def done(*words: str | Path, **environment: str) -> tuple[int, str]:
    ended = sayso(*words, **environment)
    return ended.returncode, ended.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(30):
        words = f"Pell said that {number} boats had left. " * 12
        (folder / f"{number:02}.txt").write_text(words)
    (folder / "07.txt").write_text("")
    return folder


def killed(folder: Path, output: Path, *words: str) -> Path:
    """The journal of a run that was killed when it had some readings."""
    journal = output.with_name(f"{output.name}.part")
    running = start("read", folder, "-o", output, *words)
    end = time.monotonic() + 60
    while not (journal.exists() and journal.read_bytes().count(b"\n") > 4) and time.monotonic() < end:
        time.sleep(0.01)
    running.kill()
    running.wait()
    assert not output.exists() and 4 < journal.read_bytes().count(b"\n") < 30
    return journal


@pytest.mark.parametrize("format_", FORMATS)
def test_a_killed_run_goes_on(folder: Path, tmp_path: Path, format_: str) -> None:
    whole, output = tmp_path / "whole", tmp_path / "output"
    assert done("read", folder, "-o", whole, "-f", format_)[0] == 1
    journal = killed(folder, output, "-f", format_)
    kept = journal.read_bytes()
    count = kept.count(b"\n") - 1
    journal.write_bytes(kept[: kept.rindex(b"\n") + 1] + kept[kept.rindex(b"\n", 0, -1) + 1 :][:40])  # and a torn line
    code, errors = done("read", folder, "-o", output, "-f", format_)
    assert (
        code == 1
        and f"holds {count} readings of an earlier run" in errors
        and "1 of 30 inputs could not be read" in errors
    )
    assert output.read_bytes() == whole.read_bytes()
    assert not journal.exists()


def test_other_settings_begin_anew(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    killed(folder, output, "-f", "jsonl")
    _, errors = done("read", folder, "-o", output, "-f", "jsonl", SAYSO_LEAST_SCORE="0.9")
    assert "by another version or with other settings" in errors and "continuing" not in errors
    assert len(output.read_bytes().splitlines()) == 29


def test_what_failed_is_tried_again_and_stands_in_its_place(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    killed(folder, output, "-f", "jsonl")
    (folder / "07.txt").write_text("Pell said that all boats had left.")
    code, _ = done("read", folder, "-o", output, "-f", "jsonl")
    locations = [json.loads(line)["article"]["location"] for line in output.read_text().splitlines()]
    assert code == 0 and locations == sorted(locations) and len(locations) == 30


@pytest.mark.skipif(os.name != "posix", reason="no locks of this kind")
def test_two_runs_do_not_write_one_output(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    first = start("read", folder, "-o", output, "-f", "jsonl")
    journal = output.with_name("output.part")
    end = time.monotonic() + 60
    while not (journal.exists() and journal.stat().st_size) and time.monotonic() < end:
        time.sleep(0.01)
    code, errors = done("read", folder, "-o", output, "-f", "jsonl")
    first.wait(120)
    assert code == 2 and "another run is writing" in errors
    assert len(output.read_bytes().splitlines()) == 29


@pytest.mark.skipif(os.name != "posix", reason="no devices")
def test_nothing_is_put_in_the_place_of_a_device(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    assert done("read", folder / "01.txt", "-o", link)[0] == 0
    assert link.is_symlink() and Path("/dev/null").is_char_device()


@pytest.mark.skipif(os.name != "posix", reason="no pipes of this kind")
def test_pipes_and_devices_in_a_folder_have_their_lines(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    (tmp_path / "c.warc").symlink_to("/dev/zero")
    (tmp_path / "d.txt").write_text("Pell said that all boats had left.")
    code, errors = done("read", tmp_path, "-f", "jsonl", "-o", tmp_path / "out")
    lines = errors.splitlines()
    assert code == 1 and len(lines) == 4 and lines[-1] == "sayso: 3 of 4 inputs could not be read"
    assert "a.txt is a pipe, not a file" in lines[0]
    assert all("is a device, not a file" in line for line in lines[1:3])
    for name in ("b.txt", "c.warc"):
        code, errors = done("read", tmp_path / name)
        assert code == 1 and "is a device, not a file" in errors and len(errors.splitlines()) == 1


def test_failures_are_counted_and_only_some_are_kept(tmp_path: Path) -> None:
    lines = tmp_path / "items.jsonl"
    lines.write_text("{}\n" * 300)
    code, errors = done("read", lines, "-f", "jsonl", SAYSO_FAILURES_SHOWN="3")
    shown = errors.splitlines()
    assert code == 1 and len(shown) == 5
    assert shown[3] == "sayso: 297 more failures: set SAYSO_FAILURES_SHOWN higher to see them."
    assert shown[4] == "sayso: 300 of 300 inputs could not be read"
    code, errors = done("add", lines, "--desk", tmp_path / "a.db", SAYSO_FAILURES_SHOWN="3")
    assert code == 1 and errors.splitlines()[-1] == "sayso: 297 more failures: sayso failures lists all."
