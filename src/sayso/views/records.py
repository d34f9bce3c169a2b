"""Lists of records as JSON, JSON lines and CSV: the same keys in each, in the order of the record's fields."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any, Final, Literal, TextIO

from pydantic import BaseModel

from sayso.sheets import write_table
from sayso.views.neutral import visible

Format = Literal["json", "jsonl", "csv"]
FORMATS: Final[tuple[Format, ...]] = ("json", "jsonl", "csv")


def plain(record: object) -> dict[str, Any]:
    """Return a record (a pydantic model, a dataclass, a named tuple or a mapping) as plain values.

    Raises:
        TypeError: it is none of these.
    """
    if isinstance(record, BaseModel):
        return record.model_dump(mode="json")
    if is_dataclass(record) and not isinstance(record, type):
        return asdict(record)
    if isinstance(record, tuple) and hasattr(record, "_asdict"):
        return dict(record._asdict())
    if isinstance(record, Mapping):
        return dict(record)
    raise TypeError(f"{type(record).__name__} is not a record")


def columns(kind: type) -> list[str]:
    """Return the keys of a kind of records, in order."""
    if issubclass(kind, BaseModel):
        return list(kind.model_fields)
    if is_dataclass(kind):
        return [field.name for field in fields(kind)]
    return list(getattr(kind, "_fields", ()))


def write(format_: Format, kind: type, records: Iterable[object], out: TextIO) -> None:
    """Write records of one kind.

    JSON is one indented list.  JSON lines has one record per line.  CSV has a row of keys, then one record per row;
    a list in a cell is JSON.  Control characters and lone surrogates are escaped.
    """
    if format_ == "json":
        out.write(dumped([plain(record) for record in records], indent=2) + "\n")
    elif format_ == "jsonl":
        out.writelines(dumped(plain(record)) + "\n" for record in records)
    else:
        keys = columns(kind)
        rows = ([_cell(values[key]) for key in keys] for values in map(plain, records))
        write_table([keys, *rows], out)


def dumped(value: object, indent: int | None = None) -> str:
    """Return plain values as JSON that no terminal takes for commands."""
    return visible(json.dumps(value, ensure_ascii=False, indent=indent))


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | tuple | dict) else value
