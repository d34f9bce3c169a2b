"""A dossier in the terminal."""

from __future__ import annotations

from textwrap import wrap

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sayso.dossier.evidence import NONE
from sayso.dossier.log import Dossier, Item
from sayso.dossier.weighing import EventWeight
from sayso.views.dossier.wording import (
    SHAPES,
    Shown,
    chain,
    dates,
    decibans,
    expected,
    headline,
    is_missing,
    lead,
    origin,
    origins,
    prior_lines,
    scale,
    span,
    verdict,
)
from sayso.views.neutral import for_terminal

MOST = 20
"""Events shown, the most diagnostic first, unless all are wanted."""


def show(shown: Shown, console: Console, most: int | None = MOST) -> None:
    """Print the question, the most diagnostic events (``most`` None: all) and the balance with its ranges."""
    _question(shown.dossier, console)
    if shown.as_of:
        _say(console, f"as it stood on {shown.as_of.isoformat()}", "italic")
    if shown.known_by:
        _say(console, f"with what was reported by {shown.known_by.isoformat()}", "italic")
    console.print()
    if not shown.events:
        _say(console, "No events yet: sayso dossier suggest proposes some, sayso dossier add puts one in.")
        return
    for item, weight in shown.events[:most]:
        _weighed(shown, item, weight, console)
    if most is not None and len(shown.events) > most:
        _say(
            console, f"{len(shown.events) - most:,} more events weigh less: --all shows them, sayso dossier report too."
        )
    _say(console, f"how expected: {scale()}", "dim")
    console.print()
    _say(console, lead(shown), "bold")
    _say(console, shown.sensitivity.flip.sentence)
    console.print()
    for pair in shown.sensitivity.pairs:
        strength = f", {pair.lean}" if pair.resolved else ""
        _say(console, f"{pair.first} against {pair.second}: {decibans(pair.weight)}, {verdict(pair)}{strength}")
        _under(console, f"{span(pair)} over everything tried", "dim")
    for line in (f"most diagnostic: {_diagnostic(shown)}", origins(shown), *prior_lines(shown)):
        _say(console, line)
    _say(console, "Which way the evidence leans, on these assumptions; not what is true, nor what anyone wants.", "dim")


def sheet(number: int, dossier: Dossier, rater: str, console: Console) -> None:
    """Print what a rater has yet to rate, without ratings: raters do not see each other's."""
    _question(dossier, console)
    _say(console, f"how expected is this if the hypothesis holds? {scale()}", "dim")
    left = dossier.open_for(rater)
    for item in dossier.items.values():
        if item.id in left:
            console.print()
            _event(item, console)
    console.print()
    if left:
        _say(console, f"sayso dossier rate {number} {left[0]} H1 STEP --reason WHY")
    else:
        _say(console, f"{rater} has rated every event.")


def _question(dossier: Dossier, console: Console) -> None:
    _say(console, dossier.question, "bold")
    for name, words in (*dossier.hypotheses.items(), (NONE, "")):
        console.print(Padding(_hanging(f"{name}  {words}".rstrip(), console.width - 2), (0, 0, 0, 2)))


def _hanging(words: str, width: int) -> Text:
    """Return words wrapped at a width, the lines after the first indented."""
    return Text("\n".join(wrap(for_terminal(words), max(width, 20), subsequent_indent="    ")))


def _event(item: Item, console: Console) -> None:
    _say(console, f"{item.id}  {SHAPES[item.entry.kind]} {item.entry.kind}  {headline(item)}")
    for report in item.reports:
        _say(console, f"    {chain(report)}; {origin(report)}", "dim")
    if item.passage:
        _say(console, f"    {item.passage.text}", "italic")


def _weighed(shown: Shown, item: Item, weight: EventWeight, console: Console) -> None:
    """Print an event: line under line, so that six hypotheses have room on the narrowest terminal."""
    weight_in_words = decibans(weight.diagnosticity).lstrip("+")
    _say(console, f"{item.id}  {SHAPES[item.entry.kind]} {item.entry.kind}  {headline(item)}")
    rates = (f"{'none' if name == NONE else name} {expected(weight, n)}" for n, name in enumerate(shown.dossier.names))
    _under(console, f"weight {weight_in_words}: {' · '.join(rates)}")
    for line in (dates(item), *(f"{chain(report)}; {origin(report)}" for report in item.reports)):
        _under(console, line, "dim")
    if is_missing(item, shown.missing):
        _under(console, "its article is no longer in this desk; the passage was kept", "dim")


def _diagnostic(shown: Shown) -> str:
    return (
        ", ".join(weight.event.id for weight in shown.sensitivity.diagnostic) or "no event distinguishes the hypotheses"
    )


def _under(console: Console, words: str, style: str = "") -> None:
    if words:
        console.print(Padding(Text(for_terminal(words), style), (0, 0, 0, 4)))


def _say(console: Console, words: str, style: str = "") -> None:
    console.print(Text(for_terminal(words), style))
