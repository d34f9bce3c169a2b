"""Ask an archive as a desk is asked: the view of a desk over the archive's index, which is made where it is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from shlex import quote
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from sayso.corpus.database import MEMORY, QUIET, engine_missing, quoted
from sayso.corpus.folder import Folder
from sayso.corpus.index import Tell, build
from sayso.desk.view import Terms, View
from sayso.settings import setting

INDEX: Final = "index"
_VERSION: Final = 2
_SETTINGS: Final = ("least_match_score", "near_copy_share", "repeat_share", "same_claim")


def index_of(folder: Folder, tell: Tell) -> Path:
    """Return the path of an archive's index; make it if there is none of these parts and settings.

    Raises:
        OutputError: the index cannot be written.
        UsageError: DuckDB is not installed.
    """
    state = _state(folder)
    path = folder.path / f"{INDEX}-{state}.duckdb"
    if not path.exists():
        build(folder, path, tell)
        for older in folder.path.glob(f"{INDEX}-*.duckdb"):
            if older != path:
                older.unlink(missing_ok=True)
    return path


def _state(folder: Folder) -> str:
    """A hash of all that an index follows from: the parts, the settings, and how it is made."""
    parts = [
        (str(path.relative_to(folder.path)), path.stat().st_size, path.stat().st_mtime_ns)
        for table in ("articles", "statements", "actors", "acts")
        for path in folder.parts(table)
    ]
    made_by = [_VERSION, [setting(name) for name in _SETTINGS], parts]
    return sha256(json.dumps(made_by).encode()).hexdigest()[:12]


@contextmanager
def view_of(index: Path) -> Iterator[View]:
    """Open the index of an archive for questions.

    Raises:
        UsageError: DuckDB or its dialect is not installed.
    """
    engine = _engine_of(index)
    try:
        with engine.connect() as connection:
            yield View(connection, _terms(index.parent))
    finally:
        engine.dispose()


def _terms(folder: Path) -> Terms:
    own = quote(str(folder))
    return Terms(
        "archive", f"sayso corpus actors {own} NAME", f"sayso corpus origins {own}", f"sayso corpus search {own}"
    )


def _engine_of(index: Path) -> sa.Engine:
    try:
        import duckdb_engine as _  # noqa: F401
    except ImportError as error:
        raise engine_missing(error) from error
    arguments: dict[str, Any] = {"read_only": True, "config": {"memory_limit": MEMORY}}
    # nested values come as lists and dictionaries, and there is no text of JSON to read
    engine = sa.create_engine(
        f"duckdb:///{index}", connect_args=arguments, poolclass=StaticPool, json_deserializer=lambda value: value
    )

    @sa.event.listens_for(engine, "connect")
    def _order(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
        connection.execute(QUIET)
        connection.execute("SET default_null_order = 'sqlite'")
        connection.execute(f"SET temp_directory = {quoted(index.with_suffix('.overflow'))}")

    return engine
