"""Notes that set a finding aside, each with its reason: in a file beside the draft, or on a desk.

[[ignore]]
rule = "unnamed-without-reason"
words = "A county official"
reason = "the desk knows who it is"
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import sqlalchemy as sa
import tomli

from sayso.desk.adding import place_of
from sayso.desk.moments import now
from sayso.desk.tables import draft_notes
from sayso.errors import UsageError
from sayso.flattening.rows import storable

if TYPE_CHECKING:
    from sayso.desk.view import View
    from sayso.desk.writer import Writer

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


def desk_notes(view: View, draft: str) -> list[Note]:
    """Return the notes of a desk on a draft, given by its path or address, oldest first."""
    query = sa.select(draft_notes.c.rule, draft_notes.c.words, draft_notes.c.reason).order_by(draft_notes.c.id)
    wanted = query.where(draft_notes.c.place == place_of(draft), draft_notes.c.undone.is_(None))
    return [Note(*row) for row in view.connection.execute(wanted)]


def keep_note(writer: Writer, draft: str, note: Note, author: str) -> None:
    """Keep a note on a draft, given by its path or address, on the desk."""
    row = {"place": place_of(draft), **note._asdict(), "author": author, "made": now()}
    writer.connection.execute(sa.insert(draft_notes).values({key: storable(value) for key, value in row.items()}))


def take_back(writer: Writer, draft: str, rule: str, words: str) -> bool:
    """Take back the notes of a desk on a passage of a draft; return whether there was one.  Their rows stay."""
    query = sa.update(draft_notes).where(
        draft_notes.c.place == place_of(draft),
        draft_notes.c.rule == rule,
        draft_notes.c.words == words,
        draft_notes.c.undone.is_(None),
    )
    return writer.connection.execute(query.values(undone=now())).rowcount > 0


def _quoted(value: str) -> str:
    """Return a string as TOML has it: JSON's escapes are TOML's, but for the letter behind 0x7e."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
