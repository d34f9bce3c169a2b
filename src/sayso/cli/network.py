"""The command that shows who acts on whom in a desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from sayso.cli.lazy import example
from sayso.cli.options import ActTypeOption, Desk, Issue, Since, Until
from sayso.cli.output import Output, console, destination, warn
from sayso.desk.search.acts import ActSearch
from sayso.desk.search.influence import Edge, Network
from sayso.desk.search.influence import network as network_of
from sayso.desk.store import open_desk
from sayso.export.influence import places, write_entities, write_graph
from sayso.views.desk.influence import picture, show_edges
from sayso.views.records import write

commands = typer.Typer(rich_markup_mode=None)


ActorName = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Only with this actor: words of the name, or a number.")
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        min=1,
        help="Maximum number of edges, those with the most acts. Default: 100 in text and svg, all in other formats.",
        show_default=False,
    ),
]
LISTED: Final = 100
"""Edges that a reader is shown."""
NetworkFormat = Literal["text", "json", "jsonl", "csv", "gexf", "graphml", "ftm", "svg"]
Format = Annotated[
    NetworkFormat,
    typer.Option(
        "--format",
        "-f",
        help="Output format. text: each edge with its passages; json, jsonl, csv: the edges; gexf, graphml: a "
        "graph for other programs; ftm: entities of FollowTheMoney; svg: a picture.",
    ),
]


@commands.command(
    epilog=example("sayso network --issue health --since 2026", "sayso network --format svg -o network.svg")
)
def network(
    since: Since = None,
    until: Until = None,
    issue: Issue = None,
    type_: ActTypeOption = None,
    actor: ActorName = None,
    limit: Limit = None,
    format_: Format = "text",
    output: Output = None,
    desk: Desk = None,
) -> None:
    """Show who acts on whom in a desk: acts that were done, between actors.

    Acts that were not done, or only may be done, are left out. docs/acts.md describes acts.
    """
    asked = ActSearch(since=since, until=until, issue=issue, type=type_, either=actor)
    with open_desk(desk, create=False) as store, store.view() as view:
        found = network_of(view, asked, drawn(limit, format_))
    show_network(found, format_, output)


def drawn(limit: int | None, format_: NetworkFormat) -> int | None:
    """Return how many edges are asked for; None: all."""
    return LISTED if limit is None and format_ in ("text", "svg") else limit


def show_network(network: Network, format_: NetworkFormat, output: Path | None) -> None:
    """Print the edges of a network in a format, or write them to a file; say how many there are in all."""
    all_edges = network.edges
    counted = f"{len(all_edges):,} edge{'s' * (len(all_edges) != 1)}"
    if len(all_edges) < network.total:
        counted = f"{len(all_edges):,} of {network.total:,} edges, those with the most acts; --limit shows more"
    with destination(output) as out:
        match format_:
            case "text":
                screen = console(file=out)
                show_edges(all_edges, screen)
                screen.print(counted)
            case "svg":
                out.write(picture(all_edges, places(all_edges)))
            case "ftm":
                write_entities(all_edges, out)
            case "gexf" | "graphml":
                write_graph(all_edges, format_, out)
            case _:
                write(format_, Edge, all_edges, out)
    if format_ != "text" and len(all_edges) < network.total:
        warn(counted)
