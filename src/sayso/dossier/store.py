"""Store dossiers in a desk: create, append, list, delete, restore, export and import.

New entries are validated together with the whole log before anything is written, so a stored log is always valid.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from sayso.desk.moments import now
from sayso.desk.tables import dossier_entries, dossiers, statements, texts
from sayso.desk.view import View
from sayso.dossier.log import Dossier, Entry, Happening, Logged, Question, enter, evidence, fold
from sayso.errors import DossierError, NotInDossierError

if TYPE_CHECKING:
    from sayso.desk.writer import Writer

SCHEMA: Final = "sayso/dossier/1"
_LOG: Final = TypeAdapter(list[Logged])


@dataclass(frozen=True, slots=True)
class Listed:
    """A dossier on the list."""

    id: int
    question: str
    made: str
    entries: int
    deleted: str | None


class Exported(BaseModel):
    """A dossier as one file."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True, validate_by_name=True)

    schema_: Literal["sayso/dossier/1"] = Field(default=SCHEMA, alias="schema")
    log: list[Logged] = Field(min_length=1, description="all entries, oldest first")

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Return the JSON Schema (2020-12) of such a file."""
        schema = cls.model_json_schema(by_alias=True, mode="serialization")
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}


def create(writer: Writer, question: str, hypotheses: Sequence[str], author: str) -> int:
    """Create a dossier and return its number; the hypotheses are called H1, H2 and so on.

    Raises:
        DossierError: fewer than two hypotheses, two alike, or an empty one.
    """
    given = [" ".join(words.split()) for words in hypotheses]
    if not all(given) or not question.strip():
        raise DossierError("an empty question or hypothesis", "write it out in words.")
    if len({words.casefold() for words in given}) < len(given):
        raise DossierError("two hypotheses say the same", "give rivals: a dossier weighs what distinguishes them.")
    named = {f"H{number}": words for number, words in enumerate(given, 1)}
    entry = Question(question=" ".join(question.split()), hypotheses=named)
    return _shelve(writer, [Logged(made=now(), author=author, entry=entry)])


def append(writer: Writer, id_: int, entries: Sequence[Entry], author: str) -> Dossier:
    """Append entries to a dossier, all of them or none, and return the dossier with them.

    Raises:
        DossierError: there is no such dossier, or the entries do not fit what is there or repeat it.
    """
    moment = now()
    added = [Logged(made=moment, author=author, entry=entry) for entry in entries]
    # the view is on the writer's own connection: no other writer can add in between
    dossier = fold(log(View(writer.connection), id_))
    for logged in added:
        dossier.check_new(logged.entry)
        enter(dossier, logged)
    evidence(dossier)
    _write(writer, id_, added)
    return dossier


def log(view: View, id_: int, *, as_of: date | None = None) -> list[Logged]:
    """Return the entries of a dossier, oldest first; ``as_of``: those made by the end of that day (UTC).

    Raises:
        DossierError: there is no such dossier, it was deleted, or it was not there yet.
    """
    head = view.connection.execute(sa.select(dossiers).where(dossiers.c.id == id_)).first()
    if head is None:
        raise NotInDossierError(f"no dossier {id_} in this desk", "sayso dossier list shows those there are.")
    if head.deleted is not None:
        raise DossierError(f"dossier {id_} was deleted", f"sayso dossier undelete {id_} brings it back.")
    columns = dossier_entries.c
    # as text: ten thousands of entries are read and checked in one go
    query = sa.select(columns.made, columns.author, sa.cast(columns.entry, sa.Text))
    query = query.where(columns.dossier_id == id_).order_by(columns.id)
    if as_of is not None:
        query = query.where(sa.func.substr(columns.made, 1, 10) <= as_of.isoformat())
    rows = view.connection.execute(query).all()
    if not rows:
        raise DossierError(f"dossier {id_} was not there yet on {as_of}", f"it was made on {head.made[:10]}.")
    lines = (f'{{"made":{json.dumps(made)},"author":{json.dumps(who)},"entry":{entry}}}' for made, who, entry in rows)
    with _whole(f"dossier {id_}"):
        return _LOG.validate_json(f"[{','.join(lines)}]")


def listing(view: View, *, deleted: bool = False) -> list[Listed]:
    """Return the dossiers of a desk, oldest first; ``deleted``: the deleted ones instead."""
    columns = dossiers.c
    count = sa.func.count(dossier_entries.c.id)
    query = sa.select(columns.id, columns.question, columns.made, count, columns.deleted)
    query = query.join(dossier_entries, dossier_entries.c.dossier_id == columns.id).group_by(columns.id)
    where = columns.deleted.is_not(None) if deleted else columns.deleted.is_(None)
    return [Listed(*tuple(row)) for row in view.connection.execute(query.where(where).order_by(columns.id))]


def delete(writer: Writer, id_: int) -> None:
    """Mark a dossier as deleted; `undelete` restores it.

    Raises:
        DossierError: there is no such dossier, or it is deleted already.
    """
    log(View(writer.connection), id_)
    writer.connection.execute(sa.update(dossiers).where(dossiers.c.id == id_).values(deleted=now()))


def undelete(writer: Writer, id_: int) -> None:
    """Restore a deleted dossier.

    Raises:
        DossierError: there is no such dossier, or it is not deleted.
    """
    update = sa.update(dossiers).where(dossiers.c.id == id_, dossiers.c.deleted.is_not(None))
    if writer.connection.execute(update.values(deleted=None).returning(dossiers.c.id)).first() is None:
        raise NotInDossierError(f"no deleted dossier {id_} in this desk", "sayso dossier list --deleted shows them.")


def export(entries: Sequence[Logged]) -> str:
    """Return a dossier as the text of a JSON file."""
    return Exported(log=list(entries)).model_dump_json(indent=2, by_alias=True) + "\n"


def bring_in(writer: Writer, text: str, name: str) -> int:
    """Store a dossier that `export` wrote as a new one, and return its number.

    Raises:
        DossierError: it is no such file, of a newer schema, damaged, or what is in it does not fit together.
    """
    entries = _read(text, name)
    evidence(fold(entries))
    return _shelve(writer, entries)


def gone(view: View, dossier: Dossier) -> frozenset[str]:
    """Return the ids of articles that passages of a dossier quote and that are not in the desk."""
    passages = [passage for item in dossier.items.values() for passage in [item.passage, *_passages(item.reports)]]
    asked = sorted({passage.article for passage in passages if passage is not None and passage.article is not None})
    there: set[str] = set()
    for start in range(0, len(asked), 500):
        query = sa.select(texts.c.hash).where(texts.c.hash.in_(asked[start : start + 500]))
        there |= set(view.connection.scalars(query))
    return frozenset(asked) - there


def places(view: View, dossier: Dossier) -> dict[str, tuple[int, int | None]]:
    """Return where events stand in the desk, by their ids: article and statement, both as the desk numbers them.

    The statement is None where the event was made of none, or of one that the desk no longer has; events whose article
    the desk does not have are left out.
    """
    standing: dict[str, tuple[int, int | None]] = {}
    for item in dossier.items.values():
        passage = item.passage
        printings = view.printings(passage.article) if passage is not None and passage.article is not None else []
        if not printings:
            continue
        number = item.entry.statement if isinstance(item.entry, Happening) else None
        query = sa.select(statements.c.article_id, statements.c.id)
        row = view.connection.execute(
            query.where(statements.c.article_id.in_(printings), statements.c.number == number).limit(1)
        ).first()
        standing[item.id] = (printings[-1], None) if row is None else (row.article_id, row.id)
    return standing


def _passages(reports: Sequence[Any]) -> list[Any]:
    return [report.passage for report in reports]


def _read(text: str, name: str) -> list[Logged]:
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DossierError(f"{name} is no JSON ({error})", "give a file that sayso dossier export wrote.") from error
    schema = loaded.get("schema") if isinstance(loaded, dict) else None
    if schema != SCHEMA:
        if isinstance(schema, str) and schema.startswith("sayso/dossier/"):
            raise DossierError(
                f"{name} was written by a newer Sayso ({schema})", "update Sayso: pip install --upgrade sayso."
            )
        raise DossierError(f"{name} is no dossier", "give a file that sayso dossier export wrote.")
    with _whole(name):
        return _LOG.validate_python(loaded.get("log"))


@contextmanager
def _whole(name: str) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DossierError(
            f"{name} is damaged ({place}: {first['msg'].lower()})", "export it again, or restore a copy."
        ) from error


def _shelve(writer: Writer, entries: Sequence[Logged]) -> int:
    dossier = fold(entries)
    row = {"question": dossier.question, "made": entries[0].made}
    id_ = int(writer.connection.execute(sa.insert(dossiers).values(row).returning(dossiers.c.id)).scalar_one())
    _write(writer, id_, entries)
    return id_


def _write(writer: Writer, id_: int, entries: Sequence[Logged]) -> None:
    rows = [{"dossier_id": id_, **entry.model_dump(mode="json")} for entry in entries]
    writer.connection.execute(sa.insert(dossier_entries), rows)
