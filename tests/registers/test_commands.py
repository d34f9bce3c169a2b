"""``sayso actors`` as a person uses it."""

import os
import sys
from pathlib import Path

import pytest

from tests.forking import sayso, start
from tests.registers.conftest import HISTORICAL


def test_import_list_and_remove(files: list[str], tmp_path: Path) -> None:
    data = {"SAYSO_DATA": str(tmp_path / "mine")}
    done = sayso("actors", "registers", **data)
    assert (
        done.stdout.decode()
        == "no registers are imported: sayso actors import --fetch downloads the three public ones.\n"
    )
    done = sayso("actors", "import", *files, **data)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines() == ["current: 6 people", "historical: 4 people", "executive: 4 people"]
    lines = sayso("actors", "registers", **data).stdout.decode().splitlines()
    assert [line.split()[:3] for line in lines] == [
        ["current", "6", "people"],
        ["executive", "4", "people"],
        ["historical", "4", "people"],
        ["3", "registers"],
    ]
    assert lines[0].endswith(files[0])
    done = sayso("actors", "remove", "historical", **data)
    assert (done.returncode, done.stdout) == (0, b"historical: removed\n")
    assert sayso("actors", "registers", **data).stdout.splitlines()[2:] == [b"2 registers"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["import"], 2, "nothing to import"),
        (["import", "none.yaml"], 1, "no such file: none.yaml"),
        (["import", "BAD"], 1, "is truncated"),
        (["import", "a b.yaml"], 2, "is not the name of a register"),
        (["remove", "none"], 1, "no register is called none"),
        (["import", "--fetch"], 1, "refuses connections"),
    ],
)
def test_bad_calls_are_one_clear_line(arguments: list[str], code: int, says: str, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(HISTORICAL[:-30], "utf-8")
    given = [str(tmp_path / "bad.yaml") if argument == "BAD" else argument for argument in arguments]
    place = {"SAYSO_DATA": str(tmp_path / "mine"), "SAYSO_REGISTER_ADDRESS": "http://127.0.0.1:9"}
    done = sayso("actors", *given, **place)
    (line,) = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (code, b"")
    assert line.startswith("sayso: ") and says in line and line.endswith(".")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_bar_on_a_terminal(files: list[str], tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    output = tmp_path / "out.txt"
    with output.open("wb") as out:
        data = str(tmp_path / "mine")
        running = start("actors", "import", *files, stdout=out.fileno(), stderr=theirs, SAYSO_DATA=data)
        assert running.wait(120) == 0
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert len(output.read_text().splitlines()) == 3 and b"importing" in shown
