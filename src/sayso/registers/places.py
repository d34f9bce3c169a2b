"""Paths of imported registers, in a module of their own, so that looking for registers imports no sqlite3."""

from __future__ import annotations

from pathlib import Path

from sayso.errors import RegisterError
from sayso.settings import data_folder

ENDING = ".sqlite"


def folder_of_registers() -> Path:
    """Return the folder of the user's registers; it need not exist."""
    return data_folder() / "registers"


def stored(folder: Path) -> list[Path]:
    """Return the files of the registers in a folder, sorted by source; none if the folder does not exist.

    Raises:
        RegisterError: the folder cannot be opened.
    """
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise RegisterError(
            f"cannot open the folder {folder} ({error.strerror or error})",
            "make it readable, or set SAYSO_DATA to another folder.",
        ) from error
