"""Desks to test on: a file of SQLite, and a database of a PostgreSQL that the tests start themselves."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from sayso.desk.store import open_desk

NOT_TESTED: list[str] = []
"""Why there is no PostgreSQL; printed loudly at the end."""
GUEST = "guest"
"""Who has to give a password, if a test makes such a user."""
_NUMBERS = count(1)
_ROOM = 2_000_000_000  # bytes; a run needs a tenth of it


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason in NOT_TESTED:
        terminalreporter.write_sep("!", f"{reason}: desks in PostgreSQL were NOT tested", red=True, bold=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server with nothing in it, for this run alone; skips, loudly, where none can be had."""
    try:
        found = programs()
        folder = Path(tempfile.mkdtemp(prefix="sayso-postgres-", dir=_in_memory()))
    except _NoServerError as error:
        NOT_TESTED.append(str(error))
        pytest.skip(str(error))
    try:
        with Cluster(found, folder) as port:
            yield f"postgresql://postgres@127.0.0.1:{port}"
    except _NoServerError as error:
        NOT_TESTED.append(str(error))
        pytest.skip(str(error))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class NewDesk:
    """Makes desks with nothing in them; each is gone at the end of its context."""

    dialect: str
    make: Callable[[], AbstractContextManager[str]]

    def __call__(self) -> AbstractContextManager[str]:
        return self.make()

    def examples(self, most: int) -> settings:
        """How many examples hypothesis tries: on PostgreSQL, where each takes twice as long, a third of them."""
        return settings(max_examples=most if self.dialect == "sqlite" else most // 3)


@pytest.fixture(params=["sqlite", "postgresql"])
def desk_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new desk may be made; every test that takes it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield str(tmp_path / "sayso.db")
    else:
        with database(request.getfixturevalue("postgres")) as place:
            yield place


@pytest.fixture
def made_place(new_desk: NewDesk) -> Iterator[str]:
    """Where a new desk is made already, with nothing in it; as `desk_place` otherwise, and faster."""
    with new_desk() as place:
        yield place


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def new_desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewDesk:
    """For tests that need several desks."""
    if request.param == "sqlite":
        file: Path = request.getfixturevalue("made_file")
        return NewDesk("sqlite", lambda: _copied(file, tmp_path_factory.mktemp("desk") / "sayso.db"))
    server, template = request.getfixturevalue("made_database")
    return NewDesk("postgresql", lambda: database(server, template))


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new desk, to be copied."""
    path = tmp_path_factory.mktemp("desk") / "made.db"
    open_desk(path).close()
    return path


@pytest.fixture(scope="session")
def made_database(postgres: str) -> Iterator[tuple[str, str]]:
    """A server, and the name of a new desk on it, to be copied."""
    with database(postgres) as place:
        open_desk(place).close()
        yield postgres, place.rsplit("/", 1)[1]


@contextmanager
def _copied(file: Path, to: Path) -> Iterator[str]:
    shutil.copyfile(file, to)
    yield str(to)
    shutil.rmtree(to.parent)


@contextmanager
def database(server: str, template: str = "template1") -> Iterator[str]:
    """The address of a database of its own on a server: empty, or a copy of another."""
    import psycopg

    name = f"desk_{next(_NUMBERS)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        try:
            yield f"{server}/{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


class _NoServerError(Exception):
    pass


def _in_memory() -> str | None:
    """Where files lie in memory, if there is room; else None.  On a disk the run would mostly wait for it."""
    place = Path("/dev/shm")
    roomy = place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > _ROOM
    return str(place) if roomy else None


def programs() -> Path:
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


class Cluster:
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
        rules = self._folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all {GUEST} 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")
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
