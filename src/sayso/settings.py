"""What can be set, in one table; every row is read from the environment as ``SAYSO_`` and its name in capitals."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import UsageError


@dataclass(frozen=True)
class Setting:
    """One row that is a number: its name, its default (the type follows from it) and what it does."""

    name: str
    default: float | int
    does: str
    least: float = 0

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"SAYSO_{self.name.upper()}"


@dataclass(frozen=True)
class Place:
    """One row that is a name, a folder or an address: its name, its default in words, and what it means."""

    name: str
    default: str
    does: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"SAYSO_{self.name.upper()}"


@dataclass(frozen=True)
class Grade:
    """One row that is a pair of chances, an assumption: how a teller of this grade passes things on.

    ``a`` is the chance that it is passed on if it is true, ``b`` the chance if it is false; 0 <= b <= a <= 1.
    """

    name: str
    a: float
    b: float
    who: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"SAYSO_GRADE_{self.name.upper()}"


SETTINGS = (
    Setting("article_seconds", 120.0, "how long reading one article may take, in seconds; 0: for ever"),
    Setting("desk_wait_seconds", 60.0, "how long a writer waits for another to be done with the desk, in seconds"),
    Setting("failures_shown", 1_000, "how many failures of a run are listed at its end; all are counted"),
    Setting("fetch_seconds", 20.0, "how long a page may take to arrive, in seconds, redirects included", 0.001),
    Setting("fetch_bytes", 20_000_000, "how large a page may be, in bytes", 1),
    Setting("fetch_redirects", 10, "how many redirects are followed"),
    Setting("file_bytes", 200_000_000, "how large a file may be, in bytes", 1),
    Setting("line_bytes", 20_000_000, "how long a line of JSONL may be, in bytes", 1),
    Setting(
        "packed_times",
        200,
        "how many times its size something packed may unpack to; asked once it is larger than `SAYSO_FILE_BYTES`",
        1,
    ),
    Setting("pdf_pages", 500, "how many pages of a PDF are read; one with more is refused", 1),
    Setting("pdf_seconds", 60.0, "how long the text of a PDF may take, in seconds", 0.001),
    Setting("pdf_memory", 1_000_000_000, "how much memory the text of a PDF may take, in bytes (not on Windows)", 1),
    Setting("least_match_score", 0.9, "an actor of an article joins the desk's entry from this chance up; from 0 to 1"),
    Setting("least_score", 0.4, "attributions with a lower score are left out; from 0 to 1"),
    Setting("least_speaker_score", 0.8, "speakers less sure than this are unknown, and only proposed; from 0 to 1"),
    Setting(
        "register_bytes", 50_000_000, "how large a register of actors may be, in bytes, a file's or a download's", 1
    ),
    Setting("near_copy_share", 0.6, "share of the shorter article's runs of five words from which two are near copies"),
    Setting(
        "repeat_share", 0.6, "share of the shorter statement that another repeats, from which both have one origin"
    ),
    Setting("same_claim", 0.5, "share of words of content in common from which two statements claim the same"),
    Setting("threads", 0, "threads the network runs on; 0: as many as the machine has cores"),
    Setting(
        "workers",
        0,
        "processes that read, where there are several articles; 0: as many as there are cores, 8 at most; 1: none "
        "beside the command's own, where an article that ends the process ends the run",
    ),
)
PLACES = (
    Place("author", "the name of the user", "whose corrections and judgements these are"),
    Place("data", "the user's data folder", "the folder that holds what is imported"),
    Place("desk", "sayso.db in the data folder", "the desk: a file, or the address of a PostgreSQL database"),
    Place(
        "private_networks",
        "none",
        "private networks that links of feeds and redirects may lead to, as `10.2.0.0/16 192.168.4.7`",
    ),
    Place(
        "register_address",
        "https://unitedstates.github.io/congress-legislators",
        "where `sayso actors import --fetch` gets the registers",
    ),
)
GRADES = (
    Grade("recording", 0.95, 0.02, "a recording, or the document itself"),
    Grade("outlet", 0.95, 0.05, "an outlet that passes on what it was told"),
    Grade("named", 0.9, 0.1, "somebody named, on the record"),
    Grade("role", 0.85, 0.15, "somebody known by the role only, as a spokesman for the army"),
    Grade("named_interested", 0.85, 0.3, "somebody named who gains if it is believed"),
    Grade("unnamed", 0.7, 0.25, "an unnamed official, or another who is unnamed on purpose"),
    Grade("unnamed_interested", 0.7, 0.45, "somebody unnamed who gains if it is believed"),
    Grade("generic", 0.6, 0.5, "nobody in particular: critics, some in the party"),
)
_BY_NAME = {row.name: row for row in SETTINGS}
_AUTHOR, _DATA, _DESK, _PRIVATE_NETWORKS, _REGISTER_ADDRESS = PLACES


def setting(name: str) -> float | int:
    """The value of a row of `SETTINGS`, from the environment or its default.

    Raises:
        UsageError: the environment holds something that is no number of the right kind.
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
            f"{row.variable}={given!r} is not a {'whole number' if kind is int else 'number'} from {row.least:g} up",
            f"set it to one, or unset it for the default, {row.default}.",
        )
    return value


def grades() -> dict[str, tuple[float, float]]:
    """The pair (a, b) of every grade, from the environment (``SAYSO_GRADE_NAMED="0.9 0.1"``) or its default.

    Raises:
        UsageError: the environment holds something else than two numbers with 0 <= b <= a <= 1.
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
    """The folder that holds what is imported: ``SAYSO_DATA``, or the one that the system keeps for a user's data.

    It need not exist.

    Raises:
        UsageError: ``SAYSO_DATA`` is empty, or cannot name a folder.
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
            f"{_DATA.variable}={given!r} names no folder", f"set it to one, or unset it for {_DATA.default}."
        ) from None


def author_name() -> str:
    """Who makes corrections and judgements: ``SAYSO_AUTHOR``, else the name of the user.

    Raises:
        UsageError: there is neither.
    """
    given = os.environ.get(_AUTHOR.variable, "").strip()
    if given:
        return given
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # a container's user may have no name
        raise UsageError("nobody's name is known", "give it with --author, or set SAYSO_AUTHOR.") from None


def desk_place() -> str:
    """Where the desk is: ``SAYSO_DESK``, or ``sayso.db`` in the data folder.

    Raises:
        UsageError: ``SAYSO_DATA`` is empty, or cannot name a folder.
    """
    return os.environ.get(_DESK.variable) or str(data_folder() / "sayso.db")


def register_address() -> str:
    """The address below which the registers lie: ``SAYSO_REGISTER_ADDRESS`` or their makers' own."""
    return os.environ.get(_REGISTER_ADDRESS.variable, _REGISTER_ADDRESS.default).rstrip("/")


def private_networks() -> list[str]:
    """The networks of ``SAYSO_PRIVATE_NETWORKS``, which feeds and redirects may lead to; none by default.

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
                "write it as 10.2.0.0/16, or 192.168.4.7; several with a space between.",
            ) from None
    return given
