"""What the commands that ask an archive share: its folder, its index, and the view of it.

The packages of the extra ``corpus`` may be missing, which the command says: they are imported by what it calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.corpus.packages import require_corpus
from sayso.cli.output import progress, warn
from sayso.desk.view import View

if TYPE_CHECKING:
    from sayso.corpus.folder import Folder as Archive
    from sayso.corpus.sql import Answer

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of the archive.")]


@contextmanager
def asked(folder: Path) -> Iterator[View]:
    """Open the view of an archive; if its index is made first, standard error says so.

    Raises:
        DeskError: the archive lacks what was asked for.
        OutputError: the index cannot be written.
        UsageError: the folder is no archive, or a package is not installed.
    """
    require_corpus()
    from sayso.corpus.asking import view_of

    with view_of(_index_of(opened(folder))) as view:
        yield view


@contextmanager
def answered(folder: Path, query: str) -> Iterator[Answer]:
    """Run a query in SQL over an archive.

    Raises:
        OutputError: the index cannot be written.
        UsageError: the folder is no archive, a package is not installed, or the query cannot be run.
    """
    require_corpus()
    from sayso.corpus.sql import answer_of

    archive = opened(folder)
    with answer_of(archive, _index_of(archive), query) as answer:
        yield answer


def opened(folder: Path) -> Archive:
    """Open the folder of an archive; if shards of it are missing, standard error says how many.

    Raises:
        UsageError: the folder is no archive.
    """
    from sayso.corpus.folder import Folder as Archive

    archive = Archive.open(folder)
    if missing := archive.missing():
        is_exported = archive.manifest.get("from") == "desk"
        remedy = "export it again to a new folder" if is_exported else "the same sayso corpus read goes on with it"
        warn(f"{folder} is not whole: {missing:,} of {archive.manifest['shards']:,} shards are missing; {remedy}.")
    return archive


def _index_of(archive: Archive) -> Path:
    from sayso.corpus.asking import index_of
    from sayso.corpus.index import STEPS

    done: list[str] = []
    with progress("index", counts=False) as show:

        def tell(step: str) -> None:
            if not done:
                warn(f"{archive.path} is indexed, once for what is in it now.")
            show(len(done) / len(STEPS), name=step)
            done.append(step)

        return index_of(archive, tell)
