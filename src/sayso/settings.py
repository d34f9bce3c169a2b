"""All settings, as tables.

The configuration file gives a setting by its name, the environment by a variable (``SAYSO_`` and the name in capitals),
the command line by ``--set NAME=VALUE``, and some by an option of their own.  The environment overrides the file, an
option overrides both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from sayso.errors import UsageError

Origin = Literal["default", "file", "environment", "option"]
NetworkName = Literal["default", "fast"]
"""The networks in the package: the better one, and the one with fewer layers."""
NETWORKS: Final[tuple[NetworkName, ...]] = get_args(NetworkName)
CONFIG: Final = "SAYSO_CONFIG"
"""The environment variable with the path of the configuration file; empty: none."""


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
    """A setting that is a name, a folder or an address, or one of some words: name, default in words, description."""

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
    Setting(
        "fetch_pause", 1.0, "least time between two pages of one server, for several addresses and feeds, in seconds"
    ),
    Setting("robots", 1, "1: obey the robots.txt of servers, for several addresses and the links of feeds; 0: do not"),
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
    Setting(
        "parse_seconds", 60.0, "time limit for parsing a PDF, a feed, an office document or a book, in seconds", 0.001
    ),
    Setting("parse_memory", 1_000_000_000, "memory limit for parsing one of these, in bytes (not on Windows)", 1),
    Setting("least_act_score", 0.25, "least score of an act; those below are left out; 0 to 1"),
    Setting("least_match_score", 0.9, "least probability at which an actor joins an entry of the desk; 0 to 1"),
    Setting("least_score", 0.15, "least score of an attribution; those below are left out; 0 to 1"),
    Setting("least_speaker_score", 0.8, "least probability of a speaker; those below are only proposed; 0 to 1"),
    Setting("unsure_score", 0.6, "score of an attribution below which views fold it; 0: nothing is folded; 0 to 1"),
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
    Place("network", "default", "network that reads: `default`, or `fast`, which has fewer layers and finds less"),
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
_AUTHOR, _COLUMNS, _DATA, _DESK, _NETWORK, _PRIVATE_NETWORKS, _REGISTER_ADDRESS = PLACES
_GRADE_NAMES = {f"grade_{row.name}": row for row in GRADES}
NAMES: Final = (*_BY_NAME, *(row.name for row in PLACES), *_GRADE_NAMES)
"""The names of all settings: the keys of the configuration file."""
_OPTIONS: set[str] = set()


class Given(NamedTuple):
    """The value of a setting that is given, as text."""

    text: str
    place: str
    """As messages have it: "SAYSO_WORKERS='two'", "workers = 'two' in /home/roe/sayso.toml"."""
    origin: Origin


def given(name: str) -> Given | None:
    """Return the value that is given for a setting, by an option, in the environment or in the file; None: by none.

    Raises:
        UsageError: the configuration file is invalid.
    """
    variable = f"SAYSO_{name.upper()}"
    text = os.environ.get(variable)
    if text is not None:
        return Given(text, f"{variable}={text!r}", "option" if name in _OPTIONS else "environment")
    text = _file(os.environ.get(CONFIG)).get(name)
    if text is None:
        return None
    return Given(text, f"{name} = {text!r} in {configuration_file()}", "file")


def configuration_file() -> Path | None:
    """Return the path of the configuration file: ``SAYSO_CONFIG``, or ``sayso.toml`` in the user's folder, if any."""
    path = os.environ.get(CONFIG)
    if path is not None:
        return Path(path).expanduser() if path.strip() else None
    from platformdirs import user_config_path

    usual = user_config_path("sayso", appauthor=False) / "sayso.toml"
    return usual if usual.is_file() else None


@lru_cache(maxsize=4)
def _file(config: str | None) -> Mapping[str, str]:
    """Return the settings of the configuration file; ``config``: the value of ``SAYSO_CONFIG``."""
    path = configuration_file()
    if path is None:
        return {}
    from sayso.configuration import load  # pydantic-settings takes 60 ms to import; without a file nobody needs it

    return load(path, NAMES)


@contextmanager
def override(values: Mapping[str, str], config: Path | None = None) -> Iterator[None]:
    """Give settings by options for the time of a block, processes that it starts included.

    ``values``: text by the name of the setting.  ``config``: the path of the configuration file.

    Raises:
        UsageError: there is no setting of a name.
    """
    for name in values:
        if name not in NAMES:
            raise UsageError(f"there is no setting {name!r}", "sayso settings lists all.")
    variables = {f"SAYSO_{name.upper()}": text for name, text in values.items()}
    if config is not None:
        variables[CONFIG] = str(config.absolute())
    before = {variable: os.environ.get(variable) for variable in variables}
    os.environ.update(variables)
    _OPTIONS.update(values)
    try:
        yield
    finally:
        _OPTIONS.difference_update(values)
        for variable, text in before.items():
            if text is None:
                os.environ.pop(variable, None)
            else:
                os.environ[variable] = text


class SettingValue(NamedTuple):
    """A setting with its value and where it is from."""

    name: str
    value: str | float
    origin: Origin
    variable: str
    description: str


def values() -> list[SettingValue]:
    """Return all settings with their values.

    Raises:
        UsageError: one of them is invalid, or the configuration file is.
    """
    network_name()
    rows = [(row, setting(row.name)) for row in SETTINGS]
    listed = [SettingValue(row.name, value, _origin(row.name), row.variable, row.does) for row, value in rows]
    for place in PLACES:
        value = given(place.name)
        text = place.default if value is None else value.text
        listed.append(SettingValue(place.name, text, _origin(place.name), place.variable, place.does))
    pairs = grades()
    for name, grade in _GRADE_NAMES.items():
        a, b = pairs[grade.name]
        listed.append(SettingValue(name, f"{a:g} {b:g}", _origin(name), grade.variable, grade.who))
    return listed


def _origin(name: str) -> Origin:
    value = given(name)
    return "default" if value is None else value.origin


def setting(name: str) -> float | int:
    """Return the value of a row of `SETTINGS`, as it is given or by default.

    Raises:
        UsageError: it is not a number of the right type and range; the configuration file is invalid.
    """
    row, value = _BY_NAME[name], given(name)
    if value is None:
        return row.default
    kind = type(row.default)
    try:
        number = kind(value.text)
    except ValueError:
        number = None
    if number is None or not row.least <= number < float("inf"):
        raise UsageError(
            f"{value.place} is not a {'whole number' if kind is int else 'number'} >= {row.least:g}",
            f"set it to one, or unset it for the default, {row.default}.",
        )
    return number


def grades() -> dict[str, tuple[float, float]]:
    """Return the pair (a, b) of every grade, as it is given (``SAYSO_GRADE_NAMED="0.9 0.1"``) or by default.

    Raises:
        UsageError: a variable is not two numbers with 0 <= b <= a <= 1.
    """
    return {row.name: _pair(row) for row in GRADES}


def _pair(row: Grade) -> tuple[float, float]:
    value = given(f"grade_{row.name}")
    if value is None:
        return row.a, row.b
    try:
        a, b = (float(part) for part in value.text.split())
    except ValueError:
        a, b = 0.0, 1.0
    if not 0 <= b <= a <= 1:
        raise UsageError(
            f"{value.place} is not two numbers a and b with 0 <= b <= a <= 1",
            f"set it to such a pair, or unset it for the default, {row.a:g} {row.b:g}.",
        )
    return a, b


def data_folder() -> Path:
    """Return the folder for imported registers and the desk: the setting ``data``, or the user's data folder.

    The folder need not exist.

    Raises:
        UsageError: the setting is empty or is not a path.
    """
    value = given(_DATA.name)
    if value is None:
        from platformdirs import user_data_path

        return user_data_path("sayso", appauthor=False)
    try:
        if not value.text.strip():
            raise ValueError
        return Path(value.text).expanduser()
    except (ValueError, RuntimeError):  # "~nobody/data" has no home
        raise UsageError(
            f"{value.place} is not a folder", f"set it to a folder, or unset it for {_DATA.default}."
        ) from None


def author_name() -> str:
    """Return the author of corrections and judgements: the setting ``author``, or the user name.

    Raises:
        UsageError: neither is known.
    """
    if name := _text(_AUTHOR).strip():
        return name
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # the user of a container may have no name
        raise UsageError("the name of the author is unknown", "give --author NAME, or set SAYSO_AUTHOR.") from None


def desk_place() -> str:
    """Return the place of the desk: the setting ``desk``, or ``sayso.db`` in the data folder.

    Raises:
        UsageError: the setting ``data`` is empty or is not a path.
    """
    return _text(_DESK) or str(data_folder() / "sayso.db")


def network_name() -> NetworkName:
    """Return the name of the network that reads: the setting ``network``.

    Raises:
        UsageError: no network has the name.
    """
    value = given(_NETWORK.name)
    if value is None:
        return "default"
    for name in NETWORKS:
        if value.text.strip() == name:
            return name
    raise UsageError(f"{value.place} is no network", f"set it to {' or '.join(NETWORKS)}.")


def register_address() -> str:
    """Return the address of the registers: the setting ``register_address``, or that of their publisher."""
    return (_text(_REGISTER_ADDRESS) or _REGISTER_ADDRESS.default).rstrip("/")


def _text(place: Place) -> str:
    value = given(place.name)
    return "" if value is None else value.text


def columns() -> dict[str, str]:
    """Return the setting ``columns`` as {field: column}; empty by default: columns are guessed.

    Raises:
        UsageError: it is not written as field=column, or names a field that articles do not have.
    """
    fields = ("text", "html", "title", "author", "publisher", "published", "updated", "language", "location")
    chosen: dict[str, str] = {}
    for pair in filter(None, _text(_COLUMNS).split(",")):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if field not in fields or not sign or not column:
            raise UsageError(
                f"{_COLUMNS.variable} holds {pair!r}, which names no column for a field of an article",
                f"write it as text=Story,title=Hed; fields are {', '.join(fields)}.",
            )
        chosen[field] = column
    return chosen


def private_networks() -> list[str]:
    """Return the networks of the setting ``private_networks``, to which feeds and redirects may lead; none by default.

    Raises:
        UsageError: one of them is neither a network nor an address.
    """
    from ipaddress import ip_network

    networks = _text(_PRIVATE_NETWORKS).replace(",", " ").split()
    for part in networks:
        try:
            ip_network(part, strict=False)
        except ValueError:
            raise UsageError(
                f"{_PRIVATE_NETWORKS.variable} holds {part!r}, which is neither a network nor an address",
                "write it as 10.2.0.0/16 or 192.168.4.7; separate several with spaces.",
            ) from None
    return networks
