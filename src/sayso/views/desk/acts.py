"""Acts of a desk in the terminal, and as plain values for JSON and CSV.

the union → the mayor · SUPPORT                           will
│ the union will endorse the mayor
act 12 · by letter · on health · article 3 · Coastline Wire · 3 February 2026
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from rich.text import Text

from sayso.desk.records import ArticleActor, StoredAct
from sayso.views.neutral import for_terminal
from sayso.views.reading.acts import properties, standing
from sayso.views.reading.wording import NO_DATE, date

FIELDS: Final = (
    *("day", "date", "actor", "actor_words", "recipient", "recipient_words", "standing", "type", "factuality"),
    *("predicate", "passage", "means", "issue", "place", "channel", "topic", "bill", "vote", "endorsement"),
    *("electoral_threat", "score", "checked", "title", "publisher", "author", "address", "article", "act"),
    *("statement", "actor_number", "recipient_number", "spans"),
)
"""The keys of an act in JSON, and its columns in CSV."""
_SPANS: Final = ("actor_span", "predicate", "recipient_span", "means", "issue", "place", "bill")


def plain(act: StoredAct) -> dict[str, Any]:
    """Return an act as plain values; offsets are code points into the article's text."""
    record = act.record
    words = {name: act.words(getattr(record, name)) or None for name in _SPANS}
    return {
        "day": act.day,
        "date": record.date,
        "actor": act.actor and act.actor.name,
        "actor_words": words["actor_span"],
        "recipient": act.recipient and act.recipient.name,
        "recipient_words": words["recipient_span"],
        "standing": standing(record) or "",
        "type": record.type,
        "factuality": record.factuality,
        "predicate": words["predicate"],
        "passage": act.passage,
        **{name: words[name] for name in ("means", "issue", "place")},
        **{name: getattr(record, name) for name in ("channel", "topic")},
        "bill": words["bill"],
        **{name: getattr(record, name) for name in ("vote", "endorsement", "electoral_threat", "score")},
        "checked": act.checked,
        "title": act.article.title,
        "publisher": act.article.publisher,
        "author": act.article.author,
        "address": act.article.address,
        "article": act.article.id,
        "act": act.id,
        "statement": act.statement,
        "actor_number": act.actor and act.actor.actor,
        "recipient_number": act.recipient and act.recipient.actor,
        "spans": {name: getattr(record, name) for name in _SPANS if getattr(record, name) is not None},
    }


def as_statement(act: StoredAct) -> dict[str, Any]:
    """Return an act under the keys of a statement, for a table that holds both: who, to whom, the words of the deed."""
    values = plain(act)
    same = ("day", "standing", "type", "factuality", "score", "checked")
    about = ("title", "publisher", "author", "address", "article", "statement")
    return {
        **{name: values[name] for name in (*same, *about)},
        "speaker": values["actor"],
        "naming": act.actor and act.actor.naming,
        "chain": values["actor"] or "",
        "addressee": values["recipient"],
        "source": values["actor_words"],
        "cue": values["predicate"],
        "content": act.passage,
        "actor": values["actor_number"],
        "act": act.id,
    }


def headline(act: StoredAct) -> Text:
    """Return who acts on whom: "the union → the mayor · SUPPORT · will"."""
    record = act.record
    line = Text(for_terminal(_party(act, act.actor, record.actor_span) or "(no actor)"), style="bold")
    recipient = _party(act, act.recipient, record.recipient_span) or act.words(record.bill)
    if recipient:
        line.append(f" → {for_terminal(recipient)}")
    line += Text.assemble((" · ", "dim"), record.type)
    for part, style in ((standing(record), "bold magenta"), (act.checked or "", "dim")):
        if part:
            line += Text.assemble((" · ", "dim"), (part, style))
    return line


def where(act: StoredAct) -> str:
    """Return the number of an act, what is known of it, and where it stands, in a line."""
    # the date that the text tells is among what is known of it; else it is the article's that counts
    reported = f"reported {date(act.day)}" if act.day else NO_DATE
    parts: Iterator[str | None] = iter(
        (
            f"act {act.id}",
            *properties(act.record, act.words),
            None if act.statement is None else f"told in statement {act.statement}",
            f"article {act.article.id}",
            act.article.title,
            act.article.publisher,
            reported if act.record.date is None else None,
        )
    )
    return " · ".join(part for part in parts if part)


def _party(act: StoredAct, actor: ArticleActor | None, span: tuple[int, int] | None) -> str:
    return act.words(span) if actor is None else actor.name
