"""Ray makes the same shards as this process; a worker that ends costs its shard only."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from sayso.corpus.engines.cluster import Cluster
from sayso.corpus.inputs import Listed
from sayso.corpus.making import Job, Made
from sayso.corpus.plan import shards

ray = pytest.importorskip("ray", reason="the extra ray is not installed: the engine ray was NOT tested")
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own


class Deadly(Job):
    def __call__(self) -> Made:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def test_shards_are_those_that_are_made_here(tmp_path: Path) -> None:
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Roe said that {number} boats had left Port Alder.")
    plan = shards([Listed(str(tmp_path / f"{number}.txt")) for number in range(3)], 1)
    jobs = [Job(plan[0]), Deadly(plan[1]), Job(plan[2])]
    made = {outcome.job.shard.number: outcome.made for outcome in Cluster(1).run(jobs)}
    assert made == {0: Job(plan[0])(), 1: None, 2: Job(plan[2])()}
    assert not ray.is_initialized()
