"""Desks to test on: a file of SQLite, and a database of a PostgreSQL that the tests start themselves."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

NOT_TESTED: list[str] = []
"""Why there is no PostgreSQL; printed loudly at the end."""
_NUMBERS = count(1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason in NOT_TESTED:
        terminalreporter.write_sep("!", f"{reason}: desks in PostgreSQL were NOT tested", red=True, bold=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server with nothing in it, for this run alone; skips, loudly, where none can be had."""
    try:
        programs = _programs()
        folder = Path(tempfile.mkdtemp(prefix="sayso-postgres-"))
    except _NoServerError as error:
        NOT_TESTED.append(str(error))
        pytest.skip(str(error))
    try:
        with _Cluster(programs, folder) as port:
            yield f"postgresql://postgres@127.0.0.1:{port}"
    except _NoServerError as error:
        NOT_TESTED.append(str(error))
        pytest.skip(str(error))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def desk_place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new desk may be made; every test that takes it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "sayso.db")
    return new_database(request.getfixturevalue("postgres"))


def new_database(server: str) -> str:
    """The address of an empty database on a server."""
    import psycopg

    name = f"desk_{next(_NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server}/{name}"


class _NoServerError(Exception):
    pass


def _programs() -> Path:
    """The folder of initdb and pg_ctl, installed first where they are missing and we may."""
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise _NoServerError(f"psycopg is not to be had ({error})") from error
    found = _installed()
    if found is None and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "postgresql"]):
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(command, env=quiet, capture_output=True, timeout=600, check=False)
        found = _installed()
    if found is None:
        raise _NoServerError("PostgreSQL is not installed, and could not be")
    return found


def _installed() -> Path | None:
    there = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if there:
        return there[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class _Cluster:
    """A server in a folder of its own, gone with the run.  PostgreSQL refuses to run as root: somebody else does."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self._as: list[str] = []
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            import pwd

            known = {entry.pw_name for entry in pwd.getpwall()}
            user = "postgres" if "postgres" in known else "nobody"
            self._as = ["runuser", "-u", user, "--"]
            shutil.chown(folder, user)

    def __enter__(self) -> int:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        # what is lost with the machine is no loss here; and one address is enough
        options = f"-F -h 127.0.0.1 -p {port} -k {self._folder}"
        self._run("pg_ctl", "-D", data, "-w", "-t", "60", "-l", str(self._folder / "log"), "-o", options, "start")
        return port

    def __exit__(self, *_: object) -> None:
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, str(self._programs / program), *arguments]
        try:
            done = subprocess.run(
                command,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # a pipe would be held open by the server
                stderr=subprocess.DEVNULL,
                timeout=120,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _NoServerError(f"PostgreSQL does not start ({error})") from error
        if done.returncode:
            raise _NoServerError(f"PostgreSQL does not start ({program} left with {done.returncode})")
