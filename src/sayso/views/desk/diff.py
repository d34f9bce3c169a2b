"""The difference between two versions of an article: in the terminal, as plain values for JSON, and as a page.

~ Dan Pell · said (reworded)
    the bridge would close {+in June+}
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.desk.records import Statement
from sayso.desk.search.diff import Change, Difference, Version
from sayso.views.neutral import for_terminal
from sayso.views.reading.wording import standing
from sayso.views.rendering import render

_SIGNS: Final = {"added": ("+", "green"), "gone": ("-", "red"), "changed": ("~", "yellow")}
_NAMES: Final = {"added": "added", "gone": "removed", "changed": "changed"}
_FIELDS: Final = ("number", "kind", "type", "factuality", "polarity", "source_text", "cue_text", "content_text")
_STANDING: Final = {"factuality", "polarity"}


class Run(NamedTuple):
    """Words of a content that one version has, or both."""

    sort: str
    """"same", "gone" or "added"."""
    words: str


class Row(NamedTuple):
    """A change as the page shows it."""

    sort: str
    name: str
    source: str
    cue: str
    notes: tuple[str, ...]
    runs: tuple[Run, ...]


def show(difference: Difference, console: Console) -> None:
    """Print a difference; nothing in it can steer the terminal."""

    def line(words: str, style: str = "") -> None:
        console.print(Text(for_terminal(words), style))

    line(difference.address, "bold")
    for name, version in (("from", difference.before), ("to", difference.after)):
        line(f"{name} {_version(version)}")
    for change in difference.changes:
        console.print()
        sign, style = _SIGNS[change.sort]
        statement = _statement(change)
        cue = f" · {statement.cue_text}" if statement.cue_text else ""
        notes = "; ".join([*_notes(change), *_numbers(change)])
        line(f"{sign} {_source(statement)}{cue}{f' ({notes})' if notes else ''}", style)
        console.print(Padding(_content(change), (0, 0, 0, 4), expand=False))
    console.print()
    line(summary(difference))


def plain(difference: Difference) -> dict[str, Any]:
    """Return a difference as plain values; offsets are code points into the text of each version."""
    return {
        "address": difference.address,
        "from": _plain_version(difference.before),
        "to": _plain_version(difference.after),
        "unchanged": difference.unchanged,
        "words_added": difference.words_added,
        "words_gone": difference.words_gone,
        "reading_only": difference.reading_only,
        "changes": [
            {
                "change": change.sort,
                "before": _plain_statement(change.before),
                "after": _plain_statement(change.after),
                "reworded": change.reworded,
                "speaker": change.speaker,
                "status": [{"field": name, "before": before, "after": after} for name, before, after in change.status],
            }
            for change in difference.changes
        ],
    }


def page(difference: Difference) -> str:
    """Return a difference as one page of HTML that needs no other file."""
    return render("diff.html", **parts(difference))


def parts(difference: Difference) -> dict[str, Any]:
    """Return what the template ``diff_parts.html`` shows of a difference."""
    return {
        "title": difference.after.article.title or difference.before.article.title or "Two versions of an article",
        "address": difference.address,
        "versions": (("From", _version(difference.before)), ("To", _version(difference.after))),
        "summary": summary(difference),
        "changes": tuple(map(_row, difference.changes)),
    }


def summary(difference: Difference) -> str:
    """Return the counts of a difference: "1 statement unchanged; in the whole text 3 words added, 3 removed"."""
    return (
        f"{difference.unchanged} statement{'s' * (difference.unchanged != 1)} unchanged; in the whole text "
        f"{difference.words_added:,} word{'s' * (difference.words_added != 1)} added, {difference.words_gone:,} removed"
        + (
            f"; {difference.reading_only:,} left out, read differently in the same words"
            * bool(difference.reading_only)
        )
    )


def _version(version: Version) -> str:
    article = version.article
    parts = (
        None if version.number is None else f"version {version.number}",
        f"article {article.id}" if article.id else article.address,
        None if version.seen is None else f"seen {version.seen[:16].replace('T', ' ')}",
    )
    return f"{', '.join(part for part in parts if part)}: {article.title or 'untitled'}"


def _statement(change: Change) -> Statement:
    statement = change.after or change.before
    assert statement is not None
    return statement


def _source(statement: Statement) -> str:
    return statement.speaker.name if statement.speaker else statement.source_text or "speaker unknown"


def _runs(change: Change) -> tuple[Run, ...]:
    """Return the words of a change; those of a statement that is added or gone as a whole are all the same."""
    return tuple(Run(sort if change.sort == "changed" else "same", words) for sort, words in change.words())


def _row(change: Change) -> Row:
    statement = _statement(change)
    return Row(
        change.sort,
        _NAMES[change.sort],
        _source(statement),
        statement.cue_text or "",
        (*_notes(change), *_numbers(change)),
        _runs(change),
    )


def _content(change: Change) -> Text:
    content = Text()
    for run in _runs(change):
        style, words = {
            "same": ("", run.words),
            "gone": ("red strike", f"[-{run.words}-]"),
            "added": ("green", f"{{+{run.words}+}}"),
        }[run.sort]
        content.append(for_terminal(words) + " ", style)
    content.rstrip()
    return content


def _notes(change: Change) -> list[str]:
    """Return the changes that the words do not show: "speaker: Roe -> Pike", "said -> did not say"."""
    notes = ["reworded"] * change.reworded
    if change.speaker:
        before, after = (name or "unknown" for name in change.speaker)
        notes.append(f"speaker: {before} -> {after}")
    if change.before and change.after and any(name in _STANDING for name, _, _ in change.status):
        notes.append(f"{standing(change.before) or 'said'} -> {standing(change.after) or 'said'}")
    notes += [
        f"{name}: {before or 'unknown'} -> {after or 'unknown'}"
        for name, before, after in change.status
        if name not in _STANDING
    ]
    return notes


def _numbers(change: Change) -> list[str]:
    """Return the numbers that the desk gives to the statements of a change: "statement 4 -> 9"."""
    sides = (side for side in (change.before, change.after) if side is not None)
    numbers = [str(statement.id) for statement in sides if statement.id and statement.id > 0]
    return [f"statement {' -> '.join(numbers)}"] if numbers else []


def _plain_version(version: Version) -> dict[str, Any]:
    return {
        "version": version.number,
        "seen": version.seen,
        "article": version.article.hash,
        "number": version.article.id or None,
        "location": version.article.address,
        "title": version.article.title,
    }


def _plain_statement(statement: Statement | None) -> dict[str, Any] | None:
    if statement is None:
        return None
    speaker = statement.speaker.name if statement.speaker else None
    fields = {name: getattr(statement, name) for name in _FIELDS}
    number = statement.id if statement.id and statement.id > 0 else None
    return {**fields, "statement": number, "speaker": speaker, "content": statement.content}
