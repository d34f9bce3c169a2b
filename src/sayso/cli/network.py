"""The command that shows who acts on whom in a desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from sayso.cli.lazy import example
from sayso.cli.options import ActTypeOption, Desk, Issue, Since, Until
from sayso.cli.output import Output, console, destination
from sayso.desk.search.acts import ActSearch
from sayso.desk.search.influence import Edge, deeds, edges
from sayso.desk.store import open_desk
from sayso.export.influence import places, write_entities, write_graph
from sayso.views.desk.influence import picture, show_edges
from sayso.views.records import write

commands = typer.Typer(rich_markup_mode=None)


ActorName = Annotated[
    str | None, typer.Option("--actor", metavar="NAME", help="Only with this actor: words of the name, or a number.")
]
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
    format_: Format = "text",
    output: Output = None,
    desk: Desk = None,
) -> None:
    """Show who acts on whom in a desk: acts that were done, between actors.

    Acts that were not done, or only may be done, are left out. docs/acts.md describes acts.
    """
    asked = ActSearch(since=since, until=until, issue=issue, type=type_, either=actor)
    with open_desk(desk, create=False) as store, store.view() as view:
        acts = deeds(view, asked)
    show_network(edges(acts), format_, output)


def show_network(all_edges: Sequence[Edge], format_: NetworkFormat, output: Path | None) -> None:
    """Print the edges of a network in a format, or write them to a file."""
    with destination(output) as out:
        match format_:
            case "text":
                screen = console(file=out)
                show_edges(all_edges, screen)
                screen.print(f"{len(all_edges):,} edge{'s' * (len(all_edges) != 1)}")
            case "svg":
                out.write(picture(all_edges, places(all_edges)))
            case "ftm":
                write_entities(all_edges, out)
            case "gexf" | "graphml":
                write_graph(all_edges, format_, out)
            case _:
                write(format_, Edge, all_edges, out)
