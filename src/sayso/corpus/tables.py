"""The tables of an archive, as Arrow schemas; `sayso.corpus.flat` makes their rows, docs/archives.md describes them.

``article`` is the place of an article among all items of the inputs, from 1, and joins all tables.  ``number`` is the
id of an attribution, an actor or an act in its reading.  Offsets are code points into ``articles.text``.  A day is an
ISO 8601 string and null where none is known.  Columns are only ever added; another change makes a new schema number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pyarrow as pa

from sayso.flattening.rows import storable

SCHEMA: Final = "sayso/corpus/1"
KEY: Final = b"sayso"
"""The key of the schema's number in the metadata of each part."""
_TEXT: Final = pa.string()
_SPAN: Final = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_SPANS: Final = pa.list_(_SPAN)
_TEXTS: Final = pa.list_(_TEXT)
_HASHES: Final = pa.list_(pa.int32())
_SECTION: Final = pa.struct([("kind", _TEXT), ("start", pa.int32()), ("end", pa.int32())])
SOURCING: Final = (
    *("statements", "named", "role", "anonymous", "generic", "unknown", "reasons", "documents", "speakers", "tellers"),
)
"""The counts of an article's sources, as the desk's table ``sourcing`` has them."""
ACT_SPANS: Final = ("actor_span", "recipient_span", "predicate", "means", "issue", "place", "bill")
"""The spans of an act, as its reading names them."""
ACT_FIELDS: Final = ("factuality", "score", "channel", "topic", "vote", "endorsement", "electoral_threat")
"""What else the tables take from an act as it stands."""


def _schema(required: str, **types: pa.DataType) -> pa.Schema:
    """A schema: ``article``, then columns in order; the ``required`` ones, by their names, are never null."""
    never_null = {"article", *required.split()}
    columns = {"article": pa.int64(), **types}
    fields = [pa.field(name, type_, nullable=name not in never_null) for name, type_ in columns.items()]
    return pa.schema(fields, metadata={KEY: SCHEMA.encode()})


ARTICLES: Final = _schema(
    "hash location words text sections notes bands model model_version model_sha256 reading " + " ".join(SOURCING),
    hash=_TEXT,
    location=_TEXT,
    **dict.fromkeys(("address", "title", "author", "publisher", "published", "updated", "language", "day"), _TEXT),
    words=pa.int32(),
    text=_TEXT,
    sections=pa.list_(_SECTION),
    notes=_TEXTS,
    **dict.fromkeys(SOURCING, pa.int32()),
    bands=_HASHES,
    **dict.fromkeys(("model", "model_version", "model_sha256"), _TEXT),
    reading=pa.binary(),
)
STATEMENTS: Final = _schema(
    "number chain chain_numbers tellers status kind score source_text cue_text content_text source cue content "
    "wording_words claim claim_bands run_bands",
    **dict.fromkeys(("number", "parent", "day", "publisher", "author"), _TEXT),
    **dict.fromkeys(("speaker", "speaker_number", "speaker_kind", "naming", "anonymity_reason"), _TEXT),
    **dict.fromkeys(("addressee", "addressee_number"), _TEXT),
    chain=_TEXTS,
    chain_numbers=_TEXTS,
    tellers=pa.int32(),
    **dict.fromkeys(("status", "kind", "type", "factuality", "polarity"), _TEXT),
    score=pa.float64(),
    **dict.fromkeys(("source_text", "cue_text", "content_text"), _TEXT),
    **dict.fromkeys(("source", "cue", "content"), _SPANS),
    wording=pa.int64(),
    wording_words=pa.int32(),
    claim=pa.list_(pa.uint32()),
    claim_bands=_HASHES,
    run_bands=_HASHES,
)
ACTORS: Final = _schema(
    "number name kind naming mentions same_as statements followed keys asked",
    **dict.fromkeys(("day", "number", "name", "kind", "naming", "role", "party", "state"), _TEXT),
    anonymity_reason=_TEXT,
    mentions=_SPANS,
    same_as=_TEXTS,
    acronym=_TEXT,
    statements=pa.int32(),
    followed=pa.bool_(),
    keys=_TEXTS,
    asked=_TEXTS,
)
ACTS: Final = _schema(
    "number type score passage endorsement electoral_threat",
    **dict.fromkeys(("day", "number", "actor", "actor_number", "recipient", "recipient_number", "statement"), _TEXT),
    **dict.fromkeys(("type", "date", "factuality"), _TEXT),
    score=pa.float64(),
    **dict.fromkeys(("channel", "topic", "vote"), _TEXT),
    endorsement=pa.bool_(),
    electoral_threat=pa.bool_(),
    **dict.fromkeys(("passage", "predicate_text"), _TEXT),
    **dict.fromkeys(ACT_SPANS, _SPAN),
)
FAILURES: Final = _schema(
    "location error cause remedy", **dict.fromkeys(("location", "error", "cause", "remedy"), _TEXT)
)
TABLES: Final[dict[str, pa.Schema]] = {
    "articles": ARTICLES,
    "statements": STATEMENTS,
    "actors": ACTORS,
    "acts": ACTS,
    "failures": FAILURES,
}
"""The schema of each table, by the name of its folder."""


def table_of(name: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Make rows into the table of a name; keys that are no columns are left out, lone surrogates become U+FFFD."""
    try:
        return pa.Table.from_pylist(rows, TABLES[name])
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_storable(row) for row in rows], TABLES[name])


def _storable(value: Any) -> Any:  # noqa: ANN401 - a row, or what is in it
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {key: _storable(inner) for key, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, list) else value
