"""Statements of a desk in the terminal, and as plain values for JSON and CSV.

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

from sayso.desk.records import ArticleActor, Statement, StoredAct
from sayso.desk.search.actor_history import Candidate, Followed
from sayso.desk.search.acts import ActResults
from sayso.desk.search.statements import Hit, Results
from sayso.desk.search.timeline import Moment, Timeline
from sayso.sheets import write_table
from sayso.views.desk import acts as act_views
from sayso.views.neutral import for_terminal, visible
from sayso.views.reading.folding import is_unsure, more_unsure
from sayso.views.reading.wording import NO_DATE, counted, date, standing

_WIDEST: Final = 100
TIMELINE: Final = "Said and done"
"""The title of what an actor said, did, and had done to them."""
FIELDS: Final = (
    *("day", "speaker", "naming", "chain", "addressee", "standing", "kind", "type", "factuality", "polarity"),
    *("score", "source", "cue", "content", "checked", "origins", "title", "publisher", "author", "address"),
    *("article", "statement", "actor"),
)
"""The columns of a hit in CSV, and its keys in JSON, which has ``spans``, ``within`` and ``marks`` besides."""


def status(hit: Hit) -> str:
    """Return the status, its own or its nearest parent's: "did not say"; empty for a plain statement."""
    return next((word for statement in (hit.statement, *hit.holders) if (word := standing(statement))), "")


def chain(statement: Statement) -> str:
    """Return the chain, the outermost source first: "a county official (unnamed) → the president"."""
    return " → ".join(map(_called, statement.chain)) or (statement.speaker and _called(statement.speaker)) or ""


def _called(actor: ArticleActor) -> str:
    is_unnamed = actor.naming == "anonymous" and actor.kind in {"person", "people"}
    return f"{actor.name} (unnamed)" if is_unnamed else actor.name


def plain(hit: Hit) -> dict[str, Any]:
    """Return a hit as plain values; offsets are code points into the article's text."""
    statement = hit.statement
    return {
        "day": statement.article.day,
        "speaker": statement.speaker and statement.speaker.name,
        "naming": statement.speaker.naming if statement.speaker else "unknown",
        "chain": [source.name for source in statement.chain],
        "addressee": statement.addressee and statement.addressee.name,
        "standing": status(hit),
        "kind": statement.kind,
        "type": statement.type,
        "factuality": statement.factuality,
        "polarity": statement.polarity,
        "score": statement.score,
        "source": statement.source_text,
        "cue": statement.cue_text,
        "content": statement.content_text,
        "checked": statement.checked,
        "origins": statement.origins,
        "title": statement.article.title,
        "publisher": statement.article.publisher,
        "author": statement.article.author,
        "address": statement.article.address,
        "article": statement.article.id,
        "statement": statement.id,
        "actor": statement.speaker and statement.speaker.actor,
        "spans": {"source": statement.source, "cue": statement.cue, "content": statement.content},
        "within": [holder.id for holder in hit.holders],
        "marks": hit.marks,
    }


def write_json(value: object, out: TextIO) -> None:
    """Write plain values as indented JSON; control characters and lone surrogates are escaped."""
    out.write(_dumped(value, indent=2) + "\n")


def write_jsonl(hits: Iterable[Hit], out: TextIO) -> None:
    """A hit a line."""
    out.writelines(_dumped(plain(hit)) + "\n" for hit in hits)


def _dumped(value: object, indent: int | None = None) -> str:
    return visible(json.dumps(value, ensure_ascii=False, indent=indent))


def plain_moment(moment: Moment) -> dict[str, Any]:
    """Return a moment as plain values: its day, its part, and the statement or the act."""
    return {
        "day": moment.day,
        "part": moment.part,
        "statement": None if moment.statement is None else plain(moment.statement),
        "act": None if moment.act is None else act_views.plain(moment.act),
    }


def write_jsonl_parts(line: Timeline, results: Mapping[str, Results], out: TextIO) -> None:
    """A statement or an act a line, each with its ``part``: the line of time, then the others."""
    for moment in line.moments:
        values = act_views.plain(moment.act) if moment.act else moment.statement and plain(moment.statement)
        out.write(_dumped({"part": moment.part, **(values or {})}) + "\n")
    for part, page in results.items():
        out.writelines(_dumped({"part": part, **plain(hit)}) + "\n" for hit in page.hits)


def write_csv(hits: Iterable[Hit], out: TextIO) -> None:
    """A hit a row below the row of names; chains are joined by " → "."""
    write_table([FIELDS, *map(_cells, hits)], out)


def write_csv_parts(line: Timeline, results: Mapping[str, Results], out: TextIO) -> None:
    """As `write_csv`, with the part in a column before the others, and the number of an act behind them.

    Of an act, the speaker is who did it, the addressee to whom, the cue its predicate and the content its passage.
    """
    rows = [
        [moment.part, *(_cells(moment.statement) if moment.statement else _act_cells(moment)), _act_number(moment)]
        for moment in line.moments
    ]
    rows += [[part, *_cells(hit), None] for part, page in results.items() for hit in page.hits]
    write_table([["part", *FIELDS, "act"], *rows], out)


def _act_cells(moment: Moment) -> list[object]:
    values = {} if moment.act is None else act_views.as_statement(moment.act)
    return [values.get(name) for name in FIELDS]


def _act_number(moment: Moment) -> int | None:
    return None if moment.act is None else moment.act.id


def _cells(hit: Hit) -> list[object]:
    values = {**plain(hit), "chain": chain(hit.statement)}
    return [values[name] for name in FIELDS]


def _is_unsure(statement: Statement) -> bool:
    return statement.checked is None and is_unsure(statement.score)


def _is_unsure_moment(moment: Moment) -> bool:
    return moment.statement is not None and _is_unsure(moment.statement.statement)


class HitList:
    """Print hits on a console, as wide as it is, up to 100 cells; no text in them can steer the terminal."""

    def __init__(self, console: Console, *, everything: bool = False) -> None:
        """Statements with a low score are folded, unless ``everything`` is asked for or a person has checked them."""
        self._console = console
        self._everything = everything
        self._width = max(min(console.width, _WIDEST), 24)

    def hits(self, results: Results) -> None:
        """Print the hits of a search."""
        shown = [hit for hit in results.hits if self._everything or not _is_unsure(hit.statement)]
        for i, hit in enumerate(shown):
            if i:
                self._console.print()
            self._hit(hit)
        self._say_folded(len(results.hits) - len(shown), bool(shown))

    def _say_folded(self, folded: int, is_below: bool) -> None:
        if folded:
            if is_below:
                self._console.print()
            self._print(Text(f"{more_unsure(folded)}; --all shows them", style="dim"))

    def acts(self, results: ActResults) -> None:
        """Print the acts of a search."""
        for i, act in enumerate(results.acts):
            if i:
                self._console.print()
            self._act(act)

    def _act(self, act: StoredAct) -> None:
        self._print(act_views.headline(act))
        done = act.record.factuality in (None, "actual")
        self._barred("│ " if done else "┆ ", "cyan" if done else "magenta", Text(for_terminal(act.passage)))
        self._print(Text(for_terminal(act_views.where(act)), style="dim"))
        if act.article.address:
            self._print(Text(for_terminal(act.article.address), style="dim"))

    def timeline(self, line: Timeline) -> None:
        """Print what an actor said, did, and had done to them, newest first; what has no date stands apart."""
        shown = [moment for moment in line.moments if self._everything or not _is_unsure_moment(moment)]
        undated = False
        for i, moment in enumerate(shown):
            if i:
                self._console.print()
            if not moment.day and not undated:
                undated = True
                self._print(Text(f"{NO_DATE}:", style="bold"))
            if moment.act is not None:
                self._act(moment.act)
            elif moment.statement is not None:
                self._hit(moment.statement)
        self._say_folded(len(line.moments) - len(shown), bool(shown))

    def history(self, followed: Followed) -> None:
        """Print an actor: a description, words and deeds on one line of time, statements about them and to them."""
        who = followed.who
        self._print(Text(for_terminal(who.name), style="bold"))
        number = None if who.actor is None else f"actor {who.actor}"
        if words := " · ".join(filter(None, [number, about(who)])):
            self._print(Text(for_terminal(words)))
        forms = [form for form in followed.forms if form != who.name]
        if forms:
            self._print(Text(for_terminal("also: " + ", ".join(forms)), style="dim"))
        line = followed.timeline
        self._heading(TIMELINE)
        self.timeline(line)
        self._counted(len(line.moments), line, "statements and acts")
        for title, page in parts(followed)[1:]:
            self._heading(title)
            self.hits(page)
            self._counted(len(page.hits), page, "statements")

    def _heading(self, title: str) -> None:
        self._console.print()
        self._print(Text(f"── {title} ".ljust(self._width, "─"), style="dim"))

    def _counted(self, shown: int, page: Results | Timeline, noun: str) -> None:
        """Say how many of a part are shown, where these are not all."""
        if not page.total:
            self._print(Text("nothing", style="dim italic"))
        elif page.total > shown:
            more = f"; --offset {page.offset + shown} shows the next" if page.more else ""
            self._print(Text(f"{shown:,} of {page.total:,} {noun}{more}", style="dim"))

    def candidates(self, candidates: Sequence[Candidate]) -> None:
        """Print the actors that a name fits, each with a description."""
        width = max(len(str(candidate.actor or "")) for candidate in candidates)
        for candidate in candidates:
            number = f"{candidate.actor if candidate.actor is not None else '':>{width}}  "
            line = Text.assemble((number, "dim"), (for_terminal(candidate.name), "bold"))
            self._print(line.append(f"  {for_terminal(about(candidate))}"))

    def _hit(self, hit: Hit) -> None:
        statement = hit.statement
        line = Text(for_terminal(chain(statement) or statement.source_text or "(speaker unknown)"), style="bold")
        word = status(hit)
        if statement.cue_text and statement.cue_text.casefold() != word:  # "did not say" is shown once
            line += Text.assemble((" · ", "dim"), (for_terminal(statement.cue_text), "italic cyan"))
        if statement.addressee:
            line.append(f" · to {for_terminal(_called(statement.addressee))}", "dim")
        for part, style in ((word, "bold magenta"), (statement.kind, ""), (statement.checked or "", "dim")):
            if part:
                line += Text.assemble((" · ", "dim"), (part, style))
        self._print(line)
        self._barred("┆ " if word else "│ ", "magenta" if word else "green", self._content(hit))
        where = [
            f"statement {statement.id}",
            f"article {statement.article.id}",
            statement.article.title,
            statement.article.publisher,
            date(statement.article.day) if statement.article.day else NO_DATE,
        ]
        if statement.origins > 1:
            where.append(f"{statement.origins} independent origins")
        self._print(Text(for_terminal(" · ".join(part for part in where if part)), style="dim"))
        if statement.article.address:
            self._print(Text(for_terminal(statement.article.address), style="dim"))

    @staticmethod
    def _content(hit: Hit) -> Text:
        words = Text(for_terminal(hit.statement.content_text))  # same length, so the marks stay
        for start, end in hit.marks:
            words.stylize("bold reverse", start, end)
        return words

    def _barred(self, bar: str, style: str, words: Text) -> None:
        """Print words behind a bar on each line."""
        for piece in words.wrap(self._console, self._width - 2, overflow="fold"):
            piece.rstrip()
            line = Text(bar, style=style) + piece
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)

    def _print(self, words: Text) -> None:
        for line in words.wrap(self._console, self._width, overflow="fold"):
            line.rstrip()
            self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def parts(followed: Followed) -> tuple[tuple[str, Results], ...]:
    """Return the three lists of an actor's history, with their titles."""
    return ("Said", followed.said), ("Said about them", followed.about), ("Said to them", followed.addressed)


def about(who: Candidate) -> str:
    """Return a description: "mayor · person · 31 statements in 12 articles · mentioned in 14"."""
    seat = "-".join(filter(None, [who.party, who.state]))
    said = f"{counted(who.statements, 'statement')} in {counted(who.articles, 'article')}" if who.statements else ""
    articles = f"{who.mentioned:,}" if said else counted(who.mentioned, "article")
    mentioned = f"mentioned in {articles}" if who.mentioned > who.articles else ""
    return " · ".join(filter(None, [who.role, seat, who.kind, said, mentioned]))
