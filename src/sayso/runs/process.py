"""A process that reads, from the side of the one that sends it articles."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

from sayso.errors import ProcessError, TimeLimitError, UsageError
from sayso.records import Article
from sayso.runs.worker import Answer, Call, Ready, Returned

# The folder of the package comes last, so that nothing in it stands before the standard library.
_PROGRAM = "import sys; sys.path.append(sys.argv.pop()); from sayso.runs.worker import main; main()"
_ROOT = Path(__file__).parent.parent.parent
T = TypeVar("T")


class _EndedEarlyError(Exception):
    """A process was killed before it could read; ``code`` is minus the signal."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Process:
    """One process that reads, started when it is first needed and again when it has ended."""

    def __init__(self, seconds: float) -> None:
        """``seconds``: how long one article may take; 0: for ever."""
        self._seconds = seconds
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._is_closed = False
        self._sha256 = ""

    def read(self, location: str, task: bytes, wanted: Callable[[Article, str], bool] | None) -> Answer:
        """Send a pickled task and return the answer; what ends the process is the failure of this article alone.

        Raises:
            UsageError: no process can be started.
        """
        try:
            running = self._started()
        except _EndedEarlyError as error:
            return Answer(error=ProcessError.of(location, error.code))
        is_late = threading.Event()
        try:
            answer = self._asked(running, task, is_late)
            if wanted is not None and answer.error is None:
                assert answer.article is not None
                go_on = pickle.dumps(wanted(answer.article, self._sha256))
                answer = self._asked(running, go_on, is_late)
        except (EOFError, OSError, pickle.UnpicklingError):
            code = self._end(running)
            if is_late.is_set():
                return Answer(error=TimeLimitError.of(location, self._seconds))
            return Answer(error=ProcessError.of(location, code))
        except BaseException:
            self._end(running)
            raise
        return answer

    def call(self, function: Callable[[], T], location: str) -> T:
        """Call a function that can be pickled in the process, and return what it returns, without a limit of time.

        Raises:
            ProcessError: the process ended; ``location`` names what it was busy with.
            SaysoError: the function raised it.
            UsageError: no process can be started.
        """
        try:
            running = self._started()
        except _EndedEarlyError as error:
            raise ProcessError.of(location, error.code) from error
        assert running.stdin and running.stdout
        try:
            running.stdin.write(pickle.dumps(Call(function), pickle.HIGHEST_PROTOCOL))
            running.stdin.flush()
            returned: Returned = pickle.load(running.stdout)  # noqa: S301 - from a process of our own
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise ProcessError.of(location, self._end(running)) from error
        if returned.error is not None:
            raise returned.error
        return cast("T", returned.value)

    def stop(self) -> None:
        """Stop the process, and start none again; `read` in another thread returns then."""
        with self._lock:
            self._is_closed = True
            if self._running is not None:
                _kill(self._running)

    def close(self) -> None:
        """Stop the process and let go of it, in the thread that reads."""
        self.stop()
        if self._running is not None:
            self._end(self._running)

    def _asked(self, running: subprocess.Popen[bytes], message: bytes, is_late: threading.Event) -> Answer:
        assert running.stdin and running.stdout

        def end() -> None:
            is_late.set()
            _kill(running)

        timer = threading.Timer(self._seconds, end) if self._seconds else None
        if timer:
            timer.daemon = True
            timer.start()
        try:
            running.stdin.write(message)
            running.stdin.flush()
            answer: Answer = pickle.load(running.stdout)  # noqa: S301 - from a process of our own
        finally:
            if timer:
                timer.cancel()
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._is_closed:
                raise UsageError("the run is over", "start another.")
            if self._running is None or self._running.poll() is not None:
                self._running = self._start()
        return self._running

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a file random.py in the folder that we are in is not the standard library's
        command = [sys.executable, "-P", "-c", _PROGRAM, str(_ROOT)]
        # one thread each: the processes share the cores already
        environment = {**os.environ, "SAYSO_THREADS": "1"}
        pipe = subprocess.PIPE
        try:
            running = subprocess.Popen(  # noqa: S603 - a program of our own
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
            )
        except OSError as error:
            raise UsageError("no process to read in can be started", "set SAYSO_WORKERS=1.") from error
        try:
            assert running.stdout
            ready: Ready = pickle.load(running.stdout)  # noqa: S301
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            code = self._end(running)
            if code < 0:  # somebody killed it while it started, which says nothing of the next one
                raise _EndedEarlyError(code) from error
            raise UsageError("no process to read in can be started", "set SAYSO_WORKERS=1.") from error
        self._sha256 = ready.sha256
        return running

    @staticmethod
    def _end(running: subprocess.Popen[bytes]) -> int:
        """Stop a process, close its pipes, and return its exit code."""
        _kill(running)
        code = running.wait()
        for pipe in (running.stdin, running.stdout):
            if pipe:
                with suppress(OSError):  # what it was not sent yet is lost
                    pipe.close()
        return code


def _kill(running: subprocess.Popen[bytes]) -> None:
    """Kill a process, with those that it has started."""
    if running.returncode is not None:  # its number may be another's by now
        return
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
