"""Parse untrusted documents in a process of its own, with limits on time and memory.

PDFs, feeds, office documents, books and XML are parsed by large libraries, some of which take far more time or memory
than a file seems worth.  The process is started with the first such document and serves the next ones too; what takes
too long, or ends the process, costs its document alone.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar, cast

from sayso.errors import DecodeError, InternalError, SaysoError
from sayso.settings import setting

P = ParamSpec("P")
R = TypeVar("R")

# The folder of the package comes last, so that nothing in it stands before the standard library.
_PROGRAM = "import sys; sys.path.append(sys.argv.pop()); from sayso.intake.apart import main; main()"
_ROOT = Path(__file__).parent.parent.parent


class _Limits(NamedTuple):
    seconds: float
    memory: int
    settings: frozenset[tuple[str, str]]
    """The variables of all settings: the process has those with which it was started."""

    @classmethod
    def current(cls) -> _Limits:
        given = frozenset(pair for pair in os.environ.items() if pair[0].startswith("SAYSO_"))
        return cls(float(setting("parse_seconds")), int(setting("parse_memory")), given)


class _Failure(NamedTuple):
    """Why a task failed: an error of Sayso, or None if memory ran out."""

    error: SaysoError | None


def apart(location: str, function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """Call a function of a module in the parsing process, and return what it returns.

    Arguments and result are pickled.  The settings ``parse_seconds`` and ``parse_memory`` limit each call; Windows has
    no limit on memory.  ``location`` names the document in errors.

    Raises:
        SaysoError: the function raises it.
        DecodeError: it takes too long or too much memory, or ends the process.
        InternalError: the function raises any other exception.
    """
    return cast(R, _PARSER.call(location, function, arguments, named))


class _Parser:
    """The parsing process, started when it is first needed and again when it has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._limits: _Limits | None = None
        self._owner = 0

    def call(self, location: str, function: object, arguments: tuple[object, ...], named: dict[str, object]) -> object:
        limits = _Limits.current()
        task = pickle.dumps((location, function, arguments, named), pickle.HIGHEST_PROTOCOL)
        is_late = threading.Event()
        with self._lock:
            running = self._started(location, limits)
            try:
                answer = _asked(running, task, limits.seconds, is_late)
            except (EOFError, OSError, pickle.UnpicklingError):
                self._end()
                if is_late.is_set():
                    cause = f"{location} takes longer than {limits.seconds:g} seconds to parse"
                    raise DecodeError(cause, "raise SAYSO_PARSE_SECONDS.") from None
                answer = _Failure(None)
            except BaseException:
                self._end()
                raise
            if isinstance(answer, _Failure) and answer.error is None:
                self._end()
                raise DecodeError(
                    f"{location} takes too much memory to parse", "raise SAYSO_PARSE_MEMORY if you trust it."
                )
        if isinstance(answer, _Failure):
            assert answer.error is not None
            raise answer.error
        return answer

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _started(self, location: str, limits: _Limits) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a copy of the process that has it
            self._running = None
        if self._running is not None and (self._limits != limits or self._running.poll() is not None):
            self._end()
        if self._running is None:
            # -P: a file random.py in the folder that we are in is not the standard library's
            command = [sys.executable, "-P", "-c", _PROGRAM, str(limits.memory), str(int(limits.seconds)), str(_ROOT)]
            pipe = subprocess.PIPE
            try:
                running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603
            except OSError as error:
                raise DecodeError(
                    f"{location} cannot be parsed: no process can be started ({error.strerror or error})",
                    "end other programs, and try again.",
                ) from error
            self._running = running
            self._limits, self._owner = limits, os.getpid()
        return self._running

    def _end(self) -> None:
        running, self._running = self._running, None
        if running is None or self._owner != os.getpid():
            return
        running.kill()
        running.wait()
        for stream in (running.stdin, running.stdout):
            if stream:
                with suppress(OSError):  # what it was not sent yet is lost
                    stream.close()


def _asked(running: subprocess.Popen[bytes], task: bytes, seconds: float, is_late: threading.Event) -> object:
    assert running.stdin and running.stdout

    def end() -> None:
        is_late.set()
        running.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        running.stdin.write(task)
        running.stdin.flush()
        return pickle.load(running.stdout)  # noqa: S301 - from a process of our own
    finally:
        timer.cancel()


_PARSER = _Parser()
atexit.register(_PARSER.close)


def main() -> None:
    """Do the tasks that standard input brings, in the parsing process, until it ends."""
    import signal

    memory, seconds = (int(value) for value in sys.argv[1:3])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks decides when it is over
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # what a library prints is not an answer
    _limit_memory(memory)
    while True:
        try:
            answer = _answer(tasks, seconds)
        except EOFError:
            return
        except MemoryError:
            answer = pickle.dumps(_Failure(None))
        answers.write(answer)
        answers.flush()


def _answer(tasks: object, seconds: int) -> bytes:
    try:
        location, function, arguments, named = pickle.load(tasks)  # type: ignore[arg-type]  # noqa: S301
    except (AttributeError, ModuleNotFoundError) as error:  # a function that this process does not have
        return pickle.dumps(_Failure(InternalError.of("the task of the parsing process", error)))
    _limit_time(seconds)
    try:
        return pickle.dumps(function(*arguments, **named), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        raise
    except SaysoError as error:
        return pickle.dumps(_Failure(error))
    except BaseException as error:
        return pickle.dumps(_Failure(InternalError.of(location, error)))


def _limit_memory(most: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_time(seconds: int) -> None:
    """End the process by itself some time after its task should, in case that nobody is there to end it."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds + 2, most))
