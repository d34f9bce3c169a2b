"""Who acts on whom: a list for the terminal, and a picture in SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from sayso.desk.search.influence import Edge
from sayso.views.neutral import for_terminal
from sayso.views.rendering import render

_WIDTH, _HEIGHT, _MARGIN = 1000, 700, 90


@dataclass(frozen=True)
class Node:
    """An actor in the picture; places are in pixels."""

    x: float
    y: float
    name: str


@dataclass(frozen=True)
class Arrow:
    """An edge in the picture, with what it says."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    words: str


def show_edges(edges: Sequence[Edge], console: Console) -> None:
    """Print the edges, each with its passages."""
    for edge in edges:
        line = Text.assemble(
            (for_terminal(edge.actor_name), "bold"),
            " → ",
            (for_terminal(edge.recipient_name), "bold"),
            f"  {edge.type}",
        )
        days = edge.first if edge.first == edge.last else f"{edge.first} to {edge.last}"
        count = f"  {edge.acts} acts" if edge.acts > 1 else ""
        console.print(line.append(f"{count}  {days}".rstrip(), style="dim"), soft_wrap=True)
        for deed in edge.deeds:
            within = " (in a statement)" if deed.is_told else ""
            words = for_terminal(" ".join(deed.passage.split()))
            console.print(
                Text(f"  {deed.day or 'no date'}  act {deed.id}, article {deed.article}{within}: {words}"),
                soft_wrap=True,
            )


def picture(edges: Sequence[Edge], places: Mapping[str, tuple[float, float]]) -> str:
    """Draw the network as an SVG image; ``places`` has each node's, 0 to 1 each way."""
    names = {edge.actor: edge.actor_name for edge in edges} | {edge.recipient: edge.recipient_name for edge in edges}
    at = {
        key: (_MARGIN + x * (_WIDTH - 2 * _MARGIN), _MARGIN + y * (_HEIGHT - 2 * _MARGIN))
        for key, (x, y) in places.items()
    }
    arrows = [
        Arrow(*at[edge.actor], *at[edge.recipient], 1 + min(edge.acts, 8) / 2, _words(edge))
        for edge in edges
        if edge.actor != edge.recipient
    ]
    nodes = [Node(*at[key], name) for key, name in names.items()]
    return render("network.svg", width=_WIDTH, height=_HEIGHT, arrows=arrows, nodes=nodes)


def _words(edge: Edge) -> str:
    passages = "; ".join(" ".join(deed.passage.split()) for deed in edge.deeds)
    return f"{edge.actor_name} → {edge.recipient_name}: {edge.type}, {edge.acts} — {passages}"
