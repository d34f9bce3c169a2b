"""What was imported, kept on disk: one small SQLite file a register, put in place whole.

SQLite and not JSON, because an article names a few people of twelve thousand: opening the file and looking up a surname
takes a fraction of a millisecond, where reading it all as JSON would take a hundred.  One file a register, because a
register is replaced as a whole: a new file is written beside the old one and takes its name at the end, so that
whatever goes wrong before leaves the old one in place.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkstemp
from typing import NamedTuple, Self

from sayso.errors import RegisterError
from sayso.registers.people import Person, Term, merged
from sayso.registers.places import ENDING, folder_of_registers, stored

_VERSION = 1  # of the tables below
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE people (id INTEGER PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE surnames (surname TEXT, person INTEGER, PRIMARY KEY (surname, person)) WITHOUT ROWID;
"""


class Entry(NamedTuple):
    """One imported register."""

    source: str  # current, historical, executive, or the name of another file
    people: int
    imported: str  # ISO 8601, UTC
    sha256: str  # of the file or the download
    origin: str  # where it came from: a path or an address
    begins: str  # the stretch that most of its people serve last: for current members, this Congress
    ends: str


class Register:
    """The imported registers, open to be asked for a surname."""

    def __init__(self, opened: Sequence[tuple[Entry, sqlite3.Connection, Path]]) -> None:
        self._opened = opened
        self.entries = tuple(entry for entry, _, _ in opened)

    def named(self, surnames: Iterable[str]) -> tuple[Person, ...]:
        """Everybody with one of these surnames, folded as `names.fold` does, each person once.

        Raises:
            RegisterError: a file is damaged.
        """
        asked = list(dict.fromkeys(surnames))
        marks = ", ".join("?" * len(asked))
        # S608: only question marks are put into the query
        query = (
            f"SELECT DISTINCT people.id, record FROM surnames JOIN people ON people.id = person "  # noqa: S608
            f"WHERE surname IN ({marks}) ORDER BY people.id"
        )
        found = []
        for _, connection, path in self._opened:
            with _reading(path):
                found += [Person.from_json(record) for _, record in connection.execute(query, asked)]
        return tuple(merged(found))

    @property
    def whole(self) -> bool:
        """Whether all three public registers are there, so that everybody who ever bore a name is known."""
        return {"current", "historical", "executive"} <= {entry.source for entry in self.entries}

    def complete(self, term: Term, day: str) -> bool:
        """Whether everybody who held such an office on that day is known, so that one who fits is the only one.

        True of presidents where the register ``executive`` is there; of Congress where ``current`` is, for the Congress
        of its time, and where ``historical`` is too, for all before it.
        """
        entries = {entry.source: entry for entry in self.entries}
        if term.office in ("prez", "viceprez"):
            return "executive" in entries
        current = entries.get("current")
        return current is not None and day <= current.ends and (day >= current.begins or "historical" in entries)


@contextmanager
def opened(folder: Path | None = None) -> Iterator[Register | None]:
    """The registers in a folder, or in the user's own; None where there are none.

    Raises:
        RegisterError: a file is damaged, or was written by another version.
    """
    with ExitStack() as stack:
        found = []
        for path in stored(folder or folder_of_registers()):
            with _reading(path):
                connection = stack.enter_context(closing(_open(path)))
                found.append((_entry(connection, path), connection, path))
        yield Register(found) if found else None


def entries(folder: Path | None = None) -> tuple[Entry, ...]:
    """What is imported, by source.

    Raises:
        RegisterError: a file is damaged, or was written by another version.
    """
    with opened(folder) as register:
        return register.entries if register else ()


def remove(source: str, folder: Path | None = None) -> None:
    """Delete one register; damaged ones too.

    Raises:
        RegisterError: there is none of this name, or it cannot be deleted.
    """
    folder = folder or folder_of_registers()
    paths = {path.name.removesuffix(ENDING): path for path in stored(folder)}
    if source not in paths:
        named = f"imported: {', '.join(paths)}." if paths else "none is imported."
        raise RegisterError(f"no register is called {source}", named)
    try:
        paths[source].unlink()
    except OSError as error:
        raise _not_kept(paths[source], error) from error


class Draft:
    """A register that is written, but not in its place yet: `keep` puts it there, leaving the block drops it.

    Raises, on entering, from `write` and from `keep`:
        RegisterError: the folder cannot be written to.
    """

    def __init__(self, source: str, folder: Path) -> None:
        self.source, self._folder = source, folder
        self._path = folder / f"{source}{ENDING}"

    def __enter__(self) -> Self:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = mkstemp(dir=self._folder, prefix=".import-")
        except OSError as error:
            raise _not_kept(self._folder, error) from error
        self._draft = Path(name)
        os.close(descriptor)
        return self

    def __exit__(self, *exception: object) -> None:
        self._draft.unlink(missing_ok=True)

    def write(self, people: Iterable[Person], origin: str, sha256: str) -> Entry:
        """Write everybody, one at a time as they come; what ``people`` raises goes through."""
        stretches: Counter[tuple[str, str]] = Counter()
        number = 0
        try:
            with closing(sqlite3.connect(self._draft, isolation_level=None)) as connection:
                # nobody reads the draft, and a half-written one is thrown away: no journal, one transaction
                connection.executescript(
                    f"PRAGMA journal_mode = OFF; {_TABLES} PRAGMA user_version = {_VERSION}; BEGIN"
                )
                for number, person in enumerate(people, 1):
                    connection.execute("INSERT INTO people VALUES (?, ?)", (number, person.to_json()))
                    surnames = [(last, number) for last in person.name.lasts]
                    connection.executemany("INSERT INTO surnames VALUES (?, ?)", surnames)
                    last = max(person.terms, key=lambda term: term.end)
                    stretches[last.start, last.end] += 1
                begins, ends = max(stretches, key=lambda stretch: (stretches[stretch], stretch), default=("", ""))
                now = datetime.now(UTC).isoformat(timespec="seconds")
                entry = Entry(self.source, number, now, sha256, origin, begins, ends)
                about = [(key, str(value)) for key, value in entry._asdict().items()]
                connection.executemany("INSERT INTO about VALUES (?, ?)", about)
                connection.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise _not_kept(self._draft, error) from error
        return entry

    def keep(self) -> None:
        """Put it in place of the register of the same name."""
        try:
            self._draft.replace(self._path)
        except OSError as error:
            raise _not_kept(self._path, error) from error


def _open(path: Path) -> sqlite3.Connection:
    # immutable: a register is replaced, never changed, so no lock is taken and nothing is written beside it
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != _VERSION:
        connection.close()
        raise RegisterError(f"the register {path} is of format {version}, not {_VERSION}", _import_again(path))
    return connection


def _entry(connection: sqlite3.Connection, path: Path) -> Entry:
    about = dict(connection.execute("SELECT key, value FROM about"))
    about["source"] = path.name.removesuffix(ENDING)
    return Entry(**about | {"people": int(about["people"])})


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
        raise RegisterError(f"the register {path} is damaged ({error})", _import_again(path)) from error


def _import_again(path: Path) -> str:
    source = path.name.removesuffix(ENDING)
    return f"import it again, or remove it with sayso actors remove {source}."


def _not_kept(path: Path, error: Exception) -> RegisterError:
    reason = getattr(error, "strerror", None) or error
    return RegisterError(
        f"cannot write {path} ({reason})", "make room, allow it, or set SAYSO_DATA to a folder that you may write to."
    )
