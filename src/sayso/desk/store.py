"""Open a desk: a file of SQLite, or a database of PostgreSQL by its address; old ones are brought up to date.

A `Store` gives a `Writer` and a `View`.  One writer at a time writes: the others wait (SQLite: ``BEGIN IMMEDIATE`` and
a busy timeout; PostgreSQL: an advisory lock).  Readers never wait for writers.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from sayso.errors import DeskError
from sayso.settings import desk_place, setting

if TYPE_CHECKING:
    from sayso.desk.view import View
    from sayso.desk.writer import Writer

NEWEST: Final = "0002"
"""The newest schema, as `migrations/versions` numbers it; a test holds the two together."""
_LOCK: Final = 0x5A150  # the key of PostgreSQL's advisory lock: any number that nobody else uses
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Store:
    """One desk, open.  Close it, or use it as a context manager."""

    def __init__(self, place: str, writing: Engine, reading: Engine) -> None:
        self.place = place
        self._writing, self._reading = writing, reading

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._writing.dispose()
        self._reading.dispose()

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """One transaction that writes: all of it is kept at the end, or nothing.

        Raises:
            DeskError: the desk cannot be written: read-only, full, damaged, or another writer holds it too long.
        """
        from sayso.desk.writer import Writer

        with told(self.place), self._writing.begin() as connection:
            yield Writer(connection)

    @contextmanager
    def view(self) -> Iterator[View]:
        """A consistent look at the desk: what is written meanwhile is not seen.

        Raises:
            DeskError: the desk cannot be read.
        """
        from sayso.desk.view import View

        with told(self.place), self._reading.connect() as connection, connection.begin():
            yield View(connection)


def open_desk(place: str | Path | None = None, *, create: bool = True) -> Store:
    """The desk at a path or an address (``postgresql://...``); None: the setting ``SAYSO_DESK``, or the user's own.

    Raises:
        DeskError: there is none and ``create`` is false; it is damaged, no desk, or of a newer schema; its
            folder may not be written; the database's server does not answer.
    """
    given = str(place) if place is not None else desk_place()
    url = _url(given)
    shown = url.render_as_string(hide_password=True) if url.get_backend_name() != "sqlite" else given
    if url.get_backend_name() == "sqlite":
        _check_file(Path(url.database or ""), create)
    with told(shown):
        writing, reading = _engine(url, write=True), _engine(url, write=False)
        try:
            _bring_up_to_date(writing, reading, shown)
        except BaseException:
            writing.dispose()
            reading.dispose()
            raise
    return Store(shown, writing, reading)


def _url(place: str) -> URL:
    if not _ADDRESS.match(place):
        return URL.create("sqlite", database=str(Path(place).expanduser().absolute()))
    try:
        url = make_url(place)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise DeskError(f"{place} is no desk's address", "give a file, or postgresql://user@host/database.") from error
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database:
        return url.set(drivername="sqlite")
    raise DeskError(
        f"{url.render_as_string(hide_password=True)} is no desk's address",
        "give a file, or postgresql://user@host/database.",
    )


def _check_file(path: Path, create: bool) -> None:
    try:
        if path.is_dir():
            raise DeskError(f"{path} is a folder, not a desk", "name a file in it, for instance sayso.db.")
        if not path.exists() or path.stat().st_size == 0:
            if not create:
                raise DeskError(f"no desk at {path}", "sayso add PATH... makes one; --desk FILE names another.")
            path.parent.mkdir(parents=True, exist_ok=True)
            return
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                raise DeskError(f"{path} is no desk", "name another file with --desk; this one was left as it is.")
    except OSError as error:
        raise DeskError(
            f"{path} cannot be opened ({error.strerror or error})", "check the path, or name another with --desk."
        ) from error


def _engine(url: URL, *, write: bool) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            engine = sa.create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ" if not write else None)
        except ModuleNotFoundError as error:
            raise DeskError(
                "a desk in PostgreSQL needs the package psycopg", "install it: pip install 'sayso[postgres]'."
            ) from error
        if write:
            event.listen(engine, "begin", _take_lock)
        return engine
    engine = sa.create_engine(url, connect_args={"timeout": float(setting("desk_wait_seconds"))})
    event.listen(engine, "connect", _prepare if write else _prepare_to_read)
    event.listen(engine, "begin", _begin_writing if write else _begin)
    return engine


def _take_lock(connection: Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(1000 * setting('desk_wait_seconds'))}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    # the driver's own idea of when a transaction begins would leave DDL and reads outside of it
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")
    # the fingerprints of an article lie all over their index: pages are better copied from the log to the desk once for
    # many articles than for each
    connection.execute("PRAGMA wal_autocheckpoint = 4000")


def _prepare_to_read(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA mmap_size = 268435456")
    connection.execute("PRAGMA cache_size = -65536")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(writing: Engine, reading: Engine, place: str) -> None:
    with reading.connect() as connection:
        schema = _schema(connection)
        empty = schema is None and not sa.inspect(connection).get_table_names()
    if schema == NEWEST:
        return
    if schema is None and not empty:
        raise DeskError(
            f"{place} is a database, but no desk", "name another file with --desk; this one was left as it is."
        )
    if schema is not None and schema > NEWEST:
        raise DeskError(
            f"{place} was written by a newer Sayso (schema {schema}; this one knows {NEWEST})",
            "update Sayso: pip install --upgrade sayso; the desk was left as it is.",
        )
    if writing.dialect.name == "sqlite":
        with writing.connect() as connection:  # the journal's mode cannot change within a transaction
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.rollback()
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute("BEGIN")  # for the end that SQLAlchemy will put to it
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "sayso.desk:migrations")
    config.set_main_option("path_separator", "os")
    with writing.begin() as connection:
        if _schema(connection) != NEWEST:  # another process may have been here first
            config.attributes["connection"] = connection
            command.upgrade(config, NEWEST)


def _schema(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


# what a database says -> (what that means, what to do)
_MEANINGS = (
    ("readonly database", "may not be written", "allow it, for instance with chmod u+w, or name another with --desk."),
    ("unable to open", "cannot be opened", "check the path and that you may write to its folder."),
    ("disk is full", "cannot grow: the disk is full", "make room; all that was added before is kept."),
    ("locked", "is being written by another process", "try again when it is done, or raise SAYSO_DESK_WAIT_SECONDS."),
    (
        "lock timeout",
        "is being written by another process",
        "try again when it is done, or raise SAYSO_DESK_WAIT_SECONDS.",
    ),
    ("malformed", "is damaged", "restore a copy, or save what is left with: sqlite3 FILE .recover."),
    ("not a database", "is damaged, or no desk", "restore a copy, or name another with --desk."),
    ("no space left", "cannot grow: the disk is full", "make room; all that was added before is kept."),
    ("read-only transaction", "may not be written", "ask for the right to write, or name another with --desk."),
    ("permission denied", "may not be written", "ask for the right to write, or name another with --desk."),
    ("refused", "does not answer", "check that the server runs, and its address."),
    ("server closed the connection", "does not answer any more", "try again; all that was added before is kept."),
    ("does not exist", "is not there", "make the database first: createdb NAME."),
    ("authentication failed", "does not let you in", "check the user and the password in its address."),
    ("disk i/o", "cannot be read or written: the disk fails", "check the disk; restore a copy if need be."),
)


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what a database complains of into one line with cause and remedy.

    Raises:
        DeskError: in place of SQLAlchemy's errors of operation.
    """
    try:
        yield
    except DatabaseError as error:
        raise _meaning(place, error.orig or error) from error
    except sqlite3.Error as error:  # of a statement that went past SQLAlchemy
        raise _meaning(place, error) from error


def _meaning(place: str, error: BaseException) -> DeskError:
    words = str(error).lower()
    for sign, means, remedy in _MEANINGS:
        if sign in words:
            return DeskError(f"the desk {place} {means}", remedy)
    line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return DeskError(f"the desk {place} cannot be used ({line})", "check the file or the server; nothing was changed.")
