"""Ray makes the same shards as this process; a worker that ends costs its shard only."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator, Iterable
from pathlib import Path

import pytest

from sayso.corpus.engines import Outcome
from sayso.corpus.engines.cluster import Cluster
from sayso.corpus.engines.local import Local
from sayso.corpus.inputs import Listed
from sayso.corpus.making import Job, Made
from sayso.corpus.plan import shards
from sayso.corpus.reading import Options, Share, open_archive, read_archive

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


class Noted(Cluster):
    """Ray, with jobs that note their nodes."""

    def run(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        yield from super().run(Noting(job.shard, job.without) for job in jobs)


def written(folder: Path, count: int) -> list[str]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"Roe said that {number} boats had left Port Alder.")
    return list(map(str, paths))


def test_shards_are_those_that_are_made_here(tmp_path: Path) -> None:
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    plan = shards([Listed(path) for path in written(tmp_path, 3)], 1)
    jobs = [Job(plan[0]), Deadly(plan[1]), Job(plan[2])]
    made = {outcome.job.shard.number: outcome.made for outcome in Cluster(1).run(jobs)}
    assert made == {0: Job(plan[0])(), 1: None, 2: Job(plan[2])()}
    assert not ray.is_initialized()


def test_a_head_and_a_worker_go_on_with_what_another_engine_began(tmp_path: Path) -> None:
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])
    folder = open_archive(written(tmp_path, 3), tmp_path / "archive", Options(shard_size=1))
    read_archive(folder, Local(1), Share(1, 3))
    own = {"num_cpus": 1, "object_store_memory": 80_000_000}
    nodes = pytest.importorskip("ray.cluster_utils").Cluster(
        initialize_head=True, head_node_args={**own, "include_dashboard": False}
    )
    try:
        nodes.add_node(**own)
        summary = read_archive(folder, Noted(2, nodes.address))
    finally:
        nodes.shutdown()
    assert (summary.made, summary.missing, summary.counts["articles"]) == (2, 0, 3)
    assert len({path.read_text() for path in tmp_path.glob("*.node")}) == 2
    for shard in shards(folder.sources(), 1):
        for table, part in Job(shard)().parts.items():
            assert (folder.path / table / f"part-{shard.number:06}.parquet").read_bytes() == part
