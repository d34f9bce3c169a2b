"""Make the rows of an archive's tables from a reading or a failure.  Pure: nothing here uses a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from sayso.corpus.tables import ACT_FIELDS, ACT_SPANS, SOURCING, TABLES
from sayso.desk.identity.profiles import Profile, asked, followed, keys
from sayso.desk.origins.similarity import (
    Wording,
    claim_fingerprints,
    run_fingerprints,
    text_fingerprints,
    wording_of,
    words_of,
)
from sayso.errors import ReadError
from sayso.flattening.packing import pack
from sayso.flattening.rows import (
    Row,
    act_rows,
    actor_rows,
    article_row,
    sourcing_row,
    statement_rows,
    storable,
    text_row,
)
from sayso.flattening.standing import SAID, standing_of, status_of
from sayso.intake.locations import is_address
from sayso.records import Reading, Span, words

Rows = dict[str, list[Row]]
"""Rows by the names of their tables."""
_DAY: Final = re.compile(r"\d{4}(?:-\d\d){0,2}\Z")
_SHARED: Final = ("day", "publisher", "author")


def rows_of(place: int, location: str, reading: Reading) -> Rows:
    """Make the rows of one article; ``place``: its place among the items of the inputs, ``location``: what it is there.

    A day that is no date by ISO 8601 (2024-03-05, 2024-03, 2024) is null.
    """
    article = _article(location, reading)
    cast = _actors(reading, article["day"])
    speakers = {row["number"]: row for row in cast}
    rows: Rows = {
        "articles": [article],
        "statements": _statements(reading, speakers, article),
        "actors": cast,
        "acts": _acts(reading, speakers, article["day"]),
        "failures": [],
    }
    for table in rows.values():
        for row in table:
            row["article"] = place
    return rows


def failure_rows(place: int, location: str, error: ReadError) -> Rows:
    """Make the row of an article that could not be read."""
    failure = {"article": place, "location": location, "error": type(error).__name__}
    return {**{name: [] for name in TABLES}, "failures": [failure | {"cause": error.cause, "remedy": error.remedy}]}


def _article(location: str, reading: Reading) -> Row:
    article = reading.article
    row = article_row(article, "") | text_row(article)
    record = reading.to_dict()
    del record["article"]
    counts = sourcing_row(reading)
    day = row["day"] if _DAY.match(row["day"]) else None
    own = article.location or ""
    return row | {
        "location": location,
        "address": own if is_address(own) else None,
        "day": day,
        "notes": row["notes"] or [],
        **{name: counts[name] for name in SOURCING},
        "bands": text_fingerprints(words_of(row["text"])),
        "model": reading.model.name,
        "model_version": reading.model.version,
        "model_sha256": reading.model.sha256,
        "reading": pack(record),
    }


def _actors(reading: Reading, day: str | None) -> list[Row]:
    rows = actor_rows(reading)
    for row in rows:
        row |= {"followed": followed(row), "keys": sorted(keys(Profile.of(row))), "asked": sorted(asked(row))}
        row |= {"mentions": _spans(row["mentions"]), "day": day}
    return rows


def _statements(reading: Reading, cast: Mapping[str, Row], article: Row) -> list[Row]:
    rows = statement_rows(reading, {})
    by_number = {row["number"]: row for row in rows}
    wordings = [wording_of(row["content_text"]) for row in rows]
    claims = claim_fingerprints([frozenset() if wording is None else wording.claim for wording in wordings])
    for row, wording, bands in zip(rows, wordings, claims, strict=True):
        row.update({name: article[name] for name in _SHARED}, **_compared(wording, bands), **_voices(row, cast))
        row.update(parent=row["parent_number"], status=_status(row, by_number))
    for row in rows:
        row |= {name: _spans(row[name]) for name in ("source", "cue", "content")}
    return rows


def _voices(row: Row, cast: Mapping[str, Row]) -> Row:
    """The speaker, the addressee and the chain of a statement, by name."""
    speaker, addressee = cast.get(row["speaker_number"] or ""), cast.get(row["addressee_number"] or "")
    return {
        "speaker_kind": speaker and speaker["kind"],
        "anonymity_reason": speaker and speaker["anonymity_reason"],
        "addressee": addressee and addressee["name"],
        "chain": [cast[number]["name"] for number in row["chain_numbers"]],
    }


def _compared(wording: Wording | None, claim_bands: list[int]) -> Row:
    """The columns by which a statement is compared with others; of one without words they are empty."""
    if wording is None:
        return {"wording": None, "wording_words": 0, "claim": [], "claim_bands": [], "run_bands": []}
    return {
        "wording": wording.key,
        "wording_words": len(wording.words),
        "claim": sorted(wording.claim),
        "claim_bands": claim_bands,
        "run_bands": run_fingerprints(wording.words),
    }


def _status(row: Row, by_number: Mapping[str, Row]) -> str:
    own = standing_of(row["factuality"], row["polarity"])
    parent = by_number.get(row["parent_number"] or "")
    while parent is not None:
        around = standing_of(parent["factuality"], parent["polarity"])
        if around != SAID:
            return status_of(own, around)
        parent = by_number.get(parent["parent_number"] or "")
    return own


def _acts(reading: Reading, cast: Mapping[str, Row], day: str | None) -> list[Row]:
    text = storable(reading.article.text)
    rows = act_rows(reading.acts, text, {})
    for row, act in zip(rows, reading.acts, strict=True):
        del row["record"], row["checked"]
        row |= {name: _span(getattr(act, name)) for name in ACT_SPANS}
        row |= {name: getattr(act, name) for name in ACT_FIELDS}
        row |= {"day": day, "statement": row["statement_number"]}
        row["predicate_text"] = None if act.predicate is None else words(text, [act.predicate])
        for name in ("actor", "recipient"):
            actor = cast.get(row[f"{name}_number"] or "")
            row[name] = actor and actor["name"]
    return rows


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span[0], "end": span[1]}


def _spans(spans: Any) -> list[dict[str, int]]:  # noqa: ANN401 - a column of a row
    return [{"start": start, "end": end} for start, end in spans]
