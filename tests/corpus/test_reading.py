"""An archive is read shard by shard: a run goes on where another ended, and takes nothing else for it."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from sayso.corpus.engines import Outcome
from sayso.corpus.folder import Folder
from sayso.corpus.making import Job
from sayso.corpus.reading import Options, Share, Summary, open_archive, read_archive
from sayso.errors import MissingError, UsageError
from sayso.model.network import shipped

SMALL = Options(shard_size=2)


class Direct:
    """Makes shards in this process; the process of a shard in ``ends`` seems to end so many times."""

    def __init__(self, ends: dict[int, int] | None = None, most: int = 100) -> None:
        self.ends, self.most = ends or {}, most
        self.jobs: list[Job] = []

    def run(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        for job in jobs:
            if len(self.jobs) == self.most:
                raise KeyboardInterrupt
            self.jobs.append(job)
            if self.ends.get(job.shard.number, 0):
                self.ends[job.shard.number] -= 1
                yield Outcome(job, None)
            else:
                yield Outcome(job, job())


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Roe said that {number} boats had left Port Alder.")
    return folder


def read(paths: list[str], out: Path, options: Options, *engine: Any, **show: Any) -> Summary:
    return read_archive(open_archive(paths, out, options), *engine, **show)


def parts(path: Path) -> dict[str, bytes]:
    return {str(part.relative_to(path)): part.read_bytes() for part in path.rglob("part-*")}


def test_a_run_goes_on_where_another_ended(inputs: Path, tmp_path: Path) -> None:
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    summary = read([str(inputs)], whole, SMALL, Direct())
    assert (summary.made, summary.missing, summary.counts["articles"]) == (3, 0, 5)
    with pytest.raises(KeyboardInterrupt):
        read([str(inputs)], broken, SMALL, Direct(most=1))
    assert Folder.open(broken).counts()["articles"] == 2
    engine = Direct()
    summary = read([str(inputs)], broken, SMALL, engine)
    assert [job.shard.number for job in engine.jobs] == [1, 2] and summary.made == 2
    assert parts(broken) == parts(whole)


def test_a_finished_run_does_nothing(inputs: Path, tmp_path: Path) -> None:
    read([str(inputs)], tmp_path / "out", SMALL, Direct())
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    engine = Direct()
    summary = read([str(inputs)], tmp_path / "out", SMALL, engine)
    assert engine.jobs == [] and summary.made == 0 and summary.counts["articles"] == 5
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before


def test_progress_counts_what_was_done_before(inputs: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        read([str(inputs)], tmp_path / "out", SMALL, Direct(most=1))
    shown: list[tuple[float, int]] = []
    read([str(inputs)], tmp_path / "out", SMALL, Direct(), show=lambda share, items: shown.append((share, items)))
    assert shown == [(0.8, 4), (1.0, 5)]


def test_a_shard_whose_process_ends_is_tried_again_then_with_care(inputs: Path, tmp_path: Path) -> None:
    read([str(inputs)], tmp_path / "whole", SMALL, Direct())
    engine = Direct({0: 1, 1: 2})
    read([str(inputs)], tmp_path / "out", SMALL, engine)
    tried = [(job.shard.number, job.is_careful) for job in engine.jobs]
    assert tried == [(0, False), (1, False), (2, False), (0, False), (1, False), (1, True)]
    assert parts(tmp_path / "out") == parts(tmp_path / "whole")


def test_in_the_end_a_shard_is_given_up(inputs: Path, tmp_path: Path) -> None:
    summary = read([str(inputs)], tmp_path / "out", SMALL, Direct({1: 9}))
    assert (summary.counts["articles"], summary.counts["failures"], summary.missing) == (3, 2, 0)
    (part,) = [part for part in Folder.open(tmp_path / "out").parts("failures") if part.stem.endswith("1")]
    assert pq.read_table(part)["article"].to_pylist() == [3, 4]


def test_runs_share_the_work(inputs: Path, tmp_path: Path) -> None:
    first = read([str(inputs)], tmp_path / "out", SMALL, Direct(), Share(1, 2))
    assert (first.made, first.missing) == (2, 1)
    second = read([str(inputs)], tmp_path / "out", SMALL, Direct(), Share(2, 2))
    assert (second.made, second.missing, second.counts["articles"]) == (1, 0, 5)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (Options(3), "shard_size = 2"),
        (Options(2, ("acts",)), r"without = \[\]"),
        (Options(2, by_month=True), "by_month = False"),
    ],
)
def test_other_options_are_refused(inputs: Path, tmp_path: Path, options: Options, name: str) -> None:
    read([str(inputs)], tmp_path / "out", SMALL, Direct())
    with pytest.raises(UsageError, match=f"was read with {name}"):
        read([str(inputs)], tmp_path / "out", options, Direct())


def test_another_setting_is_refused(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read([str(inputs)], tmp_path / "out", SMALL, Direct())
    monkeypatch.setenv("SAYSO_LEAST_SCORE", "0.9")
    with pytest.raises(UsageError, match=r"was read with least_score = 0\.15, and this run has 0\.9"):
        read([str(inputs)], tmp_path / "out", SMALL, Direct())


def test_another_network_is_refused(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read([str(inputs)], tmp_path / "out", SMALL, Direct())
    monkeypatch.setenv("SAYSO_NETWORK", "fast")
    with pytest.raises(UsageError, match="was read with another network: give or leave out --fast as then"):
        read([str(inputs)], tmp_path / "out", SMALL, Direct())
    read([str(inputs)], tmp_path / "fast", SMALL, Direct())
    articles = pq.read_table(tmp_path / "fast" / "articles", columns=["model_sha256"])
    assert set(articles["model_sha256"].to_pylist()) == {shipped("fast").sha256}


def test_other_inputs_are_refused(inputs: Path, tmp_path: Path) -> None:
    paths = [str(path) for path in sorted(inputs.iterdir())]
    read(paths, tmp_path / "out", SMALL, Direct())
    (tmp_path / "new.txt").write_text("Roe said no.")
    with pytest.raises(UsageError, match=r"was read without .*new\.txt"):
        read([*paths, str(tmp_path / "new.txt")], tmp_path / "out", SMALL, Direct())
    with pytest.raises(UsageError, match=r"4\.txt too, which is not given now"):
        read(paths[:4], tmp_path / "out", SMALL, Direct())
    with pytest.raises(UsageError, match="in another order"):
        read(paths[::-1], tmp_path / "out", SMALL, Direct())
    Path(paths[0]).write_text("Roe said yes.")
    with pytest.raises(UsageError, match=r"0\.txt has changed since"):
        read(paths, tmp_path / "out", SMALL, Direct())


def test_what_cannot_begin(inputs: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        read([str(tmp_path / "gone")], tmp_path / "out", SMALL, Direct())
    with pytest.raises(UsageError, match="no step is called poetry"):
        read([str(inputs)], tmp_path / "out", Options(without=("poetry",)), Direct())
    assert not (tmp_path / "out").exists()
