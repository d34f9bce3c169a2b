"""Statements of a desk, one below the other: in the terminal, and as plain values for JSON and CSV.

a county official (unnamed) → the mayor · said          did not say · indirect
┆ who would pay for the repairs
statement 12 · Ferry plan stalls · Coastline Wire · 3 February 2026
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TextIO

from rich.console import Console
from rich.text import Text

from sayso.desk.records import Statement, Teller
from sayso.desk.search.actor_history import Candidate, Followed
from sayso.desk.search.statements import Found, Hit
from sayso.sheets import write_table
from sayso.views.neutral import for_terminal, visible
from sayso.views.reading.wording import date, standing

_WIDEST: Final = 100
FIELDS: Final = (
    *("day", "speaker", "naming", "chain", "addressee", "standing", "kind", "type", "factuality", "polarity"),
    *("score", "source", "cue", "content", "checked", "origins", "title", "publisher", "author", "address"),
    *("article", "statement", "actor"),
)
"""The columns of a hit in CSV, and its keys in JSON, which has ``spans``, ``within`` and ``marks`` besides."""


def status(hit: Hit) -> str:
    """What makes it no plain statement, its own or that of what it stands in: "did not say"; else empty."""
    return next((word for one in (hit.statement, *hit.holders) if (word := standing(one))), "")


def chain(statement: Statement) -> str:
    """Through whom we have it, the outermost teller first: "a county official (unnamed) → the president"."""
    return " → ".join(map(_called, statement.chain)) or (statement.speaker and _called(statement.speaker)) or ""


def _called(teller: Teller) -> str:
    is_unnamed = teller.naming == "anonymous" and teller.kind in {"person", "people"}
    return f"{teller.name} (unnamed)" if is_unnamed else teller.name


def plain(hit: Hit) -> dict[str, Any]:
    """A hit as plain values; offsets are code points into the article's text."""
    one = hit.statement
    return {
        "day": one.article.day,
        "speaker": one.speaker and one.speaker.name,
        "naming": one.speaker.naming if one.speaker else "unknown",
        "chain": [teller.name for teller in one.chain],
        "addressee": one.addressee and one.addressee.name,
        "standing": status(hit),
        "kind": one.kind,
        "type": one.type,
        "factuality": one.factuality,
        "polarity": one.polarity,
        "score": one.score,
        "source": one.source_text,
        "cue": one.cue_text,
        "content": one.content_text,
        "checked": one.checked,
        "origins": one.origins,
        "title": one.article.title,
        "publisher": one.article.publisher,
        "author": one.article.author,
        "address": one.article.address,
        "article": one.article.id,
        "statement": one.id,
        "actor": one.speaker and one.speaker.actor,
        "spans": {"source": one.source, "cue": one.cue, "content": one.content},
        "within": [holder.id for holder in hit.holders],
        "marks": hit.marks,
    }


def write_json(value: object, out: TextIO) -> None:
    """Any plain values, as people read JSON; what steers a terminal or is a lone surrogate is escaped."""
    out.write(_dumped(value, indent=2) + "\n")


def write_jsonl(hits: Iterable[Hit], out: TextIO) -> None:
    """A hit a line."""
    out.writelines(_dumped(plain(hit)) + "\n" for hit in hits)


def _dumped(value: object, indent: int | None = None) -> str:
    return visible(json.dumps(value, ensure_ascii=False, indent=indent))


def write_jsonl_parts(lots: Mapping[str, Found], out: TextIO) -> None:
    """A hit a line, each with its ``part``."""
    for part, found in lots.items():
        out.writelines(_dumped({"part": part, **plain(hit)}) + "\n" for hit in found.hits)


def write_csv(hits: Iterable[Hit], out: TextIO) -> None:
    """A hit a row below the row of names; chains are joined by " → "."""
    write_table([FIELDS, *map(_cells, hits)], out)


def write_csv_parts(lots: Mapping[str, Found], out: TextIO) -> None:
    """As `write_csv`, with the part in a column before the others."""
    rows = [[part, *_cells(hit)] for part, found in lots.items() for hit in found.hits]
    write_table([["part", *FIELDS], *rows], out)


def _cells(hit: Hit) -> list[object]:
    values = {**plain(hit), "chain": chain(hit.statement)}
    return [values[name] for name in FIELDS]


class HitList:
    """Prints hits on a console, as wide as it is, up to 100 cells; nothing in them can steer the terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = max(min(console.width, _WIDEST), 24)

    def found(self, finding: Found) -> None:
        """All hits of a search."""
        for i, hit in enumerate(finding.hits):
            if i:
                self._console.print()
            self._hit(hit)

    def followed(self, followed: Followed) -> None:
        """Somebody: who it is, then what they said, what is said of them, and what was said to them."""
        who = followed.who
        self._print(Text(for_terminal(who.name), style="bold"))
        if words := about(who):
            self._print(Text(for_terminal(words)))
        others = [form for form in followed.forms if form != who.name]
        if others:
            self._print(Text(for_terminal("also: " + ", ".join(others)), style="dim"))
        for title, found in parts(followed):
            self._console.print()
            self._print(Text(f"── {title} ".ljust(self._width, "─"), style="dim"))
            if not found.hits:
                self._print(Text("nothing in this desk", style="dim italic"))
            self.found(found)
            if found.more:
                self._print(Text(f"the newest {len(found.hits)}; --limit shows more", style="dim"))

    def candidates(self, candidates: Sequence[Candidate]) -> None:
        """Those whom a name fits, with what tells them apart."""
        width = max(len(str(one.actor or "")) for one in candidates)
        for one in candidates:
            number = f"{one.actor if one.actor is not None else '':>{width}}  "
            line = Text.assemble((number, "dim"), (for_terminal(one.name), "bold"))
            self._print(line.append(f"  {for_terminal(about(one))}"))

    def _hit(self, hit: Hit) -> None:
        one = hit.statement
        line = Text(for_terminal(chain(one) or one.source_text or "(speaker unknown)"), style="bold")
        word = status(hit)
        if one.cue_text and one.cue_text.casefold() != word:  # "did not say" is told once
            line += Text.assemble((" · ", "dim"), (for_terminal(one.cue_text), "italic cyan"))
        if one.addressee:
            line.append(f" · to {for_terminal(_called(one.addressee))}", "dim")
        for part, style in ((word, "bold magenta"), (one.kind, ""), (one.checked or "", "dim")):
            if part:
                line += Text.assemble((" · ", "dim"), (part, style))
        self._print(line)
        bar = Text("┆ " if word else "│ ", style="magenta" if word else "green")
        for piece in self._content(hit).wrap(self._console, self._width - 2, overflow="fold"):
            piece.rstrip()
            self._console.print(bar + piece, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
        where = [f"statement {one.id}", one.article.title, one.article.publisher, date(one.article.day)]
        if one.origins > 1:
            where.append(f"{one.origins} independent origins")
        self._print(Text(for_terminal(" · ".join(part for part in where if part)), style="dim"))
        if one.article.address:
            self._print(Text(for_terminal(one.article.address), style="dim"))

    @staticmethod
    def _content(hit: Hit) -> Text:
        words = Text(for_terminal(hit.statement.content_text))  # same length, so the marks stay
        for start, end in hit.marks:
            words.stylize("bold reverse", start, end)
        return words

    def _print(self, words: Text) -> None:
        for line in words.wrap(self._console, self._width, overflow="fold"):
            line.rstrip()
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def parts(followed: Followed) -> tuple[tuple[str, Found], ...]:
    """The three parts of what is known of somebody, with their titles."""
    return ("Said", followed.said), ("Said about them", followed.about), ("Said to them", followed.addressed)


def about(who: Candidate) -> str:
    """Who it is: "mayor · person · 31 statements in 12 articles"."""
    seat = "-".join(filter(None, [who.party, who.state]))
    told = f"{_count(who.statements, 'statement')} in {_count(who.articles, 'article')}"
    return " · ".join(filter(None, [who.role, seat, who.kind, told]))


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'s' * (number != 1)}"
