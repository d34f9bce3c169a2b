"""All settings, as tables.  Each is read from an environment variable: ``SAYSO_`` and its name in capitals."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import UsageError


@dataclass(frozen=True)
class Setting:
    """A numeric setting: name, default (which also gives the type), description and least value."""

    name: str
    default: float | int
    does: str
    least: float = 0

    @property
    def variable(self) -> str:
        """The environment variable of the setting."""
        return f"SAYSO_{self.name.upper()}"


@dataclass(frozen=True)
class Place:
    """A setting that is a name, a folder or an address: name, default in words, description."""

    name: str
    default: str
    does: str

    @property
    def variable(self) -> str:
        """The environment variable of the setting."""
        return f"SAYSO_{self.name.upper()}"


@dataclass(frozen=True)
class Grade:
    """A grade of sources: it passes on a true claim with chance ``a``, a false one with ``b``; 0 <= b <= a <= 1."""

    name: str
    a: float
    b: float
    who: str

    @property
    def variable(self) -> str:
        """The environment variable of the setting."""
        return f"SAYSO_GRADE_{self.name.upper()}"


SETTINGS = (
    Setting("article_seconds", 120.0, "time limit for reading one article, in seconds; 0: none"),
    Setting("desk_wait_seconds", 60.0, "how long a writer waits for another writer of the desk, in seconds"),
    Setting("failures_shown", 1_000, "maximum number of failures listed at the end of a run; all are counted"),
    Setting("fetch_seconds", 20.0, "time limit for fetching a page, in seconds, including redirects", 0.001),
    Setting("fetch_bytes", 20_000_000, "maximum size of a page, in bytes", 1),
    Setting("fetch_redirects", 10, "maximum number of redirects"),
    Setting("file_bytes", 200_000_000, "maximum size of a file, in bytes", 1),
    Setting("line_bytes", 20_000_000, "maximum length of a line of JSONL, in bytes", 1),
    Setting(
        "packed_times",
        200,
        "maximum ratio of unpacked to packed size; applies to data larger than `SAYSO_FILE_BYTES`",
        1,
    ),
    Setting("members", 10_000, "maximum number of members of an archive (ZIP, EPUB, WACZ)", 1),
    Setting("pdf_pages", 500, "maximum number of pages of a PDF; longer ones are refused", 1),
    Setting("pdf_seconds", 60.0, "time limit for extracting the text of a PDF, in seconds", 0.001),
    Setting("pdf_memory", 1_000_000_000, "memory limit for extracting the text of a PDF, in bytes (not on Windows)", 1),
    Setting("least_match_score", 0.9, "least probability at which an actor joins an entry of the desk; 0 to 1"),
    Setting("least_score", 0.4, "least score of an attribution; those below are left out; 0 to 1"),
    Setting("least_speaker_score", 0.8, "least probability of a speaker; those below are only proposed; 0 to 1"),
    Setting("register_bytes", 50_000_000, "maximum size of a register of actors, in bytes, as a file or a download", 1),
    Setting("near_copy_share", 0.6, "least share of five-word sequences of the shorter article in both near copies"),
    Setting(
        "repeat_share", 0.6, "least share of the shorter statement that two statements with one origin have in common"
    ),
    Setting("same_claim", 0.5, "least share of content words that two statements with the same claim have in common"),
    Setting("threads", 0, "threads of the network; 0: one per core"),
    Setting(
        "workers",
        0,
        "processes that read several articles; 0: one per core, at most 8; 1: only the command itself, so that an "
        "article that crashes it ends the run",
    ),
)
PLACES = (
    Place("author", "the name of the user", "author of corrections and judgements"),
    Place(
        "columns",
        "guessed by their names",
        "columns of tables and keys of JSON for the fields of an article, as `text=Story,title=Hed`; fields: text, "
        "html, title, author, publisher, published, updated, language, location",
    ),
    Place("data", "the user's data folder", "folder for imported registers and the desk"),
    Place("desk", "sayso.db in the data folder", "desk: a file, or the address of a PostgreSQL database"),
    Place(
        "private_networks",
        "none",
        "private networks to which links of feeds and redirects may lead, such as `10.2.0.0/16 192.168.4.7`",
    ),
    Place(
        "register_address",
        "https://unitedstates.github.io/congress-legislators",
        "address from which `sayso actors import --fetch` downloads registers",
    ),
)
GRADES = (
    Grade("recording", 0.95, 0.02, "a recording, or the document itself"),
    Grade("outlet", 0.95, 0.05, "an outlet that passes on a report"),
    Grade("named", 0.9, 0.1, "a named source, on the record"),
    Grade("role", 0.85, 0.15, "a source given by role only, such as a spokesman for the army"),
    Grade("named_interested", 0.85, 0.3, "a named source with an interest in being believed"),
    Grade("unnamed", 0.7, 0.25, "an unnamed source, such as a senior official"),
    Grade("unnamed_interested", 0.7, 0.45, "an unnamed source with an interest in being believed"),
    Grade("generic", 0.6, 0.5, "a generic source: critics, some in the party"),
)
_BY_NAME = {row.name: row for row in SETTINGS}
_AUTHOR, _COLUMNS, _DATA, _DESK, _PRIVATE_NETWORKS, _REGISTER_ADDRESS = PLACES


def setting(name: str) -> float | int:
    """Return the value of a row of `SETTINGS`, from the environment or its default.

    Raises:
        UsageError: the variable is not a number of the right type and range.
    """
    row = _BY_NAME[name]
    given = os.environ.get(row.variable)
    if given is None:
        return row.default
    kind = type(row.default)
    try:
        value = kind(given)
    except ValueError:
        value = None
    if value is None or not row.least <= value < float("inf"):
        raise UsageError(
            f"{row.variable}={given!r} is not a {'whole number' if kind is int else 'number'} >= {row.least:g}",
            f"set it to one, or unset it for the default, {row.default}.",
        )
    return value


def grades() -> dict[str, tuple[float, float]]:
    """Return the pair (a, b) of every grade, from the environment (``SAYSO_GRADE_NAMED="0.9 0.1"``) or its default.

    Raises:
        UsageError: a variable is not two numbers with 0 <= b <= a <= 1.
    """
    return {row.name: _pair(row) for row in GRADES}


def _pair(row: Grade) -> tuple[float, float]:
    given = os.environ.get(row.variable)
    if given is None:
        return row.a, row.b
    try:
        a, b = (float(part) for part in given.split())
    except ValueError:
        a, b = 0.0, 1.0
    if not 0 <= b <= a <= 1:
        raise UsageError(
            f"{row.variable}={given!r} is not two numbers a and b with 0 <= b <= a <= 1",
            f"set it to such a pair, or unset it for the default, {row.a:g} {row.b:g}.",
        )
    return a, b


def data_folder() -> Path:
    """Return the folder for imported registers and the desk: ``SAYSO_DATA``, or the user's data folder.

    The folder need not exist.

    Raises:
        UsageError: ``SAYSO_DATA`` is empty or is not a path.
    """
    given = os.environ.get(_DATA.variable)
    if given is None:
        from platformdirs import user_data_path

        return user_data_path("sayso", appauthor=False)
    try:
        if not given.strip():
            raise ValueError
        return Path(given).expanduser()
    except (ValueError, RuntimeError):  # "~nobody/data" has no home
        raise UsageError(
            f"{_DATA.variable}={given!r} is not a folder", f"set it to a folder, or unset it for {_DATA.default}."
        ) from None


def author_name() -> str:
    """Return the author of corrections and judgements: ``SAYSO_AUTHOR``, or the user name.

    Raises:
        UsageError: neither is known.
    """
    given = os.environ.get(_AUTHOR.variable, "").strip()
    if given:
        return given
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # the user of a container may have no name
        raise UsageError("the name of the author is unknown", "give --author NAME, or set SAYSO_AUTHOR.") from None


def desk_place() -> str:
    """Return the place of the desk: ``SAYSO_DESK``, or ``sayso.db`` in the data folder.

    Raises:
        UsageError: ``SAYSO_DATA`` is empty or is not a path.
    """
    return os.environ.get(_DESK.variable) or str(data_folder() / "sayso.db")


def register_address() -> str:
    """Return the address of the registers: ``SAYSO_REGISTER_ADDRESS``, or that of their publisher."""
    return os.environ.get(_REGISTER_ADDRESS.variable, _REGISTER_ADDRESS.default).rstrip("/")


def columns() -> dict[str, str]:
    """Return the columns of ``SAYSO_COLUMNS`` as {field: column}; empty by default: columns are guessed.

    Raises:
        UsageError: it is not written as field=column, or names a field that articles do not have.
    """
    fields = ("text", "html", "title", "author", "publisher", "published", "updated", "language", "location")
    found: dict[str, str] = {}
    for pair in filter(None, os.environ.get(_COLUMNS.variable, "").split(",")):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if field not in fields or not sign or not column:
            raise UsageError(
                f"{_COLUMNS.variable} holds {pair!r}, which names no column for a field of an article",
                f"write it as text=Story,title=Hed; fields are {', '.join(fields)}.",
            )
        found[field] = column
    return found


def private_networks() -> list[str]:
    """Return the networks of ``SAYSO_PRIVATE_NETWORKS``, to which feeds and redirects may lead; none by default.

    Raises:
        UsageError: one of them is neither a network nor an address.
    """
    from ipaddress import ip_network

    given = os.environ.get(_PRIVATE_NETWORKS.variable, "").replace(",", " ").split()
    for part in given:
        try:
            ip_network(part, strict=False)
        except ValueError:
            raise UsageError(
                f"{_PRIVATE_NETWORKS.variable} holds {part!r}, which is neither a network nor an address",
                "write it as 10.2.0.0/16 or 192.168.4.7; separate several with spaces.",
            ) from None
    return given
