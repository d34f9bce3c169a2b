"""Statements as a table (CSV, after RFC 4180) and as JSON, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
from typing import Any, TextIO

from sayso.export.statements import ExportedArticle, ExportedStatement
from sayso.sheets import write_table

COLUMNS = (
    *("id", "article", "number", "day", "publisher", "title", "address", "chain", "speaker", "speaker_kind", "naming"),
    *("anonymity_reason", "addressee", "status", "kind", "type", "factuality", "polarity", "score", "source", "cue"),
    *("content", "content_spans", "parent", "checked", "origins"),
)


def write_csv(articles: Iterable[ExportedArticle], out: TextIO) -> None:
    """Write a table with a head, one statement a row.

    A cell that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) gets an
    apostrophe before it, as OWASP's page on CSV injection has it; such a cell alone is not letter by letter.
    """
    rows = (_row(exported) for article in articles for exported in article.statements)
    write_table(chain([COLUMNS], rows), out)


def write_jsonl(articles: Iterable[ExportedArticle], out: TextIO) -> None:
    """Write the statements as the desk has them, letter by letter, with ``status``; one a line."""
    for article in articles:
        out.writelines(json.dumps(line(exported), ensure_ascii=False) + "\n" for exported in article.statements)


def line(exported: ExportedStatement) -> dict[str, Any]:
    """A statement under the names of `sayso.desk.records.Statement`, with its status before all."""
    status = {
        "urn": exported.urn,
        "status": exported.status,
        "standing": exported.standing,
        "inside": exported.inside,
    }
    return {**status, **asdict(exported.statement)}


def _row(exported: ExportedStatement) -> tuple[object, ...]:
    statement = exported.statement
    article, who = statement.article, statement.speaker
    speaker = (None,) * 4 if who is None else (who.name, who.kind, who.naming, who.anonymity_reason)
    return (
        *(statement.id, article.id, statement.number, article.day, article.publisher, article.title, article.address),
        " > ".join(source.name for source in statement.chain),
        *speaker,
        None if statement.addressee is None else statement.addressee.name,
        *(exported.status, statement.kind, statement.type, statement.factuality, statement.polarity, statement.score),
        *(statement.source_text, statement.cue_text, statement.content_text),
        " ".join(f"{start}:{end}" for start, end in statement.content),
        *(statement.parent, statement.checked, statement.origins),
    )
