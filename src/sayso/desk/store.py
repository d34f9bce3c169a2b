"""Open a desk: a file of SQLite, or a database of PostgreSQL by its address; older schemas are upgraded.

A desk that may not be written, file or folder, can still be read.

A `Store` gives a `Writer` and a `View`.  There is one writer at a time; others wait (SQLite: ``BEGIN IMMEDIATE`` and
a busy timeout; PostgreSQL: an advisory lock).  Readers never wait for writers.
"""

from __future__ import annotations

import os
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final, Self

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from sayso.desk.moments import now
from sayso.desk.view import View
from sayso.errors import DeskError, TooLongError
from sayso.settings import desk_place, setting

if TYPE_CHECKING:
    from sqlalchemy.pool import PoolProxiedConnection

    from sayso.desk.writer import Writer

NEWEST: Final = "0006"
"""The newest schema, as `migrations/versions` numbers it; a test holds the two together."""
_ORIGINS: Final = "0004"
"""The schema from which on the origins of statements are kept as today; those of older desks are made anew."""
_LOCK: Final = 0x5A150  # the key of PostgreSQL's advisory lock: any number that nobody else uses
_LEAST_SERVER: Final = (13,)  # PostgreSQL's first version with normalize(), which the index of words is made with
_CONNECT_SECONDS: Final = "10"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_SECRET = re.compile(r"\A(?P<scheme>(?:(?!://).)*+://)[^:@/]*+:.*@")


class Snapshot:
    """A file of SQLite that is read without its log, since its folder lets no log be made.

    SQLite takes such a file for one that nobody writes; whether that was so is seen from its size and time.
    """

    def __init__(self, path: Path) -> None:
        """Remember how the file is now."""
        self._path = path
        self.known = self.state()
        """The state that the connections of the desk have read."""

    def state(self) -> tuple[int, int, int]:
        """Return the time and the size of the file, and the size of its log: another state, another content."""
        status = self._path.stat()
        return status.st_mtime_ns, status.st_size, _size(_log_of(self._path))


class Store:
    """An open desk.  Close it, or use it as a context manager."""

    def __init__(self, place: str, writing: Engine, reading: Engine, snapshot: Snapshot | None = None) -> None:
        self.place = place
        self._writing, self._reading, self._snapshot = writing, reading, snapshot
        self._watching = Lock()
        self._watcher: PoolProxiedConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        if self._watcher is not None:
            self._watcher.close()
        self._writing.dispose()
        self._reading.dispose()

    @property
    def is_file(self) -> bool:
        """Whether the desk is a file of SQLite: what a server of PostgreSQL is asked takes a way over the network."""
        return self._reading.dialect.name == "sqlite"

    def state(self) -> str:
        """Return a mark of what the desk holds now: another after every change, by whichever process.

        Raises:
            DeskError: the desk cannot be read.
        """
        if self._snapshot is not None:
            return str(self._snapshot.state())
        with explained(self.place):
            if not self.is_file:
                with self._reading.connect() as connection:
                    # what is visible to a transaction changes whenever one is committed that wrote something
                    return str(connection.exec_driver_sql("SELECT pg_current_snapshot()").scalar_one())
            with self._watching:
                if self._watcher is None:
                    self._watcher = self._reading.raw_connection()
                # what it returns changes with every commit by another connection, and this one writes nothing
                row = self._watcher.cursor().execute("PRAGMA data_version").fetchone()
                return str(row[0])

    def check_writable(self) -> None:
        """Check that the desk may be written, before work is done that would be lost.

        Raises:
            DeskError: its file or folder may not be written.
        """
        if self._snapshot is not None or (self.is_file and not os.access(self._writing.url.database or "", os.W_OK)):
            raise _not_writable(self.place)

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Open a transaction that writes: at the end all of it is kept, or nothing.

        Raises:
            DeskError: the desk cannot be written: read-only, full, damaged, or another writer holds it too long.
        """
        from sayso.desk.writer import Writer

        if self._snapshot is not None:
            raise _not_writable(self.place)
        with explained(self.place), self._writing.begin() as connection:
            yield Writer(connection)

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open a consistent view of the desk: what is written meanwhile is not seen.

        Raises:
            DeskError: the desk cannot be read; it may not be written, and another user wrote it meanwhile.
        """
        state = None if self._snapshot is None else self._snapshot.state()
        if self._snapshot is not None and state is not None and self._snapshot.known != state:
            self._reading.dispose()  # with what the connections remember of the file
            self._snapshot.known = state
        with explained(self.place), self._reading.connect() as connection, connection.begin():
            yield View(connection)
        if self._snapshot is not None and self._snapshot.state() != state:
            raise DeskError(f"the desk {self.place} was written while it was read", "try again.")


def open_desk(place: str | Path | None = None, *, create: bool = True) -> Store:
    """Open the desk at a path or an address (``postgresql://...``); None: the setting ``SAYSO_DESK`` or the default.

    ``create``: whether to make the desk if there is none.

    Raises:
        DeskError: there is no desk and ``create`` is false; the file is damaged, is not a desk, or has a newer schema;
            its folder cannot be written; the server does not answer, refuses the user, or is too old; psycopg is not
            installed.
    """
    given = str(place) if place is not None else desk_place()
    url = _url(given)
    shown = given if url.get_backend_name() == "sqlite" else _shown(url)
    if url.get_backend_name() == "sqlite":
        _check_file(Path(url.database or ""), create)
    with explained(shown):
        writing = _engine(url, write=True)
        reading, snapshot = _reading_engine(url, shown)
        try:
            _bring_up_to_date(writing, reading, shown, create, may_write=snapshot is None)
        except BaseException:
            writing.dispose()
            reading.dispose()
            raise
    return Store(shown, writing, reading, snapshot)


def _reading_engine(url: URL, place: str) -> tuple[Engine, Snapshot | None]:
    """Return an engine that reads; with a `Snapshot` if the folder lets no log be made, and none is there to be read.

    SQLite needs two files beside a desk, the log and its index, even to read; in a folder that may not be written, it
    reads what is there, or the file alone if the caller says that nobody writes (``immutable``).
    """
    engine = _engine(url, write=False)
    path = Path(url.database or "")
    if url.get_backend_name() != "sqlite" or not path.exists():
        return engine, None
    try:
        _try(engine)
    except OperationalError as error:
        if not any(sign in str(error.orig) for sign in ("unable to open", "readonly")):
            raise
    else:
        return engine, None
    if _size(_log_of(path)):
        engine = _engine(_file_url(path, {"mode": "ro"}), write=False)
        try:
            _try(engine)
        except OperationalError as error:
            raise DeskError(
                f"the desk {place} has unfinished changes in {_log_of(path).name}, and its folder may not be written",
                "copy both files to a folder of yours, and name the copy with --desk.",
            ) from error
    else:
        engine = _engine(_file_url(path, {"immutable": "1"}), write=False)
    return engine, Snapshot(path)


def _try(engine: Engine) -> None:
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except OperationalError:
        engine.dispose()
        raise


def _file_url(path: Path, query: dict[str, str]) -> URL:
    return URL.create("sqlite", database=path.as_uri(), query={**query, "uri": "true"})


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _not_writable(place: str) -> DeskError:
    return DeskError(
        f"the desk {place} may not be written",
        "allow it, for the file and its folder, for instance with chmod u+w, or copy it and name the copy with --desk.",
    )


def _shown(url: URL) -> str:
    plain = url.set(drivername="postgresql").difference_update_query(["password", "sslpassword"])
    return plain.render_as_string(hide_password=True)


def _url(place: str) -> URL:
    if not _ADDRESS.match(place):
        return URL.create("sqlite", database=str(Path(place).expanduser().absolute()))
    try:
        url = make_url(place)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise DeskError(
            f"{_without_secret(place)} is no desk's address",
            "give a file, or postgresql://user:password@host:port/database; in a password write %40 for @, %2F for /.",
        ) from error
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database:
        return url.set(drivername="sqlite")
    raise DeskError(
        f"{_without_secret(place)} is no desk's address",
        "give a file, or postgresql://user@host/database.",
    )


def _without_secret(place: str) -> str:
    return _SECRET.sub(r"\g<scheme>...@", place)


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
        return _server_engine(url, write=write)
    engine = sa.create_engine(url, connect_args={"timeout": float(setting("desk_wait_seconds"))})
    event.listen(engine, "connect", _prepare if write else _prepare_to_read)
    event.listen(engine, "begin", _begin_writing if write else _begin)
    return engine


def _server_engine(url: URL, *, write: bool) -> Engine:
    # who has waited for the lock has to see what the one before wrote, whatever the server's own default is
    level = "READ COMMITTED" if write else "REPEATABLE READ"
    timeout = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_SECONDS}
    try:
        engine = sa.create_engine(url, pool_pre_ping=True, isolation_level=level, connect_args=timeout)
    except ImportError as error:  # not there, or without its library
        raise DeskError(
            "a desk in PostgreSQL needs the package psycopg", "install it: pip install 'sayso[postgres]'."
        ) from error
    if write:
        event.listen(engine, "begin", _take_lock)
    return engine


def _take_lock(connection: Connection) -> None:
    wait = max(1, int(1000 * setting("desk_wait_seconds")))  # 0 would be for ever
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait}")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    # the driver's own idea of when a transaction begins would leave DDL and reads outside of it
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    # pages that fall out are still in the system's cache: more here is memory for next to no time
    connection.execute("PRAGMA cache_size = -16384")
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


def _bring_up_to_date(writing: Engine, reading: Engine, place: str, create: bool, *, may_write: bool) -> None:
    with reading.connect() as connection:
        schema = _schema(connection)
        empty = schema is None and not sa.inspect(connection).get_table_names()
    if schema == NEWEST:
        return
    if schema is None and not empty:
        raise DeskError(f"{place} is a database, but no desk", "name another with --desk; this one was left as it is.")
    if schema is not None and schema > NEWEST:
        raise DeskError(
            f"{place} was written by a newer Sayso (schema {schema}; this one knows {NEWEST})",
            "update Sayso: pip install --upgrade sayso; the desk was left as it is.",
        )
    if not may_write:
        raise DeskError(
            f"the desk {place} was written by an older Sayso (schema {schema}), and may not be written to upgrade it",
            "allow it, for the file and its folder, or copy it and name the copy with --desk.",
        )
    if writing.dialect.name != "sqlite":
        if schema is None and not create:
            raise DeskError(f"no desk in {place}", "sayso add PATH... makes one; --desk names another.")
        _check_server(reading, place)
    else:
        _prepare_upgrade(writing)
    from alembic import command
    from alembic.config import Config

    from sayso.desk.origins.origins import rebuild

    config = Config()
    config.set_main_option("script_location", "sayso.desk:migrations")
    config.set_main_option("path_separator", "os")
    with writing.begin() as connection:
        schema = _schema(connection)
        if schema != NEWEST:  # another process may have been here first
            config.attributes["connection"] = connection
            command.upgrade(config, NEWEST)
            if schema is not None and schema < _ORIGINS:
                rebuild(connection, now())
    writing.dispose()  # the next connection looks at foreign keys again


def _prepare_upgrade(engine: Engine) -> None:
    """Set what SQLite does not let change within a transaction."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.rollback()
        raw.execute("PRAGMA journal_mode = WAL")
        # a table is changed by making another one: what points to it must not go with it
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("BEGIN")  # for the end that SQLAlchemy will put to it


def _check_server(engine: Engine, place: str) -> None:
    with engine.connect() as connection:
        version = connection.dialect.server_version_info or ()
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if version < _LEAST_SERVER:
        raise DeskError(
            f"{place} is on PostgreSQL {'.'.join(map(str, version))}",
            f"a desk needs version {_LEAST_SERVER[0]} or newer; name another with --desk.",
        )
    if encoding != "UTF8":
        raise DeskError(
            f"{place} keeps its text in {encoding}", "a desk needs UTF-8: createdb -E UTF8 -T template0 NAME."
        )


def _schema(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if version is None else str(version)


_TRY_AGAIN: Final = "try again when it is done, or raise SAYSO_DESK_WAIT_SECONDS."
_MAKE_ROOM: Final = "make room; all that was added before is kept."
# what a database says, or psycopg's name for it, which is the same in every language -> what that means, what to do
_MEANINGS: Final[tuple[tuple[tuple[str, ...], str, str], ...]] = (
    (
        ("readonly database",),
        "may not be written",
        "allow it, for the file and its folder, for instance with chmod u+w, or copy it and name the copy with --desk.",
    ),
    (("unable to open",), "cannot be opened", "check the path and that you may write to its folder."),
    (("disk is full", "diskfull", "no space left"), "cannot grow: the disk is full", _MAKE_ROOM),
    (("locked", "lock timeout", "locknotavailable"), "is being written by another process", _TRY_AGAIN),
    (("malformed",), "is damaged", "restore a copy, or save what is left with: sqlite3 FILE .recover."),
    (("not a database",), "is damaged, or no desk", "restore a copy, or name another with --desk."),
    (("undefinedtable", "undefinedcolumn"), "is damaged: a part of it is gone", "restore a copy."),
    (
        ("read-only transaction", "readonlysqltransaction"),
        "may not be written",
        "ask for the right to write, or name another with --desk.",
    ),
    (
        ("permission denied", "insufficientprivilege"),
        "does not let you do this ({line})",
        "ask its owner for the right (GRANT), or name another with --desk.",
    ),
    (
        ("authentication failed", "no password supplied", "no pg_hba.conf entry", 'role "', "invalidpassword"),
        "does not let you in",
        "check the user and the password in its address.",
    ),
    (("resolve host", "translate host name"), "is on a host that is not found", "check the host in its address."),
    (
        ("refused", "timeout expired", "starting up", "on socket"),
        "does not answer",
        "check that the server runs, and its address.",
    ),
    (
        ("received invalid response", "expected authentication request"),
        "is not on a server of PostgreSQL",
        "check the host and the port in its address.",
    ),
    (("too many clients", "toomanyconnections", "connection slots"), "has no connection free", "try again later."),
    (
        ("server closed the connection", "connection is lost", "adminshutdown", "crashshutdown", "shutting down"),
        "does not answer any more",
        "try again; all that was added before is kept.",
    ),
    (("does not exist",), "is not there", "make the database first: createdb NAME."),
    (
        ("out of range", "numericvalueoutofrange", "int too large"),
        "has nothing of so large a number",
        "sayso search and sayso actors list show the numbers that there are.",
    ),
    (("disk i/o",), "cannot be read or written: the disk fails", "check the disk; restore a copy if need be."),
)


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn errors of the database into a `DeskError` with cause and remedy.

    Raises:
        DeskError: in place of SQLAlchemy's errors.
    """
    try:
        yield
    except DBAPIError as error:
        raise _meaning(place, error.orig or error) from error
    except sqlite3.Error as error:  # of a statement that went past SQLAlchemy
        raise _meaning(place, error) from error
    except OverflowError as error:  # a number that SQLite has no room for
        raise _meaning(place, error) from error
    except zlib.error as error:  # a record that cannot be unpacked
        remedy = "restore a copy, or save what is left with: sqlite3 FILE .recover."
        raise DeskError(f"the desk {place} is damaged", remedy) from error
    except UnicodeEncodeError as error:  # bytes of a command line that are no text
        raise DeskError(f"no desk keeps {error.object!a}, which is not in UTF-8", "write it in UTF-8.") from error


def _meaning(place: str, error: BaseException) -> DeskError:
    words = f"{type(error).__name__}: {error}".lower()
    if "programlimitexceeded" in words:
        return TooLongError(
            f"the desk {place} has no room for an address, author or publisher of thousands of letters",
            "leave that article out, or keep it in a file of SQLite.",
        )
    line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    for signs, means, remedy in _MEANINGS:
        if any(sign in words for sign in signs):
            return DeskError(f"the desk {place} {means.format(line=line)}", remedy)
    return DeskError(f"the desk {place} cannot be used ({line})", "check the file or the server; nothing was changed.")
