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
from sayso.corpus.plan import Shard, shards

ray = pytest.importorskip("ray", reason="the extra ray is not installed: the engine ray was NOT tested")
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own


class Noting(Job):
    """Notes on which node it runs, beside its input."""

    def __call__(self) -> Made:
        node = str(ray.get_runtime_context().get_node_id())
        Path(self.shard.pieces[0].source.location).with_suffix(".node").write_text(node)
        return Job.__call__(self)


class Deadly(Job):
    def __call__(self) -> Made:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


def planned(folder: Path, count: int) -> list[Shard]:
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"Roe said that {number} boats had left Port Alder.")
    return shards([Listed(str(folder / f"{number}.txt")) for number in range(count)], 1)


def test_shards_are_those_that_are_made_here(tmp_path: Path) -> None:
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    plan = planned(tmp_path, 3)
    jobs = [Job(plan[0]), Deadly(plan[1]), Job(plan[2])]
    made = {outcome.job.shard.number: outcome.made for outcome in Cluster(1).run(jobs)}
    assert made == {0: Job(plan[0])(), 1: None, 2: Job(plan[2])()}
    assert not ray.is_initialized()


def test_a_head_and_a_worker_share_what_another_engine_began(tmp_path: Path) -> None:
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    plan = planned(tmp_path, 3)
    own = {"num_cpus": 1, "object_store_memory": 80_000_000}
    nodes = pytest.importorskip("ray.cluster_utils").Cluster(
        initialize_head=True, head_node_args={**own, "include_dashboard": False}
    )
    try:
        nodes.add_node(**own)
        made = {outcome.job.shard.number: outcome.made for outcome in Cluster(2, nodes.address).run(map(Noting, plan))}
    finally:
        nodes.shutdown()
    assert made == {number: Job(shard)() for number, shard in enumerate(plan)}
    assert len({path.read_text() for path in tmp_path.glob("*.node")}) == 2
