"""Processes under strace: which sockets they open, which names they look up, and which files they write."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

NOT_TESTED: list[str] = []
"""Why there is no strace; printed loudly at the end."""
STRICT = "SAYSO_TESTS_STRICT"
"""The variable that turns a missing strace into a failure; CI sets it."""
LINGER = 15.0
"""Seconds that a process stays alive after its command: onnxruntime's telemetry connects after ten."""

_CALLS = (
    "%network,?io_uring_setup,?open,openat,?openat2,?creat,?mkdir,mkdirat,?mknod,mknodat,?rename,?renameat,renameat2,"
    "?link,linkat,?symlink,symlinkat,?truncate,?unlink,unlinkat,?rmdir,?chmod,fchmodat"
)
# socket(AF_INET6, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 5<socket:[14852]>
_CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+|\?)(?P<rest>.*)")
# a folder and a path in it: AT_FDCWD</home/ada>, "draft.txt"; or a path alone: "/home/ada/draft.txt"
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)\b")
_LOOK_UP = re.compile(r"^/etc/(?:resolv\.conf|hosts|host\.conf|nsswitch\.conf|gai\.conf)$|/libnss_(?!files)|/nscd/")
# the memory of semaphores between processes, and what Python itself writes beside a module that it compiled
_NO_FILE = re.compile(r"^/dev/(?:null|tty|shm/sem\.[\w-]+)$|/__pycache__(?:/[^/]+\.pyc(?:\.\d+)?)?$")
_LOOPBACK = re.compile(r'inet_addr\("127\.|inet_pton\(AF_INET6, "::1"')
_SENDS = {"socket", "bind", "connect", "sendto", "sendmsg", "sendmmsg"}
_HARMLESS = {"socketpair", "listen", "accept", "accept4", "getsockname", "getpeername", "setsockopt", "getsockopt"}
_HARMLESS |= {"shutdown", "recvfrom", "recvmsg", "recvmmsg"}  # there is nothing to receive where nothing is connected


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason in NOT_TESTED:
        terminalreporter.write_sep(
            "!", f"{reason}: that nothing leaves the machine was NOT tested", red=True, bold=True
        )


@pytest.fixture(scope="session")
def strace() -> str:
    """The program strace, installed first where it is missing and we may; else skips loudly, or fails in CI."""
    program = shutil.which("strace")
    if program is None and sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "strace"]):
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(command, env=quiet, capture_output=True, timeout=600, check=False)
        program = shutil.which("strace")
    reason = "strace is not installed, and could not be (on Debian: apt-get install strace)"
    if program is not None:
        done = subprocess.run([program, "-f", "true"], capture_output=True, text=True, timeout=60, check=False)
        if done.returncode == 0:
            return program
        reason = f"strace may not trace here ({done.stderr.strip().splitlines()[-1]})"
    if os.environ.get(STRICT):
        pytest.fail(reason)
    NOT_TESTED.append(reason)
    pytest.skip(reason)


@dataclass(frozen=True)
class Traced:
    """A process under strace.  ``folders`` are where it may write; a ``server`` may also listen on loopback."""

    process: subprocess.Popen[str]
    traces: Path
    cwd: Path
    folders: Sequence[Path]
    server: bool = False

    def end(self) -> tuple[int, str, str]:
        """Waits for the process: its exit status, standard output and standard error."""
        out, err = self.process.communicate(timeout=300)
        return self.process.returncode, out, err

    def offences(self) -> list[str]:
        """The calls, of any thread or child, that touch the network, look up a name or write elsewhere."""
        traces = sorted(self.traces.iterdir())
        assert traces, "strace wrote nothing"
        lines = (line for trace in traces for line in trace.read_text("utf-8", "replace").splitlines())
        calls = (call for line in lines if (call := _CALL.match(line)))
        return list(dict.fromkeys(call.group() for call in calls if self._is_offence(call)))

    def left_behind(self) -> list[Path]:
        """What lies in its home, in its folder of temporary files and in the one that it ran in, at the end."""
        places = ("home", "temporary", "work")
        return [path for place in places for path in (self.traces.parent / place).rglob("*")]

    def _is_offence(self, call: re.Match[str]) -> bool:
        name, arguments = call["name"], call["arguments"]
        paths = list(self._paths(arguments))
        if name in ("open", "openat", "openat2"):
            writes = _WRITES.search(arguments.rpartition('"')[2])
            return any(_LOOK_UP.search(path) or (writes and not self._may_write(path)) for path in paths)
        if name in _HARMLESS:
            return False
        if name in _SENDS:
            return self._sends(name, arguments)
        return name == "io_uring_setup" or not all(self._may_write(path) for path in paths)

    def _sends(self, name: str, arguments: str) -> bool:
        """Whether a call on a socket may reach something outside of this process."""
        if name == "socket":
            return not arguments.startswith(("AF_UNIX", "AF_INET") if self.server else "AF_UNIX")
        if name == "bind":
            return not (self.server and _LOOPBACK.search(arguments))
        # what is sent on a pair of sockets, or on a connection that a server took, names no address
        return name == "connect" or "sa_family" in arguments

    def _paths(self, arguments: str) -> Iterator[str]:
        for found in _PATH.finditer(arguments):
            yield os.path.normpath(self.cwd / (found["folder"] or "") / found["path"])

    def _may_write(self, path: str) -> bool:
        return bool(_NO_FILE.search(path)) or any(Path(path).is_relative_to(folder) for folder in self.folders)


def start_traced(
    strace: str,
    code: str,
    arguments: Sequence[str],
    folder: Path,
    *,
    writes: Sequence[Path] = (),
    server: bool = False,
) -> Traced:
    """Starts Python under strace with this code; its home and its folder of temporary files are empty ones.

    ``folder`` is a new one for the traces, the home and the temporary files.
    """
    places = {name: folder / name for name in ("traces", "home", "temporary", "work")}
    for place in places.values():
        place.mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAYSO_", "XDG_", "ORT_"))}
    people = {"HOME": str(places["home"]), "TMPDIR": str(places["temporary"]), "USER": "ada", "LOGNAME": "ada"}
    people["SAYSO_DATA"] = str(folder / "data")
    output = str(places["traces"] / "trace")
    command = [strace, "-ff", "-y", "-qq", "--seccomp-bpf", "-e", f"trace={_CALLS}", "-e", "signal=none", "-o", output]
    process = subprocess.Popen(
        [*command, sys.executable, "-c", code, *arguments],
        cwd=places["work"],
        env={**kept, **people},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    return Traced(process, places["traces"], places["work"], writes, server)
