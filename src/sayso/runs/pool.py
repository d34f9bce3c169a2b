"""Read items in several processes, in order, with few of them in memory at a time.

One thread takes the items out of their inputs; a thread a process hands them on and waits for the answers; the one that
iterates gets the outcomes in the order of the items.
"""

from __future__ import annotations

import pickle
import queue
import threading
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.errors import ReadError, SaysoError
from sayso.intake import Item
from sayso.runs import INPUTS
from sayso.runs.process import Process
from sayso.runs.results import Result, Stopped, Wanted
from sayso.runs.worker import Answer, Task
from sayso.settings import setting

_AHEAD = 3  # items a process that are taken and not yet handed out
_AHEAD_BYTES = 64_000_000  # and no more of them than that, but for a larger one alone


@dataclass
class _Job:
    """An item on its way; ``task`` is None for the end of all, or for what ends the run: then ``fault`` says why."""

    item: Item | None = None
    task: bytes | None = None
    is_done: threading.Event = field(default_factory=threading.Event)
    answer: Answer | None = None
    fault: BaseException | None = None


class Pool:
    """Reads items in so many processes; they are started as they are needed, and end with the run."""

    def __init__(self, workers: int, without: Collection[str] = ()) -> None:
        """``workers``: how many processes; ``without``: the steps of the pipeline that are left out."""
        self._workers, self._without = workers, tuple(without)

    def read(
        self, items: Iterable[Item], wanted: Wanted | None = None, stopped: Stopped = lambda: False
    ) -> Iterator[Result]:
        """See `Reader.read`."""
        run = _Run(self._workers, self._without, wanted, stopped)
        try:
            run.start(items)
            yield from run.results()
        finally:
            run.close()


class _Run:
    def __init__(self, workers: int, without: tuple[str, ...], wanted: Wanted | None, stopped: Stopped) -> None:
        self._without, self._wanted, self._stopped = without, wanted, stopped
        self._processes = [Process(float(setting("article_seconds"))) for _ in range(workers)]
        self._tasks: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._jobs: deque[_Job] = deque()
        self._bytes = 0
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._is_over = False

    def start(self, items: Iterable[Item]) -> None:
        """Start the threads."""
        threading.Thread(target=self._take, args=(items,), name=INPUTS, daemon=True).start()
        for process in self._processes:
            thread = threading.Thread(target=self._serve, args=(process,), name="sayso-process", daemon=True)
            self._threads.append(thread)
            thread.start()

    def results(self) -> Iterator[Result]:
        """What became of the items, in order."""
        while True:
            job = self._next()
            if job.fault is not None:
                raise job.fault
            if job.item is None or job.answer is None:  # the end, or stopped before it was begun
                return
            answer, item = job.answer, job.item
            if answer.error is not None and not isinstance(answer.error, ReadError):
                raise answer.error
            yield Result(item.location, item.is_part, item.share, answer.article, answer.reading, answer.error)

    def close(self) -> None:
        """End all processes."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
        for _ in self._processes:
            self._tasks.put(None)
        for process in self._processes:
            process.stop()
        for thread in self._threads:
            thread.join()

    def _next(self) -> _Job:
        with self._changed:
            while not self._jobs:
                self._changed.wait(1.0)  # with an end, so that Ctrl-C is heard on every system
        job = self._jobs[0]
        while not job.is_done.wait(1.0):
            pass
        with self._changed:
            self._jobs.popleft()
            self._bytes -= len(job.task or b"")
            self._changed.notify_all()
        return job

    def _take(self, items: Iterable[Item]) -> None:
        """Take items while there is room."""
        last = _Job()
        try:
            for item in items:
                if self._is_over or self._stopped():
                    break
                task = pickle.dumps(Task(item.take(), self._wanted is not None, self._without), pickle.HIGHEST_PROTOCOL)
                if not self._put(_Job(item, task)):
                    break
        except BaseException as error:
            last.fault = error
        last.is_done.set()
        with self._changed:
            self._jobs.append(last)
            self._changed.notify_all()

    def _put(self, job: _Job) -> bool:
        assert job.task is not None
        size = len(job.task)
        with self._changed:
            while not self._is_over and self._jobs and self._is_full(size):
                self._changed.wait()
            if self._is_over:
                return False
            self._jobs.append(job)
            self._bytes += size
            self._changed.notify_all()
        self._tasks.put(job)
        return True

    def _is_full(self, size: int) -> bool:
        return len(self._jobs) >= _AHEAD * len(self._processes) or self._bytes + size > _AHEAD_BYTES

    def _serve(self, process: Process) -> None:
        """Hand jobs to a process, one after the other."""
        while (job := self._tasks.get()) is not None:
            assert job.item is not None and job.task is not None
            try:
                if not self._is_over and not self._stopped():
                    job.answer = process.read(job.item.location, job.task, self._wanted)
            except SaysoError as error:
                job.answer = Answer(error=error)
            except BaseException as error:
                job.fault = error
            job.is_done.set()
        process.close()
