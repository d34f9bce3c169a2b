"""A slice of ``make fuzz``: texts of hypothesis, mutated texts, and those that once broke a reading."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import sayso
from evaluation import fuzz
from evaluation.fuzz import check, main, mutated, results

WORDS = st.sampled_from(
    [
        *(
            "said",
            "told",
            "he",
            "she",
            "that",
            "Okafor",
            "the mayor",
            "of",
            "didn’t",
            "according to",
            "who",
            "not",
            "x",
        ),
        *("“", "”", '"', "'", "(", ")", ":", ".", ",", "?", "\n", "\n\n", "\r", "Mr.", "SMITH:", "Q:"),
        *("\x00", "\ud800", "\ud83d\ude00"),
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.lists(WORDS, max_size=60).map("".join) | st.text(max_size=300))
@example('Okafor said: "I know what I heard.\n\nAgreed. That is what he did."')
@example("o\nrs\n of didno say h")
@example("A memo titled “" + "NO" * 60 + "!?” was told, said Pell.")
@example("said " * 300)
@example("X said that " * 100)
@example("SEN. " * 500)
@example("A Herald report that Mayor Brace told d" + "ning Herald report that Mayor Sunita Brace told d" * 50)
@example("/0")
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    assert check(text)[1] == ()


def test_mutated_texts() -> None:
    assert [result for result in results(1, range(60)) if result.wrong] == []


def test_a_number_gives_one_text() -> None:
    assert [mutated(1, n) for n in range(20)] == [mutated(1, n) for n in range(20)]
    assert len({mutated(1, n) for n in range(20)}) == 20
    assert mutated(1, 0) != mutated(2, 0)
    assert all(len(mutated(3, n)) <= fuzz.LONGEST for n in range(200))


def test_what_is_wrong_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(text: str) -> None:
        raise IndexError("no such piece")

    out = tmp_path / "wrong.jsonl"
    command = ["--texts", "3", "--workers", "1", "--out", str(out)]
    assert main(command) == 0
    assert "0 readings are wrong" in capsys.readouterr().out
    monkeypatch.setattr(sayso, "read", fails)
    assert main(command) == 1
    assert "3  reading: IndexError: no such piece" in capsys.readouterr().out
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [row["number"] for row in rows] == [0, 1, 2]
    assert fuzz.main(["--show", "1"]) == 0


_PARENT = """
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from evaluation.fuzz import end_with
with ProcessPoolExecutor(1, initializer=end_with, initargs=(os.getpid(),)) as pool:
    sys.stdout.write(str(pool.submit(os.getpid).result()) + "\\n")
    sys.stdout.flush()
    time.sleep(600)
"""


def test_workers_end_with_a_killed_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(600):
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{worker}/stat").exists() and " Z " in Path(f"/proc/{worker}/stat").read_text():
            return  # ended, and nobody is there to be told
        time.sleep(0.05)
    raise AssertionError(worker)
