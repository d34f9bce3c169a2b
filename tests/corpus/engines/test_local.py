"""Processes of this machine make shards: one that is killed costs its shard only, and none outlives the run."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from sayso.corpus.engines.local import Local
from sayso.corpus.inputs import Listed
from sayso.corpus.making import Job
from sayso.corpus.plan import shards
from sayso.errors import UsageError

pytestmark = pytest.mark.usefixtures("started_workers")


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    sources = []
    for number in range(4):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Roe said that {number} boats had left Port Alder.")
        sources.append(Listed(str(path)))
    return [Job(shard) for shard in shards(sources, 1)]


class Deadly(Job):
    """The process cannot import this class, and ends."""


def children() -> set[int]:
    """The processes of Sayso's that this one has started."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
            command = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if parent == os.getpid() and b"sayso.runs.worker" in command:
            found.add(int(status.parent.name))
    return found


def test_shards_are_those_that_are_made_here(jobs: list[Job]) -> None:
    made = {outcome.job.shard.number: outcome.made for outcome in Local(2).run(jobs)}
    assert made == {job.shard.number: job() for job in jobs}
    assert not children()


def test_a_process_that_is_killed_costs_its_shard_only(jobs: list[Job]) -> None:
    def kill() -> None:
        while not (running := children()):
            time.sleep(0.01)
        os.kill(running.pop(), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    outcomes = list(Local(1).run(jobs))
    killer.join()
    assert [outcome.job.shard.number for outcome in outcomes] == [0, 1, 2, 3]
    assert [outcome.made is None for outcome in outcomes] == [True, False, False, False]


def test_a_job_that_ends_its_process_costs_itself_only(jobs: list[Job]) -> None:
    outcomes = list(Local(1).run([jobs[0], Deadly(jobs[1].shard), jobs[2]]))
    assert [outcome.made is None for outcome in outcomes] == [False, True, False]


def test_an_error_of_a_job_ends_the_run(jobs: list[Job], tmp_path: Path) -> None:
    (tmp_path / "0.txt").unlink()
    changed = [Job(shards([Listed(str(tmp_path / "1.txt"), items=2)], 5)[0])]
    with pytest.raises(UsageError, match="has changed while it was read"):
        list(Local(1).run(changed))
    assert not children()


def test_none_outlives_a_run_that_is_left(jobs: list[Job]) -> None:
    run = Local(2).run(jobs)
    next(run)
    run.close()
    assert not children()
