"""Make shards in processes of this machine, each with a network and one thread of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable, Iterator

from sayso.corpus.engines import Outcome
from sayso.corpus.making import Job
from sayso.errors import ProcessError
from sayso.runs.chosen import cores
from sayso.runs.process import Process


class Local:
    """See `Engine`; ``workers``: how many processes, 0: one a core."""

    def __init__(self, workers: int = 0) -> None:
        self._workers = workers or cores()

    def run(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """See `Engine.run`."""
        run = _Run(jobs, self._workers)
        try:
            yield from run.outcomes()
        finally:
            run.close()


class _Run:
    def __init__(self, jobs: Iterable[Job], workers: int) -> None:
        self._jobs, self._lock = iter(jobs), threading.Lock()
        self._outcomes: queue.SimpleQueue[Outcome | BaseException | None] = queue.SimpleQueue()
        self._processes = [Process(0.0) for _ in range(workers)]
        self._threads = [
            threading.Thread(target=self._serve, args=(process,), name="sayso-shard", daemon=True)
            for process in self._processes
        ]

    def outcomes(self) -> Iterator[Outcome]:
        """Start the threads, and yield what becomes of the jobs."""
        for thread in self._threads:
            thread.start()
        busy = len(self._threads)
        while busy:
            try:
                outcome = self._outcomes.get(timeout=1.0)  # with an end, so that Ctrl-C is heard on every system
            except queue.Empty:
                continue
            if isinstance(outcome, BaseException):
                raise outcome
            if outcome is None:
                busy -= 1
            else:
                yield outcome

    def close(self) -> None:
        """End all processes, those that are busy too."""
        with self._lock:
            self._jobs = iter(())
        for process in self._processes:
            process.stop()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _serve(self, process: Process) -> None:
        """Hand jobs to a process, one after the other."""
        try:
            while (job := self._next()) is not None:
                self._outcomes.put(_made(process, job))
        except BaseException as error:
            self._outcomes.put(error)
        finally:
            process.close()
            self._outcomes.put(None)

    def _next(self) -> Job | None:
        with self._lock:
            return next(self._jobs, None)


def _made(process: Process, job: Job) -> Outcome:
    try:
        return Outcome(job, process.call(job, f"shard {job.shard.number}"))
    except ProcessError:
        return Outcome(job, None)
