"""The commands that fill a desk and look after it: add, diff, failures, forget, desk."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from sayso.cli.failures import Failures
from sayso.cli.options import Desk, Workers
from sayso.cli.output import STOPPED, console, destination, progress, say, warn
from sayso.views.neutral import for_terminal, visible

if TYPE_CHECKING:
    from sayso.desk.records import Statement
    from sayso.desk.search.diff import Change, Difference, Version
    from sayso.desk.view import View

commands = typer.Typer(rich_markup_mode=None)
_SAYING = {
    None: "said",
    "actual": "said",
    "negated": "did not say",
    "hypothetical": "might say",
    "future": "will say",
}


@commands.command()
def add(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-...",
            help="Text, HTML, PDF, mail (.eml), feeds, WARC or JSONL; folders of them, addresses (http, https), "
            "or - for standard input.",
            show_default=False,
        ),
    ],
    desk: Desk = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read those too that this network has read; corrections stay.")
    ] = False,
    workers: Workers = None,
) -> None:
    """Read articles and keep them in a desk; those it knows are passed over. Ctrl-C stops after the current one."""
    from sayso.desk.adding import add as added
    from sayso.desk.store import open_desk
    from sayso.intake import stream
    from sayso.intake.locations import are_several
    from sayso.runs.results import ChosenReader

    counts: Counter[str] = Counter()
    failed = Failures()
    with _interrupts() as stop, open_desk(desk) as store:
        try:
            with progress("adding") as show:
                reader = ChosenReader(workers, are_several=are_several(inputs))
                for one in added(store, stream(inputs), reader, again=again, stopped=stop):
                    counts[one.outcome] += 1
                    if one.error is not None:
                        failed.add(one.error)
                    show(one.share, sum(counts.values()))
        finally:
            failed.show("sayso failures lists all.")
            say(summary(counts))
        if stop():
            warn("stopped; the same command goes on where this one ended.")
            raise typer.Exit(STOPPED)
    if failed.count:
        raise typer.Exit(1)


def summary(counts: Counter[str]) -> str:
    """What came of a run, in a line: "12 added, 3 known, 1 new version, 2 failed"."""
    from sayso.desk.adding import OUTCOMES

    said = [
        f"{counts[outcome]:,} {outcome}{'s' * (outcome == 'new version' and counts[outcome] > 1)}"
        for outcome in OUTCOMES
        if counts[outcome]
    ]
    return ", ".join(said) or "nothing added"


@commands.command()
def diff(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="An address or path as sayso add was given it.")],
    desk: Desk = None,
    from_: Annotated[
        int | None, typer.Option("--from", metavar="N", help="The earlier version; else the one before.")
    ] = None,
    to: Annotated[int | None, typer.Option("--to", metavar="N", help="The later version; else the newest.")] = None,
    format_: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="text: for people; json.")
    ] = "text",
) -> None:
    """Show what changed in what is attributed, between two versions of an article."""
    import json

    from sayso.desk.adding import place_of
    from sayso.desk.search.diff import compare
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        found = compare(view, place_of(address), from_, to)
    if format_ == "json":
        with destination(None) as out:
            out.write(visible(json.dumps(_plain(found), ensure_ascii=False, indent=2)) + "\n")
        return
    _show(found)


@commands.command()
def failures(desk: Desk = None) -> None:
    """List the inputs that could not be read, with cause and remedy; one that is read later is struck."""
    from sayso.desk.store import open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        found = view.failures()
    for one in found:
        say(f"{one.seen[:10]}  {one.location}", f"            {one.cause}: {one.remedy}")
    if not found:
        say("nothing has failed that was not read later.")


@commands.command()
def forget(
    what: Annotated[
        str, typer.Argument(metavar="ID|ADDRESS", help="An article's number, or an address: all its versions.")
    ],
    desk: Desk = None,
) -> None:
    """Take an article out of the desk, with its statements, and the corrections made in it."""
    from sayso.desk.store import open_desk
    from sayso.desk.view import View

    with open_desk(desk, create=False) as store, store.writer() as writer:
        ids = _meant(View(writer.connection), what)
        for id_ in ids:
            writer.forget(id_)
    say(f"{len(ids)} article{'s' * (len(ids) != 1)} forgotten")


@commands.command("desk")
def desk_(desk: Desk = None) -> None:
    """Tell where the desk is, how large it is, and what is in it."""
    from sayso.desk.store import NEWEST, open_desk

    with open_desk(desk, create=False) as store, store.view() as view:
        counts, size = view.counts(), view.size()
    rows = [("place", store.place), ("schema", NEWEST), ("size", f"{size / 1e6:,.1f} MB")]
    rows += [(name.replace("_", " "), f"{count:,}") for name, count in counts.items()]
    for name, value in rows:
        say(f"{name:14} {value}")


def _meant(view: View, what: str) -> list[int]:
    from sayso.desk.adding import place_of

    if what.isdecimal() and len(what) < 10:
        return [view.article(int(what)).id]
    by_hash = view.found(what)
    if by_hash is not None:
        return [by_hash]
    from sayso.errors import DeskError

    ids = list(dict.fromkeys(row for _, row, _ in view.versions(place_of(what))))
    if not ids:
        raise DeskError(f"nothing called {what} in this desk", "give an article's number, or its address.")
    return ids


@contextmanager
def _interrupts() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed: once, and the current article is still kept; twice, and it ends at once."""
    pressed: list[int] = []

    def press(number: int, _: FrameType | None) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)
        warn("stopping after this article; Ctrl-C again stops at once.")

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def _plain(found: Difference) -> dict[str, Any]:
    def statement(one: Statement | None) -> dict[str, Any] | None:
        if one is None:
            return None
        named = ("number", "kind", "type", "factuality", "polarity", "source_text", "cue_text", "content_text")
        speaker = one.speaker.name if one.speaker else None
        return {**{name: getattr(one, name) for name in named}, "speaker": speaker, "content": one.content}

    def version(one: Version) -> dict[str, Any]:
        return {"version": one.number, "seen": one.seen, "article": one.article.hash, "title": one.article.title}

    return {
        "address": found.address,
        "from": version(found.before),
        "to": version(found.after),
        "unchanged": found.unchanged,
        "words_added": found.words_added,
        "words_gone": found.words_gone,
        "changes": [
            {
                "change": change.sort,
                "before": statement(change.before),
                "after": statement(change.after),
                "reworded": change.reworded,
                "speaker": change.speaker,
                "status": [{"field": name, "before": was, "after": now} for name, was, now in change.status],
            }
            for change in found.changes
        ],
    }


def _show(found: Difference) -> None:
    from rich.text import Text

    screen = console()

    def line(words: str, style: str = "") -> None:
        screen.print(Text(for_terminal(words), style))

    line(found.address, "bold")
    for name, version in (("from", found.before), ("to", found.after)):
        line(f"{name} version {version.number}, seen {version.seen[:16]}: {version.article.title or 'untitled'}")
    for change in found.changes:
        screen.print()
        sign, style = {"added": ("+", "green"), "gone": ("-", "red"), "changed": ("~", "yellow")}[change.sort]
        statement = change.after or change.before
        assert statement is not None
        line(f"{sign} {_who(statement)}{_what(change)}", style)
        content = Text("    ")
        for sort, words in change.words():
            marked, shown = {
                "same": ("", words),
                "gone": ("red strike", f"[-{words}-]"),
                "added": ("green", f"{{+{words}+}}"),
            }[sort if change.sort == "changed" else "same"]
            content.append(for_terminal(words if change.sort != "changed" else shown) + " ", marked)
        content.rstrip()
        screen.print(content)
    screen.print()
    line(
        f"{found.unchanged} statement{'s' * (found.unchanged != 1)} unchanged; in the whole text {found.words_added:,} "
        f"word{'s' * (found.words_added != 1)} added, {found.words_gone:,} gone"
    )


def _who(one: Statement) -> str:
    who = one.speaker.name if one.speaker else one.source_text or "nobody named"
    return f"{who} · {one.cue_text}" if one.cue_text else who


def _what(change: Change) -> str:
    """The changes of a statement that its words do not show: "speaker: Roe -> Pike; said -> did not say"."""
    parts = ["reworded"] * change.reworded
    if change.speaker:
        parts.append(f"speaker: {change.speaker[0] or 'unknown'} -> {change.speaker[1] or 'unknown'}")
    for name, was, now in change.status:
        if name == "factuality":
            parts.append(f"{_SAYING[was]} -> {_SAYING[now]}")
        else:
            parts.append(f"{name}: {was or 'unknown'} -> {now or 'unknown'}")
    return f" ({'; '.join(parts)})" if parts else ""
