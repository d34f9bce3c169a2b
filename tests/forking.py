"""Processes of Sayso that start at once: forks of one process in which the package and its network are loaded.

A Python that imports Sayso and loads its network needs a second of processor time, a fork some hundredths.  Where the
start itself is what is tested, use `sys.executable`.

`serve` is the process that is forked.  Each message on its socket is a pickled `_Request`, with the descriptors of
standard input, output and error, of a pipe that is told the number of the process and in the end its exit code, and of
the socket itself: the processes that a fork starts to read in are forks, too.
"""

from __future__ import annotations

import array
import atexit
import contextlib
import gc
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest

from sayso.runs import process

ROOT = Path(__file__).parent.parent
OWN = ("SAYSO_DATA", "SAYSO_CONFIG")
IS_POSSIBLE = sys.platform == "linux"
"""Elsewhere sockets have no messages that carry files: processes are started as ever."""
_LOADED = ("sayso.cli.add", "sayso.cli.check", "sayso.cli.read", "sayso.runs.worker", "sayso.views.reading.page")
_LONGEST = 150_000  # bytes of a message
_FILES = 5
_STARTS = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Request:
    module: str
    """The module whose ``main`` is run."""
    words: tuple[str, ...]
    environment: dict[str, str]
    folder: str


class Forked:
    """A running process, with what `subprocess.Popen` has."""

    def __init__(self, status: int, pipes: Sequence[IO[bytes] | None] = (None, None)) -> None:
        """``status``: the pipe that is told its number and its exit code; ``pipes``: its input and its output."""
        self._status = status
        self._lock = threading.Lock()
        self.returncode: int | None = None
        self.pid = self._told()
        self.stdin, self.stdout = pipes

    def _told(self) -> int:
        (number,) = array.array("i", os.read(self._status, 4))
        return int(number)

    def poll(self) -> int | None:
        """Return the exit code, minus the signal for a killed process, None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end, and return the exit code."""
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def _ended(self, timeout: float | None) -> int | None:
        with self._lock:
            if self.returncode is None and select.select([self._status], [], [], timeout)[0]:
                self.returncode = self._told()
                os.close(self._status)
            return self.returncode

    def kill(self) -> None:
        """Kill the process."""
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)


@cache
def _requests() -> socket.socket:
    """Start the process that is forked, and return the socket that takes requests."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        command = [sys.executable, "-c", f"from tests.forking import serve; serve({theirs.fileno()})"]
        forked = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)

    def end() -> None:
        ours.shutdown(socket.SHUT_RDWR)
        ours.close()
        forked.wait()

    atexit.register(end)
    return ours


def _fork(request: _Request, files: Sequence[int]) -> int:
    """Ask for a fork with these files as its input, output and error, and return the pipe of its status."""
    status, told = os.pipe()
    with _STARTS:
        requests = _requests()
    try:
        socket.send_fds(requests, [pickle.dumps(request)], [*files, told, requests.fileno()])
    finally:
        os.close(told)
    return status


def start(
    *words: str | Path,
    stdin: int | None = None,
    stdout: int | None = None,
    stderr: int | None = None,
    **environment: str,
) -> Forked | subprocess.Popen[bytes]:
    """Start a command, nothing of ours in its environment but an empty data folder; no file is the null device."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAYSO_") or name in OWN}
    request = _Request("sayso.cli", ("sayso", *map(str, words)), kept | environment, str(Path.cwd()))
    with Path(os.devnull).open("r+b") as null:
        if not IS_POSSIBLE:
            line = [sys.executable, "-m", "sayso", *request.words[1:]]
            given = stdin if stdin is not None else subprocess.DEVNULL
            return subprocess.Popen(
                line, env=request.environment, stdin=given, stdout=stdout or null, stderr=stderr or null
            )
        files = (null.fileno() if file is None else file for file in (stdin, stdout, stderr))
        return Forked(_fork(request, list(files)))


def sayso(*words: str | Path, stdin: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end, as `start` starts it."""
    with contextlib.ExitStack() as stack:
        given, out, error = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        given.write(stdin.encode() if isinstance(stdin, str) else stdin)
        given.seek(0)
        running = start(*words, stdin=given.fileno(), stdout=out.fileno(), stderr=error.fileno(), **environment)
        code = running.wait(120)
        out.seek(0)
        error.seek(0)
        return subprocess.CompletedProcess(words, code, out.read(), error.read())


@pytest.fixture(scope="session", autouse=True)
def forked_workers() -> Iterator[None]:
    """The processes that read articles beside ours are forks."""
    with pytest.MonkeyPatch.context() as patch:
        if IS_POSSIBLE:
            patch.setattr(process, "subprocess", _STARTS_FORKS)
        yield


@pytest.fixture
def started_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes that read articles beside ours are started, as outside of tests."""
    monkeypatch.setattr(process, "subprocess", subprocess)


def _start_worker(command: Sequence[str], *, env: Mapping[str, str], **_: object) -> Forked:
    (tasks, to_worker), (from_worker, answers) = os.pipe(), os.pipe()
    with Path(os.devnull).open("r+b") as null:
        try:
            request = _Request("sayso.runs.worker", ("sayso",), dict(env), str(Path.cwd()))
            status = _fork(request, [tasks, answers, null.fileno()])
        finally:
            os.close(tasks)
            os.close(answers)
    return Forked(status, (os.fdopen(to_worker, "wb"), os.fdopen(from_worker, "rb")))


_STARTS_FORKS = SimpleNamespace(PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL, Popen=_start_worker)


# --- the process that is forked --------------------------------------------------------------------------------------


def serve(descriptor: int) -> None:
    """Fork when asked to, until the socket is closed."""
    requests = socket.socket(fileno=descriptor)
    for module in _LOADED:
        import_module(module)
    import_module("sayso").read("Okafor said so.")
    assert threading.active_count() == 1, "a fork has no other threads"
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, files, *_ = socket.recv_fds(requests, _LONGEST, _FILES)
        if not message:
            return
        if os.fork() == 0:
            requests.close()
            _watch(pickle.loads(message), files)
        for file in files:
            os.close(file)


def _watch(request: _Request, files: list[int]) -> None:
    """Run what is asked for in a child, and tell its number and its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *standard, status, requests = files
    pid = os.fork()
    if pid == 0:
        os.close(status)
        _run(request, standard, requests)
    for file in (*standard, requests):
        os.close(file)
    with contextlib.suppress(BrokenPipeError):
        os.write(status, array.array("i", [pid]))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.write(status, array.array("i", [code]))
    os._exit(0)


def _run(request: _Request, standard: list[int], requests: int) -> None:
    code: Any = 1
    try:
        channel = socket.socket(fileno=requests)
        globals()["_requests"] = lambda: channel
        vars(process)["subprocess"] = _STARTS_FORKS
        os.setsid()
        os.chdir(request.folder)
        os.environ.clear()
        os.environ.update(request.environment)
        for number, file in enumerate(standard):
            os.dup2(file, number)
            os.close(file)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        sys.argv = list(request.words)
        import_module(request.module).main()
        code = 0
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(code or 0)
