"""Where imported registers lie; apart from how they are read, so that looking costs nothing where there are none."""

from __future__ import annotations

from pathlib import Path

from sayso.errors import RegisterError
from sayso.settings import data_folder

ENDING = ".sqlite"


def folder_of_registers() -> Path:
    """Where the user's registers lie; it need not exist."""
    return data_folder() / "registers"


def stored(folder: Path) -> list[Path]:
    """The files of the registers in a folder, sorted by source; none where there is no such folder.

    Raises:
        RegisterError: the folder cannot be looked into.
    """
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise RegisterError(
            f"cannot open the folder {folder} ({error.strerror or error})", "allow it, or set SAYSO_DATA to another."
        ) from error
