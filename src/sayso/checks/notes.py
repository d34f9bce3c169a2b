"""Notes that set a finding aside: kept in a file beside the draft, each with its reason.

[[ignore]]
rule = "unnamed-without-reason"
words = "A county official"
reason = "the desk knows who it is"
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, NamedTuple

import tomli

from sayso.errors import UsageError

ENDING: Final = ".checks.toml"
"""What the name of the file has behind that of the draft."""


class Note(NamedTuple):
    """A rule does not apply to these words, for this reason."""

    rule: str
    words: str
    reason: str


def beside(draft: Path) -> Path:
    """Return the path of the notes on a draft."""
    return draft.with_name(draft.name + ENDING)


def read_notes(path: Path) -> list[Note]:
    """Return the notes of a file; none if there is no file.

    Raises:
        UsageError: the file cannot be read, or is not of this format.
    """
    try:
        rows = tomli.loads(path.read_text("utf-8")).get("ignore", [])
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read as notes ({error})", "mend it, or move it away.") from error
    notes = []
    for row in rows if isinstance(rows, list) else [None]:
        values = [row.get(key) for key in Note._fields] if isinstance(row, dict) else [None]
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise UsageError(f"{path} has a note without rule, words or reason", "give each [[ignore]] all three.")
        notes.append(Note(*map(str, values)))
    return notes


def add_note(path: Path, note: Note) -> None:
    """Append a note to a file, which is made if there is none.

    Raises:
        UsageError: the file cannot be written, or is not of this format.
    """
    read_notes(path)
    rows = "\n".join(f"{key} = {_quoted(value)}" for key, value in zip(Note._fields, note, strict=True))
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"[[ignore]]\n{rows}\n\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})", "make the folder writable.") from error


def _quoted(value: str) -> str:
    """Return a string as TOML has it: JSON's escapes are TOML's, but for the letter behind 0x7e."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
