"""Statements as a table (CSV, after RFC 4180) and as JSON, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
from typing import Any, TextIO

from sayso.export.statements import Told, ToldIn
from sayso.sheets import write_table

COLUMNS = (
    *("id", "article", "number", "day", "publisher", "title", "address", "chain", "speaker", "speaker_kind", "naming"),
    *("anonymity_reason", "addressee", "status", "kind", "type", "factuality", "polarity", "score", "source", "cue"),
    *("content", "content_spans", "parent", "checked", "origins"),
)


def write_csv(articles: Iterable[ToldIn], out: TextIO) -> None:
    """A table with a head, one statement a row.

    A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) gets an
    apostrophe before it, as OWASP's page on CSV injection has it; such a cell alone is not letter by letter.
    """
    rows = (_row(one) for article in articles for one in article.told)
    write_table(chain([COLUMNS], rows), out)


def write_jsonl(articles: Iterable[ToldIn], out: TextIO) -> None:
    """The statements as the desk has them, letter by letter, with ``status``; one a line."""
    for article in articles:
        out.writelines(json.dumps(line(one), ensure_ascii=False) + "\n" for one in article.told)


def line(one: Told) -> dict[str, Any]:
    """A statement under the names of `sayso.desk.records.Statement`, with its status before all."""
    status = {"urn": one.urn, "status": one.status, "standing": one.standing, "inside": one.inside}
    return {**status, **asdict(one.statement)}


def _row(told: Told) -> tuple[object, ...]:
    one = told.statement
    article, who = one.article, one.speaker
    speaker = (None,) * 4 if who is None else (who.name, who.kind, who.naming, who.anonymity_reason)
    return (
        *(one.id, article.id, one.number, article.day, article.publisher, article.title, article.address),
        " > ".join(teller.name for teller in one.chain),
        *speaker,
        None if one.addressee is None else one.addressee.name,
        *(told.status, one.kind, one.type, one.factuality, one.polarity, one.score),
        *(one.source_text, one.cue_text, one.content_text),
        " ".join(f"{start}:{end}" for start, end in one.content),
        *(one.parent, one.checked, one.origins),
    )
