"""Engines: they make shards in processes of this machine, or on a cluster."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import NamedTuple, Protocol

from sayso.corpus.making import Job, Made


class Outcome(NamedTuple):
    """What became of a job: a shard, or None where the process that was to make it ended."""

    job: Job
    made: Made | None


class Engine(Protocol):
    """Makes shards, several at a time, in any order."""

    def run(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """Yield the outcome of each job as it comes; jobs are asked for as they are needed.

        All that was started ends when the generator is closed.

        Raises:
            UsageError: no process can be started, or a job has raised it.
        """
