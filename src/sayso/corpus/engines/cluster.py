"""Make shards on a cluster of Ray, or on this machine as a cluster of one: the only importer of Ray."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable
from itertools import islice
from types import ModuleType
from typing import Any, Final

from sayso.corpus.engines import Outcome
from sayso.corpus.making import Job, Made
from sayso.errors import SaysoError, UsageError
from sayso.settings import NAMES, given

_STORE_BYTES: Final = 200_000_000  # shards on their way to the one who asked; each takes a few megabytes
_OWN: Final = frozenset({"author", "data", "desk", "threads", "workers"})
"""Settings that are each machine's own."""


class Cluster:
    """See `Engine`; ``workers``: how many shards at a time, 0: one a core of the cluster.

    ``address`` is that of a running cluster, such as ``ray://head:10001``, or ``auto`` on one of its nodes; without
    one, Ray is started here and ended afterwards.
    """

    def __init__(self, workers: int = 0, address: str | None = None) -> None:
        """Import Ray.

        Raises:
            UsageError: it is not installed.
        """
        self._workers, self._address, self._ray = workers, address, _import_ray()

    def run(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """See `Engine.run`."""
        ray = self._ray
        self._start()
        try:
            # a task that is not to be tried again by Ray: whoever runs the engine decides about that
            make = ray.remote(num_cpus=1, max_retries=0)(_make)
            resources = ray.cluster_resources()
            most = self._workers or int(resources["CPU"])
            # what asks for no part of a GPU does not see it
            share = min(1.0, resources.get("GPU", 0.0) / most)
            coming, waiting = iter(jobs), dict[Any, Job]()
            while True:
                # one more than can be made, so that no core waits for us
                for job in islice(coming, most + (not self._workers) - len(waiting)):
                    waiting[make.options(num_gpus=share if job.device == "gpu" else 0).remote(job)] = job
                if not waiting:
                    return
                (ready,), _ = ray.wait(list(waiting), num_returns=1)
                yield self._outcome(ready, waiting.pop(ready))
        finally:
            ray.shutdown()

    def _start(self) -> None:
        options: dict[str, Any] = {"runtime_env": {"env_vars": _environment()}, "log_to_driver": False}
        if self._address is None:
            options |= {"num_cpus": self._workers or None, "object_store_memory": _STORE_BYTES}
            options |= {"include_dashboard": False}
        try:
            self._ray.init(self._address, logging_level="error", **options)
        except (OSError, RuntimeError, ValueError) as error:
            where = f"the cluster at {self._address}" if self._address else "Ray on this machine"
            why = " ".join(str(error).split())[:200]
            raise UsageError(f"{where} does not answer ({why})", "check ray status, or use --engine local.") from error

    def _outcome(self, ready: Any, job: Job) -> Outcome:  # noqa: ANN401 - a reference of Ray's
        errors = self._ray.exceptions
        try:
            made: Made = self._ray.get(ready)
        except errors.RayTaskError as error:
            raise error.cause if isinstance(error.cause, SaysoError) else error from None
        except errors.RayError:  # a worker or a node has ended, or memory was short
            return Outcome(job, None)
        return Outcome(job, made)


def _environment() -> dict[str, str]:
    """The settings that are given here, for the workers, which have one thread each: they share the cores already."""
    settings = {name: value.text for name in NAMES if name not in _OWN and (value := given(name)) is not None}
    return {"SAYSO_THREADS": "1", **{f"SAYSO_{name.upper()}": text for name, text in settings.items()}}


def _make(job: Job) -> Made:
    return job()


def _import_ray() -> ModuleType:
    """Import Ray with its reports on usage off."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    try:
        import ray
        import ray.exceptions
    except ImportError as error:
        raise UsageError("the engine ray is not installed", "install it: pip install 'sayso[ray]'.") from error
    module: ModuleType = ray
    return module
