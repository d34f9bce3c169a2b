"""The store of imported registers: one SQLite file per register, replaced as a whole.

An article names only a few of twelve thousand people: looking up a surname in SQLite takes a fraction of a millisecond,
reading all people as JSON a hundred milliseconds.  An import writes a new file beside the old one and renames it at the
end, so that a failed import leaves the old register in place.
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
    """An imported register."""

    source: str  # current, historical, executive, or the name of another file
    people: int
    imported: str  # ISO 8601, UTC
    sha256: str  # of the file or the download
    origin: str  # where it came from: a path or an address
    begins: str  # the most frequent last term of its people: for current members, this Congress
    ends: str


class Register:
    """Looks up surnames in the imported registers."""

    def __init__(self, files: Sequence[tuple[Entry, sqlite3.Connection, Path]]) -> None:
        self._files = files
        self.entries = tuple(entry for entry, _, _ in files)

    def named(self, surnames: Iterable[str]) -> tuple[Person, ...]:
        """Return the people with one of these surnames, folded by `names.fold`, without duplicates.

        Raises:
            RegisterError: a file is damaged.
        """
        distinct = list(dict.fromkeys(surnames))
        marks = ", ".join("?" * len(distinct))
        # S608: only question marks are put into the query
        query = (
            f"SELECT DISTINCT people.id, record FROM surnames JOIN people ON people.id = person "  # noqa: S608
            f"WHERE surname IN ({marks}) ORDER BY people.id"
        )
        people: list[Person] = []
        for _, connection, path in self._files:
            with _reading(path):
                people += [Person.from_json(record) for _, record in connection.execute(query, distinct)]
        return tuple(merged(people))

    @property
    def whole(self) -> bool:
        """Whether all three public registers are imported, so that every bearer of a name is known."""
        return {"current", "historical", "executive"} <= {entry.source for entry in self.entries}

    def complete(self, term: Term, day: str) -> bool:
        """Return whether all holders of the office of a term on a day are known, so that a match is unique.

        Presidents are complete with the register ``executive``; the present Congress with ``current``, and earlier ones
        with ``historical`` as well.
        """
        entries = {entry.source: entry for entry in self.entries}
        if term.office in ("prez", "viceprez"):
            return "executive" in entries
        current = entries.get("current")
        return current is not None and day <= current.ends and (day >= current.begins or "historical" in entries)


@contextmanager
def opened(folder: Path | None = None) -> Iterator[Register | None]:
    """Open the registers in a folder, by default the user's; yield None if there are none.

    Raises:
        RegisterError: a file is damaged, or was written by another version.
    """
    with ExitStack() as stack:
        files = []
        for path in stored(folder or folder_of_registers()):
            with _reading(path):
                connection = stack.enter_context(closing(_open(path)))
                files.append((_entry(connection, path), connection, path))
        yield Register(files) if files else None


def entries(folder: Path | None = None) -> tuple[Entry, ...]:
    """Return the imported registers, by source.

    Raises:
        RegisterError: a file is damaged, or was written by another version.
    """
    with opened(folder) as register:
        return register.entries if register else ()


def remove(source: str, folder: Path | None = None) -> None:
    """Delete a register, even if it is damaged.

    Raises:
        RegisterError: there is no register of this name, or it cannot be deleted.
    """
    folder = folder or folder_of_registers()
    paths = {path.name.removesuffix(ENDING): path for path in stored(folder)}
    if source not in paths:
        named = f"imported: {', '.join(paths)}." if paths else "no register is imported."
        raise RegisterError(f"no register is called {source}", named)
    try:
        paths[source].unlink()
    except OSError as error:
        raise _not_kept(paths[source], error) from error


class Draft:
    """A register that is being written: `keep` moves it into place; leaving the context deletes it.

    Entering, `write` and `keep` raise RegisterError if the folder cannot be written to.
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
        """Write people one at a time, and return the entry; exceptions of ``people`` propagate."""
        last_terms: Counter[tuple[str, str]] = Counter()
        number = 0
        try:
            with closing(sqlite3.connect(self._draft, isolation_level=None)) as connection:
                # the draft has no readers and is deleted on failure: no journal, one transaction
                connection.executescript(
                    f"PRAGMA journal_mode = OFF; {_TABLES} PRAGMA user_version = {_VERSION}; BEGIN"
                )
                for number, person in enumerate(people, 1):
                    connection.execute("INSERT INTO people VALUES (?, ?)", (number, person.to_json()))
                    surnames = [(last, number) for last in person.name.lasts]
                    connection.executemany("INSERT INTO surnames VALUES (?, ?)", surnames)
                    last = max(person.terms, key=lambda term: term.end)
                    last_terms[last.start, last.end] += 1
                begins, ends = max(last_terms, key=lambda term: (last_terms[term], term), default=("", ""))
                now = datetime.now(UTC).isoformat(timespec="seconds")
                entry = Entry(self.source, number, now, sha256, origin, begins, ends)
                about = [(key, str(value)) for key, value in entry._asdict().items()]
                connection.executemany("INSERT INTO about VALUES (?, ?)", about)
                connection.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            raise _not_kept(self._draft, error) from error
        return entry

    def keep(self) -> None:
        """Replace the register of the same name."""
        try:
            self._draft.replace(self._path)
        except OSError as error:
            raise _not_kept(self._path, error) from error


def _open(path: Path) -> sqlite3.Connection:
    # immutable: a register is replaced, never changed, so SQLite takes no lock and writes no other file
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
        f"cannot write {path} ({reason})",
        "free some space, make it writable, or set SAYSO_DATA to a folder that you can write to.",
    )
